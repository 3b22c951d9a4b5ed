import IntegrationModel

extension PhaseWriter {
    /// The weeks of a phase, and what may go wrong in them.
    func conduct(_ planned: PhaseSequence.Planned, number: Int) -> PhaseConduct {
        PhaseConduct(
            startDate: problem.calendar.date(of: planned.startWeek),
            weekPlan: weekPlan(planned, number),
            risks: risks(planned)
        )
    }

    /// Each step as early as those it needs and the teams allow, but never so late that the phase would end late.
    private func weekPlan(_ planned: PhaseSequence.Planned, _ number: Int) -> [PlannedWork] {
        let order = problem.inOrder(planned.candidate.steps)
        let total = Double(planned.candidate.figures.weeks)
        var latest: [Int: Double] = [:]
        for step in order.reversed() {
            let followers = order.filter { problem.prerequisites[$0].contains(step) }
            latest[step] = (followers.compactMap { latest[$0] }.min() ?? total) - problem.steps[step].weeks.likely
        }
        var free = Array(repeating: 0.0, count: max(1, problem.assumptions.teams))
        var ends: [Int: Double] = [:]
        var work: [PlannedWork] = [
            PlannedWork(
                firstWeek: 1,
                lastWeek: 1,
                what: "Agree on the goal figures and keep today's: koppel start phase-\(number)"
            )
        ]
        for step in order {
            let team = free.indices.min { (free[$0], $0) < (free[$1], $1) } ?? 0
            let ready = problem.prerequisites[step].compactMap { ends[$0] }.max() ?? 0
            let start = max(ready, min(max(ready, free[team]), latest[step] ?? 0))
            let end = start + problem.steps[step].weeks.likely
            ends[step] = end
            free[team] = max(free[team], end)
            let (first, last) = (calendarWeek(start, planned), calendarWeek(max(start, end - 0.01), planned))
            work.append(
                PlannedWork(
                    firstWeek: first,
                    lastWeek: last,
                    what: problem.steps[step].title,
                    step: problem.steps[step].id
                )
            )
        }
        work += (1...max(1, planned.weeks)).compactMap { week in
            problem.calendar.obstacle(in: planned.startWeek + week - 1).map {
                PlannedWork(firstWeek: week, lastWeek: week, what: "Nothing changes: \($0)")
            }
        }
        work.append(
            PlannedWork(
                firstWeek: planned.weeks,
                lastWeek: planned.weeks,
                what: "Train, hand over; then export again and compare: koppel measure"
            )
        )
        return work.enumerated().sorted { ($0.element.firstWeek, $0.offset) < ($1.element.firstWeek, $1.offset) }
            .map(\.element)
    }

    /// The week of the phase, from 1, in which a week of work falls.
    private func calendarWeek(_ work: Double, _ planned: PhaseSequence.Planned) -> Int {
        var left = Int(work.rounded(.down))
        for week in 0..<max(1, planned.weeks) where problem.calendar.obstacle(in: planned.startWeek + week) == nil {
            if left == 0 { return week + 1 }
            left -= 1
        }
        return max(1, planned.weeks)
    }

    private func risks(_ planned: PhaseSequence.Planned) -> [String] {
        let figures = planned.candidate.figures
        let steps = problem.inOrder(planned.candidate.steps).map { problem.steps[$0] }
        var risks: [String] = []
        for step in steps where step.disruption >= problem.assumptions.disruptiveFrom {
            risks.append(
                "\"\(step.title)\" changes daily work (\(step.disruption) of 5): let old and new way run side by side for two "
                    + "weeks, and keep a way back"
            )
        }
        if figures.cost.high > problem.constraints.maxBudget {
            risks.append(
                "at its high end it costs \(euro(figures.cost.high)), more than a phase may: agree a fixed price, or leave "
                    + "out the last step"
            )
        }
        let horizon = Double(problem.assumptions.horizonYears * 12)
        if let worst = PhaseFigures.payback(figures.cost.high, figures.yearlyBenefit.low), worst > horizon {
            risks.append(
                "if it costs most and brings least it pays back in \(Wording.months(worst)): stop after the first step "
                    + "whose figures do not move"
            )
        }
        let assumed = steps.filter { $0.yearlyBenefit.likely > 0 && $0.evidenceGrade > "B" }
        if !assumed.isEmpty {
            let share =
                assumed.reduce(0) { $0 + $1.yearlyBenefit.likely }
                / max(1, steps.reduce(0) { $0 + $1.yearlyBenefit.likely })
            risks.append(
                "\(Wording.percent((share * 100).rounded() / 100)) of the benefit rests on what practitioners say or on assumptions, "
                    + "not on studies: measure four weeks after the start"
            )
        }
        let unsure = Set(planned.candidate.steps.flatMap { problem.effects[$0].map(\.gap) }).sorted()
            .filter { problem.confidences[$0] < 0.8 && problem.costs[$0].likely > 0 }
        for gap in unsure.prefix(2) {
            let sure = Wording.percent(problem.confidences[gap])
            risks.append(
                "only \(sure) sure: \(problem.gaps[gap].title); look at its evidence first: koppel explain '\(problem.gaps[gap].id)'"
            )
        }
        return risks
    }
}
