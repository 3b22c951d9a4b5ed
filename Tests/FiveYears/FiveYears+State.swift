import IntegrationModel
import Planning
import TestSupport

extension FiveYears {
    /// The company at a moment, as an export would show it.
    struct State {
        let company: PlayedCompany
        var week = 0
        var result = Result()
        private(set) var outcomes: [StepOutcome] = []
        private var gaps: [Gap]
        private var done: Set<String> = []

        private static let overhead = 1.15

        init(company: PlayedCompany) {
            self.company = company
            gaps = company.gaps
        }

        private func planner(_ learned: LearnedFactors) -> Planner {
            var planner = Planner(catalogue: company.catalogue)
            planner.assumptions.learned = learned
            planner.assumptions.thoroughness = 0.05
            planner.assumptions.scenarios = 1
            planner.excluded = done
            return planner
        }

        /// The steps that could be taken, as they are estimated.
        func steps(_ learned: LearnedFactors) -> [Step] {
            StepMaker(
                catalogue: company.catalogue,
                assumptions: planner(learned).assumptions
            )
            .steps(for: gaps, map: company.map).filter { !done.contains($0.id) }
        }

        /// What the planner advises to do next.
        func advised(_ learned: LearnedFactors) -> [Step] {
            let roadmap = planner(learned).roadmap(for: gaps, map: company.map)
            let next = Set(roadmap.phases.first?.steps ?? [])
            return roadmap.steps.filter { next.contains($0.id) }
        }

        /// In years.
        func payback(_ step: Step) -> Double {
            let yearly = step.yearlyBenefit.likely - step.cost.likely * step.upkeep
            return yearly > 0 ? step.cost.likely * Self.overhead / yearly : .infinity
        }

        func isWorthwhile(_ step: Step) -> Bool { payback(step) <= 3 }

        /// As many steps of a list as fit into a phase.
        func fill(_ steps: [Step]) -> [Step] {
            var (chosen, cost, weeks): ([Step], Double, Double) = ([], 0, 0)
            for step in steps where isWorthwhile(step) {
                let its = step.cost.likely * Self.overhead
                guard cost + its <= 50_000, weeks + step.weeks.likely <= 24, step.weeks.likely <= 12 else { continue }
                (cost, weeks) = (cost + its, weeks + step.weeks.likely)
                chosen.append(step)
            }
            return chosen
        }

        /// Lets the steps be done: they take what they really take, and bring what they really bring.
        ///
        /// - Parameter weeks: what they were to take together.
        mutating func finish(_ steps: [Step], weeks: Double, overrun: Double) {
            let base = Dictionary(uniqueKeysWithValues: self.steps(LearnedFactors()).map { ($0.id, $0) })
            var (errors, longest) = ([Double](), 0.0)
            let start = week
            for step in steps.sorted(by: { $0.id < $1.id }) {
                guard let plain = base[step.id] else { continue }
                let truth = company.truth(of: step)
                let cost = plain.cost.likely * truth.cost * overrun
                longest = max(longest, plain.weeks.likely / max(step.weeks.likely, 0.1) * truth.effort)
                result.net -= cost * Self.overhead
                let left = min(3, Double(max(0, 260 - start)) / 52)
                result.net -= cost * plain.upkeep * left
                let shares = effect(of: step, plain, truth.effect)
                errors.append(Figures.distance(cost, step.cost.likely))
                if shares.estimated > 0 { errors.append(Figures.distance(shares.actual, shares.estimated)) }
                outcomes.append(
                    StepOutcome(
                        id: "this-\(outcomes.count)",
                        client: "this",
                        template: step.template,
                        weeks: EstimateAndActual(
                            estimate: plain.weeks.likely,
                            actual: plain.weeks.likely * truth.effort
                        ),
                        cost: EstimateAndActual(estimate: plain.cost.likely, actual: cost),
                        effect: shares.plain > 0
                            ? EstimateAndActual(estimate: shares.plain, actual: shares.actual) : nil
                    )
                )
                done.insert(step.id)
            }
            week += max(1, Int((weeks * longest).rounded(.up)))
            result.net += pending * min(3, Double(max(0, 260 - week)) / 52)
            pending = 0
            if !errors.isEmpty { result.errors.append(errors.reduce(0, +) / Double(errors.count)) }
        }

        /// Euro a year that the steps at work take away, from their end on.
        private var pending = 0.0

        /// Takes from the gaps what a step really takes; the shares are means over its gaps.
        private mutating func effect(
            of step: Step,
            _ plain: Step,
            _ truth: Double
        ) -> (estimated: Double, plain: Double, actual: Double) {
            var sums = (0.0, 0.0, 0.0)
            for benefit in plain.benefits {
                guard let position = gaps.firstIndex(where: { $0.id == benefit.gap }) else { continue }
                let actual = min(1, benefit.share.likely * truth)
                sums.0 += step.benefits.first { $0.gap == benefit.gap }?.share.likely ?? 0
                sums.1 += benefit.share.likely
                sums.2 += actual
                let before = gaps[position].yearlyCost
                pending += before.likely * actual
                gaps[position].yearlyCost = YearlyCost(before.range * (1 - actual))
            }
            let count = Double(max(1, plain.benefits.count))
            return (sums.0 / count, sums.1 / count, sums.2 / count)
        }
    }
}

/// Figures that are compared.
enum Figures {
    /// How far apart two numbers are: the larger by the smaller, less 1.
    static func distance(_ one: Double, _ other: Double) -> Double {
        let (small, large) = (min(one, other), max(one, other))
        return small > 0 ? large / small - 1 : 1
    }
}

/// Steps in an order that chance decides.
struct RandomOrder {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func shuffled(_ steps: [Step]) -> [Step] { steps.sorted { $0.id < $1.id }.shuffled(using: &random) }
}
