/// The file and line that something comes from.
public struct SourceLocation: Codable, Sendable, Hashable, Comparable {
    /// Relative to the imported folder.
    public var file: String
    /// Counted from 1; nil for the file as a whole.
    public var line: Int?
    /// The column (header or path) inside the line or record, where one is meant.
    public var field: String?

    public init(file: String, line: Int? = nil, field: String? = nil) {
        self.file = file
        self.line = line
        self.field = field
    }

    public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
        (left.file, left.line ?? 0, left.field ?? "") < (right.file, right.line ?? 0, right.field ?? "")
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `orders.csv:34`, which editors and terminals understand.
    public var description: String { line.map { "\(file):\($0)" } ?? file }
}
