public import IntegrationModel

/// Reads the records of an XML document as it streams by, with libxml2's SAX2 parser.
///
/// Names are local names. A record's leaves and attributes become its fields: child elements are joined by `/`,
/// attributes begin with `@`. An element that is repeated in one parent has its first value under the plain path and
/// the others under `Address[2]/City` up to `Address[8]/City`; more are counted in a diagnostic. A record that is
/// itself a leaf fills a field with its own name. Elements that belong to another table of the layout are left to it.
/// Whitespace between elements is no value; an empty element without attributes is an empty value; `xsi:nil` and
/// other attributes of XML Schema instance are no fields.
///
/// No entity is expanded, nothing outside the document is opened, and a document type definition inside it is
/// refused. Not thread-safe: use one reader per thread, for as many files of the same layout as there are; that is
/// faster than a new one for each, as it remembers the paths it met.
public final class XMLRecordReader {
    public let layout: RecordLayout
    public let limits: ReadingLimits
    /// After a reading, also one that threw: for each table, the position that its next record has in its dataset.
    public private(set) var nextOrdinals: [Int] = []
    private var events: XMLRecordEvents

    public init(layout: RecordLayout, limits: ReadingLimits = .current) {
        self.layout = layout
        self.limits = limits
        events = XMLRecordEvents(layout: layout, limits: limits)
    }

    /// Reads a document once and appends its records to the sinks of their tables, in the order in which they end.
    ///
    /// A part is appended before the record that holds it, with the position that record will have.
    ///
    /// - Parameters:
    ///   - bytes: the whole document in any encoding that it declares, as a rule a mapped file.
    ///   - path: of the file, for locations.
    ///   - encoding: an IANA name that overrides what the document declares.
    ///   - sinks: one for each table of the layout. A sink that knows the path given to `addField` must return the
    ///     position it gave it before.
    ///   - startOrdinals: for each table, how many records its dataset has already.
    ///   - passed: is told now and then that the bytes before a place are not needed any more.
    ///   - report: takes what was read around.
    /// - Throws: ``ImportError`` where the document can be read no further. The records before are kept, those that
    ///   were open are rejected.
    public func read(
        _ bytes: UnsafeRawBufferPointer,
        path: String,
        encoding: String? = nil,
        sinks: [any RecordSink],
        startOrdinals: [Int],
        passed: (Int) -> Void = { _ in },
        report: (Diagnostic) -> Void
    ) throws {
        precondition(sinks.count == layout.tables.count && startOrdinals.count == layout.tables.count)
        if events.isWorn { events = XMLRecordEvents(layout: layout, limits: limits) }
        events.begin(path: path, sinks: sinks, startOrdinals: startOrdinals)
        let fault = events.parser.parse(bytes, encoding: encoding, handler: events, passed: passed)
        let error = events.end(fault: fault)
        nextOrdinals = events.ordinals
        for diagnostic in events.diagnostics { report(diagnostic) }
        if let error { throw error }
    }
}
