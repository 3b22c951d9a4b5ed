public import IntegrationModel

/// A file that a user took out of a system at one moment.
public struct ExportFile: Sendable, Hashable {
    /// Relative to the imported folder, with forward slashes; what the user sees.
    public var path: String { facts.path }
    /// Where the file is; for a member of an archive or a sheet of a workbook, the file that it is in.
    public var absolutePath: String { facts.absolutePath }
    /// In bytes.
    public var size: Int { facts.size }
    /// When the file was last written, in seconds since 1970, where that is known.
    public var modifiedAt: Double? { facts.modifiedAt }
    /// Overrides of what would be guessed, from `koppel.yaml` or the command line.
    public var overrides: ReadingOverrides {
        get { facts.overrides }
        set {
            self = ExportFile(
                path: path,
                absolutePath: absolutePath,
                size: size,
                modifiedAt: modifiedAt,
                overrides: newValue,
                contents: contents
            )
        }
    }
    /// Gives the bytes of what is no file of its own; nil for the file at ``absolutePath``.
    public var contents: (any ExportContents)? { facts.contents }
    private let facts: Facts

    /// What copies of a file share: thousands of files are copied time and again.
    private final class Facts: Sendable {
        let path: String
        let absolutePath: String
        let size: Int
        let modifiedAt: Double?
        let overrides: ReadingOverrides
        let contents: (any ExportContents)?

        init(
            _ path: String,
            _ absolutePath: String,
            _ size: Int,
            _ modifiedAt: Double?,
            _ overrides: ReadingOverrides,
            _ contents: (any ExportContents)?
        ) {
            (self.path, self.absolutePath, self.size, self.modifiedAt) = (path, absolutePath, size, modifiedAt)
            (self.overrides, self.contents) = (overrides, contents)
        }
    }

    public init(
        path: String,
        absolutePath: String,
        size: Int,
        modifiedAt: Double? = nil,
        overrides: ReadingOverrides = ReadingOverrides(),
        contents: (any ExportContents)? = nil
    ) {
        facts = Facts(path, absolutePath, size, modifiedAt, overrides, contents)
    }

    /// The bytes of the export.
    ///
    /// - Throws: ``ImportError`` where it can't be read, or is empty.
    public func open() throws -> FileBytes {
        if let contents { return try contents.open(shownAs: path) }
        return try FileBytes(opening: absolutePath, shownAs: path)
    }

    public static func == (left: ExportFile, right: ExportFile) -> Bool {
        left.facts === right.facts
            || left.path == right.path && left.absolutePath == right.absolutePath && left.size == right.size
                && left.overrides == right.overrides
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        hasher.combine(absolutePath)
    }
}

/// The bytes of an export inside another file: a member of an archive, a sheet of a workbook.
public protocol ExportContents: Sendable {
    /// - Parameter path: what the user calls it, for messages.
    /// - Throws: ``ImportError`` where it can't be read, or is empty.
    func open(shownAs path: String) throws -> FileBytes
}

/// What the user says about how an export is written; nil means: guess.
public struct ReadingOverrides: Sendable, Hashable, Codable {
    /// An IANA name: `utf-8`, `windows-1252`, `iso-8859-15`, `utf-16le`, `macintosh`.
    public var encoding: String?
    public var delimiter: String?
    public var quote: String?
    /// The character before a quote inside a quoted value: `\\`, or the quote itself for doubled quotes.
    public var escape: String?
    public var hasHeader: Bool?
    /// Lines before the header.
    public var skipLines: Int?
    /// Whether records with a blank or repeated key are further lines of the document before.
    public var continuationLines: Bool?
    /// The order of day, month and year, where the values leave a doubt.
    public var dateOrder: DateOrder?
    /// The decimal mark, where the values leave a doubt, as 1.234 does; the thousands mark is another one.
    public var decimalMark: DecimalMark?
    /// The id of the importer to use.
    public var importer: String?
    /// In place of the usual ``ReadingLimits``: bytes of a value and of a record, levels of nesting, fields of a table.
    public var maxValue: Int?
    public var maxRecord: Int?
    public var maxDepth: Int?
    public var maxFields: Int?

    public init() {}

    /// What readers of the file refuse to go beyond.
    public var limits: ReadingLimits {
        let usual = ReadingLimits()
        return ReadingLimits(
            valueBytes: maxValue ?? usual.valueBytes,
            recordBytes: maxRecord ?? usual.recordBytes,
            depth: maxDepth ?? usual.depth,
            fields: maxFields ?? usual.fields
        )
    }

    /// Whether anything is said of how the text is written, and not only of limits.
    var describesText: Bool {
        var copy = self
        (copy.maxValue, copy.maxRecord, copy.maxDepth, copy.maxFields) = (nil, nil, nil, nil)
        return copy != ReadingOverrides()
    }
}

extension ExportFile {
    /// Calls `body`, in which readers keep to the limits of this file.
    public func withLimits<Result>(_ body: () throws -> Result) rethrows -> Result {
        try ReadingLimits.$current.withValue(overrides.limits, operation: body)
    }
}
