import Foundation
import IntegrationModel
import Testing

@testable import Planning

@Suite("Learning from outcomes")
struct LearningTests {
    private static let catalogue = ["S14": StepFamily.integration, "S15": .integration, "S02": .masterData].map {
        StepTemplate(
            id: $0,
            name: $0,
            process: nil,
            closes: [],
            prerequisites: [],
            weeks: Range3(1, 2, 3),
            cost: Range3(1_000, 2_000, 3_000),
            disruption: 1,
            effect: "",
            evidenceGrade: "D",
            measure: "",
            family: $1
        )
    }

    private func outcomes(_ ratios: [Double], of template: String = "S14", client: String = "here") -> [StepOutcome] {
        ratios.enumerated().map { number, ratio in
            StepOutcome(
                id: "\(client)-\(template)-\(number)",
                client: client,
                template: template,
                weeks: EstimateAndActual(estimate: 4, actual: 4 * ratio),
                cost: EstimateAndActual(estimate: 10_000, actual: 10_000 * ratio),
                effect: EstimateAndActual(estimate: 0.8, actual: 0.8 / ratio)
            )
        }
    }

    private func factors(_ outcomes: [StepOutcome], _ family: StepFamily = .integration) -> LearnedFactors.Factors? {
        EstimateLearning(outcomes, client: "here", catalogue: Self.catalogue).factors[family]
    }

    /// A client's first three steps cost 1.3, 1.2 and 1.4 times the estimate; with a client's spread of 0.2 and a step's
    /// of 0.35 the client's effect is (3 × mean ÷ 0.35²) ÷ (3 ÷ 0.35² + 1 ÷ 0.2²).
    @Test("with only clients that differ, the effect is the closed form of the normal model")
    func closedForm() {
        let ratios = [1.3, 1.2, 1.4]
        let model = RatioModel(
            ratios.map { .init(family: 0, client: 0, ratio: $0, weight: 1) },
            families: 1,
            clients: 1,
            spread: RatioModel.Spread(common: 1e-6, family: 1e-6, client: 0.2, noise: 0.35)
        )
        let mean = ratios.map { log($0) }.reduce(0, +) / 3
        let expected = (3 * mean / 0.1225) / (3 / 0.1225 + 1 / 0.04)
        #expect(abs(log(model.factor(family: 0, client: 0)) - expected) < 1e-6)
        #expect(abs(model.factor(family: 0, client: nil) - 1) < 1e-6)
    }

    @Test("without outcomes nothing changes, and few outcomes change little")
    func shrinking() throws {
        #expect(factors([]) == nil)
        let one = try #require(factors(outcomes([1.5])))
        let four = try #require(factors(outcomes([1.5, 1.5, 1.5, 1.5])))
        let many = try #require(factors(outcomes(Array(repeating: 1.5, count: 60))))
        #expect(1 < one.cost && one.cost < four.cost && four.cost < many.cost && many.cost <= 1.5)
        #expect(one.cost < 1.25 && many.cost > 1.4)
        #expect(one.effort == one.cost)
        #expect(one.effect < 1 && many.effect < one.effect)
        #expect(one.outcomes == 1 && many.outcomes == 60)
    }

    @Test("what steps of one kind took here says less of another kind, and what others' took less of ours")
    func levels() throws {
        let here = outcomes([1.5, 1.5, 1.5])
        let same = try #require(factors(here))
        let other = try #require(factors(here, .masterData))
        let elsewhere = try #require(factors(outcomes([1.5, 1.5, 1.5], client: "another")))
        #expect(1 < other.cost && other.cost < same.cost)
        #expect(1 < elsewhere.cost && elsewhere.cost < same.cost)
        #expect(factors(outcomes([1.5], client: "another"), .masterData) == nil)
    }

    @Test("an order of magnitude counts as a factor of four, and impossible figures as nothing")
    func robustness() throws {
        let wild = try #require(factors(outcomes([1, 1, 1, 1_000])))
        let bounded = try #require(factors(outcomes([1, 1, 1, 4])))
        #expect(wild.cost == bounded.cost)
        var broken = outcomes([.nan, .infinity, -1, 0])
        broken.append(contentsOf: outcomes([2], of: "unknown"))
        let none = EstimateLearning(broken, client: "here", catalogue: Self.catalogue)
        for factors in none.factors.families {
            #expect(factors.cost.isFinite && factors.cost > 0 && factors.effort > 0 && factors.effect > 0)
        }
    }

    @Test("steps of one phase count together as one, whatever their order, and each id once")
    func weights() throws {
        let single = try #require(factors(outcomes([1.5])))
        var parts = outcomes([1.5, 1.5])
        for place in parts.indices { parts[place].weight = 0.5 }
        #expect(try #require(factors(parts)).cost == single.cost)
        #expect(factors(parts.reversed()) == factors(parts))
        #expect(factors(outcomes([1.5]) + outcomes([1.5])) == factors(outcomes([1.5])))
    }

    @Test("a lesson says what was observed, on what, and what is applied")
    func lessons() throws {
        let all = outcomes([1.3, 1.3]) + outcomes([2], of: "S15", client: "another")
        let learning = EstimateLearning(all, client: "here", catalogue: Self.catalogue)
        let cost = try #require(learning.lessons.first { $0.figure == .cost && $0.family == .integration })
        #expect(cost.here == 2 && cost.elsewhere == 1 && cost.observed == 1.3)
        #expect(cost.factor == learning.factors[.integration]?.cost)
        #expect(!learning.lessons.contains { $0.family == .masterData })
    }

    @Test("later estimates hold what was learned")
    func applied() throws {
        // The error of the estimates falls as outcomes come in: true costs are 1.6 times the catalogue's, with noise.
        var (known, errors): ([StepOutcome], [Double]) = ([], [])
        let noise = [1.1, 0.9, 1.2, 0.85, 1.0, 1.15, 0.95, 1.05, 0.9, 1.1, 1.0, 1.0]
        for (number, one) in noise.enumerated() {
            let factor = factors(known)?.cost ?? 1
            errors.append(abs(log(1.6 * one / factor)))
            var outcome = outcomes([1.6 * one])[0]
            outcome.id = "here-\(number)"
            known.append(outcome)
        }
        let (early, late) = (errors.prefix(4).reduce(0, +) / 4, errors.suffix(4).reduce(0, +) / 4)
        #expect(late < 0.6 * early, "\(early) \(late)")
    }
}
