public import IntegrationModel

/// A company to simulate: its systems, the flows between them and everything that goes wrong in them.
public struct SimulationPlan: Codable, Sendable {
    public var name: String
    /// Decides everything that the plan leaves to chance.
    public var seed: UInt64
    /// The language of the company's people and of texts that they write.
    public var language: Language
    /// The first moment at which documents are made. Parties may be older.
    public var start: Moment
    /// When the exports were taken: nothing after it is in them.
    public var end: Moment
    /// How many companies the company deals with, per universe of systems that share them.
    public var parties: Int
    /// The share of them that are private people.
    public var privateShare: Double
    public var products: Int
    /// How many documents start in the systems where documents start, per universe.
    public var documents: Int
    public var clock: Clock
    public var systems: [SystemPlan]
    /// In the order in which data passes through them: what feeds a system stands before what leaves it.
    public var flows: [FlowPlan]

    /// What the clocks in the exports show.
    public enum Clock: String, Codable, Sendable {
        /// The same wall clock in all of them, whatever zone mark stands beside it.
        case same
        /// Formats that mark UTC show UTC; the others show local time.
        case real
    }
}

/// One system of a simulated company and how its export is written.
public struct SystemPlan: Codable, Sendable {
    /// Also the name of the system's folder.
    public var id: String
    public var kind: SystemKind
    public var format: ExportFormat
    public var entities: [Entity]
    /// Systems of different universes know different companies and people: they are unrelated.
    public var universe: Int
    /// Knows the universe's companies without getting them from another system.
    public var isIsland: Bool
    /// The share of parties first entered here, relative to the universe's other systems; an island's share of all.
    public var partyShare: Double
    /// The share of documents that start here, relative to the universe's other systems.
    public var documentShare: Double
    /// Names in "created by" when somebody types.
    public var people: [String]
    /// The share of parties that somebody enters a second time.
    public var duplicateRate: Double
    public var missingVATRate: Double
    /// The share of VAT numbers entered here that have wrong check digits.
    public var invalidVATRate: Double
    /// The share of parties changed here after they were made.
    public var editRate: Double
    public var audit: AuditColumns
    public var dirt: Dirt
    /// How document numbers look.
    public var numbering: NumberSeries
    public var partyNumbering: NumberSeries
    /// Columns of parties that a format of its own leaves out: `vat`, `email`, `phone`, `street`.
    public var omittedFields: [String]
}

/// Which traces of making and changing an export carries, as far as its format leaves the choice.
public struct AuditColumns: Codable, Sendable {
    public enum Precision: String, Codable, Sendable { case time, date, none }

    public var created: Precision
    public var createdBy: Bool
    public var modified: Bool
}

/// What makes an export hard to read, as far as its format allows.
public struct Dirt: Codable, Sendable {
    public enum Encoding: String, Codable, Sendable { case utf8, utf8WithMark, utf16, windows1252 }

    public var language: Language
    public var encoding: Encoding
    public var delimiter: String
    public var decimalComma: Bool
    /// A pattern of `Moment.text`, such as `dd/mm/yyyy`.
    public var dateFormat: String
    public var lineEnd: String
    /// Lines above the header.
    public var preamble: Bool
    public var totalsLine: Bool
    /// Lines of a page break between the records, and lines whose empty last cells are left out.
    public var raggedLines: Bool
    public var quoteAll: Bool
    /// Documents in a file per year.
    public var filePerYear: Bool
    /// The share of rows that stand in the file twice.
    public var repeatedRows: Double
    /// Columns of documents that the export leaves out: `currency`, `status`, `tax`, `salesperson`, `gross`.
    public var omittedColumns: [String]
}

/// How a system numbers what it makes.
public struct NumberSeries: Codable, Sendable {
    /// May hold `{yyyy}` or `{yy}` for the year.
    public var prefix: String
    public var digits: Int
    public var first: Int
    public var step: Int

    /// The number of the record in that place of its year, where the prefix holds `{yyyy}` or `{yy}`, else of all.
    func number(_ place: Int, in year: Int) -> String {
        let parts = prefix.split(separator: "{", maxSplits: 1, omittingEmptySubsequences: false)
        let number = (first + place * step).padded(digits)
        guard parts.count == 2, let end = parts[1].firstIndex(of: "}") else { return prefix + number }
        let written = parts[1][..<end].count == 2 ? (year % 100).padded(2) : String(year)
        return parts[0] + written + parts[1][parts[1].index(after: end)...] + number
    }

    /// Whether it starts again every year.
    var isYearly: Bool { prefix.contains("{") }
}
