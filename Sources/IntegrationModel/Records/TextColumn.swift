/// The plain values of one field, read again from the exports for the stages that compare text.
///
/// They are never stored: a column file holds hashes only.
public struct TextColumn: Sendable {
    /// Records without a value before the first one that is kept.
    private var blanks = 0
    /// Whether nothing was read, so that a record without a value may have one in the export.
    public private(set) var isLeftOut = false
    private var bytes: [UInt8]
    /// Where each value after the blanks begins in `bytes`; one more than there are.
    private var offsets: [Int]

    public init() {
        bytes = []
        offsets = [0]
    }

    public init(_ values: [String]) {
        self.init()
        for value in values { append(utf8: value.utf8) }
    }

    /// So many records without a value; they take no memory.
    public init(blanks count: Int) {
        self.init()
        blanks = count
    }

    /// The column of a field whose values were not read, such as those that don't fit into the memory: so many records
    /// without a value.
    public static func leftOut(_ count: Int) -> TextColumn {
        var column = TextColumn(blanks: count)
        column.isLeftOut = true
        return column
    }

    /// This column with records without a value added until there are so many.
    public func padded(to count: Int) -> TextColumn {
        var column = self
        while column.count < count { column.append(utf8: EmptyCollection()) }
        return column
    }

    public mutating func append(utf8 value: some Collection<UInt8>) {
        bytes.append(contentsOf: value)
        offsets.append(bytes.count)
    }

    public mutating func append(utf8 value: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: value)
        offsets.append(bytes.count)
    }

    /// Appends the values of records that follow.
    public mutating func append(_ later: TextColumn) {
        guard count > 0 || isLeftOut else {
            self = later
            return
        }
        for _ in 0..<later.blanks { append(utf8: UnsafeBufferPointer(start: nil, count: 0)) }
        let first = bytes.count
        bytes.append(contentsOf: later.bytes)
        offsets.append(contentsOf: later.offsets.dropFirst().lazy.map { $0 + first })
    }

    public var count: Int { blanks + offsets.count - 1 }

    /// The value of a record, "" where it has none.
    public subscript(record: Int) -> String {
        record < blanks
            ? "" : String(decoding: bytes[offsets[record - blanks]..<offsets[record - blanks + 1]], as: UTF8.self)
    }

    /// Calls `body` with the bytes of the value of a record.
    public func withUTF8<Result>(of record: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
        -> Result
    {
        guard record >= blanks else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        return try bytes.withUnsafeBufferPointer { buffer in
            try body(UnsafeBufferPointer(rebasing: buffer[offsets[record - blanks]..<offsets[record - blanks + 1]]))
        }
    }
}

/// Reads plain values again from the exports.
public protocol TextSource: Sendable {
    /// The values of some fields of a dataset, for all its records, in the order of `fields`.
    ///
    /// - Throws: where an export has changed or gone since it was imported.
    func texts(of dataset: String, fields: [Int]) throws -> [TextColumn]

    /// Tells which fields of which datasets will be asked for, so that exports which hold several are read once.
    ///
    /// - Throws: as ``texts(of:fields:)``.
    func prepare(_ fields: [String: [Int]]) throws
}

extension TextSource {
    public func prepare(_ fields: [String: [Int]]) throws {}
}
