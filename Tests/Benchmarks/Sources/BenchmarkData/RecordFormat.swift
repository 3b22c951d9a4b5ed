/// A file format of the benchmarks that is written a record at a time.
protocol RecordFormat {
    /// Everything is derived from the seed.
    init(seed: UInt64)
    /// What stands before the first record.
    func begin(_ writer: ByteWriter)
    mutating func appendRecord(to writer: ByteWriter)
    /// What stands behind the last record.
    func end(_ writer: ByteWriter)
}

extension RecordFormat {
    func end(_ writer: ByteWriter) {}
}

/// The benchmark files that this package makes itself.
public enum BenchmarkFile: String, CaseIterable, Sendable {
    /// Delimited text of 12 columns of mixed types.
    case csv
    /// A nested record a line.
    case ndjson
    /// Invoices as in UBL 2.1, below one root.
    case xml

    /// Rises with every change of what is written, so that files of an older version are not taken for it.
    public static let version = 1

    /// Writes whole records until the file holds at least `size` bytes.
    /// - Returns: the number of records.
    /// - Throws: `DataError` where the file can't be written.
    @discardableResult
    public func write(to path: String, size: Int, seed: UInt64) throws -> Int {
        switch self {
        case .csv: try Self.write(MixedCSV.self, to: path, size: size, seed: seed)
        case .ndjson: try Self.write(NestedJSON.self, to: path, size: size, seed: seed)
        case .xml: try Self.write(Invoices.self, to: path, size: size, seed: seed)
        }
    }

    private static func write<Format: RecordFormat>(
        _: Format.Type,
        to path: String,
        size: Int,
        seed: UInt64
    ) throws -> Int {
        let writer = try ByteWriter(path: path)
        var format = Format(seed: seed)
        var records = 0
        format.begin(writer)
        while writer.count < size {
            format.appendRecord(to: writer)
            records += 1
        }
        format.end(writer)
        try writer.close()
        return records
    }
}
