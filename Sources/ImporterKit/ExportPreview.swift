/// What the first bytes of an export tell: its encoding, format, and the names of its fields.
public struct ExportPreview: Sendable, Hashable {
    /// The path of the file, relative to the imported folder.
    public var path: String
    public var format: ExportFormat?
    /// An IANA name.
    public var encoding: String
    /// Whether the encoding is a guess, and not known from a mark, a declaration or the user.
    public var encodingIsGuess: Bool
    /// How delimited text is written; nil for other formats.
    public var dialect: DelimitedTextDialect?
    /// The local name of an XML document's root element, and its namespace.
    public var rootElement: String?
    public var namespace: String?
    /// The beginning of an XML document up to the end of its root element's start tag, where files like it are looked for.
    var rootTag: [UInt8] = []
    /// The entity set that the context of an OData answer names; nil where there is none.
    public var entitySet: String?
    /// The tables that were seen, with the names of their fields in the order met.
    public var tables: [PreviewTable]
    /// The values of the first lines of delimited text, whether they are names, records or something else.
    public var firstRows: [[String]]
    /// Why nothing can be read of it: empty, a sign-in page, a binary file.
    public var obstacle: String?
    /// What the user can do about the obstacle.
    public var obstacleRemedy: String?

    public init(path: String) {
        self.path = path
        encoding = "utf-8"
        encodingIsGuess = false
        tables = []
        firstRows = []
    }

    mutating func setObstacle(_ found: String, remedy: String?) {
        obstacle = found
        obstacleRemedy = remedy
    }
}

/// A table in the first bytes of an export.
public struct PreviewTable: Sendable, Hashable {
    /// The record path as in ``DatasetDescription/recordPath``; "" for delimited text.
    public var recordPath: String
    public var fields: [String]
    /// The position of the table whose records hold these, nil at the top.
    public var parent: Int?
    /// Records seen in the preview.
    public var records: Int
    /// Whether it is the header of the export and holds one record.
    public var isSingle: Bool

    public init(
        recordPath: String,
        fields: [String],
        parent: Int? = nil,
        records: Int = 0,
        isSingle: Bool = false
    ) {
        self.recordPath = recordPath
        self.fields = fields
        self.parent = parent
        self.records = records
        self.isSingle = isSingle
    }
}
