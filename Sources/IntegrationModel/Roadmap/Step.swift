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
        measure: String
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
    }
}

/// A kind of gap that a step closes, between which entities, and how much of it.
public struct GapClosing: Codable, Sendable, Hashable {
    public var kind: GapKind
    /// nil for any.
    public var sourceEntities: [Entity]?
    public var targetEntities: [Entity]?
    /// The share of the gap's yearly cost that goes away, 0–1.
    public var share: Range3

    public init(kind: GapKind, sourceEntities: [Entity]? = nil, targetEntities: [Entity]? = nil, share: Range3) {
        self.kind = kind
        self.sourceEntities = sourceEntities
        self.targetEntities = targetEntities
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
        evidenceGrade: String
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
    }
}
