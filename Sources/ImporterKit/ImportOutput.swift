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

/// Where an importer puts what it reads of one file.
///
/// The host decides what becomes of the records: profile them, keep hashes, or read plain values again.
public final class ImportOutput {
    /// The file being read, for locations.
    public let file: String
    public private(set) var diagnostics: [Diagnostic] = []
    private let makeSink: (DatasetDeclaration) -> any RecordSink
    private var sinks: [String: any RecordSink] = [:]
    private var positions: [Diagnostic: Int] = [:]

    /// - Parameter makeSink: called once for each dataset an importer opens in this file.
    public init(file: String, makeSink: @escaping (DatasetDeclaration) -> any RecordSink) {
        self.file = file
        self.makeSink = makeSink
    }

    /// Opens a dataset, or returns the sink of one that this file opened before.
    public func open(_ declaration: DatasetDeclaration) -> any RecordSink {
        if let sink = sinks[declaration.name] { return sink }
        let sink = makeSink(declaration)
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
