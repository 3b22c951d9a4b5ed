/// A rule that a plan breaks.
public struct PlanFault: Sendable, Hashable, CustomStringConvertible {
    public var phase: Int?
    public var rule: String

    public var description: String { (phase.map { "phase \($0 + 1): " } ?? "") + rule }
}

extension PlanModel {
    /// Limits are kept up to this, so that sums of decimal fractions do no harm.
    static let tolerance = 1e-6

    /// The rules that a plan breaks, read from the model alone and sharing no code with the search.
    public func faults(of plan: Plan) -> [PlanFault] {
        guard plan.phases.count == steps.count else { return [PlanFault(rule: "a phase for each step")] }
        var faults: [PlanFault] = []
        for (step, phase) in plan.phases.enumerated() {
            guard let phase else { continue }
            if !phases.indices.contains(phase) { faults.append(PlanFault(phase: phase, rule: "a phase that exists")) }
            if phase < steps[step].earliest { faults.append(PlanFault(phase: phase, rule: "step \(step) too early")) }
        }
        for rule in precedences {
            guard let after = plan.phases[rule.after] else { continue }
            guard let before = plan.phases[rule.before], rule.isStrict ? before < after : before <= after else {
                faults.append(PlanFault(phase: after, rule: "step \(rule.before) before step \(rule.after)"))
                continue
            }
        }
        var hasHole = false
        for phase in phases.indices {
            let members = plan.steps(in: phase)
            if members.isEmpty {
                hasHole = true
                continue
            }
            if hasHole { faults.append(PlanFault(phase: phase, rule: "no phase after an unused one")) }
            faults += self.faults(of: members, in: phase, plan)
        }
        return faults
    }

    private func faults(of members: [Int], in phase: Int, _ plan: Plan) -> [PlanFault] {
        let limits = phases[phase]
        func sum(_ part: (PlanStep) -> Double) -> Double { members.reduce(0) { $0 + part(steps[$1]) } }
        var rules: [String] = []
        let cost = sum(\.cost)
        if cost > limits.budget + Self.tolerance { rules.append("spend at most \(limits.budget), not \(cost)") }
        if cost < limits.minSpend - Self.tolerance { rules.append("spend at least \(limits.minSpend), not \(cost)") }
        if sum(\.work) > limits.work + Self.tolerance { rules.append("work at most \(limits.work)") }
        if sum(\.disruption) > limits.disruption + Self.tolerance {
            rules.append("disrupt at most \(limits.disruption)")
        }
        if members.count(where: { steps[$0].isDisruptive }) > limits.disruptiveSteps {
            rules.append("\(limits.disruptiveSteps) disruptive steps at most")
        }
        let areas = Dictionary(grouping: members.compactMap { steps[$0].area }) { $0 }
        if areas.values.contains(where: { $0.count > limits.stepsPerArea }) {
            rules.append("\(limits.stepsPerArea) steps of one area at most")
        }
        for (resource, limit) in limits.resources.enumerated() {
            let used = sum { step in step.demands.reduce(0) { $0 + ($1.resource == resource ? $1.amount : 0) } }
            if used > limit + Self.tolerance { rules.append("take at most \(limit) of resource \(resource)") }
        }
        if members.contains(where: { chain(to: $0, within: Set(members)) > limits.duration + Self.tolerance }) {
            rules.append("last at most \(limits.duration)")
        }
        if let paybackPhases {
            let gain = benefit(after: phase, of: plan) - benefit(after: phase - 1, of: plan)
            if gain * paybackPhases < cost - Self.tolerance { rules.append("pay back in \(paybackPhases) phases") }
        }
        return rules.map { PlanFault(phase: phase, rule: $0) }
    }

    /// How long a step takes together with the longest chain of steps of its phase that it needs.
    private func chain(to step: Int, within members: Set<Int>, depth: Int = 0) -> Double {
        guard depth <= members.count else { return .infinity }
        let needed = precedences.filter { $0.after == step && members.contains($0.before) }
        return steps[step].duration
            + (needed.map { chain(to: $0.before, within: members, depth: depth + 1) }.max() ?? 0)
    }

    /// The benefit in a phase of all that was done up to and in a phase.
    public func benefit(after phase: Int, of plan: Plan) -> Double {
        let live = steps.indices.filter { (plan.phases[$0] ?? .max) <= phase }
        var left = Array(repeating: 1.0, count: drivers.count)
        for step in live {
            for effect in steps[step].effects { left[effect.driver] *= 1 - effect.share }
        }
        return live.reduce(0) { $0 + steps[$1].benefit }
            + drivers.indices.reduce(0) { $0 + drivers[$1] * (1 - left[$1]) }
    }

    /// What a plan is worth now.
    public func value(of plan: Plan) -> Double {
        var value = 0.0
        for phase in phases.indices {
            let members = plan.steps(in: phase)
            guard !members.isEmpty else { continue }
            let gain = benefit(after: phase, of: plan) - benefit(after: phase - 1, of: plan)
            value += gain * gainFactors[phase]
            for step in members { value += (steps[step].bonus - steps[step].cost) * spendFactors[phase] }
        }
        return value
    }
}
