import IntegrationModel

/// Makes phases of a plan small and brings early wins to the front, as long as that costs next to nothing.
///
/// Phases of steps that have nothing to do with each other are taken apart where each part stands by itself, and so are
/// phases of which a part by itself would have earned its money back sooner, counted from their beginning (the self-funding
/// point; Denne, Cleland-Huang, *Software by Numbers*, 2003); of the phases that could come next the one that pays back
/// soonest is taken. A change that would lower what the plan is worth by more than the share set aside for it is not made.
struct PhaseRhythm {
    let problem: PlanningProblem
    private(set) var phases: [Set<Int>]
    private(set) var value: Double
    /// What the plan was worth before.
    let formerValue: Double
    /// What the plan is worth at least after all changes.
    let floor: Double

    /// Parts of a phase that ways to take it apart are looked for among, at most.
    static let mostParts = 8
    /// A payback counts as sooner from this share of the other one on.
    private static let sooner = 0.95

    init(_ problem: PlanningProblem, phases: [Set<Int>]) {
        self.problem = problem
        self.phases = phases
        let timeline = Timeline(problem, phases)
        formerValue = timeline.value
        value = timeline.value
        floor = timeline.value - timeline.value.magnitude * problem.assumptions.earlyWins
    }

    /// - Parameter candidates: sets of steps that could be the first phase.
    mutating func improve(candidates: [Set<Int>]) {
        var position = 0
        while position < phases.count {
            if let parts = parts(of: position) {
                phases.replaceSubrange(position...position, with: parts)
            } else if let sliced = sliced(position) {
                phases = sliced
            } else {
                position += 1
            }
        }
        // A change may take the last step out of a later phase, so that there are fewer of them.
        position = 0
        while position < phases.count {
            var others = phases[(position + 1)...].map { moved($0, to: position) }
            if position == 0 { others += candidates.map { moved($0, to: 0) } }
            takeSoonest(of: others, at: position)
            position += 1
        }
        value = Timeline(problem, phases).value
    }

    /// The phases with a set of steps at a position and nowhere else.
    private func moved(_ set: Set<Int>, to position: Int) -> [Set<Int>] {
        var others = phases
        for other in others.indices.dropFirst(position) { others[other].subtract(set) }
        others.insert(set, at: position)
        return others.filter { !$0.isEmpty }
    }

    private mutating func takeSoonest(of others: [[Set<Int>]], at position: Int) {
        var best = phases
        var soonest = Timeline(problem, phases).paybacks[position]
        for other in others {
            let timeline = Timeline(problem, other)
            guard timeline.isValid, timeline.value >= floor, position < timeline.paybacks.count,
                timeline.paybacks[position] < soonest * Self.sooner
            else { continue }
            soonest = timeline.paybacks[position]
            best = other
        }
        phases = best
    }

    /// The best way to take a phase apart in two that stand by themselves; nil where there is none that is worth it.
    private func parts(of position: Int) -> [Set<Int>]? {
        let groups = problem.connected(phases[position])
        guard groups.count > 1, groups.count <= Self.mostParts else { return nil }
        var best: (value: Double, parts: [Set<Int>])?
        for mask in 1..<(1 << groups.count) - 1 {
            var (first, second): (Set<Int>, Set<Int>) = ([], [])
            for (number, group) in groups.enumerated() {
                if mask >> number & 1 == 1 { first.formUnion(group) } else { second.formUnion(group) }
            }
            var apart = phases
            apart.replaceSubrange(position...position, with: [first, second])
            let timeline = Timeline(problem, apart)
            guard timeline.isValid, timeline.value >= floor, timeline.value > best?.value ?? -.infinity else {
                continue
            }
            best = (timeline.value, [first, second])
        }
        return best?.parts
    }
}

extension PlanningProblem {
    /// The parts of a set of steps that have nothing to do with each other: no gap, no need, no pair of systems.
    fileprivate func connected(_ set: Set<Int>) -> [Set<Int>] {
        var groups: [Set<Int>] = []
        for step in set.sorted() {
            let near = groups.filter { $0.contains { isNear($0, step) } }
            groups.removeAll(where: near.contains)
            groups.append(near.reduce([step]) { $0.union($1) })
        }
        return groups
    }

    private func isNear(_ one: Int, _ other: Int) -> Bool {
        let (first, second) = (steps[one], steps[other])
        return prerequisites[one].contains(other) || prerequisites[other].contains(one)
            || (!first.systems.isEmpty && first.systems == second.systems)
            || effects[one].contains { effect in effects[other].contains { $0.gap == effect.gap } }
    }
}

/// Phases laid out in time, one after the other.
struct Timeline {
    struct Place {
        var figures: PhaseFigures
        var before: PlanState
        var startWeek: Int
        /// Of the calendar, so that it may be more than the weeks of work.
        var weeks: Int
    }

    private(set) var places: [Place] = []
    /// Whether every phase keeps to all limits, stands by itself and ends in time.
    private(set) var isValid = true
    /// What the phases are worth now, as they are ranked.
    private(set) var value = 0.0
    private(set) var end: PlanState

    /// Months, by phase.
    var paybacks: [Double] { places.map(\.figures.paybackMonths) }

    init(_ problem: PlanningProblem, _ phases: [Set<Int>]) {
        end = PlanState(problem)
        var week = 0
        for set in phases {
            let figures = problem.figures(of: set, after: end)
            let room = problem.calendar.room(
                forWeeks: figures.weeks,
                from: week,
                within: problem.constraints.maxWeeks
            )
            guard let room else {
                isValid = false
                return
            }
            places.append(Place(figures: figures, before: end, startWeek: room.start, weeks: room.weeks))
            isValid = isValid && problem.isPhase(set, figures, after: end)
            value += figures.rankingValue * problem.assumptions.discount(years: Double(room.start) / 52)
            end.add(set, of: problem)
            week = room.start + room.weeks
        }
        isValid = isValid && week <= problem.assumptions.roadmapWeeks
    }
}

extension PlanningProblem {
    /// Whether steps can be a phase after what is done: with all they need, within all limits, and worth their cost.
    func isPhase(_ set: Set<Int>, _ figures: PhaseFigures, after state: PlanState) -> Bool {
        figures.cost.likely >= constraints.minBudget && figures.rankingValue > 0
            && figures.paybackMonths <= Double(assumptions.horizonYears * 12) && set.count <= PhaseMaker.mostSteps
            && set.allSatisfy { prerequisites[$0].allSatisfy { set.contains($0) || state.live.contains($0) } }
            && excess(of: set) == nil && !crowds(set)
    }
}
