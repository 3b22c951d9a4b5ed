/// One end of a flow or a gap.
public struct FlowEnd: Codable, Sendable, Hashable {
    public var system: String
    public var dataset: String
    public var entity: Entity

    public init(system: String, dataset: String, entity: Entity) {
        self.system = system
        self.dataset = dataset
        self.entity = entity
    }
}

/// How a flow is carried out.
public enum Mechanism: String, Codable, Sendable, CaseIterable {
    /// An interface, within minutes, day and night.
    case automated
    /// An interface at set times.
    case batch
    /// People type it over.
    case manual
    /// A third party acts in between, such as a customer who pays.
    case external
    case unknown
}

/// Data that goes from one dataset to another.
public struct Flow: Codable, Sendable, Hashable, Identifiable {
    /// `shopify/orders>odoo/sale.order`.
    public var id: String
    public var source: FlowEnd
    public var target: FlowEnd
    public var mechanism: Mechanism
    /// How sure it is that the flow exists in this direction, 0–1.
    public var confidence: Double
    /// How sure the mechanism is, 0–1.
    public var mechanismConfidence: Double
    public var records: FlowRecords
    /// Linked records as a share of the eligible ones, 0–1.
    public var coverage: Double
    /// The time from the source record to the target record; nil where an export has no dates.
    public var lagSeconds: Lag?
    public var conflicts: [FieldConflict]
    public var key: [FlowKey]
    /// When the first and the last linked record came to the target; seconds since 1970.
    public var firstSeen: Double?
    public var lastSeen: Double?
    /// When a flow that has stopped did so; seconds since 1970.
    public var stoppedAt: Double?
    /// When it was put on another footing, such as an interface instead of typing; nil where no such day shows.
    public var changed: MechanismShift?
    /// Whether the user declared it.
    public var declared: Bool
    public var evidence: [Evidence]
    /// Target records that came per year, over the time that the flow ran.
    public var yearlyVolume: Double?
    /// References of the target that name no record of the source: mistyped numbers, or records that were deleted.
    public var brokenReferences: [FlowRecord]
    /// Value of the leaked records, where the source has amounts.
    public var leakedAmount: Amount?
    /// How it went over time; nil where no side has dates.
    public var history: FlowHistory?

    public init(
        source: FlowEnd,
        target: FlowEnd,
        mechanism: Mechanism = .unknown,
        confidence: Double,
        mechanismConfidence: Double = 0,
        records: FlowRecords,
        coverage: Double,
        lagSeconds: Lag? = nil,
        conflicts: [FieldConflict] = [],
        key: [FlowKey] = [],
        firstSeen: Double? = nil,
        lastSeen: Double? = nil,
        stoppedAt: Double? = nil,
        changed: MechanismShift? = nil,
        declared: Bool = false,
        evidence: [Evidence] = [],
        yearlyVolume: Double? = nil,
        brokenReferences: [FlowRecord] = [],
        leakedAmount: Amount? = nil,
        history: FlowHistory? = nil
    ) {
        self.id = Self.id(from: source.dataset, to: target.dataset)
        self.source = source
        self.target = target
        self.mechanism = mechanism
        self.confidence = confidence
        self.mechanismConfidence = mechanismConfidence
        self.records = records
        self.coverage = coverage
        self.lagSeconds = lagSeconds
        self.conflicts = conflicts
        self.key = key
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.stoppedAt = stoppedAt
        self.changed = changed
        self.declared = declared
        self.evidence = evidence
        self.yearlyVolume = yearlyVolume
        self.brokenReferences = brokenReferences
        self.leakedAmount = leakedAmount
        self.history = history
    }

    public static func id(from source: String, to target: String) -> String { "\(source)>\(target)" }
}

/// How many records of a flow are where.
public struct FlowRecords: Codable, Sendable, Hashable {
    /// Records of the source dataset.
    public var source: Int
    /// Source records that should have arrived by the date of the exports, given the flow's own lag.
    public var eligible: Int
    /// Source records found in the target.
    public var linked: Int
    /// Eligible records with no trace in the target.
    public var leaked: Int
    /// Target records with no source.
    public var withoutOrigin: Int

