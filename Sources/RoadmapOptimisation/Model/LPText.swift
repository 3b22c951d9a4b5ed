/// A model as text for solvers of mixed-integer programs, in the LP format of CPLEX, which `cbc`, `highs`, `scip` and
/// `glpsol` read.
///
/// `yI_T` is 1 where step I is live by the end of phase T, both counted from 1, and `sD_T` the share of driver D that is
/// saved then: what some steps save and what each other one adds to it, at most, for every set of them (Nemhauser, Wolsey,
/// *Integer and Combinatorial Optimization*, 1988, III.3). So the solver's optimum is never below that of the model; it may
/// be above where payback in each phase binds, or where more than ``mostShared`` steps share a driver.
public struct LPText: Sendable {
    /// The text.
    public let text: String

    public init(_ model: PlanModel) {
        let compact = CompactModel(model)
        let phases = compact.phaseCount
        var lines = ["\\ steps by the end of phases; see the model's own documentation", "Maximize", " value:"]
        func y(_ step: Int, _ phase: Int) -> String { "y\(step + 1)_\(phase + 1)" }
        func s(_ driver: Int, _ phase: Int) -> String { "s\(driver + 1)_\(phase + 1)" }
        func term(_ factor: Double, _ name: String) -> String {
            "\(factor < 0 ? "-" : "+") \(Self.number(factor.magnitude)) \(name)"
        }
        func add(_ name: String, _ terms: [String], _ end: String) {
            guard !terms.isEmpty else { return }
            lines.append(" \(name):")
            for start in stride(from: 0, to: terms.count, by: 8) {
                lines.append("  " + terms[start..<min(start + 8, terms.count)].joined(separator: " "))
            }
            lines[lines.count - 1] += " \(end)"
        }
        /// Done in a phase: live by its end and not by the end of the one before.
        func done(_ step: Int, _ phase: Int, _ factor: Double) -> [String] {
            guard factor != 0 else { return [] }
            return [term(factor, y(step, phase))] + (phase > 0 ? [term(-factor, y(step, phase - 1))] : [])
        }
        for step in 0..<compact.count {
            /// What doing the step in a phase is worth by itself.
            func own(_ phase: Int) -> Double {
                guard phase < phases else { return 0 }
                return model.steps[step].benefit * model.gainFactors[phase]
                    + (model.steps[step].bonus - compact.cost[step]) * model.spendFactors[phase]
            }
            // Live by the end of a phase: done in it or before; solvers take each variable once.
            for phase in 0..<phases {
                let worth = own(phase) - own(phase + 1)
                if worth != 0 { lines.append("  " + term(worth, y(step, phase))) }
            }
        }
        for driver in model.drivers.indices {
            for phase in 0..<phases {
                let next = phase + 1 < phases ? model.gainFactors[phase + 1] : 0
                let worth = model.drivers[driver] * (model.gainFactors[phase] - next)
                if worth != 0 { lines.append("  " + term(worth, s(driver, phase))) }
            }
        }
        lines.append("Subject To")
        for step in 0..<compact.count {
            for phase in 1..<max(1, phases) {
                add("m\(step + 1)_\(phase + 1)", [term(1, y(step, phase)), term(-1, y(step, phase - 1))], ">= 0")
            }
        }
        for (number, rule) in model.precedences.enumerated() {
            for phase in 0..<phases {
                let needed = rule.isStrict ? phase - 1 : phase
                let before = needed >= 0 ? [term(-1, y(rule.before, needed))] : []
                add("p\(number + 1)_\(phase + 1)", [term(1, y(rule.after, phase))] + before, "<= 0")
            }
        }
        for driver in model.drivers.indices {
            for (number, saving) in Self.savings(driver, model).enumerated() {
                for phase in 0..<phases {
                    let others = saving.added.map { term(-$0.share, y($0.step, phase)) }
                    add(
                        "d\(driver + 1)_\(phase + 1)" + (number > 0 ? "_\(number)" : ""),
                        [term(1, s(driver, phase))] + others,
                        "<= \(Self.number(saving.saved))"
                    )
                }
            }
        }
        for phase in 0..<phases {
            let limits = model.phases[phase]
            func sum(_ part: (Int) -> Double) -> [String] {
                (0..<compact.count).flatMap { done($0, phase, part($0)) }
            }
            func limit(_ name: String, _ part: (Int) -> Double, _ limit: Double) {
                if limit.isFinite, limit < 1e12 { add("\(name)\(phase + 1)", sum(part), "<= \(Self.number(limit))") }
            }
            let spent = sum { compact.cost[$0] }
            if limits.budget.isFinite {
                add("b\(phase + 1)", spent + [term(-limits.budget, "z\(phase + 1)")], "<= 0")
            }
            add("f\(phase + 1)", spent + [term(-limits.minSpend, "z\(phase + 1)")], ">= 0")
            limit("w", { compact.work[$0] }, limits.work)
            limit("i", { compact.disruption[$0] }, limits.disruption)
            limit("n", { compact.isDisruptive[$0] ? 1 : 0 }, Double(limits.disruptiveSteps))
            for area in 0..<compact.areaCount {
                limit("a\(area + 1)_", { compact.area[$0] == area ? 1 : 0 }, Double(limits.stepsPerArea))
            }
            for (resource, supply) in limits.resources.enumerated() {
                limit(
                    "h\(resource + 1)_",
                    { step in model.steps[step].demands.reduce(0) { $0 + ($1.resource == resource ? $1.amount : 0) } },
                    supply
                )
            }
            if let payback = model.paybackPhases {
                add("r\(phase + 1)", sum { compact.benefit[$0] * payback - compact.cost[$0] }, ">= 0")
            }
            if phase > 0 { add("z\(phase + 1)_", [term(1, "z\(phase + 1)"), term(-1, "z\(phase)")], "<= 0") }
            // A step of no cost uses a phase too.
            for step in 0..<compact.count where compact.cost[step] == 0 || !limits.budget.isFinite {
                add("u\(step + 1)_\(phase + 1)", done(step, phase, 1) + [term(-1, "z\(phase + 1)")], "<= 0")
            }
        }
        lines.append("Bounds")
        for driver in model.drivers.indices {
            for phase in 0..<phases { lines.append(" 0 <= \(s(driver, phase)) <= 1") }
        }
        for step in 0..<compact.count {
            for phase in 0..<min(compact.earliest[step], phases) { lines.append(" \(y(step, phase)) = 0") }
        }
        lines.append("Binary")
        for phase in 0..<phases {
            lines.append(" " + (["z\(phase + 1)"] + (0..<compact.count).map { y($0, phase) }).joined(separator: "\n "))
        }
        text = (lines + ["End", ""]).joined(separator: "\n")
    }

    /// Steps that share a driver up to which every set of them is written.
    static let mostShared = 5

    /// For sets of the steps that have an effect on a driver: the share that the set saves, and what each other step adds.
    /// The empty set is the first one.
    private static func savings(
        _ driver: Int,
        _ model: PlanModel
    ) -> [(saved: Double, added: [(step: Int, share: Double)])] {
        let shares = model.steps.indices.flatMap { step in
            model.steps[step].effects.filter { $0.driver == driver }.map { (step: step, share: $0.share) }
        }
        let isSmall = shares.count <= mostShared
        let sets = isSmall ? Array(0..<(1 << shares.count)) : [0]
        return sets.map { set in
            var left = 1.0
            for position in shares.indices where set >> position & 1 == 1 { left *= 1 - shares[position].share }
            let others = shares.indices.filter { set >> $0 & 1 == 0 }
            return (1 - left, others.map { (shares[$0].step, shares[$0].share * left) })
        }
    }

    private static func number(_ value: Double) -> String { value.isFinite ? "\(value)" : "1e30" }
}
