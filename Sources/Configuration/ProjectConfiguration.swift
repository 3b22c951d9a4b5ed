public import IntegrationModel

/// What a user says about a folder of exports, in a file `koppel.yaml` in that folder. Every part may be left out.
///
/// ```yaml
/// company: Example Trading
/// country: BE                       # ISO 3166-1 alpha-2
/// language: nl                      # of reports and pages: en, nl, fr or de
/// holidays: [2026-07-21, 2026-12-25]
/// systems:
///   - path: exports/shop            # a folder or a file, relative to this file
///     id: shop
///     name: Web shop
///     kind: webshop
/// files:
///   - path: exports/old/*.csv       # * stands for any characters but /
///     encoding: windows-1252
///     delimiter: ";"
///     quote: "'"                    # none: nothing is quoted
///     header: true
///     skipLines: 3
///     importer: csv
///     maxValue: 64MB                # also maxRecord, maxDepth, maxFields; of archives maxUnpacked, maxMembers, maxNesting
/// datasets:
///   - id: shop/orders
///     entity: order
///     fields:
///       Bestelnr: number
///       Klant: partyName
///       Opmerking: none             # no meaning, whatever it looks like
/// flows:
///   - from: shop/orders
///     to: erp/orders
///     mechanism: manual
/// matches:
///   - left: shop/orders.Bestelnr
///     right: erp/orders.Uw referentie
///     verdict: confirmed            # or forbidden
/// links:
///   - left: crm/companies:1001
///     right: erp/customers:C17
///     verdict: forbidden
/// keys:
///   - dataset: shop/lines
///     fields: [Bestelnr, Regel]
///     verdict: confirmed
/// prices:                           # koppel prices lists the figures
///   hourly.cost: [40, 43, 46]       # low, likely, high; or one number
///   minutes.order.typing:
///     range: [3, 4, 6]
///     source: own count of 40 orders, May 2026
/// ```
public struct ProjectConfiguration: Sendable, Hashable, Codable {
    public var company: String?
    /// ISO 3166-1 alpha-2, upper case.
    public var country: String?
    /// The language of reports and pages, ISO 639-1, one of ``languages``.
    public var language: String?
    /// Days on which nobody works, as ISO 8601 dates, sorted.
    public var holidays: [String]
    public var systems: [DeclaredSystem]
    public var files: [ReadingOverride]
    public var datasets: [DatasetCorrection]
    public var flows: [DeclaredFlow]
    public var matches: [MatchCorrection]
    public var links: [LinkCorrection]
    public var keys: [KeyCorrection]
    /// Figures of the price model that the company knows better, by id, each id once.
    public var prices: [PriceAssumption]

    /// The languages that there are texts in.
    public static let languages = ["en", "nl", "fr", "de"]

    public init(
        company: String? = nil,
        country: String? = nil,
        language: String? = nil,
        holidays: [String] = [],
        systems: [DeclaredSystem] = [],
        files: [ReadingOverride] = [],
        datasets: [DatasetCorrection] = [],
        flows: [DeclaredFlow] = [],
        matches: [MatchCorrection] = [],
        links: [LinkCorrection] = [],
        keys: [KeyCorrection] = [],
        prices: [PriceAssumption] = []
    ) {
        self.company = company
        self.country = country
        self.language = language
        self.holidays = holidays
        self.systems = systems
        self.files = files
        self.datasets = datasets
        self.flows = flows
        self.matches = matches
        self.links = links
        self.keys = keys
        self.prices = prices
    }

    /// The name of the file.
    public static let fileName = "koppel.yaml"
}

/// Which folder or file is which system.
public struct DeclaredSystem: Sendable, Hashable, Codable {
    /// Relative to the configuration's folder, without a slash at the end.
    public var path: String
    public var id: String
    public var name: String?
    public var kind: SystemKind?

    public init(path: String, id: String, name: String? = nil, kind: SystemKind? = nil) {
        self.path = path
        self.id = id
        self.name = name
        self.kind = kind
    }
}

/// How files are to be read, where the guess is wrong. What is nil is guessed.
public struct ReadingOverride: Sendable, Hashable, Codable {
    /// Relative to the configuration's folder; `*` stands for any characters but a slash.
    public var path: String
    public var encoding: String?
    /// One ASCII character.
    public var delimiter: UInt8?
    public var quote: DeclaredQuote?
    /// One ASCII character: what stands before a quote inside a quoted value.
    public var escape: UInt8?
    public var hasHeader: Bool?
    /// Lines before the header or the first record.
    public var skipLines: Int?
    /// Whether records with a blank or repeated key are further lines of the document before.
    public var continuationLines: Bool?
    /// Decide where the values leave a doubt.
    public var dateOrder: DateOrder?
    public var decimalMark: DecimalMark?
    /// The id of the importer.
    public var importer: String?
    /// Bytes of a value and of a record, levels of nesting, fields of a table.
    public var maxValue: Int?
    public var maxRecord: Int?
    public var maxDepth: Int?
    public var maxFields: Int?
    /// Of an archive: bytes that its members may take unpacked, members, and archives in each other.
    public var maxUnpacked: Int?
    public var maxMembers: Int?
    public var maxNesting: Int?

    public init(
        path: String,
        encoding: String? = nil,
        delimiter: UInt8? = nil,
        quote: DeclaredQuote? = nil,
        escape: UInt8? = nil,
        hasHeader: Bool? = nil,
        skipLines: Int? = nil,
        continuationLines: Bool? = nil,
        dateOrder: DateOrder? = nil,
        decimalMark: DecimalMark? = nil,
        importer: String? = nil,
        maxValue: Int? = nil,
        maxRecord: Int? = nil,
        maxDepth: Int? = nil,
        maxFields: Int? = nil,
        maxUnpacked: Int? = nil,
        maxMembers: Int? = nil,
        maxNesting: Int? = nil
    ) {
        self.path = path
        self.encoding = encoding
        self.delimiter = delimiter
        self.quote = quote
        self.escape = escape
        self.hasHeader = hasHeader
        self.skipLines = skipLines
        self.continuationLines = continuationLines
        self.dateOrder = dateOrder
        self.decimalMark = decimalMark
        self.importer = importer
        self.maxValue = maxValue
        self.maxRecord = maxRecord
        self.maxDepth = maxDepth
        self.maxFields = maxFields
        self.maxUnpacked = maxUnpacked
        self.maxMembers = maxMembers
        self.maxNesting = maxNesting
    }
}

/// The character around values, or that there is none.
public enum DeclaredQuote: Sendable, Hashable, Codable {
    case none
    case character(UInt8)
}

/// What a dataset and its fields are, where the guess is wrong.
public struct DatasetCorrection: Sendable, Hashable, Codable {
    /// The dataset's id.
    public var id: String
    public var entity: Entity?
    /// By path of the field; nil for a field without meaning.
    public var fields: [String: CanonicalField?]

    public init(id: String, entity: Entity? = nil, fields: [String: CanonicalField?] = [:]) {
        self.id = id
        self.entity = entity
        self.fields = fields
    }
}
