/// Looks at all sets of steps that can be done by the end of each phase, and keeps for each the best way there: dynamic
/// programming over sets (Held, Karp, *Journal of the SIAM* 10, 1962), which counts in full what steps leave of drivers that
/// they share.
///
/// What a phase brings depends on what was done before it and not on when, so one way to each set is enough. A set is left
/// out where what it is worth with all that could still come is no more than a known plan: what a step adds never grows by
/// what others do. Where the effort ends early, the sets that are left still give a bound.
struct StateSearch {
    private(set) var best: Plan
    private(set) var value: Double
    /// No plan is worth more.
    private(set) var bound = Double.infinity
    /// Whether everything was looked at, so that no plan is better than ``best``.
    private(set) var isProof = false

    let compact: CompactModel
    let mostLooks: Int
    /// Sets and ways to them that were looked at.
    var looks = 0
    private let needed: [UInt64]
    private let strictlyNeeded: [UInt64]

    /// Steps that the search can tell apart.
    static let mostSteps = 64

    private struct State {
        var value: Double
        /// The position of the set before in its phase, and what was done in this one.
        var before: Int
        var done: UInt64
    }

    /// A set of steps that a phase may consist of.
    struct Column {
        var mask: UInt64
        var steps: [Int]
        var cost: Double
        var own: Double
        var bonus: Double
        /// Drivers that its steps have an effect on, with the share that is left after it.
        var left: [(driver: Int, share: Double)]
    }

    init(_ compact: CompactModel, known: Plan, value: Double, mostLooks: Int) {
        self.compact = compact
        self.mostLooks = mostLooks
        best = known
        self.value = value
        func mask(_ step: Int, _ isStrict: Bool) -> UInt64 {
            guard compact.count <= Self.mostSteps else { return 0 }
            return compact.needs[step].reduce(0) { $1.isStrict == isStrict ? $0 | 1 << UInt64($1.step) : $0 }
        }
        needed = (0..<compact.count).map { mask($0, false) }
        strictlyNeeded = (0..<compact.count).map { mask($0, true) }
    }

    mutating func run() {
        guard compact.count <= Self.mostSteps, compact.model.gainFactors.allSatisfy({ $0 >= 0 }) else { return }
        var layers: [[UInt64: State]] = [[0: State(value: 0, before: 0, done: 0)]]
        var masks: [[UInt64]] = [[0]]
        var columns: [Column] = []
        var open = 0.0
        for phase in 0..<compact.phaseCount {
            if phase == 0 || !isLike(phase, phase - 1) {
                guard let found = self.columns(phase) else {
                    bound = max(value, open, frontier(layers[phase], phase))
                    return
                }
                columns = found
            }
            var next: [UInt64: State] = [:]
            for (position, mask) in masks[phase].enumerated() {
                guard let state = layers[phase][mask] else { continue }
                let left = remaining(mask)
                guard state.value + rest(mask, left, phase) > value + 1e-9 else { continue }
                guard looks <= mostLooks else {
                    open = max(open, state.value + rest(mask, left, phase))
                    continue
                }
                looks += columns.count
                for column in columns where isPossible(column, after: mask) {
                    let gain = gain(of: column, left)
                    guard compact.model.paybackPhases.map({ gain * $0 >= column.cost - 1e-9 }) ?? true else { continue }
                    let worth =
                        state.value + gain * compact.model.gainFactors[phase]
                        + (column.bonus - column.cost) * compact.model.spendFactors[phase]
                    let after = mask | column.mask
                    if let other = next[after], other.value >= worth { continue }
                    next[after] = State(value: worth, before: position, done: column.mask)
                }
            }
            layers.append(next)
            masks.append(next.keys.sorted())
            take(layers, masks, upTo: phase + 1)
            if next.isEmpty { break }
        }
        isProof = looks <= mostLooks
        bound = max(value, open)
    }

    /// Takes the best plan that ends with a phase, where it is better than the known one.
    private mutating func take(_ layers: [[UInt64: State]], _ masks: [[UInt64]], upTo phase: Int) {
        guard let top = masks[phase].max(by: { (layers[phase][$0]?.value ?? 0) < (layers[phase][$1]?.value ?? 0) }),
            let state = layers[phase][top], state.value > value + 1e-9
        else { return }
        var plan = Plan.nothing(compact.count)
        var (mask, current) = (top, phase)
        while current > 0, let state = layers[current][mask] {
            for step in 0..<compact.count where state.done >> UInt64(step) & 1 == 1 { plan.phases[step] = current - 1 }
            current -= 1
            mask = masks[current][state.before]
        }
        let worth = compact.model.value(of: plan)
        guard worth > value, compact.model.faults(of: plan).isEmpty else { return }
        (best, value) = (plan, worth)
    }

    private func frontier(_ layer: [UInt64: State], _ phase: Int) -> Double {
        layer.map { $0.value.value + rest($0.key, remaining($0.key), phase) }.max() ?? 0
    }

    private func isPossible(_ column: Column, after mask: UInt64) -> Bool {
        guard column.mask & mask == 0 else { return false }
        let all = column.mask | mask
        return column.steps.allSatisfy { needed[$0] & ~all == 0 && strictlyNeeded[$0] & ~mask == 0 }
    }

    /// By driver, the share that steps leave.
    private func remaining(_ mask: UInt64) -> [Double] {
        var left = Array(repeating: 1.0, count: compact.model.drivers.count)
        for step in 0..<compact.count where mask >> UInt64(step) & 1 == 1 {
            for effect in compact.model.steps[step].effects { left[effect.driver] *= 1 - effect.share }
        }
        return left
    }

    private func gain(of column: Column, _ left: [Double]) -> Double {
        column.left.reduce(column.own) {
            $0 + compact.model.drivers[$1.driver] * left[$1.driver] * (1 - $1.share)
        }
    }

    /// What all that is not done could add from a phase on, at most: each step in its best phase as if it came next, within
    /// the money of all phases (the parts of a knapsack; Dantzig, *Operations Research* 5, 1957).
    private func rest(_ mask: UInt64, _ left: [Double], _ phase: Int) -> Double {
        guard phase < compact.phaseCount else { return 0 }
        var items: [(worth: Double, cost: Double)] = []
        var room = 0.0
        for later in phase..<compact.phaseCount { room += compact.model.phases[later].budget }
        for step in 0..<compact.count where mask >> UInt64(step) & 1 == 0 {
            let its = compact.model.steps[step]
            let gain = its.effects.reduce(its.benefit) {
                $0 + compact.model.drivers[$1.driver] * left[$1.driver] * $1.share
            }
            var worth = 0.0
            for later in max(phase, compact.earliest[step])..<max(phase, compact.earliest[step], compact.phaseCount) {
                worth = max(
                    worth,
                    gain * compact.model.gainFactors[later]
                        + (its.bonus - its.cost) * compact.model.spendFactors[later]
                )
            }
            if worth > 0 { items.append((worth, its.cost)) }
        }
        guard items.reduce(0, { $0 + $1.cost }) > room else { return items.reduce(0) { $0 + $1.worth } }
        var sum = 0.0
        for item in items.sorted(by: { $0.worth * max($1.cost, 1e-12) > $1.worth * max($0.cost, 1e-12) }) {
            guard item.cost <= room else { return sum + item.worth * room / max(item.cost, 1e-12) }
            room -= item.cost
            sum += item.worth
        }
        return sum
    }
}
