import IntegrationModel

/// Tells what a plan is worth as a whole, and how far it goes towards the vision by each horizon.
struct PlanOutlookWriter {
    let problem: PlanningProblem
    let path: VisionPath
    let sequence: PhaseSequence
    let phases: [Phase]
    let refused: [RefusedStep]

    /// Months at which a plan is looked back on.
    private static let horizons = [24, 48]
    private static let weeksPerMonth = 52.0 / 12
    /// From here on a part of a goal counts as reached.
    private static let reached = Share.closed - 1e-9

    var outlook: PlanOutlook {
        let months = Self.horizons + path.goals.map(\.months).filter { !Self.horizons.contains($0) }
        return PlanOutlook(
            quality: sequence.quality,
            horizons: Set(months).sorted().map(horizon),
            refused: refused
        )
    }

    /// How much nearer a phase brings each goal, those that it brings no nearer left out.
    func contributions(of position: Int) -> [VisionContribution] {
        let states = states
        return path.goals.indices.compactMap { goal in
            guard let before = nearness(of: goal, states[position]),
                let after = nearness(of: goal, states[position + 1]),
                after - before > 1e-9
            else { return nil }
            return VisionContribution(goal: path.goals[goal].id, share: after - before)
        }
    }

    /// Before the first phase, and after each.
    private var states: [PlanState] { sequence.planned.map(\.before) + [sequence.end] }

    private func horizon(_ months: Int) -> PlanHorizon {
        let end = Double(months) * Self.weeksPerMonth
        let done = phases.filter { Double($0.startWeek + $0.weeks) <= end }
        return PlanHorizon(
            months: months,
            phases: done.map(\.id),
            cost: done.reduce(.zero) { $0 + $1.cost.range },
            yearlyBenefit: done.reduce(.zero) { $0 + $1.yearlyBenefit.range },
            goals: path.goals.indices.map { progress(of: $0, after: done.count) }
        )
    }

    private func progress(of goal: Int, after count: Int) -> GoalProgress {
        let states = states
        let its = path.goals[goal]
        let steps = problem.steps.indices.filter { step in
            problem.effects[step].contains { path.served[$0.gap].contains(goal) }
        }
        let isReached = isReached(goal, states[count])
        let reachedBy =
            isReached && !self.isReached(goal, states[0])
            ? (1...max(1, count)).first { self.isReached(goal, states[$0]) }.map { phases[$0 - 1].id } : nil
        return GoalProgress(
            goal: its.id,
            title: its.title,
            wantedBy: its.months,
            now: nearness(of: goal, states[0]),
            after: nearness(of: goal, states[count]),
            isReached: isReached,
            reachedBy: reachedBy,
            steps: steps.filter(sequence.end.live.contains).map { problem.steps[$0].id },
            obstacle: isReached ? nil : obstacle(to: goal, states[count])
        )
    }

    private func nearness(of part: VisionPath.Part, _ state: PlanState) -> Double? {
        guard let now = part.now else { return nil }
        guard now < 1, !part.blocking.isEmpty else { return now }
        let closed = part.blocking.reduce(0) { $0 + 1 - state.remaining[$1].likely } / Double(part.blocking.count)
        return now + (1 - now) * closed
    }

    private func nearness(of goal: Int, _ state: PlanState) -> Double? {
        let parts = path.parts.filter { $0.goal == goal }.compactMap { nearness(of: $0, state) }
        return parts.isEmpty ? nil : parts.reduce(0, +) / Double(parts.count)
    }

    private func isReached(_ part: VisionPath.Part, _ state: PlanState) -> Bool {
        guard let now = part.now else { return false }
        if now >= 1 { return true }
        return !part.blocking.isEmpty && part.blocking.allSatisfy { 1 - state.remaining[$0].likely >= Self.reached }
    }

    private func isReached(_ goal: Int, _ state: PlanState) -> Bool {
        path.parts.filter { $0.goal == goal }.allSatisfy { isReached($0, state) }
    }

    private func obstacle(to goal: Int, _ state: PlanState) -> String {
        let open = path.parts.filter { $0.goal == goal && !isReached($0, state) }
        if open.allSatisfy({ $0.now == nil }) {
            return "the exports do not show it; add the exports of the systems it names"
        }
        let gaps = Set(open.flatMap(\.blocking)).filter { 1 - state.remaining[$0].likely < Self.reached }.sorted()
        guard let first = gaps.max(by: { (problem.costs[$0].likely, $1) < (problem.costs[$1].likely, $0) }) else {
            return "no gap explains the distance, so no step of the catalogue closes it"
        }
        let rest = gaps.count > 1 ? ", and \(gaps.count - 1) more" : ""
        return "what is left open: \(problem.gaps[first].title)\(rest)"
    }
}
