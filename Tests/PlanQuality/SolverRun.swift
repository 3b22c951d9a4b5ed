import Foundation
import RoadmapOptimisation

/// The same model given to an installed solver of mixed-integer programs.
struct SolverRun {
    let name: String
    private let path: String
    /// As it says itself.
    let version: String

    /// Those of the solvers that are on the path.
    static let installed: [SolverRun] = ["cbc", "highs", "scip"].compactMap { SolverRun($0) }

    private init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
        guard let found else { return nil }
        (self.name, path) = (name, found)
        let arguments = ["cbc": ["-quit"], "highs": ["--version"], "scip": ["-c", "quit"]][name] ?? []
        let said = (try? Self.output(of: found, arguments)) ?? ""
        let line = said.split(whereSeparator: \.isNewline).first { $0.lowercased().contains("version") } ?? ""
        version = line.split(separator: " ").first { $0.first?.isNumber ?? false }.map(String.init) ?? ""
    }

    private static func output(of program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// What it found within some seconds on one thread, as a cell of the table.
    func words(_ model: PlanModel, seconds: Int) throws -> String {
        guard let text = try answer(to: LPText(model).text, seconds: seconds) else { return "no answer" }
        guard let plan = LPText.plan(from: text, for: model), model.faults(of: plan).isEmpty else {
            return "no plan in \(seconds) s"
        }
        let value = Figure.text(model.value(of: plan), 2)
        return LPText.optimum(in: text) != nil ? "\(value), optimal" : "\(value)"
    }

    /// What it found of a selection, in the same way.
    func words(_ problem: SelectionProblem, seconds: Int) throws -> String {
        guard let text = try answer(to: problem.solverText, seconds: seconds) else { return "no answer" }
        let chosen = problem.demands(in: text)
        guard !chosen.isEmpty, problem.cost(of: chosen) <= problem.budget else { return "no choice in \(seconds) s" }
        let profit = chosen.reduce(0) { $0 + problem.demands[$1].profit }
        return LPText.optimum(in: text) != nil ? "\(profit), optimal" : "\(profit)"
    }

    /// The text of its answer to a program in the LP format; nil where it gave none.
    private func answer(to program: String, seconds: Int) throws -> String? {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("plan-quality-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (file, answer) = (folder.path + "/model.lp", folder.path + "/answer.txt")
        let options = folder.path + "/highs.options"
        try program.write(toFile: file, atomically: true, encoding: .utf8)
        try "log_file = \(folder.path)/highs.log\nthreads = 1\n".write(
            toFile: options,
            atomically: true,
            encoding: .utf8
        )
        let arguments: [String] =
            switch name {
            case "cbc": [file, "sec", "\(seconds)", "ratio", "0.0001", "solve", "solution", answer]
            case "highs":
                ["--options_file", options, "--time_limit", "\(seconds)", "--solution_file", answer, file]
            default:
                [
                    "-c",
                    "read \(file) set limits time \(seconds) set limits gap 0.0001 optimize "
                        + "write solution \(answer) quit",
                ]
            }
        _ = try Self.output(of: path, arguments)
        return try? String(contentsOfFile: answer, encoding: .utf8)
    }
}
