/// Fills phases one after the other with the steps of a list, in its order, keeping to all limits.
///
/// A decoder keeps its memory from one list to the next.
final class ListDecoder {
    private let compact: CompactModel
    /// The phase of each step after ``decode(_:selected:)``; −1 for none.
    private(set) var phaseOf: [Int]
    private var dependents: [Int]
    private var ends: [Double]
    private var open: [Int32]
    private var areaUse: [Int]
    private var left: [Double]
    private var supplies: [Double] = []
    private var placed: [Int] = []
    private let leastCost: Double
    private let leastWork: Double

    init(_ compact: CompactModel) {
        self.compact = compact
        phaseOf = Array(repeating: -1, count: compact.count)
        dependents = Array(repeating: 0, count: compact.count)
        ends = Array(repeating: 0, count: compact.count)
        open = Array(repeating: 0, count: compact.count)
        areaUse = Array(repeating: 0, count: max(1, compact.areaCount))
        left = Array(repeating: 1, count: compact.model.drivers.count)
        leastCost = compact.cost.min() ?? 0
        leastWork = compact.work.min() ?? 0
    }

    var plan: Plan { Plan(phases: phaseOf.map { $0 < 0 ? nil : $0 }) }

    /// Makes the plan of a list; linear in steps × phases.
    ///
    /// - Parameters:
    ///   - order: positions of steps, each once.
    ///   - selected: how many of the first of them may be done.
    /// - Returns: what the plan is worth.
    func decode(_ order: [Int32], selected: Int) -> Double {
        for step in 0..<compact.count {
            phaseOf[step] = -1
            dependents[step] = 0
        }
        for driver in left.indices { left[driver] = 1 }
        placed.removeAll(keepingCapacity: true)
        var openCount = 0
        for position in 0..<min(selected, order.count) {
            open[openCount] = order[position]
            openCount += 1
        }
        for phase in 0..<compact.phaseCount {
            let before = placed.count
            guard fill(phase, &openCount) else {
                while placed.count > before { remove(placed.removeLast()) }
                break
            }
            if openCount == 0 { break }
        }
        return prune()
    }

    private func remove(_ step: Int) {
        phaseOf[step] = -1
        for need in compact.needs[step] { dependents[need.step] -= 1 }
    }

    /// Whether the phase became one that keeps to its limits.
    private func fill(_ phase: Int, _ openCount: inout Int) -> Bool {
        let limits = compact.model.phases[phase]
        var (budget, work, disruption) = (limits.budget + 1e-9, limits.work + 1e-9, limits.disruption + 1e-9)
        var disruptive = limits.disruptiveSteps
        for area in areaUse.indices { areaUse[area] = 0 }
        supplies = limits.resources
        let first = placed.count
        var kept = 0
        var position = 0
        while position < openCount {
            let step = Int(open[position])
            position += 1
            if budget < leastCost || work < leastWork {
                open[kept] = Int32(step)
                kept += 1
                continue
            }
            var fits =
                compact.cost[step] <= budget && compact.work[step] <= work && compact.disruption[step] <= disruption
                && phase >= compact.earliest[step] && (!compact.isDisruptive[step] || disruptive > 0)
            let area = compact.area[step]
            if fits, area >= 0, areaUse[area] >= limits.stepsPerArea { fits = false }
            if fits, !supplies.isEmpty { fits = compact.hasSupply(for: step, in: supplies) }
            var start = 0.0
            if fits {
                for need in compact.needs[step] {
                    let its = phaseOf[need.step]
                    if its < 0 || (its == phase && need.isStrict) {
                        fits = false
                        break
                    }
                    if its == phase { start = max(start, ends[need.step]) }
                }
            }
            if fits, start + compact.duration[step] > limits.duration + 1e-9 { fits = false }
            guard fits else {
                open[kept] = Int32(step)
                kept += 1
                continue
            }
            phaseOf[step] = phase
            placed.append(step)
            ends[step] = start + compact.duration[step]
            budget -= compact.cost[step]
            work -= compact.work[step]
            disruption -= compact.disruption[step]
            if compact.isDisruptive[step] { disruptive -= 1 }
            if area >= 0 { areaUse[area] += 1 }
            if !supplies.isEmpty { compact.take(step, from: &supplies) }
            for need in compact.needs[step] { dependents[need.step] += 1 }
        }
        openCount = kept
        guard placed.count > first else { return false }
        if !payBack(phase, from: first, &openCount) { return false }
        var spent = 0.0
        for position in first..<placed.count { spent += compact.cost[placed[position]] }
        return spent >= limits.minSpend - 1e-9
    }

