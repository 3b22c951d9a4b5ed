public import IntegrationModel

/// What an importer reads: a description from which ``ManifestImporter`` recognises and reads exports.
///
/// What differs between systems is mostly names, so an importer is first of all data.
public struct ImporterManifest: Codable, Sendable, Hashable {
    /// Readable and stable: `odoo`.
    public var id: String
    /// The version of the contract it is written for; ``currentContract`` for new ones.
    public var contract: Int
    /// The system that writes these exports; nil for a format that many systems write.
    public var system: SystemDescription?
    /// One sentence for `koppel importers`.
    public var summary: String
    public var datasets: [DatasetDescription]
    /// Names in "created by" fields that stand for an interface and not for a person, beside the general ones.
    public var interfaceUsers: [String]

    public static let currentContract = 1

    public init(
        id: String,
        system: SystemDescription? = nil,
        summary: String,
        datasets: [DatasetDescription],
        interfaceUsers: [String] = []
    ) {
        self.id = id
        self.contract = Self.currentContract
        self.system = system
        self.summary = summary
        self.datasets = datasets
        self.interfaceUsers = interfaceUsers
    }
}

/// The application that writes an export.
public struct SystemDescription: Codable, Sendable, Hashable {
    public var id: String
    public var name: String
    public var kind: SystemKind

    public init(id: String, name: String, kind: SystemKind) {
        self.id = id
        self.name = name
        self.kind = kind
    }
}

/// The shape of a file.
public enum ExportFormat: String, Codable, Sendable, CaseIterable {
    case delimited, xml, json
    /// Bank statements in layouts of their own, see ``BankFormat``; a description can't say how to read them.
    case coda, mt940
}

/// One kind of records in the exports of a system.
public struct DatasetDescription: Codable, Sendable, Hashable {
    /// The name in its system: `sale.order`.
    public var name: String
    public var entity: Entity
    public var format: ExportFormat
    /// How the dataset is recognised.
    public var fingerprint: Fingerprint
    /// Where a record is: the path of its element from the root (`eExact/Invoices/Invoice`), or of the array in a JSON
    /// document, with its keys joined by dots (`data`, `d.results`; "" for a document that is itself an array or lines). Names are local names. nil for delimited
    /// text.
    public var recordPath: String?
    /// The name of the dataset that these records are parts of. Its record path begins with the parent's.
    public var parent: String?
    /// For delimited text in which a document's lines repeat or leave blank its own fields.
    public var grouping: RecordGrouping?
    public var fields: [FieldDescription]
    public var dateOrder: DateOrder?
    public var decimalMark: DecimalMark?
    /// A character that the system writes before any value to protect it from spreadsheets, to be taken off: `'`.
    public var stripPrefix: StrippedPrefix?
    /// For delimited text that does not begin with the names of its columns.
    public var opening: TextOpening?
    /// For amounts of a ledger that stand in one field for both sides.
    public var ledgerSide: LedgerSide?
    /// For records that stand among those of another dataset.
    public var variant: RecordVariant?

    public init(
        name: String,
        entity: Entity,
        format: ExportFormat,
        fingerprint: Fingerprint,
        recordPath: String? = nil,
        parent: String? = nil,
        grouping: RecordGrouping? = nil,
        fields: [FieldDescription],
        dateOrder: DateOrder? = nil,
        decimalMark: DecimalMark? = nil,
        stripPrefix: StrippedPrefix? = nil,
        opening: TextOpening? = nil,
        ledgerSide: LedgerSide? = nil,
        variant: RecordVariant? = nil
    ) {
        self.name = name
        self.entity = entity
        self.format = format
        self.fingerprint = fingerprint
        self.recordPath = recordPath
        self.parent = parent
        self.grouping = grouping
        self.fields = fields
        self.dateOrder = dateOrder
        self.decimalMark = decimalMark
        self.stripPrefix = stripPrefix
        self.opening = opening
        self.ledgerSide = ledgerSide
        self.variant = variant
    }
}

/// A character before values that is not a part of them.
public struct StrippedPrefix: Codable, Sendable, Hashable {
    /// One ASCII character: `'`.
    public var character: String
    /// It is taken off only where one of these characters follows; nil takes it off always.
    public var before: String?

    public init(_ character: String, before: String? = nil) {
        self.character = character
        self.before = before
    }
}

/// What tells a dataset's exports from others.
public struct Fingerprint: Codable, Sendable, Hashable {
    /// Names of fields of which all must be there; each a list of alternatives (languages, versions). Beside a root
    /// element without a namespace, fields of the record.
    public var required: [[String]]
    /// Names that this system writes and others hardly do; each found one adds confidence.
    public var typical: [String]
    /// Names that this dataset never has, to tell it from one that has the same names and more.
    public var absent: [String]
    /// Parts of file names, lower case; found ones add a little confidence.
    public var fileNames: [String]
    /// The local name of the root element, and its namespace or the beginning of it.
    public var rootElement: String?
    public var namespace: String?
    /// The name of the entity set in the context of an OData answer (`odata.metadata`, `@odata.context`): `Orders`. An
    /// answer without a context needs one of the parts of file names.
    public var entitySet: String?

    public init(
        required: [[String]] = [],
        typical: [String] = [],
        absent: [String] = [],
        fileNames: [String] = [],
        rootElement: String? = nil,
        namespace: String? = nil,
        entitySet: String? = nil
    ) {
        self.required = required
        self.typical = typical
        self.absent = absent
        self.fileNames = fileNames
        self.rootElement = rootElement
        self.namespace = namespace
        self.entitySet = entitySet
    }
}

/// A field that an importer knows.
public struct FieldDescription: Codable, Sendable, Hashable {
    /// The names it goes by: headers in each language, or paths inside the record. For XML, child elements are joined
    /// by `/` and attributes begin with `@`; for JSON, keys are joined by `.`. `emails[type=primary].email` takes the
    /// first object of an array whose `type` is `primary`; `[0]` takes the first. In XML, `../` begins the path of a field
    /// of the element around the record, where it stands before the record: `../JournalID`.
    public var names: [String]
    public var canonical: CanonicalField?
    /// A character that the system writes before values to protect them from spreadsheets, to be taken off: `'`.
    public var stripPrefix: String?
    /// How its values are written, where that is not how people write them.
    public var form: ValueForm?

    public init(
        _ names: [String],
        _ canonical: CanonicalField? = nil,
        stripPrefix: String? = nil,
        form: ValueForm? = nil
    ) {
        self.names = names
        self.canonical = canonical
        self.stripPrefix = stripPrefix
        self.form = form
    }
}
