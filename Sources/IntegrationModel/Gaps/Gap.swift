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
    public var title: String
    public var explanation: String
    /// The assumptions behind the price, in words.
    public var assumptions: [String]
    public var evidence: [GapEvidence]
    /// The ids of the catalogue's steps that close or narrow it.
    public var closedBy: [String]

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
        title: String,
        explanation: String,
        assumptions: [String] = [],
        evidence: [GapEvidence] = [],
        closedBy: [String] = []
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