    public init(source: Int, eligible: Int, linked: Int, leaked: Int, withoutOrigin: Int) {
        self.source = source
        self.eligible = eligible
        self.linked = linked
        self.leaked = leaked
        self.withoutOrigin = withoutOrigin
    }
}

/// The time between an event in the source and its trace in the target, in seconds.
public struct Lag: Codable, Sendable, Hashable {
    public var median: Double
    public var p95: Double
    /// How exactly the exports tell it, in seconds: 1, 60, or 86,400 where one of them has dates without times. What is
    /// shorter than this is a guess.
    public var precision: Double

    public init(median: Double, p95: Double, precision: Double = 1) {
        self.median = median
        self.p95 = p95
        self.precision = precision
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        median = try values.decode(Double.self, forKey: .median)
        p95 = try values.decode(Double.self, forKey: .p95)
        precision = try values.decodeIfPresent(Double.self, forKey: .precision) ?? 1
    }
}

/// Linked records whose values contradict each other.
public struct FieldConflict: Codable, Sendable, Hashable {
    public var sourceField: String
    public var targetField: String
    /// Linked records with a value on both sides.
    public var compared: Int
    public var conflicting: Int
    /// How the values differ, with how many of the conflicting records do so, most first; empty where that is not known.
    public var kinds: [ConflictKindCount]
    /// Conflicting records that were changed last in the source, and in the target, as far as dates of change tell.
    public var sourceLater: Int
    public var targetLater: Int

    public init(
        sourceField: String,
        targetField: String,
        compared: Int,
        conflicting: Int,
        kinds: [ConflictKindCount] = [],
        sourceLater: Int = 0,
        targetLater: Int = 0
    ) {
        self.sourceField = sourceField
        self.targetField = targetField
        self.compared = compared
        self.conflicting = conflicting
        self.kinds = kinds
        self.sourceLater = sourceLater
        self.targetLater = targetLater
    }
}

/// In what way two values of one thing differ.
public enum ConflictKind: String, Codable, Sendable, CaseIterable {
    /// Amounts that differ by cents.
    case rounding
    /// One amount with VAT and one without, at a usual rate.
    case vat
    /// The same amount with the other sign.
    case sign
    /// The decimal mark one or two places off.
    case decimalShift
    /// A character dropped, doubled, swapped or replaced.
    case typing
    case other
}

/// How many conflicting records differ in one way.
public struct ConflictKindCount: Codable, Sendable, Hashable {
    public var kind: ConflictKind
    public var count: Int

    public init(kind: ConflictKind, count: Int) {
        self.kind = kind
        self.count = count
    }
}

/// The fields by which the records of a flow find each other.
public struct FlowKey: Codable, Sendable, Hashable {
    public var sourceField: String
    public var targetField: String
    public var match: LinkKey.Match

    public init(sourceField: String, targetField: String, match: LinkKey.Match) {
        self.sourceField = sourceField
        self.targetField = targetField
        self.match = match
    }
}

/// Datasets that share records while no direction is proved.
public struct Link: Codable, Sendable, Hashable, Identifiable {
    /// The two datasets' ids in order, joined by `~`.
    public var id: String
    public var between: [FlowEnd]
    /// Records shared.
    public var linked: Int
    /// Shared records as a share of the smaller dataset, 0–1.
    public var coverage: Double
    public var confidence: Double
    public var key: [FlowKey]
    /// Why it is no flow, and what else was seen.
    public var evidence: [Evidence]

    public init(
        between: [FlowEnd],
        linked: Int,
        coverage: Double,
        confidence: Double,
        key: [FlowKey] = [],
        evidence: [Evidence] = []
    ) {
        self.id = between.map(\.dataset).joined(separator: "~")
        self.between = between
        self.linked = linked
        self.coverage = coverage
        self.confidence = confidence
        self.key = key
        self.evidence = evidence
    }
}
