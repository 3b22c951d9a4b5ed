/// Which steps to take in which phase: the multi-period precedence-constrained knapsack problem, known in mining as
/// open-pit scheduling (Chicoisne, Espinoza, Goycoolea, Moreno, Rubio, *Operations Research* 60, 2012).
///
/// Every step is done at most once, in one phase, and brings its benefit in every phase after it. Phases are used without
/// holes from the first on. The unit of money and time is the caller's.
public struct PlanModel: Sendable, Hashable {
    public var steps: [PlanStep]
    public var precedences: [PlanPrecedence]
    /// What each phase allows; one for each phase of the horizon.
    public var phases: [PhaseLimits]
    /// What a unit spent in each phase is worth now.
    public var spendFactors: [Double]
    /// What a unit of benefit in each phase, from the phase after on, is worth now.
    public var gainFactors: [Double]
    /// The number of phases in which the benefit of a phase's steps must pay their cost; nil for no such rule.
    public var paybackPhases: Double?
    /// What could be saved in each phase at most by the steps that have an effect on it: minutes on one flow, say.
    public var drivers: [Double]

    public init(
        steps: [PlanStep],
        precedences: [PlanPrecedence] = [],
        phases: [PhaseLimits],
        spendFactors: [Double],
        gainFactors: [Double],
        paybackPhases: Double? = nil,
        drivers: [Double] = []
    ) {
        self.steps = steps
        self.precedences = precedences
        self.phases = phases
        self.spendFactors = spendFactors
        self.gainFactors = gainFactors
        self.paybackPhases = paybackPhases
        self.drivers = drivers
    }

    /// Whether all positions are inside their arrays and all figures are numbers; a model that is not sound has no plan.
    public var isSound: Bool {
        phases.count == spendFactors.count && phases.count == gainFactors.count
            && precedences.allSatisfy {
                steps.indices.contains($0.before) && steps.indices.contains($0.after) && $0.before != $0.after
            }
            && steps.allSatisfy { step in
                [step.cost, step.work, step.duration, step.disruption].allSatisfy { $0.isFinite && $0 >= 0 }
                    && step.benefit.isFinite && step.bonus.isFinite
                    && step.effects.allSatisfy { drivers.indices.contains($0.driver) && (0...1).contains($0.share) }
                    && step.demands.allSatisfy { $0.resource >= 0 && $0.amount.isFinite && $0.amount >= 0 }
            }
            && phases.allSatisfy { phase in phase.resources.allSatisfy { $0 >= 0 } }
            && drivers.allSatisfy { $0.isFinite && $0 >= 0 } && (spendFactors + gainFactors).allSatisfy(\.isFinite)
    }
}

/// A step as the optimiser sees it.
public struct PlanStep: Sendable, Hashable {
    public var cost: Double
    /// What it takes of the teams in its phase.
    public var work: Double
    /// How long it takes from beginning to end; steps that need each other in one phase go one after the other.
    public var duration: Double
    public var disruption: Double
    /// Whether a phase may hold only so many of its sort, see ``PhaseLimits/disruptiveSteps``.
    public var isDisruptive: Bool
    /// The process whose people it asks; nil for none.
    public var area: Int?
    /// Benefit in each phase after its own, less what keeping it running costs; it may be negative.
    public var benefit: Double
    /// What it takes away of the drivers, on top of ``benefit``.
    public var effects: [DriverEffect]
    /// What it takes of the resources of its phase.
    public var demands: [ResourceDemand]
    /// What doing it is worth by itself, whenever it is done; less for what speaks against it.
    public var bonus: Double
    /// The first phase in which it may be done.
    public var earliest: Int

    public init(
        cost: Double,
        work: Double,
        duration: Double = 0,
        disruption: Double = 0,
        isDisruptive: Bool = false,
        area: Int? = nil,
        benefit: Double,
        effects: [DriverEffect] = [],
        demands: [ResourceDemand] = [],
        bonus: Double = 0,
        earliest: Int = 0
    ) {
        self.cost = cost
        self.work = work
        self.duration = duration
        self.disruption = disruption
        self.isDisruptive = isDisruptive
        self.area = area
        self.benefit = benefit
        self.effects = effects
        self.demands = demands
        self.bonus = bonus
        self.earliest = earliest
    }
}

/// The share of a driver that a step takes away of what others have left.
public struct DriverEffect: Sendable, Hashable {
    public var driver: Int
    public var share: Double

    public init(driver: Int, share: Double) {
        self.driver = driver
        self.share = share
    }
}

/// What a step takes of something that each phase has so much of, such as hours of some people.
public struct ResourceDemand: Sendable, Hashable {
    /// A position in ``PhaseLimits/resources``; what is beyond them is not limited.
    public var resource: Int
    public var amount: Double

    public init(resource: Int, amount: Double) {
        self.resource = resource
        self.amount = amount
    }
}

/// One step before another.
public struct PlanPrecedence: Sendable, Hashable {
    public var before: Int
    public var after: Int
    /// In an earlier phase; else the same phase will do.
    public var isStrict: Bool

    public init(before: Int, after: Int, isStrict: Bool = false) {
        self.before = before
        self.after = after
        self.isStrict = isStrict
    }
}

/// What one phase allows.
public struct PhaseLimits: Sendable, Hashable {
    /// What a phase that is used costs at least.
    public var minSpend: Double
    public var budget: Double
    public var work: Double
    public var duration: Double
    public var disruption: Double
    public var disruptiveSteps: Int
    public var stepsPerArea: Int
    /// How much there is of each resource.
    public var resources: [Double]

    public init(
        minSpend: Double = 0,
        budget: Double = .infinity,
        work: Double = .infinity,
        duration: Double = .infinity,
        disruption: Double = .infinity,
        disruptiveSteps: Int = .max,
        stepsPerArea: Int = .max,
        resources: [Double] = []
    ) {
        self.minSpend = minSpend
        self.budget = budget
        self.work = work
        self.duration = duration
        self.disruption = disruption
        self.disruptiveSteps = disruptiveSteps
        self.stepsPerArea = stepsPerArea
        self.resources = resources
    }
}

/// The phase of each step, from 0 on; nil for a step that is not done.
public struct Plan: Sendable, Hashable {
    public var phases: [Int?]

    public init(phases: [Int?]) { self.phases = phases }

    /// The plan in which nothing is done.
    public static func nothing(_ count: Int) -> Plan { Plan(phases: Array(repeating: nil, count: count)) }

    /// The steps of a phase, rising.
    public func steps(in phase: Int) -> [Int] { phases.indices.filter { phases[$0] == phase } }

    public var usedPhases: Int { (phases.compactMap(\.self).max() ?? -1) + 1 }
}
