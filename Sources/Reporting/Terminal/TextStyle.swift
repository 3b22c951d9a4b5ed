/// Whether text for the terminal has colours. Without them it says the same.
public enum TextStyle: Sendable, Hashable, CaseIterable {
    /// No control sequences at all: for pipes, files and `NO_COLOR`.
    case plain
    /// ANSI SGR sequences (ECMA-48, section 8.3.117).
    case coloured

    func paint(_ text: String, _ tone: Tone) -> String {
        guard self == .coloured, let code = tone.code, !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

/// What a piece of text is to the reader.
enum Tone: Sendable, Hashable {
    case plain, strong, dim, good, warning, bad

    fileprivate var code: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .dim: "2"
        case .good: "32"
        case .warning: "33"
        case .bad: "31"
        }
    }
}
