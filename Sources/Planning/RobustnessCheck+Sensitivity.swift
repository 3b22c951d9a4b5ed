import IntegrationModel

extension RobustnessCheck {
    /// The figure whose range moves the worth of a phase most, one at a time.
    func mattersMost(_ planned: PhaseSequence.Planned, _ first: ValuedSteps) -> String? {
        var most: (swing: Double, words: String)?
        func note(_ name: String, _ unit: String, _ range: Range3, _ set: (inout Scenario, Double) -> Void) {
            var (low, high) = (problem.likely, problem.likely)
            set(&low, range.low)
            set(&high, range.high)
            let worth = [low, high].map { first.value(in: $0, of: problem).net }
            let swing = (worth[1] - worth[0]).magnitude
            guard swing > most?.swing ?? 0 else { return }
            most = (
                swing,
                "\(name): between \(euro(range.low)) and \(euro(range.high))\(unit) the worth of the phase over "
                    + "\(problem.assumptions.horizonYears) years goes from \(euro(worth[0])) to \(euro(worth[1]))"
            )
        }
        for gap in Set(planned.candidate.steps.flatMap { problem.effects[$0].map(\.gap) }).sorted() {
            note("what \"\(problem.gaps[gap].title)\" costs", " a year", problem.costs[gap]) { $0.gapCosts[gap] = $1 }
        }
        for step in planned.candidate.steps.sorted() {
            note("what \"\(problem.steps[step].title)\" costs", "", problem.steps[step].cost) {
                $0.stepCosts[step] = $1
            }
        }
        return most?.words
    }
}
