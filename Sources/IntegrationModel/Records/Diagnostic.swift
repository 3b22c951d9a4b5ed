/// Something the user should know about an input.
public struct Diagnostic: Codable, Sendable, Hashable {
    public enum Severity: String, Codable, Sendable, CaseIterable {
        /// A guess, or something that was read around without loss.
        case note
        /// Part of the input was left out.
        case warning
        /// The input could not be read, or no further than the place.
        case error
    }

    public var severity: Severity
    public var location: SourceLocation
    /// What was found, and what was expected.
    public var message: String
    /// What the user can do.
    public var remedy: String?
    /// How often the same was met in this file; the location is the first.
    public var occurrences: Int

    public init(
        _ severity: Severity,
        _ message: String,
        at location: SourceLocation,
        remedy: String? = nil,
        occurrences: Int = 1
    ) {
        self.severity = severity
        self.location = location
        self.message = message
        self.remedy = remedy
        self.occurrences = occurrences
    }
}

extension Diagnostic: CustomStringConvertible {
    public var description: String {
        let count = occurrences > 1 ? " (\(occurrences) times, first here)" : ""
        return "\(location): \(severity.rawValue): \(message)\(count)" + (remedy.map { "\n  Try: \($0)" } ?? "")
    }
}
