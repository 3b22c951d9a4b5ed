public import IntegrationModel

/// Reads the records of a JSON text (RFC 8259), or of several one after the other, such as one per line.
///
/// Nested objects become fields with dotted paths, `address.city`; arrays become `emails[0].email` to
/// `emails[7].email`, and more are counted in a diagnostic, unless the layout makes them a table. Numbers and literals
/// are kept as they are written; `null` is an absent value, `""` an empty one. A record that is a single value fills a
/// field named `value`. The last of equal keys wins. Half surrogate pairs become U+FFFD.
///
/// In a text of lines, a line with a fault is rejected and the next one read. Not thread-safe: use one reader per
/// thread, for as many files of the same layout as there are.
public final class JSONRecordReader {
    public let layout: RecordLayout
    public let limits: ReadingLimits
    /// After a reading, also one that threw: for each table, the position that its next record has in its dataset.
    public private(set) var nextOrdinals: [Int] = []
    private var parser: JSONRecordParser

    public init(layout: RecordLayout, limits: ReadingLimits = .current) {
        self.layout = layout
        self.limits = limits
        parser = JSONRecordParser(layout: layout, limits: limits)
    }

    /// Reads a text once and appends its records to the sinks of their tables, in the order in which they end.
    ///
    /// A part is appended before the record that holds it, with the position that record will have.
    ///
    /// - Parameters:
    ///   - bytes: the whole text in UTF-8, with or without a byte order mark, as a rule a mapped file.
    ///   - path: of the file, for locations.
    ///   - sinks: one for each table of the layout. A sink that knows the path given to `addField` must return the
    ///     position it gave it before.
    ///   - startOrdinals: for each table, how many records its dataset has already.
    ///   - passed: is told now and then that the bytes before a place are not needed soon.
    ///   - report: takes what was read around.
    /// - Throws: ``ImportError`` where the text can be read no further. The records before are kept, those that were
    ///   open are rejected.
    public func read(
        _ bytes: UnsafeRawBufferPointer,
        path: String,
        sinks: [any RecordSink],
        startOrdinals: [Int],
        passed: @escaping (Int) -> Void = { _ in },
        report: (Diagnostic) -> Void
    ) throws {
        precondition(sinks.count == layout.tables.count && startOrdinals.count == layout.tables.count)
        if parser.isWorn { parser = JSONRecordParser(layout: layout, limits: limits) }
        defer { nextOrdinals = parser.ordinals }
        try parser.read(bytes, path: path, sinks: sinks, startOrdinals: startOrdinals, passed: passed, report: report)
    }
}
