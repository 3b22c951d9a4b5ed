/// A fault in a file that a user or the product wrote: where it is, what was found, what is allowed, what to do.
public struct ConfigurationError: Error, Hashable, Sendable {
    public var file: String
    /// Counted from 1; nil for the file as a whole.
    public var line: Int?
    /// Counted from 1.
    public var column: Int?
    /// What was found.
    public var found: String
    /// What was expected, with the allowed values where they are few.
    public var expected: String
    /// What the user can do.
    public var remedy: String?

    public init(
        file: String,
        line: Int? = nil,
        column: Int? = nil,
        found: String,
        expected: String,
        remedy: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.found = found
        self.expected = expected
        self.remedy = remedy
    }
}

extension ConfigurationError: CustomStringConvertible {
    /// `koppel.yaml:3:5: error: unknown key "kindd"; expected …`, and the remedy on a line of its own.
    public var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if line != nil, let column { place += ":\(column)" }
        return "\(place): error: \(found); expected \(expected)" + (remedy.map { "\n  Try: \($0)" } ?? "")
    }
}
