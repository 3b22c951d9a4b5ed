import Configuration
import IntegrationModel
import MappingPipeline
import Workspace

extension WorkspaceOptions {
    /// What the latest snapshot can be planned anew with, without the exports being read.
    func replanning(
        _ snapshot: Snapshot,
        constraints: PlanningConstraints? = nil,
        excluding excluded: Set<String> = []
    ) throws -> Replanning {
        do {
            return Replanning(
                snapshot,
                catalogue: try StepsFile.steps(in: open().importedFolders()),
                constraints: constraints,
                excluding: excluded
            )
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        } catch let error as ConfigurationError {
            throw Trouble.nothing(error.description)
        }
    }
}

/// An installed program that solves mixed-integer programs.
enum Solver: String, CaseIterable {
    case cbc, highs, scip

    /// Solves a program in the LP format.
    ///
    /// - Parameter seconds: how long it may take.
    /// - Returns: its answer, as it writes it.
    /// - Throws: where it is not installed, or gives no answer.
    func solve(_ text: String, seconds: Int) throws -> String {
        let folder = try TemporaryFolder.make()
        defer { TemporaryFolder.remove(folder) }
        let (model, answer) = ("\(folder)/plan.lp", "\(folder)/answer.txt")
        try FilePath.write(text, to: model)
        // Without a place for it HiGHS leaves its log in the folder of whoever asks.
        let options = "\(folder)/highs.options"
        try FilePath.write("log_file = \(folder)/highs.log\n", to: options)
        let arguments: [String] =
            switch self {
            case .cbc: [model, "sec", "\(seconds)", "ratio", "0.00001", "solve", "solution", answer]
            case .highs:
                ["--options_file", options, "--time_limit", "\(seconds)", "--solution_file", answer, model]
            case .scip: ["-c", "read \(model) set limits time \(seconds) optimize write solution \(answer) quit"]
            }
        guard let code = Spawned.run(rawValue, arguments), code != 127 else {
            throw Trouble.nothing(
                "\(rawValue): this program is not here\n  Try: apt-get install \(package), or leave --solver out"
            )
        }
        guard let bytes = try? FilePath.read(answer), !bytes.isEmpty else {
            throw Trouble.nothing(
                "\(rawValue): no answer within \(seconds) seconds (exit code \(code))\n  Try: --seconds \(seconds * 4)"
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private var package: String { self == .cbc ? "coinor-cbc" : rawValue }
}
