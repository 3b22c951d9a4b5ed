/// What is otherwise in one snapshot than in an earlier one.
public struct SnapshotDifference: Codable, Sendable {
    public var before: SnapshotStamp
    public var after: SnapshotStamp
    /// Ids of systems that are only in the later and only in the earlier one.
    public var newSystems: [String]
    public var goneSystems: [String]
    public var flows: [FlowChange]
    public var gaps: [GapChange]
    /// The likely yearly cost of all gaps that are not accepted, before and after, and the currency.
    public var yearlyCostBefore: Double
    public var yearlyCostAfter: Double
    public var currency: String
    public var plan: PlanChange

    public init(
        before: SnapshotStamp,
        after: SnapshotStamp,
        newSystems: [String] = [],
        goneSystems: [String] = [],
        flows: [FlowChange] = [],
        gaps: [GapChange] = [],
        yearlyCostBefore: Double = 0,
        yearlyCostAfter: Double = 0,
        currency: String = "EUR",
        plan: PlanChange = PlanChange()
    ) {
        self.before = before
        self.after = after
        self.newSystems = newSystems
        self.goneSystems = goneSystems
        self.flows = flows
        self.gaps = gaps
        self.yearlyCostBefore = yearlyCostBefore
        self.yearlyCostAfter = yearlyCostAfter
        self.currency = currency
        self.plan = plan
    }

    /// How something is in the later snapshot beside the earlier one.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case new, gone, changed
    }
}

/// Which snapshot it is.
public struct SnapshotStamp: Codable, Sendable, Hashable {
    public var id: String
    /// Seconds since 1970.
    public var takenAt: Double
    public var dataUntil: Double?

    public init(id: String, takenAt: Double, dataUntil: Double?) {
        self.id = id
        self.takenAt = takenAt
        self.dataUntil = dataUntil
    }
}

/// A flow that is new, gone or otherwise than before.
public struct FlowChange: Codable, Sendable, Identifiable {
    public var id: String
    public var kind: SnapshotDifference.Kind
    public var title: String
    /// nil where there is no such flow.
    public var before: FlowState?
    public var after: FlowState?

    public init(id: String, kind: SnapshotDifference.Kind, title: String, before: FlowState?, after: FlowState?) {
        self.id = id
        self.kind = kind
        self.title = title
        self.before = before
        self.after = after
    }
}

/// What of a flow is compared.
public struct FlowState: Codable, Sendable, Hashable {
    public var mechanism: Mechanism
    public var coverage: Double
    /// In seconds.
    public var medianDelay: Double?
    public var leaked: Int
    /// Records with a conflict in the field that has most of them.
    public var conflicting: Int

    public init(mechanism: Mechanism, coverage: Double, medianDelay: Double?, leaked: Int, conflicting: Int) {
        self.mechanism = mechanism
        self.coverage = coverage
        self.medianDelay = medianDelay
        self.leaked = leaked
        self.conflicting = conflicting
    }
}

/// A gap that is new, closed or costs otherwise than before.
public struct GapChange: Codable, Sendable, Identifiable {
    public var id: String
    public var kind: SnapshotDifference.Kind
    public var title: String
    public var recordsBefore: Int
    public var recordsAfter: Int
    /// Likely hours and money in a year; zero where there is no such gap.
    public var hoursBefore: Double
    public var hoursAfter: Double
    public var costBefore: Double
    public var costAfter: Double

    public init(
        id: String,
        kind: SnapshotDifference.Kind,
        title: String,
        recordsBefore: Int,
        recordsAfter: Int,
        hoursBefore: Double,
        hoursAfter: Double,
        costBefore: Double,
        costAfter: Double
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.recordsBefore = recordsBefore
        self.recordsAfter = recordsAfter
        self.hoursBefore = hoursBefore
        self.hoursAfter = hoursAfter
        self.costBefore = costBefore
        self.costAfter = costAfter
    }
}

/// What the plan has otherwise.
public struct PlanChange: Codable, Sendable, Hashable {
    /// The title of the recommended phase, and the ids of its steps; nil where there is none.
    public var nextBefore: String?
    public var nextAfter: String?
    /// Whether the recommended phase has other steps.
    public var isNextChanged: Bool
    /// Titles of steps that are only in the later plan, and only in the earlier one.
    public var newSteps: [String]
    public var goneSteps: [String]

    public init(
        nextBefore: String? = nil,
        nextAfter: String? = nil,
        isNextChanged: Bool = false,
        newSteps: [String] = [],
        goneSteps: [String] = []
    ) {
        self.nextBefore = nextBefore
        self.nextAfter = nextAfter
        self.isNextChanged = isNextChanged
        self.newSteps = newSteps
        self.goneSteps = goneSteps
    }
}
