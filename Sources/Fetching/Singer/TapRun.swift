import Dispatch
import Glibc
import IntegrationModel
import Synchronization

/// One run of a tap, from its start to its end.
struct TapRun {
    let end: ChildProcess.End
    let isLate: Bool
    private let seconds: Double
    /// What it said on standard error, at the end.
    private let said: [String]
    private let complaints: [String: Int]
    /// What the reader of its messages threw.
    private let stopped: FetchFailure?

    /// What its threads found out.
    private struct State {
        var said: [String] = []
        var complaints: [String: Int] = [:]
        var isLate = false
        var isDone = false
    }

    /// Starts a tap and reads all its messages.
    ///
    /// - Throws: ``FetchFailure`` where it can't be started.
    init(
        _ arguments: [String],
        _ environment: [String: String],
        seconds: Double,
        lineBytes: Int,
        _ take: (UnsafeRawBufferPointer, _ isWhole: Bool) throws -> Void
    ) throws {
        let process = try ChildProcess(arguments, environment: environment)
        let state = SharedState()
        let errors = DispatchGroup()
        DispatchQueue.global().async(group: errors) {
            LineReading.lines(of: process.errors, limit: 4096) { line, _ in
                state.hears(String(decoding: line.prefix(4096), as: UTF8.self))
            }
        }
        let alarm = DispatchWorkItem {
            if state.isLate() { process.stop() }
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: alarm)
        var stopped: FetchFailure?
        do {
            try LineReading.lines(of: process.output, limit: lineBytes, take)
        } catch {
            stopped = error as? FetchFailure ?? FetchFailure("\(error)", remedy: "run it again")
            process.stop()
        }
        end = process.wait()
        state.ends()
        alarm.cancel()
        // Programs that the tap started may still hold its standard error.
        if errors.wait(timeout: .now() + 2) == .timedOut { process.stop() }
        let found = state.result
        (said, complaints, isLate) = (found.said, found.complaints, found.isLate)
        self.stopped = stopped
        self.seconds = seconds
    }

    private final class SharedState: Sendable {
        private let state = Mutex(State())

        func hears(_ line: String) {
            guard line.contains(where: { !$0.isWhitespace }) else { return }
            state.withLock { state in
                state.said.append(line)
                if state.said.count > 20 { state.said.removeFirst() }
                let isComplaint = ["WARN", "ERROR", "CRITICAL", "FATAL"].contains { line.uppercased().contains($0) }
                if isComplaint, state.complaints.count < 20 || state.complaints[line] != nil {
                    state.complaints[line, default: 0] += 1
                }
            }
        }

        /// Whether the tap still runs.
        func isLate() -> Bool {
            state.withLock { state in
                if !state.isDone { state.isLate = true }
                return state.isLate
            }
        }

        func ends() { state.withLock { $0.isDone = true } }

        var result: State { state.withLock { $0 } }
    }

    /// Why the tap did not end well; nil where it did.
    func failure(of tap: String, records: Int) -> FetchFailure? {
        let kept = records > 0 ? " The \(records) records before were kept." : ""
        if let stopped { return FetchFailure("\(stopped.message).\(kept)", remedy: stopped.remedy) }
        let last = said.suffix(3).joined(separator: " / ")
        let words = last.isEmpty ? "It said nothing about it." : "It said: \(last)."
        if isLate {
            return FetchFailure(
                "the tap \(tap) was stopped after \(Int(seconds)) seconds.\(kept) \(words)",
                remedy: "give it longer with --tap-time, or let it give less"
            )
        }
        switch end {
        case .code(0): return nil
        case .code(let code):
            return FetchFailure(
                "the tap \(tap) ended with exit code \(code).\(kept) \(words)",
                remedy: "run it by itself"
            )
        case .signal(let signal):
            return FetchFailure(
                "the tap \(tap) was ended by signal \(signal).\(kept) \(words)",
                remedy: "run it by itself"
            )
        }
    }

    /// What the tap warned of.
    func warnings(of name: String) -> [Diagnostic] {
        complaints.sorted { $0.key < $1.key }.map { line, count in
            Diagnostic(.note, "the tap says: \(line)", at: SourceLocation(file: name), occurrences: count)
        }
    }
}
