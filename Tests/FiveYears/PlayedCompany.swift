public import IntegrationModel
import Planning
import TestSupport

/// A company of which the true costs and effects of changes are known, though not to who plans for it.
public struct PlayedCompany: Sendable {
    public let map: FlowMap
    public let gaps: [Gap]
    /// Steps that need no others, so that what is measured is the choice and the estimates.
    public let catalogue: [StepTemplate]
    private let cost: [StepFamily: Double]
    private let effort: [StepFamily: Double]
    private let effect: [StepFamily: Double]
    private let seed: UInt64

    /// A company drawn from a seed, with the steps of a catalogue.
    ///
    /// Each family of steps takes and brings here another multiple of what the catalogue says: log-normal, with a median
    /// of 1.15 for cost and weeks and 0.85 for effects, and a spread; each step differs from its family by a spread of
    /// 0.15: with the usual 0.37 together the 0.4 of the ranges that the catalogue gives.
    public init(seed: UInt64, catalogue: [StepTemplate], spread: Double = 0.37) {
        var random = SeededRandom(seed: seed)
        self.seed = seed
        self.catalogue = catalogue.map { template in
            var alone = template
            alone.prerequisites = []
            return alone
        }
        func factors(_ median: Double) -> [StepFamily: Double] {
            Dictionary(
                uniqueKeysWithValues: StepFamily.allCases.map { ($0, median * Draw.factor(spread, &random)) }
            )
        }
        cost = factors(1.15)
        effort = factors(1.15)
        effect = factors(0.85)
        let landscape = PlayedLandscape(&random)
        map = landscape.map
        gaps = landscape.gaps
    }

    /// What somebody would have learned who knows each family, though not each step.
    var foreseen: LearnedFactors {
        LearnedFactors(
            StepFamily.allCases.map { family in
                LearnedFactors.Factors(
                    family: family,
                    effort: effort[family] ?? 1,
                    cost: cost[family] ?? 1,
                    effect: effect[family] ?? 1,
                    outcomes: 100
                )
            }
        )
    }

    /// What a step really takes and brings, as multiples of the catalogue's figures.
    func truth(of step: Step) -> (cost: Double, effort: Double, effect: Double) {
        let family = step.family ?? .integration
        var random = SeededRandom(seed: step.id.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
        return (
            (cost[family] ?? 1) * Draw.factor(0.15, &random), (effort[family] ?? 1) * Draw.factor(0.15, &random),
            (effect[family] ?? 1) * Draw.factor(0.15, &random)
        )
    }
}

/// Random figures.
enum Draw {
    static func unit(_ random: inout SeededRandom) -> Double { Double.random(in: 0..<1, using: &random) }

    /// A multiple whose logarithm has a spread: `exp` of a sum of twelve numbers, which is nearly normal.
    static func factor(_ spread: Double, _ random: inout SeededRandom) -> Double {
        let normal = (0..<12).reduce(-6.0) { sum, _ in sum + unit(&random) }
        let exponent = normal * spread
        // The series of the exponential function, so that the result is the same on every machine.
        return (1...16).reversed().reduce(1.0) { 1 + exponent / Double($1) * $0 }
    }
}
