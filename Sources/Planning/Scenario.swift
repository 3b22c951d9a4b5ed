import IntegrationModel
import RoadmapOptimisation

/// One value for each uncertain figure.
struct Scenario: Sendable {
    /// By gap, euros in a year.
    var gapCosts: [Double]
    /// By step, euros without overhead.
    var stepCosts: [Double]
    /// By step and effect, 0–1.
    var shares: [[Double]]
}

extension Scenario {
    /// Every figure drawn from its range.
    ///
    /// Figures are linked: three in ten move with the company's common factor, which makes their correlation 0.3.
    /// Costs and benefits have each a factor of their own, and so do the shares.
    init(drawnFrom problem: PlanningProblem, using generator: inout RandomSource) {
        let benefitFactor = generator.unit()
        let costFactor = generator.unit()
        let shareFactor = generator.unit()
        func draw(_ range: Range3, _ common: Double, _ generator: inout RandomSource) -> Double {
            let follows = generator.unit() < 0.3
            let own = generator.unit()
            return range.quantile(follows ? common : own)
        }
        gapCosts = []
        stepCosts = []
        shares = []
        for cost in problem.costs { gapCosts.append(draw(cost, benefitFactor, &generator)) }
        for step in problem.steps { stepCosts.append(draw(step.cost, costFactor, &generator)) }
        for effects in problem.effects {
            var drawn: [Double] = []
            for effect in effects { drawn.append(min(1, draw(effect.share, shareFactor, &generator))) }
            shares.append(drawn)
        }
    }
}

extension Range3 {
    /// The value below which the quantity is with a probability: low at 0.1, likely at 0.5, high at 0.9, straight
    /// between them and going on as straight beyond, never below zero.
    func quantile(_ probability: Double) -> Double {
        let value =
            probability < 0.5
            ? likely - (likely - low) * (0.5 - probability) / 0.4
            : likely + (high - likely) * (probability - 0.5) / 0.4
        return max(0, value)
    }
}
