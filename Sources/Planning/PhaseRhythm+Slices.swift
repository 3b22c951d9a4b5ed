import IntegrationModel

extension PhaseRhythm {
    /// The phases with one of them cut: first what stands by itself and has earned its money back sooner than the whole,
    /// then the rest, as a phase of its own or with a later one; nil where there is no such cut that is worth it.
    func sliced(_ position: Int) -> [Set<Int>]? {
        let order = problem.inOrder(phases[position])
        guard order.count > 1, order.count <= Self.mostParts else { return nil }
        let places = Timeline(problem, phases)
        let whole = selfFunding(places, position)
        let before = places.places[position].before
        var best: (value: Double, phases: [Set<Int>])?
        for mask in 1..<(1 << order.count) - 1 {
            let first = Set(order.indices.filter { mask >> $0 & 1 == 1 }.map { order[$0] })
            guard problem.isPhase(first, problem.figures(of: first, after: before), after: before) else { continue }
            for cut in cuts(position, first) {
                let timeline = Timeline(problem, cut)
                guard timeline.isValid, timeline.value >= floor, timeline.value > best?.value ?? -.infinity,
                    selfFunding(timeline, position) < whole
                else { continue }
                best = (timeline.value, cut)
            }
        }
        return best?.phases
    }

    /// The ways to go on after the first part of a phase: the rest by itself, with one later step, or with a later phase, of
    /// which one step may wait.
    private func cuts(_ position: Int, _ first: Set<Int>) -> [[Set<Int>]] {
        let rest = phases[position].subtracting(first)
        var alone = phases
        alone[position] = first
        alone.insert(rest, at: position + 1)
        var cuts = [alone]
        for later in (position + 2)..<max(position + 2, alone.count) {
            var joined = alone
            joined[later].formUnion(rest)
            joined.remove(at: position + 1)
            cuts.append(joined)
            for step in alone[later].sorted() {
                var forward = alone
                forward[later].remove(step)
                forward[position + 1].insert(step)
                cuts.append(forward.filter { !$0.isEmpty })
                for last in later..<joined.count {
                    var waiting = joined
                    waiting[later - 1].remove(step)
                    waiting[last].insert(step)
                    cuts.append(waiting.filter { !$0.isEmpty })
                }
            }
        }
        return cuts
    }

    /// Months from the beginning of a phase until it has earned back what it cost.
    private func selfFunding(_ timeline: Timeline, _ position: Int) -> Double {
        Double(timeline.places[position].weeks) * 12 / 52 + timeline.paybacks[position]
    }
}
