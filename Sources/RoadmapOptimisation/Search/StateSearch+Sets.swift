extension StateSearch {
    /// Whether the same sets fit into two phases.
    func isLike(_ phase: Int, _ other: Int) -> Bool {
        compact.model.phases[phase] == compact.model.phases[other]
            && !compact.earliest.contains { $0 > other && $0 <= phase }
    }

    /// All sets of steps that keep to the limits of a phase, whatever was done before; nil where there are too many.
    mutating func columns(_ phase: Int) -> [Column]? {
        let limits = compact.model.phases[phase]
        let possible = (0..<compact.count).filter { compact.earliest[$0] <= phase }
        var found: [Column] = []
        var chosen: [Int] = []
        var areas: [Int: Int] = [:]
        var supplies = limits.resources
        var tries = 0
        let most = mostLooks
        func search(_ start: Int, _ cost: Double, _ work: Double, _ disruption: Double, _ disruptive: Int) {
            tries += 1
            guard tries <= most else { return }
            if !chosen.isEmpty, cost >= limits.minSpend - 1e-9, isShort(chosen, limits) {
                found.append(column(chosen, cost))
            }
            for position in start..<max(start, possible.count) {
                let step = possible[position]
                let area = compact.area[step]
                guard cost + compact.cost[step] <= limits.budget + 1e-9,
                    work + compact.work[step] <= limits.work + 1e-9,
                    disruption + compact.disruption[step] <= limits.disruption + 1e-9,
                    !compact.isDisruptive[step] || disruptive < limits.disruptiveSteps,
                    area < 0 || areas[area, default: 0] < limits.stepsPerArea,
                    compact.hasSupply(for: step, in: supplies)
                else { continue }
                chosen.append(step)
                areas[area, default: 0] += 1
                compact.take(step, from: &supplies)
                search(
                    position + 1,
                    cost + compact.cost[step],
                    work + compact.work[step],
                    disruption + compact.disruption[step],
                    disruptive + (compact.isDisruptive[step] ? 1 : 0)
                )
                chosen.removeLast()
                areas[area, default: 0] -= 1
                compact.take(step, from: &supplies, factor: -1)
            }
        }
        search(0, 0, 0, 0, 0)
        looks += tries
        return tries <= most ? found : nil
    }

    /// Whether chains of steps that need each other end within a phase.
    private func isShort(_ steps: [Int], _ limits: PhaseLimits) -> Bool {
        guard limits.duration.isFinite else { return true }
        var ends: [Int: Double] = [:]
        // As many rounds as a chain can have steps; what moves after them waits for itself.
        for round in 0...steps.count {
            var moved = false
            for step in steps {
                let start = compact.needs[step].compactMap { ends[$0.step] }.max() ?? 0
                let end = start + compact.duration[step]
                if end != ends[step] {
                    ends[step] = end
                    moved = true
                }
            }
            if !moved { break }
            if round == steps.count { return false }
        }
        return ends.values.allSatisfy { $0 <= limits.duration + 1e-9 }
    }

    private func column(_ steps: [Int], _ cost: Double) -> Column {
        var column = Column(mask: 0, steps: steps, cost: cost, own: 0, bonus: 0, left: [])
        for step in steps {
            let its = compact.model.steps[step]
            column.mask |= 1 << UInt64(step)
            column.own += its.benefit
            column.bonus += its.bonus
            for effect in its.effects {
                if let position = column.left.firstIndex(where: { $0.driver == effect.driver }) {
                    column.left[position].share *= 1 - effect.share
                } else {
                    column.left.append((effect.driver, 1 - effect.share))
                }
            }
        }
        return column
    }
}
