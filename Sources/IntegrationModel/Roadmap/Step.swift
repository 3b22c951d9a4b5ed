/// A change small enough to be made next, as the catalogue describes it.
public struct StepTemplate: Codable, Sendable, Hashable, Identifiable {
    public var id: String
    public var name: String
    public var process: BusinessProcess?
    /// What it closes, and how much of it: 1 all, 0 nothing.
    public var closes: [GapClosing]
    /// Ids of steps that must come first.
    public var prerequisites: [String]
    public var weeks: Range3
    /// In euro.
    public var cost: Range3
    /// 0 (nobody notices) to 5 (everybody works otherwise).
    public var disruption: Int
    /// What it does, in words.
    public var effect: String
    /// How sure the effect is: A official or peer reviewed, B survey, C practitioner or vendor, D assumption.
    public var evidenceGrade: String
    /// How its success is measured from later exports.
    public var measure: String
    /// How it is worded for a company, with `{source}`, `{target}`, `{system}`, `{systems}` and `{entities}`; the name
    /// where nil.
    public var title: String?
    /// What one step of this template is about.
    public var scope: StepScope
    /// The kinds of systems it starts from and goes to; nil for any.
    public var sourceKinds: [SystemKind]?
    public var targetKinds: [SystemKind]?
    /// The end of a flow that alone is changed, where the other is only read; nil for both.
    public var changes: StepEnd?
    /// Ids of steps after which it goes better, though it can do without them.
    public var betterAfter: [String]
    /// Whether it earns nothing by itself and makes other steps possible.
    public var enabler: Bool
    /// Whether it is meant only for gaps of which no other step of the catalogue takes away half or more.
    public var fallback: Bool
    /// The number of records that weeks and cost are meant for, where they depend on it.
    public var sizedFor: Int?
    /// Running cost in a year, as a share of the cost.
    public var upkeep: Double
    /// Where weeks, cost and effect come from.
    public var evidenceSource: String
    public var family: StepFamily
    /// Fields of the records at the source of a gap that make it needless where nine of ten records have a value there.
    public var needlessWith: [CanonicalField]

    /// - Parameter family: nil for ``StepFamily/integration`` where the step has a running cost, for
    ///   ``StepFamily/masterData`` where it depends on the number of records, else ``StepFamily/application``.
    public init(
        id: String,
        name: String,
        process: BusinessProcess?,
        closes: [GapClosing],
        prerequisites: [String],
        weeks: Range3,
        cost: Range3,
        disruption: Int,
        effect: String,
        evidenceGrade: String,
        measure: String,
        title: String? = nil,
        scope: StepScope = .direction,
        sourceKinds: [SystemKind]? = nil,
        targetKinds: [SystemKind]? = nil,
        changes: StepEnd? = nil,
        betterAfter: [String] = [],
        enabler: Bool = false,
        fallback: Bool = false,
        sizedFor: Int? = nil,
        upkeep: Double = 0,
        evidenceSource: String = "",
        family: StepFamily? = nil,
        needlessWith: [CanonicalField] = []
    ) {
        self.id = id
        self.name = name
        self.process = process
        self.closes = closes
        self.prerequisites = prerequisites
        self.weeks = weeks
        self.cost = cost
        self.disruption = disruption
        self.effect = effect
        self.evidenceGrade = evidenceGrade
        self.measure = measure
        self.title = title
        self.scope = scope
        self.sourceKinds = sourceKinds
        self.targetKinds = targetKinds
        self.changes = changes
        self.betterAfter = betterAfter
        self.enabler = enabler
        self.fallback = fallback
        self.sizedFor = sizedFor
        self.upkeep = upkeep
        self.evidenceSource = evidenceSource
        self.family = family ?? (upkeep > 0 ? .integration : sizedFor != nil ? .masterData : .application)
        self.needlessWith = needlessWith
    }
}

/// An end of what a step is about.
public enum StepEnd: String, Codable, Sendable, CaseIterable {
    case source, target
}

