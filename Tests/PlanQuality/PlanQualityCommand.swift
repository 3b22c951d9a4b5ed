import ArgumentParser
import Foundation
import RoadmapOptimisation
import TestSupport

/// Measures plans on instances whose optima or bounds are known, a row for each.
@main
struct PlanQualityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan-quality",
        abstract: "How good plans are on instances with known optima, which lie beside the repository."
    )

    @Option(help: "Seconds that each installed solver gets for each instance; 0 to leave them out.")
    var solverSeconds = 60

    @Flag(help: "Leave out the problems of one release.")
    var withoutSelection = false

    @Option(help: "Play five years of so many invented companies instead, and compare ways to decide.")
    var years: Int?

    @Option(help: "How far the played companies are from the catalogue: the spread of the logarithm.")
    var spread = 0.37

    @Option(help: "Write the results with their targets into this file too.", completion: .file())
    var output: String?

    func run() throws {
        if let years { return try YearsTable(companies: max(1, years), spread: spread).write() }
        guard SharedData.folder != nil else {
            print("skipped: the instances are not beside this checkout (KOPPEL_SHARED names another place)")
            return
        }
        var table = QualityTable(solverSeconds: solverSeconds)
        try table.addRoadmaps()
        if !withoutSelection { try table.addSelections() }
        if let output { try table.text.write(toFile: output, atomically: true, encoding: .utf8) }
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