    /// Drops the weakest steps of a phase until it pays back; they may come in a later one.
    private func payBack(_ phase: Int, from first: Int, _ openCount: inout Int) -> Bool {
        guard let phases = compact.model.paybackPhases else { return true }
        while surplus(from: first, phases) < -1e-9 {
            var weakest = -1
            var its = Double.infinity
            for position in first..<placed.count {
                let step = placed[position]
                guard dependents[step] == 0 else { continue }
                let own = compact.benefit[step] * phases - compact.cost[step]
                if own < its {
                    weakest = position
                    its = own
                }
            }
            guard weakest >= 0, its < 0 || compact.hasEffects else { return false }
            let step = placed.remove(at: weakest)
            remove(step)
            open[openCount] = Int32(step)
            openCount += 1
        }
        return placed.count > first
    }

    private func surplus(from first: Int, _ phases: Double) -> Double {
        var surplus = 0.0
        if compact.hasEffects {
            for driver in left.indices { left[driver] = 1 }
            for position in placed.indices {
                let gain = gain(of: placed[position])
                if position >= first { surplus += gain * phases - compact.cost[placed[position]] }
            }
            return surplus
        }
        for position in first..<placed.count {
            surplus += compact.benefit[placed[position]] * phases - compact.cost[placed[position]]
        }
        return surplus
    }

    /// The benefit of a step after those that took from ``left``; takes its own.
    private func gain(of step: Int) -> Double {
        var gain = compact.model.steps[step].benefit
        for effect in compact.model.steps[step].effects {
            gain += compact.model.drivers[effect.driver] * left[effect.driver] * effect.share
            left[effect.driver] *= 1 - effect.share
        }
        return gain
    }

    /// Takes back steps and last phases that are worth less than nothing. Returns the worth of what remains.
    private func prune() -> Double {
        var worths = worths()
        var phase = (placed.last.map { phaseOf[$0] } ?? -1)
        while phase >= 0 {
            var worth = 0.0
            for (position, step) in placed.enumerated() where phaseOf[step] == phase { worth += worths[position] }
            guard worth < 0 else { break }
            while let step = placed.last, phaseOf[step] == phase {
                remove(step)
                placed.removeLast()
                worths.removeLast()
            }
            phase -= 1
        }
        var position = placed.count - 1
        while position >= 0 {
            if worths[position] < 0, canGo(position) {
                remove(placed.remove(at: position))
                worths = compact.hasEffects ? self.worths() : worths.removing(at: position)
            }
            position -= 1
        }
        return worths.reduce(0, +)
    }

    private func canGo(_ position: Int) -> Bool {
        let step = placed[position]
        guard dependents[step] == 0 else { return false }
        let phase = phaseOf[step]
        var spent = 0.0
        var surplus = 0.0
        let phases = compact.model.paybackPhases ?? 0
        // With shared drivers, others bring more once a step is gone, so this is on the safe side.
        for other in placed where phaseOf[other] == phase && other != step {
            spent += compact.cost[other]
            surplus += (compact.hasEffects ? 0 : compact.benefit[other] * phases) - compact.cost[other]
        }
        guard spent >= compact.model.phases[phase].minSpend - 1e-9, spent > 0 else { return false }
        guard compact.model.paybackPhases != nil else { return true }
        if !compact.hasEffects { return surplus >= -1e-9 }
        for driver in left.indices { left[driver] = 1 }
        for other in placed where other != step && phaseOf[other] <= phase {
            let gain = gain(of: other)
            if phaseOf[other] == phase { surplus += gain * phases }
        }
        return surplus >= -1e-9
    }

    /// What each placed step is worth, in the order of placing.
    private func worths() -> [Double] {
        guard compact.hasEffects else {
            return placed.map { compact.value[$0 * compact.phaseCount + phaseOf[$0]] }
        }
        for driver in left.indices { left[driver] = 1 }
        return placed.map { step in
            let phase = phaseOf[step]
            return gain(of: step) * compact.model.gainFactors[phase]
                + (compact.model.steps[step].bonus - compact.cost[step]) * compact.model.spendFactors[phase]
        }
    }
}

extension [Double] {
    fileprivate func removing(at position: Int) -> [Double] {
        var others = self
        others.remove(at: position)
        return others
    }
}
