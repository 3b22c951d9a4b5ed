/// Which parts of a document of nested elements or objects are records, and of which table.
public struct RecordLayout: Sendable, Hashable {
    public var tables: [TableLayout]
    /// Whether the tables were guessed from a document and not described by somebody who knows the format. What stands
    /// outside all of them may then be missed by no one's intention, and readers say that it was left out.
    public var isGuess: Bool

    public init(tables: [TableLayout], isGuess: Bool = false) {
        self.tables = tables
        self.isGuess = isGuess
    }
}

/// One table of a nested document.
public struct TableLayout: Sendable, Hashable {
    /// The path of the record from the root, as in ``DatasetDescription/recordPath``. In JSON `*` stands for every member
    /// of an object that maps keys to records: `resources.*`. Their key becomes the field `@key`.
    public var recordPath: String
    /// The position of the table whose records hold these; it comes before this one. nil at the top.
    public var parent: Int?
    /// Paths of fields that take one of several, such as `emails[type=primary].email`; all other leaves become fields
    /// by themselves.
    public var selectors: [String]
    /// Fields that the records take over from elements around them.
    public var inherited: [InheritedField]
    /// Whether this is such an element and no record.
    public var isAround: Bool
    /// Whether it was found to be the header of an export: one record beside tables of many.
    public var isSingle: Bool

    public init(
        recordPath: String,
        parent: Int? = nil,
        selectors: [String] = [],
        inherited: [InheritedField] = [],
        isAround: Bool = false,
        isSingle: Bool = false
    ) {
        self.recordPath = recordPath
        self.parent = parent
        self.selectors = selectors
        self.inherited = inherited
        self.isAround = isAround
        self.isSingle = isSingle
    }
}

/// A field that records take over from an element or object around them, as far as it stands before them.
public struct InheritedField: Sendable, Hashable {
    /// The position of the table of the element around.
    public var table: Int
    /// The field there.
    public var field: String
    /// What it is called in the records.
    public var name: String

    public init(table: Int, field: String, name: String) {
        self.table = table
        self.field = field
        self.name = name
    }
}

/// What a reader refuses to go beyond.
public struct ReadingLimits: Sendable, Hashable {
    /// Those of the file that is being read, which readers take unless they are given others.
    @TaskLocal public static var current = ReadingLimits()

    /// Bytes of one value.
    public var valueBytes: Int
    /// Bytes of one record.
    public var recordBytes: Int
    /// Levels of nesting.
    public var depth: Int
    /// Fields of one table.
    public var fields: Int

    public init(valueBytes: Int = 1 << 24, recordBytes: Int = 1 << 26, depth: Int = 256, fields: Int = 16_384) {
        self.valueBytes = valueBytes
        self.recordBytes = recordBytes
        self.depth = depth
        self.fields = fields
    }
}