/// What one step of a template is about.
public enum StepScope: String, Codable, Sendable, CaseIterable {
    /// Two datasets, from one to the other.
    case flow
    /// Two systems, from one to the other.
    case direction
    /// Two systems, whichever way.
    case pair
    case system
    case company
}

/// A kind of gap that a step closes, between which entities, and how much of it.
public struct GapClosing: Codable, Sendable, Hashable {
    public var kind: GapKind
    /// nil for any.
    public var sourceEntities: [Entity]?
    public var targetEntities: [Entity]?
    /// How the flow that the gap is about must be carried out; nil for any.
    public var mechanisms: [Mechanism]?
    /// The share of the gap's yearly cost that goes away, 0–1.
    public var share: Range3

    public init(
        kind: GapKind,
        sourceEntities: [Entity]? = nil,
        targetEntities: [Entity]? = nil,
        mechanisms: [Mechanism]? = nil,
        share: Range3
    ) {
        self.kind = kind
        self.sourceEntities = sourceEntities
        self.targetEntities = targetEntities
        self.mechanisms = mechanisms
        self.share = share
    }
}

/// A step made concrete by the map: between which systems, closing which gaps.
public struct Step: Codable, Sendable, Hashable, Identifiable {
    /// The template's id and what it is about: `S14:shopify>odoo`.
    public var id: String
    public var template: String
    public var title: String
    public var weeks: Range3
    public var cost: Range3
    public var disruption: Int
    /// Gaps that disappear, and gaps that become smaller.
    public var gapsClosed: [String]
    public var gapsNarrowed: [String]
    public var yearlyBenefit: Range3
    public var prerequisites: [String]
    public var measure: String
    public var evidenceGrade: String
    /// Ids of the systems it changes, sorted.
    public var systems: [String]
    public var process: BusinessProcess?
    public var enabler: Bool
    /// Running cost in a year, as a share of the cost.
    public var upkeep: Double
    /// What it takes away of each gap if it is the only step; sorted by gap.
    public var benefits: [StepBenefit]
    /// Why it takes what it takes, and what it stands on, in words.
    public var reasons: [String]
    /// nil in snapshots of earlier versions.
    public var family: StepFamily?

    public init(
        id: String,
        template: String,
        title: String,
        weeks: Range3,
        cost: Range3,
        disruption: Int,
        gapsClosed: [String],
        gapsNarrowed: [String],
        yearlyBenefit: Range3,
        prerequisites: [String],
        measure: String,
        evidenceGrade: String,
        systems: [String] = [],
        process: BusinessProcess? = nil,
        enabler: Bool = false,
        upkeep: Double = 0,
        benefits: [StepBenefit] = [],
        reasons: [String] = [],
        family: StepFamily? = nil
    ) {
        self.id = id
        self.template = template
        self.title = title
        self.weeks = weeks
        self.cost = cost
        self.disruption = disruption
        self.gapsClosed = gapsClosed
        self.gapsNarrowed = gapsNarrowed
        self.yearlyBenefit = yearlyBenefit
        self.prerequisites = prerequisites
        self.measure = measure
        self.evidenceGrade = evidenceGrade
        self.systems = systems
        self.process = process
        self.enabler = enabler
        self.upkeep = upkeep
        self.benefits = benefits
        self.reasons = reasons
        self.family = family
    }
}

/// What a step takes away of a gap.
public struct StepBenefit: Codable, Sendable, Hashable {
    /// The id of the gap.
    public var gap: String
    /// The share of the gap's yearly cost that goes away, 0–1.
    public var share: Range3
    /// Money in a year: the share of the cost that is counted for this gap. It is zero where the gap's cost is counted
    /// with another gap of the same cause.
    public var yearly: Range3

    public init(gap: String, share: Range3, yearly: Range3) {
        self.gap = gap
        self.share = share
        self.yearly = yearly
    }
}
