/// How the lines of a delimited text make documents with lines.
public struct RecordGrouping: Codable, Sendable, Hashable {
    /// Names of the field that holds the document's key; a line with another key begins a new document, and so does
    /// one with a key after lines without (alternatives: languages, versions).
    public var key: [String]
    /// Beginnings of the names of the fields that belong to the lines; the others belong to the document.
    public var linePrefixes: [String]
    /// The name of the dataset of the lines.
    public var lines: String
    /// Further fields of the key, each a list of alternatives: the journal, where every journal numbers its own entries.
    /// Another value in one of them begins a new document too.
    public var keyParts: [[String]]
    /// Ends of the names of the fields that belong to the lines: ` (Items)`.
    public var lineSuffixes: [String]

    public init(
        key: [String],
        linePrefixes: [String],
        lines: String,
        keyParts: [[String]] = [],
        lineSuffixes: [String] = []
    ) {
        self.key = key
        self.linePrefixes = linePrefixes
        self.lines = lines
        self.keyParts = keyParts
        self.lineSuffixes = lineSuffixes
    }
}
