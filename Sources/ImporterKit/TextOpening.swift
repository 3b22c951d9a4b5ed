/// How delimited text begins whose names of columns stand on a later line, or that has none.
///
/// DATEV writes a line about the file before the names of the columns; a WinBooks booking file has no names at all.
public struct TextOpening: Codable, Sendable, Hashable {
    /// What the values of the first line look like, from its first one on: each a list of alternatives, in which `#`
    /// stands for a digit; an empty list leaves a value open. Without names of columns every line looks like this.
    public var values: [[String]]
    /// The line with the names of the columns, counted from 1; nil where there is none.
    public var headerLine: Int?
    /// The names of the columns in their order, for text without them.
    public var columns: [String]
    /// How many columns there may be; empty for any number.
    public var columnCounts: [Int]

    public init(
        values: [[String]] = [],
        headerLine: Int? = nil,
        columns: [String] = [],
        columnCounts: [Int] = []
    ) {
        self.values = values
        self.headerLine = headerLine
        self.columns = columns
        self.columnCounts = columnCounts
    }

    /// How many lines are looked at.
    static let previewedRows = 5
}

extension TextOpening {
    /// The names of the columns of a text that begins like this; nil where it begins otherwise.
    func header(of preview: ExportPreview) -> [String]? {
        guard let first = preview.firstRows.first, accepts(first) else { return nil }
        if let headerLine {
            guard headerLine >= 1, headerLine <= preview.firstRows.count else { return nil }
            return DelimitedTextHeader.uniqueNames(preview.firstRows[headerLine - 1])
        }
        for row in preview.firstRows {
            guard accepts(row), columnCounts.isEmpty || columnCounts.contains(row.count) else { return nil }
        }
        return Array(columns.prefix(first.count))
    }

    private func accepts(_ row: [String]) -> Bool {
        guard row.count >= values.count else { return false }
        return zip(values, row).allSatisfy { alternatives, value in
            alternatives.isEmpty || alternatives.contains { Self.fits(Array(value.utf8), Array($0.utf8)) }
        }
    }

    /// Whether a value is the text of a shape, in which `#` stands for a digit.
    static func fits(_ value: some Collection<UInt8>, _ shape: [UInt8]) -> Bool {
        value.count == shape.count
            && zip(value, shape).allSatisfy { byte, mark in
                mark == UInt8(ascii: "#") ? (0x30...0x39).contains(byte) : byte == mark
            }
    }
}

extension DatasetDescription {
    /// How a text that holds this dataset is written: the first lines are known where there is an opening.
    func dialect(of preview: ExportPreview) -> DelimitedTextDialect? {
        guard let opening, var dialect = preview.dialect else { return preview.dialect }
        dialect.hasHeader = opening.headerLine != nil
        dialect.preambleLines = max((opening.headerLine ?? 1) - 1, 0)
        return dialect
    }
}

extension ImporterManifest {
    /// How an export of delimited text is read by this importer; what was detected, but for datasets that say how they
    /// begin.
    public func dialect(of preview: ExportPreview) -> DelimitedTextDialect? {
        matches(in: preview).first?.dataset.dialect(of: preview) ?? preview.dialect
    }
}
