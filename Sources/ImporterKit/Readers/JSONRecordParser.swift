import IntegrationModel

/// Walks through a JSON text and turns its values into the values of records.
///
/// The stack is explicit: no depth of nesting can exhaust the program's.
final class JSONRecordParser {
    enum Kind {
        case object
        /// Each element is a record.
        case records
        /// Outside the records: each element is looked into.
        case passage
        /// Each element has a path of its own.
        case numbered
    }

    struct Frame {
        /// -1 for what no record needs.
        var node: Int32
        var kind: Kind
        var count = 0
        /// The element before.
        var last: Int32 = -1
        /// The table whose record ends with it, or -1.
        var table: Int32 = -1
    }

    let limits: ReadingLimits
    /// Whether what stands outside all tables is counted.
    let countsOutside: Bool
    /// The outermost object or array open that no record needs, and the number of levels with it.
    @exclusivity(unchecked) var outside: (node: Int32, depth: Int)?
    let nodes: TreeNodes
    let records: TreeRecords
    let names = JSONNames()
    let frames: UnsafeMutablePointer<Frame>
    // Nothing else can reach these while they change: the checks would take a quarter of the time of reading.
    @exclusivity(unchecked) var depth = 0
    @exclusivity(unchecked) var scanner: JSONScanner
    @exclusivity(unchecked) var lines: JSONLineCounter
    /// The keys under which the members of maps stand that were met last, by node.
    @exclusivity(unchecked) var keys: [Int32: JSONString] = [:]
    /// Where it pauses as soon as no record is open, and the node of the element that comes next where it has.
    @exclusivity(unchecked) var pauseAt: UnsafePointer<UInt8>
    @exclusivity(unchecked) var pausedNode: Int32?
    /// Hears of bytes that are not needed soon, and where it will next.
    private var passed: (Int) -> Void = { _ in }
    @exclusivity(unchecked) private(set) var nextPass: UnsafePointer<UInt8>
    private(set) var ordinals: [Int] = []
    static let nothing: StaticString = ""

    init(layout: RecordLayout, limits: ReadingLimits) {
        self.limits = limits
        countsOutside = layout.isGuess
        nodes = TreeNodes(layout: layout, notation: .json, limit: min(limits.fields, 1 << 24) * 4 + 64)
        records = TreeRecords(nodes: nodes, limits: limits, keepsLast: true)
        frames = .allocate(capacity: max(limits.depth, 1))
        scanner = JSONScanner(start: Self.nothing.utf8Start, count: 0)
        lines = JSONLineCounter(at: Self.nothing.utf8Start)
        nextPass = Self.nothing.utf8Start
        pauseAt = Self.nothing.utf8Start
    }

    deinit { frames.deallocate() }

    /// Whether so many names were met that a new start is cheaper than to keep them.
    var isWorn: Bool { nodes.count >= nodes.limit || names.bytes > 1 << 20 }

    func read(
        _ bytes: UnsafeRawBufferPointer,
        path: String,
        sinks: [any RecordSink],
        startOrdinals: [Int],
        passed: @escaping (Int) -> Void,
        report: (Diagnostic) -> Void
    ) throws {
        begin(bytes)
        self.passed = passed
        defer { self.passed = { _ in } }
        records.prepare(sinks, startOrdinals)
        let error: ImportError?
        if let stretches = JSONStretches(self, bytes, path: path, sinks: sinks, passed: passed) {
            error = stretches.read(report: report)
        } else {
            var texts = JSONTexts(parser: self, path: path)
            error = texts.readAll(report: report)
        }
        records.addNullFields()
        ordinals = records.ordinals
        let count = records.recordCount
        records.notices.diagnostics(path: path, limits: limits).forEach(report)
        records.finish()
        for selector in nodes.unreadableSelectors { report(Self.unreadable(selector, path)) }
        if let error { throw error }
        if count == 0 { report(noRecords(path)) }
    }

    /// Goes to the beginning of a text.
    func begin(_ bytes: UnsafeRawBufferPointer) {
        let start = bytes.bindMemory(to: UInt8.self).baseAddress ?? Self.nothing.utf8Start
        scanner = JSONScanner(start: start, count: bytes.count)
        lines = JSONLineCounter(at: start)
        // The offsets of places count a byte order mark.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.at += 3 }
        depth = 0
        outside = nil
        keys.removeAll()
        nextPass = start + Self.passBytes
        pauseAt = scanner.end + 1
        pausedNode = nil
    }

    /// Bytes after which those before are told to be passed.
    private static let passBytes = 1 << 22

    func tellPassed() {
        passed(scanner.offset)
        nextPass = scanner.at + Self.passBytes
    }

    static func unreadable(_ selector: String, _ path: String) -> Diagnostic {
        Diagnostic(
            .warning,
            "found the selector \(selector); expected one condition in brackets, as in emails[type=primary].email",
            at: SourceLocation(file: path),
            remedy: "correct it in the importer's manifest"
        )
    }

    func noRecords(_ path: String) -> Diagnostic {
        let wanted = nodes.layout.tables.filter { $0.parent == nil }
            .map { $0.recordPath.isEmpty ? "the top" : "\"\($0.recordPath)\"" }
        return Diagnostic(
            .warning,
            "found no record; expected records at \(wanted.joined(separator: ", "))",
            at: SourceLocation(file: path),
            remedy: "check that the period or the selection of the export has data"
        )
    }
}
