/// The plain values of one field, read again from the exports for the stages that compare text.
///
/// They are never stored: a column file holds hashes only.
public struct TextColumn: Sendable {
    /// Records without a value before the first one that is kept.
    private var blanks = 0
    /// Whether nothing was read, so that a record without a value may have one in the export.
    public private(set) var isLeftOut = false
    private var bytes: [UInt8]
    /// Where each value after the blanks, or each different one, begins in `bytes`; one more than there are.
    private var offsets = TextOffsets()
    /// For each record after the blanks the position of its value; nil where each record has a value of its own.
    private var codes: [UInt32]?

    public init() {
        bytes = []
        offsets.append(0)
    }

    public init(_ values: [String]) {
        self.init()
        for value in values { append(utf8: value.utf8) }
    }

    /// A column whose values repeat.
    ///
    /// - Parameters:
    ///   - bytes: the different values in a row. A value may be among them more than once.
    ///   - offsets: where each of them begins; one more than there are.
    ///   - codes: for each record the position of its value.
    /// - Precondition: offsets rise and end with the number of bytes; codes are positions of values.
    public init(bytes: [UInt8], offsets: [UInt32], codes: [UInt32]) {
        precondition(offsets.last.map(Int.init) == bytes.count)
        (self.bytes, self.codes) = (bytes, codes)
        self.offsets = TextOffsets(offsets)
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
        endValue()
    }

    public mutating func append(utf8 value: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: value)
        endValue()
    }

    private mutating func endValue() {
        codes?.append(UInt32(clamping: offsets.count - 1))
        offsets.append(bytes.count)
    }

    /// Appends the values of records that follow.
    public mutating func append(_ later: TextColumn) {
        guard count > 0 || isLeftOut else {
            self = later
            return
        }
        guard codes == nil, later.codes == nil else {
            for record in 0..<later.count { later.withUTF8(of: record) { append(utf8: $0) } }
            return
        }
        for _ in 0..<later.blanks { append(utf8: UnsafeBufferPointer(start: nil, count: 0)) }
        let first = bytes.count
        bytes.append(contentsOf: later.bytes)
        for position in 1..<max(1, later.offsets.count) { offsets.append(later.offsets[position] + first) }
    }

    /// Gives back memory that no value takes, for a column that is complete.
    public mutating func trim() {
        bytes.trim()
        offsets.trim()
        codes?.trim()
    }

    /// The bytes of all values that are kept.
    public var byteCount: Int { bytes.count }

    public var count: Int { blanks + (codes?.count ?? offsets.count - 1) }

    /// Whether records with the same value may share a code.
    public var isCoded: Bool { codes != nil }

    /// A number that only records with the same value share; the same value may have several.
    public func code(of record: Int) -> Int { record < blanks ? -1 : place(record) }

    private func place(_ record: Int) -> Int {
        // Not bound to a name, which would count a reference for each value.
        if let code = codes?[record - blanks] { return Int(code) }
        return record - blanks
    }

    /// The value of a record, "" where it has none.
    public subscript(record: Int) -> String {
        withUTF8(of: record) { String(decoding: $0, as: UTF8.self) }
    }

    /// Calls `body` with the bytes of the value of a record.
    public func withUTF8<Result>(of record: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
        -> Result
    {
        guard record >= blanks else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        let place = place(record)
        return try bytes.withUnsafeBufferPointer { buffer in
            try body(UnsafeBufferPointer(rebasing: buffer[offsets[place]..<offsets[place + 1]]))
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
