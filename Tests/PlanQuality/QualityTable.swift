import RoadmapOptimisation
import TestSupport

/// A row for each instance, and whether the targets are met.
struct QualityTable {
    let solverSeconds: Int
    private var rows: [String] = []
    private var verdicts: [String] = []

    init(solverSeconds: Int) { self.solverSeconds = solverSeconds }

    /// The document.
    var text: String {
        let solvers = SolverRun.installed.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
        let head = [
            "# How good plans are", "",
            "`make plan-quality PLAN_OPTIONS='--output Tests/Benchmarks/PLANS.md'`: the optimiser of plans on generated roadmaps "
                + "and on the public next release problems (Xuan, Jiang, Ren, Luo 2012), one thread, seconds of CPU; beside it "
                + (solvers.isEmpty ? "no solver" : solvers)
                + " with the same model as an LP file, \(solverSeconds) s each. A plan is valued by a checker that shares no "
                + "code with the search. Best known values are the best of five solvers and a prototype in up to 180 s.",
            "", "| target | measured | |", "| --- | --- | --- |",
        ]
        return (head + verdicts + [""] + rows).joined(separator: "\n") + "\n"
    }

    private mutating func add(_ row: String) {
        rows.append(row)
        print(row)
    }

    private mutating func judge(_ target: String, _ measured: String, _ isMet: Bool) {
        verdicts.append("| \(target) | \(measured) | \(isMet ? "met" : "**missed**") |")
        print("\(target): \(measured), \(isMet ? "met" : "MISSED")")
    }

    mutating func addRoadmaps() throws {
        let solvers = solverSeconds > 0 ? SolverRun.installed : []
        add("## Roadmaps\n")
        add(
            "| instance | steps × phases | value | of best known | at most better | greedy by return | seconds |"
                + solvers.map { " \($0.name) |" }.joined()
        )
        add("| --- | --- | --- | --- | --- | --- | --- |" + solvers.map { _ in " --- |" }.joined())
        var small: [(isProved: Bool, seconds: Double)] = []
        var large: [(share: Double, gap: Double, seconds: Double, greedy: Double)] = []
        for instance in try RoadmapInstance.all() {
            let model = instance.model
            let started = Clock.seconds
            let result = PlanOptimiser(effort: .thorough).optimise(model)
            let seconds = Clock.seconds - started
            let faults = model.faults(of: result.plan)
            let known = 100 * result.value / instance.bestKnown
            if Self.small.contains(instance.name) { small.append((result.isProved && faults.isEmpty, seconds)) }
            if model.steps.count >= 60, model.phases.count >= 16 {
                large.append((faults.isEmpty ? known : 0, 100 * result.gap, seconds, result.greedyValue / result.value))
            }
            add(
                "| \(instance.name) | \(model.steps.count) × \(model.phases.count) "
                    + "| \(Figure.text(result.value, 2))\(faults.isEmpty ? "" : " NOT ALLOWED: \(faults)") "
                    + "| \(Figure.text(known, 2)) % "
                    + "| \(result.isProved ? "proved the best" : Figure.text(100 * result.gap, 2) + " %") "
                    + "| \(Figure.text(100 * (result.greedyValue / result.value - 1), 1)) % "
                    + "| \(Figure.text(seconds, 1)) |"
                    + (try solvers.map { " \(try $0.words(model, seconds: solverSeconds)) |" }.joined())
            )
        }
        judgeRoadmaps(small, large)
    }

    private static let small = ["r30_4_1", "r30_8_1", "r60_8_1"]

    private mutating func judgeRoadmaps(
        _ small: [(isProved: Bool, seconds: Double)],
        _ large: [(share: Double, gap: Double, seconds: Double, greedy: Double)]
    ) {
        let slowest = small.map(\.seconds).max() ?? .infinity
        judge(
            "the optimum proved on \(Self.small.joined(separator: ", ")) within 30 s",
            "\(small.count { $0.isProved }) of \(Self.small.count), \(Figure.text(slowest, 1)) s at most",
            small.count { $0.isProved } == Self.small.count && slowest <= 30
        )
        let least = large.map(\.share).min() ?? 0
        let longest = large.map(\.seconds).max() ?? .infinity
        judge(
            "at least 99 % of the best known value on the five large ones in 10 s of one core",
            "\(Figure.text(least, 2)) % at least, \(Figure.text(longest, 1)) s at most",
            large.count == 5 && least >= 99 && longest <= 10
        )
        let gap = large.map(\.gap).max() ?? .infinity
        judge("their bound at most 4 % above", "\(Figure.text(gap, 2)) % at most", large.count == 5 && gap <= 4)
        let better = large.map { 100 * (1 / max($0.greedy, 1e-9) - 1) }
        judge(
            "better than greedy by return on cost on each of them",
            "by \(Figure.text(better.min() ?? 0, 1)) to \(Figure.text(better.max() ?? 0, 1)) %",
            (better.min() ?? 0) > 0
        )
    }

    mutating func addSelections() throws {
        add("\n## Next release problems\n")
        let solvers = solverSeconds > 0 ? SolverRun.installed : []
        add(
            "| instance | share of all costs | profit | of the optimum | at most better | seconds |"
                + solvers.map { " \($0.name) |" }.joined()
        )
        add("| --- | --- | --- | --- | --- | --- |" + solvers.map { _ in " --- |" }.joined())
        var exact = 0
        var count = 0
        var least = 100.0
        for instance in try SelectionInstance.all() {
            let started = Clock.seconds
            let isSmall = instance.problem.costs.count < 200
            var search = SelectionSearch(instance.problem, mostNodes: isSmall ? 200_000 : 40)
            let selection = search.run()
            let seconds = Clock.seconds - started
            let isAllowed = instance.problem.cost(of: selection.demands) <= instance.problem.budget
            let share = 100 * Double(selection.profit) / Double(instance.optimum)
            count += 1
            least = min(least, isAllowed ? share : 0)
            if instance.name == "nrp1", selection.profit == instance.optimum, isAllowed { exact += 1 }
            let gap = 100 * (Double(selection.bound) / Double(max(1, selection.profit)) - 1)
            add(
                "| \(instance.name) | \(instance.ratio) | \(selection.profit)\(isAllowed ? "" : " NOT ALLOWED") "
                    + "| \(Figure.text(share, 2)) % "
                    + "| \(selection.isProved ? "proved the best" : Figure.text(gap, 2) + " %") "
                    + "| \(Figure.text(seconds, 1)) |"
                    + (try solvers.map { " \(try $0.words(instance.problem, seconds: solverSeconds)) |" }.joined())
            )
        }
        judge("nrp1 exact at its three ratios", "\(exact) of 3", exact == 3)
        judge(
            "all 39 cases within 1 %",
            "\(Figure.text(least, 2)) % of the optimum at least",
            count == 39 && least >= 99
        )
    }
}
