import Foundation
import RoadmapOptimisation
import Testing

@Suite("A model as text for solvers")
struct LPTextTests {
    @Test("names steps and phases, and reads an answer back")
    func roundTrip() {
        let model = RandomModels.model(seed: 5, steps: 5, phases: 3, sharesDrivers: true)
        let text = LPText(model).text
        for word in ["Maximize", "Subject To", "Binary", "y5_3", "z3", "s1_1", "End"] { #expect(text.contains(word)) }
        // As cbc writes it: number, name, value, reduced cost.
        let answer =
            "Optimal - objective value 12\n  0 y1_1 1 0\n  1 y1_2 1 0\n  2 y2_3 0.9999 0\n  3 y3_1 0 0\n  4 z1 1 0\n"
        #expect(LPText.plan(from: answer, for: model)?.phases == [0, 2, nil, nil, nil])
        #expect(LPText.plan(from: "Infeasible", for: model) == nil)
        #expect(LPText.plan(from: "1 y99_1 1 0", for: model) == nil)
    }

    @Test("takes each variable once in the objective, as cbc asks", arguments: 1...5)
    func objective(_ seed: UInt64) throws {
        let text = LPText(RandomModels.model(seed: seed, steps: 6, phases: 3, sharesDrivers: true)).text
        let end = try #require(text.firstRange(of: "Subject To"))
        let variables = text[..<end.lowerBound].split(whereSeparator: \.isWhitespace).filter {
            ["y", "s"].contains($0.first) && $0.contains("_")
        }
        #expect(!variables.isEmpty)
        #expect(Set(variables).count == variables.count)
    }

    @Test(
        "reads the optimum of each solver, and none where there is none",
        arguments: [
            ("Optimal - objective value -139.5\n 0 y1_1 1 0", 139.5), ("Stopped on time - objective value 12", nil),
            ("Model status\nOptimal\n\n# Primal solution values\nFeasible\nObjective 42.5\n", 42.5),
            ("solution status: optimal solution found\nobjective value:     7.25\ny1_1 1", 7.25),
            ("Infeasible - objective value 0", nil), ("", nil),
        ] as [(String, Double?)]
    )
    func optimum(answer: String, value: Double?) {
        #expect(LPText.optimum(in: answer) == value)
    }

    @Test("installed solvers find the optimum that looking at all plans finds", arguments: ["cbc", "highs", "scip"])
    func solvers(_ name: String) throws {
        guard let program = InstalledSolver(name) else {
            print("skipped: \(name) is not installed")
            return
        }
        for seed in UInt64(1)...8 {
            var model = RandomModels.model(seed: seed, steps: 5, phases: 2, sharesDrivers: true)
            // What the text leaves out: payback that counts what others save, and chains inside a phase.
            model.paybackPhases = nil
            for phase in model.phases.indices { model.phases[phase].duration = .infinity }
            let best = RandomModels.best(of: model)
            let answer = try program.answer(to: LPText(model).text)
            let optimum = try #require(LPText.optimum(in: answer), "\(answer)")
            #expect(abs(optimum - best.value) < 1e-4, "\(optimum) rather than \(best)")
            guard best.value > 0 else { continue }
            let plan = try #require(LPText.plan(from: answer, for: model))
            #expect(model.faults(of: plan).isEmpty && abs(model.value(of: plan) - best.value) < 1e-4)
        }
    }
}

/// A solver on the path, run as `koppel plan --solver` runs it.
struct InstalledSolver {
    private let name: String
    private let program: String

    init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
        guard let found else { return nil }
        (self.name, program) = (name, found)
    }

    func answer(to text: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("solver-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (model, answer) = (folder.path + "/model.lp", folder.path + "/answer.txt")
        try text.write(toFile: model, atomically: true, encoding: .utf8)
        let options = folder.path + "/highs.options"
        try "log_file = \(folder.path)/highs.log\n".write(toFile: options, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments =
            switch name {
            case "cbc": [model, "ratio", "0.00001", "solve", "solution", answer]
            case "highs": ["--options_file", options, "--solution_file", answer, model]
            default: ["-c", "read \(model) optimize write solution \(answer) quit"]
            }
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: answer, encoding: .utf8)
    }
}
