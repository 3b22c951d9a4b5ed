import ArgumentParser
import RoadmapOptimisation
import TestSupport

#if canImport(Glibc)
import Glibc
#endif

/// Measures plans on instances whose optima or bounds are known, a row for each.
@main
struct PlanQualityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan-quality",
        abstract: "How good plans are on instances with known optima, which lie beside the repository."
    )

    @Option(help: "Seconds that cbc gets for each instance, where it is installed; 0 to leave it out.")
    var cbcSeconds = 30

    @Flag(help: "Leave out the problems of one release.")
    var withoutSelection = false

    @Option(help: "Play five years of so many invented companies instead, and compare ways to decide.")
    var years: Int?

    func run() throws {
        if let years { return try YearsTable(companies: max(1, years)).write() }
        guard SharedData.folder != nil else {
            print("skipped: the instances are not beside this checkout (KOPPEL_SHARED names another place)")
            return
        }
        try roadmaps()
        if !withoutSelection { try selections() }
    }

    private func roadmaps() throws {
        print(
            "| instance | steps × phases | value | of best known | at most better | greedy by return | seconds | cbc |"
        )
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        for instance in try RoadmapInstance.all() {
            let started = Clock.seconds
            let result = PlanOptimiser(effort: .thorough).optimise(instance.model)
            let seconds = Clock.seconds - started
            let faults = instance.model.faults(of: result.plan)
            let known = 100 * result.value / instance.bestKnown
            print(
                "| \(instance.name) | \(instance.model.steps.count) × \(instance.model.phases.count) "
                    + "| \(Figure.text(result.value, 2))\(faults.isEmpty ? "" : " NOT ALLOWED: \(faults)") "
                    + "| \(Figure.text(known, 2)) % "
                    + "| \(result.isProved ? "proved the best" : Figure.text(100 * result.gap, 2) + " %") "
                    + "| \(Figure.text(100 * (result.greedyValue / result.value - 1), 1)) % "
                    + "| \(Figure.text(seconds, 1)) | \(try SolverRun.words(instance.model, seconds: cbcSeconds)) |"
            )
        }
    }

    private func selections() throws {
        print("\n| instance | share of all costs | profit | of the optimum | at most better | seconds |")
        print("| --- | --- | --- | --- | --- | --- |")
        for instance in try SelectionInstance.all() {
            let started = Clock.seconds
            var search = SelectionSearch(instance.problem, mostNodes: instance.problem.costs.count < 200 ? 200_000 : 40)
            let selection = search.run()
            let isAllowed = instance.problem.cost(of: selection.demands) <= instance.problem.budget
            print(
                "| \(instance.name) | \(instance.ratio) | \(selection.profit)\(isAllowed ? "" : " NOT ALLOWED") "
                    + "| \(Figure.text(100 * Double(selection.profit) / Double(instance.optimum), 2)) % "
                    + "| \(selection.isProved ? "proved the best" : Figure.text(100 * (Double(selection.bound) / Double(selection.profit) - 1), 2) + " %") "
                    + "| \(Figure.text(Clock.seconds - started, 1)) |"
            )
        }
    }
}

enum Clock {
    /// Processor time of this process.
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

enum Figure {
    static func text(_ value: Double, _ places: Int) -> String {
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        return "\((value * factor).rounded() / factor)"
    }
}
