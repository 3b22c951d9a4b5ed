import Glibc
import Reporting
import Synchronization

/// Standard output and error.
enum Console {
    /// Writes a document to standard output, and a line break where it has none at its end.
    static func output(_ text: String) {
        write(text.hasSuffix("\n") ? text : text + "\n", to: 1)
    }

    static func error(_ text: String) {
        write(text.hasSuffix("\n") ? text : text + "\n", to: 2)
    }

    /// Colours only on a terminal, and never with NO_COLOR.
    static var style: TextStyle {
        isatty(1) == 1 && getenv("NO_COLOR") == nil && environment("TERM") != "dumb" ? .coloured : .plain
    }

    /// The width of the terminal in characters; 100 where standard output is no terminal.
    static var width: Int {
        var size = winsize()
        guard isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return environment("COLUMNS").flatMap { Int($0) } ?? 100
        }
        return max(60, Int(size.ws_col))
    }

    /// How a page is set on this terminal.
    static func page(in language: Language = .english) -> PageSetup {
        PageSetup(width: width, style: style, language: language)
    }

    static var errorIsTerminal: Bool { isatty(2) == 1 }

    private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { buffer in
            var rest = UnsafeRawBufferPointer(buffer)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress!, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
        }
    }
}

/// What is being done and how long it took: a line on a terminal that is written over, nothing in a pipe.
final class Progress: Sendable {
    private struct State {
        var stage: String?
        var began: Double
        /// When it was last told how far the stage is.
        var shown = 0.0
        var timings: [(String, Double)] = []
    }

    private let state: Mutex<State>
    private let shows: Bool
    private let tells: Bool
    private let onChange: @Sendable (String, Double?) -> Void

    /// - Parameters:
    ///   - verbose: whether each stage gets a line of its own when it is done, in a pipe too.
    ///   - onChange: told of each stage, and of the share of it that is done where that is known.
    init(quiet: Bool, verbose: Bool = false, onChange: @escaping @Sendable (String, Double?) -> Void = { _, _ in }) {
        shows = !quiet && Console.errorIsTerminal
        tells = verbose
        self.onChange = onChange
        state = Mutex(State(stage: nil, began: Self.now))
    }

    func begin(_ stage: String) {
        state.withLock { state in
            close(&state)
            state.stage = stage
        }
        onChange(stage, nil)
        if shows { Console.write("\r\u{1B}[K\(stage)…", to: 2) }
    }

    /// Tells how far the present stage is, on a terminal, at most ten times a second.
    func show(_ text: String) {
        guard shows else { return }
        let isDue = state.withLock { state in
            let now = Self.now
            guard now - state.shown > 0.1 else { return false }
            state.shown = now
            return true
        }
        if isDue { Console.write("\r\u{1B}[K\(text)…", to: 2) }
    }

    /// Which share of the stage is done, 0–1: a bar, and the time left once that can be told.
    func show(_ share: Double) {
        guard let (stage, elapsed) = state.withLock({ state in state.stage.map { ($0, Self.now - state.began) } })
        else {
            return
        }
        onChange(stage, share)
        if shows { Console.write("\r\u{1B}[K\(Self.bar(stage, share, elapsed))", to: 2) }
    }

    /// `importing  ██████░░░░  61 %, 12 s left`.
    static func bar(_ stage: String, _ share: Double, _ elapsed: Double) -> String {
        let (width, share) = (20, min(1, max(0, share)))
        let full = Int(share * Double(width))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        let left = share > 0 ? elapsed / share - elapsed : 0
        let time = elapsed > 2 && left >= 1 ? ", \(Self.time(left)) left" : ""
        return "\(stage)  \(bar)  \(Int(share * 100)) %\(time)"
    }

    /// `40 s`, `3 min`, `2 h`: no more precise than a guess is.
    private static func time(_ seconds: Double) -> String {
        switch seconds {
        case ..<90: "\(Int(seconds.rounded(.up))) s"
        case ..<5_400: "\(Int((seconds / 60).rounded(.up))) min"
        default: "\(Int((seconds / 3_600).rounded(.up))) h"
        }
    }

    /// Ends the last stage and takes the line away.
    func end() {
        state.withLock { close(&$0) }
        if shows { Console.write("\r\u{1B}[K", to: 2) }
    }

    /// A line for each stage, and their sum, in seconds.
    var table: String {
        let timings = state.withLock(\.timings)
        let rows = timings + [("total", timings.reduce(0) { $0 + $1.1 })]
        let width = rows.map(\.0.count).max() ?? 0
        return rows.map { name, seconds in
            let milliseconds = "\(Int((seconds * 1000).rounded()))"
            return name + String(repeating: " ", count: width - name.count + 2)
                + String(repeating: " ", count: max(0, 7 - milliseconds.count)) + milliseconds + " ms"
        }.joined(separator: "\n")
    }

    private func close(_ state: inout State) {
        let now = Self.now
        if let stage = state.stage {
            state.timings.append((stage, now - state.began))
            if tells {
                Console.error(
                    (shows ? "\r\u{1B}[K" : "") + "\(stage): \(Int(((now - state.began) * 1000).rounded())) ms"
                )
            }
        }
        state.stage = nil
        state.began = now
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
