public import IntegrationModel

extension StartedPhase {
    /// What the steps of a closed phase teach about estimates; none where it is under way.
    ///
    /// Steps of one phase were paid for together, so each gets the phase's ratio and they share its weight. The estimates
    /// are those without what was learned before, or it would be learned twice.
    ///
    /// - Parameters:
    ///   - client: the pseudonym of the workspace.
    ///   - number: of the phase among the client's closed ones, for the ids of the outcomes.
    public func outcomes(client: String, number: Int) -> [StepOutcome] {
        guard let closing, !steps.isEmpty else { return [] }
        let unlearned = (
            weeks: phase.weeks > 0 ? Double(phase.weeks) / learnedFactor(\.weeks.likely, \.effort) : 0,
            cost: phase.cost.likely / learnedFactor(\.cost.likely, \.cost)
        )
        return steps.enumerated().map { place, step in
            StepOutcome(
                id: "\(client)-\(number)-\(place + 1)",
                client: client,
                template: step.template,
                weeks: Self.pair(unlearned.weeks, closing.weeks),
                cost: Self.pair(unlearned.cost, closing.cost),
                effect: closing.measured.flatMap { effect(of: step, measured: $0) },
                weight: 1 / Double(steps.count)
            )
        }
    }

    private static func pair(_ estimate: Double, _ actual: Double) -> EstimateAndActual? {
        estimate > 0 && actual > 0 && estimate.isFinite && actual.isFinite
            ? EstimateAndActual(estimate: estimate, actual: actual) : nil
    }

    /// By what the phase's estimate was multiplied: the mean over its steps, as far as they weigh.
    private func learnedFactor(
        _ weight: KeyPath<Step, Double>,
        _ factor: KeyPath<LearnedFactors.Factors, Double>
    ) -> Double {
        var (with, without) = (0.0, 0.0)
        for step in steps {
            let learned = step.family.flatMap { self.learned[$0] }?[keyPath: factor] ?? 1
            with += step[keyPath: weight]
            without += step[keyPath: weight] / learned
        }
        return with > 0 && without > 0 ? with / without : 1
    }

    /// The promised and the measured share of the gaps that a step was to close, weighed by what they cost.
    private func effect(of step: Step, measured: PhaseMeasurement) -> EstimateAndActual? {
        var (promised, actual, weights) = (0.0, 0.0, 0.0)
        for benefit in step.benefits where benefit.yearly.likely > 0 {
            guard let criterion = measured.criteria.first(where: { $0.gap == benefit.gap }),
                criterion.verdict.isDecided, let share = criterion.share
            else { continue }
            let reached = criterion.verdict == .unchanged ? 0 : min(1.5, max(0, share))
            let weight = benefit.yearly.likely / benefit.share.likely
            promised += weight * benefit.share.likely
            actual += weight * benefit.share.likely * reached
            weights += weight
        }
        guard weights > 0, promised > 0 else { return nil }
        let factor = step.family.flatMap { learned[$0] }?.effect ?? 1
        return EstimateAndActual(estimate: promised / weights / factor, actual: actual / weights)
    }
}
