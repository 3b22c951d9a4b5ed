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

    /// The position of the field that people would name a record by: its number where nearly all have one, else its
    /// technical key, else a unique field.
    public var numberField: Int? {
        let named = [CanonicalField.number, .id, .sku].lazy.compactMap { fieldIndex($0) }
        let filled = named.first { index in
            let profile = fields[index].profile
            return profile.nullShare < 0.1 && Double(profile.distinct) >= 0.8 * Double(profile.count - profile.nulls)
        }
        return filled
            ?? fields.firstIndex {
                $0.profile.isKey && ($0.profile.type == .text || $0.profile.type == .integer)
            }
            ?? named.first
    }
}
