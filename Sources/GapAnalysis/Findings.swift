public import IntegrationModel

/// Values of one field that are not valid for what the field holds.
public struct InvalidIdentifiers: Sendable, Hashable {
    public var field: FieldReference
    public var type: SemanticType
    /// Where, and what was found.
    public var places: [GapEvidence]
    /// How many values were checked.
    public var checked: Int

    public init(field: FieldReference, type: SemanticType, places: [GapEvidence], checked: Int) {
        self.field = field
        self.type = type
        self.places = places
        self.checked = checked
    }
}

/// Records of one dataset that are about the same thing, as people name them.
public struct DuplicateFinding: Sendable, Hashable {
    public var dataset: String
    /// The key, file and line of each record, by group.
    public var groups: [[GapEvidence]]
    public var confidence: Double

    public init(dataset: String, groups: [[GapEvidence]], confidence: Double) {
        self.dataset = dataset
        self.groups = groups
        self.confidence = confidence
    }
}

/// References within one system that lead nowhere.
public struct BrokenReferenceFinding: Sendable, Hashable {
    public var reference: Reference
    public var places: [GapEvidence]

    public init(reference: Reference, places: [GapEvidence]) {
        self.reference = reference
        self.places = places
    }
}

/// All that the gap rules look at.
public struct Findings: Sendable {
    public var map: FlowMap
    /// The records of each flow that need a look, by id of the flow.
    public var records: [String: [FlowRecord]]
    public var duplicates: [DuplicateFinding]
    public var invalid: [InvalidIdentifiers]
    public var brokenReferences: [BrokenReferenceFinding]
    /// New records per year, by dataset, where its export has dates.
    public var yearlyRecords: [String: Double]
    public var dataUntil: Double
    /// What the company wants, where it said so.
    public var vision: Vision?
    /// How documents are spread over a year.
    public var seasons: SeasonShape
    /// What the exports speak of and do not hold.
    public var missingExports: [MissingExport]
    /// How far sales invoices are what the law asks for, by dataset.
    public var invoices: [InvoiceReadiness]

    public init(
        map: FlowMap,
        records: [String: [FlowRecord]] = [:],
        duplicates: [DuplicateFinding] = [],
        invalid: [InvalidIdentifiers] = [],
        brokenReferences: [BrokenReferenceFinding] = [],
        yearlyRecords: [String: Double] = [:],
        dataUntil: Double,
        vision: Vision? = nil,
        seasons: SeasonShape = .even,
        missingExports: [MissingExport] = [],
        invoices: [InvoiceReadiness] = []
    ) {
        self.map = map
        self.records = records
        self.duplicates = duplicates
        self.invalid = invalid
        self.brokenReferences = brokenReferences
        self.yearlyRecords = yearlyRecords
        self.dataUntil = dataUntil
        self.vision = vision
        self.seasons = seasons
        self.missingExports = missingExports
        self.invoices = invoices
    }

    /// The time over which the records of a flow came, at least a month.
    func period(_ flow: Flow, until end: Double? = nil) -> Period? {
        guard let first = flow.firstSeen, let last = end ?? flow.lastSeen else { return nil }
        return period(from: first, to: last)
    }

    func period(from first: Double, to last: Double) -> Period {
        Period(from: first, to: last, years: max(30.0 / 365.25, seasons.years(from: first, to: last)))
    }

    /// Target records that come in a year: what was counted over a part of one is scaled by the seasons.
    func yearlyVolume(_ flow: Flow) -> Double {
        guard let volume = flow.yearlyVolume else { return Double(flow.records.linked) }
        guard let first = flow.firstSeen, let last = flow.lastSeen, last - first < 365 * 86_400 else { return volume }
        let even = max(30.0 / 365.25, (last - first) / (365.25 * 86_400))
        return volume * even / max(30.0 / 365.25, seasons.years(from: first, to: last))
    }

    /// The file, line and field of each value that leads nowhere within its own system.
    var brokenPlaces: Set<String> {
        Set(
            brokenReferences.flatMap { finding in
                finding.places.map { "\($0.file):\($0.line)\u{0}\($0.field ?? "")" }
            }
        )
    }

    func systemName(_ id: String) -> String { map.system(id)?.name ?? id }
}

/// The time over which something was counted.
struct Period {
    /// Seconds since 1970.
    var from: Double
    var to: Double
    /// How many years' worth of documents it holds.
    var years: Double

    /// How a count over it was made a count in a year.
    var words: Message {
        let dates: Message = "\(Words.date(from)) to \(Words.date(to))"
        if to - from >= 365 * 86_400 {
            return "counted over \(Words.number((years * 10).rounded() / 10)) years, \(dates)"
        }
        let months = Words.number(((to - from) / (365.25 * 86_400) * 120).rounded() / 10)
        return
            "counted over \(months) months, \(dates), and scaled to a year as the company's documents are spread over one"
    }
}

extension FlowRecord {
    /// File and line of the record and of the one it is linked to.
    var places: [String] { ["\(file):\(line)"] + (other.map { ["\($0.file):\($0.line)"] } ?? []) }
}
