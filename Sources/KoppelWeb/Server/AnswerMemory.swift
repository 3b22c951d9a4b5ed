import Synchronization

/// Answers that are the same until the workspace changes, so that each is written once.
final class AnswerMemory<Answer: Sendable>: Sendable {
    private struct State {
        var revision = ""
        var answers: [String: Answer] = [:]
    }

    private let state = Mutex(State())

    /// A reader who drags a window about asks for many sizes of the map.
    private static var most: Int { 32 }

    /// The answer to a question, written where it is not known for the revision.
    func answer(to question: String, at revision: String, _ write: () throws -> Answer) rethrows -> Answer {
        let known = state.withLock { state -> Answer? in
            if state.revision != revision { state = State(revision: revision) }
            return state.answers[question]
        }
        if let known { return known }
        let answer = try write()
        state.withLock { state in
            guard state.revision == revision else { return }
            if state.answers.count >= Self.most { state.answers = [:] }
            state.answers[question] = answer
        }
        return answer
    }
}
