public import IntegrationModel

/// What an importer says of a dataset before it appends records to it.
public struct DatasetDeclaration: Sendable, Hashable {
    /// The name in its system, without the system's id: `sale.order`.
    public var name: String
    public var entity: Entity?
    /// The name of the dataset that these records are parts of, for lines.
    public var parent: String?
    /// What is known of the fields, by path; a field that is not named here is given a meaning by its name and values.
    public var meanings: [String: CanonicalField]
    /// The order of day, month and year, where the importer knows it for all date fields.
    public var dateOrder: DateOrder?
    public var decimalMark: DecimalMark?

    public init(
        name: String,
        entity: Entity? = nil,
        parent: String? = nil,
        meanings: [String: CanonicalField] = [:],
        dateOrder: DateOrder? = nil,
        decimalMark: DecimalMark? = nil
    ) {
        self.name = name
        self.entity = entity
        self.parent = parent
        self.meanings = meanings
        self.dateOrder = dateOrder
        self.decimalMark = decimalMark
    }
}

extension DatasetDeclaration {
    /// With what the user says of the file in place of what the importer knows.
    public func overridden(by overrides: ReadingOverrides) -> DatasetDeclaration {
        var declaration = self
        declaration.dateOrder = overrides.dateOrder ?? dateOrder
        declaration.decimalMark = overrides.decimalMark ?? decimalMark
        return declaration
    }
}

/// Where an importer puts what it reads of one file.
///
/// The host decides what becomes of the records: profile them, keep hashes, or read plain values again.
public final class ImportOutput {
    /// The file being read, for locations.
    public let file: String
    public private(set) var diagnostics: [Diagnostic] = []
    /// For nested documents.
    public let readers: TreeReaderPool
    private let makeSink: (DatasetDeclaration) -> any RecordSink
    private let recordsBefore: (String) -> Int
    private var sinks: [String: any RecordSink] = [:]
    private var positions: [Diagnostic: Int] = [:]

    /// - Parameters:
    ///   - readers: the same for files that are read one after the other, which makes thousands of small ones cheap.
    ///   - recordsBefore: how many records a dataset, by name, has from files read earlier. Importers count parents
    ///     from the first record of their file; the difference is added here.
    ///   - makeSink: called once for each dataset an importer opens in this file. It may return a sink that took the
    ///     records of earlier files: `addField` of a path that the sink has already returns its position.
    public init(
        file: String,
        readers: TreeReaderPool = TreeReaderPool(),
        recordsBefore: @escaping (String) -> Int = { _ in 0 },
        makeSink: @escaping (DatasetDeclaration) -> any RecordSink
    ) {
        self.file = file
        self.readers = readers
        self.recordsBefore = recordsBefore
        self.makeSink = makeSink
    }

    /// Opens a dataset, or returns the sink of one that this file opened before.
    ///
    /// The parents of records appended to it are counted from the first record of this file.
    public func open(_ declaration: DatasetDeclaration) -> any RecordSink {
        if let sink = sinks[declaration.name] { return sink }
        var sink = makeSink(declaration)
        if let parent = declaration.parent, case let base = recordsBefore(parent), base > 0 {
            sink = ParentOffsetSink(sink, offset: base)
        }
        sinks[declaration.name] = sink
        return sink
    }

    /// Tells the user something about the input. The same words again are counted, not repeated.
    public func report(_ diagnostic: Diagnostic) {
        var key = diagnostic
        key.location = SourceLocation(file: diagnostic.location.file, field: diagnostic.location.field)
        key.occurrences = 1
        if let position = positions[key] {
            diagnostics[position].occurrences += diagnostic.occurrences
        } else {
            positions[key] = diagnostics.count
            diagnostics.append(diagnostic)
        }
    }
}

/// Adds to the parents of records how many records the parent dataset has from earlier files.
private final class ParentOffsetSink: ForkingRecordSink {
    private let target: any RecordSink
    private let offset: Int

    init(_ target: any RecordSink, offset: Int) {
        self.target = target
        self.offset = offset
    }

    var fieldCount: Int { target.fieldCount }

    var fieldDomain: AnyObject? { target.fieldDomain }

    func addField(_ path: String) -> Int { target.addField(path) }

    func beginFile(_ file: Int) { target.beginFile(file) }

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        target.append(values, at: place, parent: parent < 0 ? parent : parent + offset)
    }

    func reject(at place: RecordPlace) { target.reject(at: place) }

    var team: WorkTeam? { target.forking?.team }

    func fork() -> (any RecordSink)? { target.forking?.fork() }

    func join(_ fork: any RecordSink, parentOffset: Int) {
        target.forking?.join(fork, parentOffset: parentOffset + offset)
    }
}
