import FlyingFox
import FlyingSocks
import FoundationEssentials
import Synchronization

/// Tells all open pages what happens, as server-sent events (HTML Living Standard, section 9.2).
final class EventHub: Sendable {
    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<String>.Continuation] = [:]
        /// The state of the import, for pages that open while it goes on.
        var job: Job?
    }

    /// The import that goes on, or how the last one ended.
    struct Job: Codable, Sendable {
        var isRunning: Bool
        var stage: String
        var share: Double?
        /// Why it could not be done.
        var error: String?
    }

    private let state = Mutex(State())

    var job: Job? { state.withLock { $0.job } }

    /// Notes that an import begins; false where one is going on.
    func beginJob() -> Bool {
        let job = Job(isRunning: true, stage: "listing")
        let begins = state.withLock { state in
            guard state.job?.isRunning != true else { return false }
            state.job = job
            return true
        }
        if begins { send("import", job) }
        return begins
    }

    func update(_ job: Job) {
        state.withLock { $0.job = job }
        send("import", job)
    }

    func send(_ event: String, _ value: some Encodable) {
        guard let data = try? JSONEncoder().encode(value) else { return }
        let text = "event: \(event)\ndata: \(String(decoding: data, as: UTF8.self))\n\n"
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(text) }
    }

    var hasListeners: Bool { state.withLock { !$0.listeners.isEmpty } }

    /// A comment, so that a page that was closed is noticed.
    func ping() { for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(":\n\n") } }

    /// The events from now on, as the body of an answer.
    func response() -> HTTPResponse {
        let (stream, continuation) = AsyncStream<String>.makeStream(bufferingPolicy: .bufferingNewest(256))
        let id = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { $0.listeners[id] = nil }
        }
        continuation.yield("retry: 1000\n\n")
        return HTTPResponse(
            statusCode: .ok,
            headers: HTTPResponse.headers("text/event-stream"),
            body: HTTPBodySequence(from: EventBytes(stream: stream))
        )
    }
}

/// The texts of a stream as bytes.
private struct EventBytes: AsyncBufferedSequence {
    typealias Element = UInt8
    let stream: AsyncStream<String>

    func makeAsyncIterator() -> Iterator { Iterator(texts: stream.makeAsyncIterator()) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var texts: AsyncStream<String>.AsyncIterator
        private var rest: ArraySlice<UInt8> = []

        init(texts: AsyncStream<String>.AsyncIterator) { self.texts = texts }

        mutating func next() async -> UInt8? { await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
            if rest.isEmpty {
                guard let text = await texts.next() else { return nil }
                rest = Array(text.utf8)[...]
            }
            let part = Array(rest.prefix(Swift.max(1, count)))
            rest = rest.dropFirst(part.count)
            return part
        }
    }
}
