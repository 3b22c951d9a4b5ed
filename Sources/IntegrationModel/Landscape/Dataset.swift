/// A named collection of records that share the same fields; it belongs to one system and is about one entity.
public struct Dataset: Codable, Sendable, Hashable {
    /// The system's id, a slash, and the name of the dataset in that system: `odoo/sale.order`.
    public var id: String
    /// The id of the system.
    public var system: String
    public var entity: Entity
    /// The importer that read it.
    public var importer: String
    /// The files it was read from, relative to the imported folder, in the order in which they were read.
    public var files: [String]
    /// Records kept.
    public var records: Int
    /// Records left out, each with a diagnostic. Records read are those kept and those rejected, always.
    public var rejected: Int
    /// The dataset whose records these are parts of, for lines of an order; nil for a dataset of its own.
    public var parent: String?
    public var fields: [Field]

    public init(
        id: String,
        system: String,
        entity: Entity,
        importer: String,
        files: [String],
        records: Int,
        rejected: Int,
        parent: String? = nil,
        fields: [Field]
    ) {
        self.id = id
        self.system = system
        self.entity = entity
        self.importer = importer
        self.files = files
        self.records = records
        self.rejected = rejected
        self.parent = parent
        self.fields = fields
    }
}

extension Dataset {
    /// The position of the first field with a canonical meaning, or nil.
    public func fieldIndex(_ canonical: CanonicalField) -> Int? {
        fields.firstIndex { $0.canonical == canonical }
    }

    /// The position of the field with a path, or nil.
    public func fieldIndex(path: String) -> Int? {
        fields.firstIndex { $0.path == path }
    }
}
