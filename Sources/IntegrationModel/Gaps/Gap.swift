/// What is wrong, one kind for each thing that a company can do something about.
public enum GapKind: String, Codable, Sendable, CaseIterable {
    case island
    case missingFlow = "missing-flow"
    case manualRekeying = "manual-rekeying"
    case leak
    case lateFlow = "late-flow"
    case stoppedFlow = "stopped-flow"
    case conflictingValues = "conflicting-values"
    case brokenReference = "broken-reference"
    case withoutOrigin = "without-origin"
    case duplicateRecords = "duplicate-records"
    case noSharedKey = "no-shared-key"
    case twoMasters = "two-masters"
    case invalidIdentifiers = "invalid-identifiers"
    case notPeppolReady = "not-peppol-ready"
    case unreconciledPayments = "unreconciled-payments"
    case unknownDirection = "unknown-direction"
    case missingExport = "missing-export"
}

public enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
    case low, medium, high

    public static func < (left: Severity, right: Severity) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

/// The end-to-end process that a gap hurts.
public enum BusinessProcess: String, Codable, Sendable, CaseIterable {
    case orderToCash = "order-to-cash"
    case leadToQuote = "lead-to-quote"
    case procureToPay = "procure-to-pay"
    case recordToReport = "record-to-report"
    case productData = "product-data"
    case afterSales = "after-sales"
    case masterData = "master-data"
}

/// A difference between how data flows and how it should, priced and proved.
public struct Gap: Codable, Sendable, Hashable, Identifiable {
    public enum Status: String, Codable, Sendable, CaseIterable {
        case new, unchanged, accepted, resolved
    }

    /// The kind, a colon, and what it is about: `leak:shopify/orders>odoo/sale.order`.
    public var id: String
    public var kind: GapKind
    public var severity: Severity
    public var process: BusinessProcess
    public var source: FlowEnd?
    public var target: FlowEnd?
    /// How many records it is about.
    public var records: Int
    /// The keys of the records, in the order of the export; all of them up to 1,000.
    public var recordKeys: [String]
    /// Money that may be lost or late because of it; it is no yearly cost.
    public var amountAtRisk: Amount?
    /// Hours of people's work in a year.
    public var yearlyHours: Range3
    /// Euros in a year, the hours included.
    public var yearlyCost: YearlyCost
    /// How sure the gap is, 0–1.
    public var confidence: Double
    public var status: Status
    public var title: Message
    public var explanation: Message
    /// The assumptions behind the price, in words.
    public var assumptions: [Message]
    public var evidence: [GapEvidence]
    /// The ids of the catalogue's steps that close or narrow it.
    public var closedBy: [String]
    /// What it is made of, one by one: the rules that invoices break, each with its count and places.
    public var details: [GapDetail]
    /// Why the user lets it be; nil where it is not accepted.
    public var acceptedReason: String?
    /// What the figure by which it is measured would come to without the gap, in that figure's unit; nil where that is
    /// nothing, or all.
    public var reachable: Double?

    public init(
        kind: GapKind,
        about subject: String,
        severity: Severity,
        process: BusinessProcess,
        source: FlowEnd? = nil,
        target: FlowEnd? = nil,
        records: Int,
        recordKeys: [String] = [],
        amountAtRisk: Amount? = nil,
        yearlyHours: Range3 = .zero,
        yearlyCost: YearlyCost = YearlyCost(.zero),
        confidence: Double,
        status: Status = .new,
        reachable: Double? = nil,
        title: Message,
        explanation: Message,
        assumptions: [Message] = [],
        evidence: [GapEvidence] = [],
        closedBy: [String] = [],
        details: [GapDetail] = []
    ) {
        self.id = "\(kind.rawValue):\(subject)"
        self.kind = kind
        self.severity = severity
        self.process = process
        self.source = source
        self.target = target
        self.records = records
        self.recordKeys = recordKeys
        self.amountAtRisk = amountAtRisk
        self.yearlyHours = yearlyHours
        self.yearlyCost = yearlyCost
        self.confidence = confidence
        self.status = status
        self.title = title
        self.explanation = explanation
        self.assumptions = assumptions
        self.evidence = evidence
        self.closedBy = closedBy
        self.details = details
        self.reachable = reachable
    }
}

extension Gap {
    /// Reads a gap of a snapshot that an earlier version kept as well.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        kind = try values.decode(GapKind.self, forKey: .kind)
        severity = try values.decode(Severity.self, forKey: .severity)
        process = try values.decode(BusinessProcess.self, forKey: .process)
        source = try values.decodeIfPresent(FlowEnd.self, forKey: .source)
        target = try values.decodeIfPresent(FlowEnd.self, forKey: .target)
        records = try values.decode(Int.self, forKey: .records)
        recordKeys = try values.decode([String].self, forKey: .recordKeys)
        amountAtRisk = try values.decodeIfPresent(Amount.self, forKey: .amountAtRisk)
        yearlyHours = try values.decode(Range3.self, forKey: .yearlyHours)
        yearlyCost = try values.decode(YearlyCost.self, forKey: .yearlyCost)
        confidence = try values.decode(Double.self, forKey: .confidence)
        status = try values.decode(Status.self, forKey: .status)
        title = try values.decode(Message.self, forKey: .title)
        explanation = try values.decode(Message.self, forKey: .explanation)
        assumptions = try values.decode([Message].self, forKey: .assumptions)
        evidence = try values.decode([GapEvidence].self, forKey: .evidence)
        closedBy = try values.decode([String].self, forKey: .closedBy)
        details = try values.decodeIfPresent([GapDetail].self, forKey: .details) ?? []
        acceptedReason = try values.decodeIfPresent(String.self, forKey: .acceptedReason)
        reachable = try values.decodeIfPresent(Double.self, forKey: .reachable)
    }
}

/// Money in a year as low, likely and high.
public struct YearlyCost: Codable, Sendable, Hashable {
    public var low: Double
    public var likely: Double
    public var high: Double
    public var currency: String

    public init(_ range: Range3, currency: String = "EUR") {
        low = range.low
        likely = range.likely
        high = range.high
        self.currency = currency
    }

    public var range: Range3 { Range3(low, likely, high) }
}

/// One value in one export that shows a gap.
public struct GapEvidence: Codable, Sendable, Hashable {
    public var file: String
    public var line: Int
    public var field: String?
    public var value: String?

    public init(file: String, line: Int, field: String? = nil, value: String? = nil) {
        self.file = file
        self.line = line
        self.field = field
        self.value = value
    }
}

/// One thing of several that a gap is made of, such as a rule that is broken.
public struct GapDetail: Codable, Sendable, Hashable, Identifiable {
    /// `BR-CO-18`.
    public var id: String
    /// What it is, in words.
    public var statement: Message
    /// In how many records it was found.
    public var records: Int
    /// Some of the places.
    public var evidence: [GapEvidence]

    public init(id: String, statement: Message, records: Int, evidence: [GapEvidence] = []) {
        self.id = id
        self.statement = statement
        self.records = records
        self.evidence = evidence
    }
}
