import Foundation

/// Runs the commands of a case in turns, so that what disturbs one disturbs its peers too.
final class Runner {
    private let folders: Folders
    private let plan: Plan
    private var outputs: [String: String] = [:]

    init(folders: Folders, plan: Plan) {
        self.folders = folders
        self.plan = plan
    }

    /// Every command runs `plan.runs` times; one that fails is not run again.
    func run(_ benchmark: Case) throws -> [CommandResult] {
        let manager = FileManager.default
        let logs = "\(folders.logs)/\(benchmark.id.rawValue)"
        try manager.createDirectory(atPath: logs, withIntermediateDirectories: true)
        try manager.createDirectory(atPath: folders.work, withIntermediateDirectories: true)
        var measurements = benchmark.commands.map { command in
            var measurement = CommandResult(id: command.id, shown: command.shown, bytes: command.bytes)
            measurement.note = command.missing
            return measurement
        }
        for path in benchmark.warms { DataStore.warm(path) }
        var stages = Array(repeating: [[CommandResult.Stage]](), count: measurements.count)
        for round in 0..<plan.runs {
            for position in benchmark.commands.indices where measurements[position].note == nil {
                let command = benchmark.commands[position]
                do {
                    let name = "\(logs)/\(position)-\(round)"
                    let usage = try run(command, logging: name)
                    measurements[position].runs.append(usage)
                    stages[position].append(Stages.read("\(name).0.errors.txt"))
                    Log.say(
                        "\(benchmark.id.rawValue) \(round + 1)/\(plan.runs) \(command.id): CPU \(number(usage.processor)) s, "
                            + "wall \(number(usage.wall)) s, peak \(number(usage.peak)) MB"
                    )
                } catch let failure as MeasuredProcess.Failure {
                    measurements[position].note = "failed: \(folders.withoutThem(failure.description))"
                    Log.say("\(benchmark.id.rawValue) \(command.id) failed: \(failure.description)")
                }
            }
        }
        for position in measurements.indices { measurements[position].stages = Stages.medians(stages[position]) }
        for folder in benchmark.commands.flatMap(\.scratch) { try? manager.removeItem(atPath: folder) }
        return measurements
    }

    /// What the last step of a command printed in its last run.
    func output(of id: String) -> Data? {
        outputs[id].flatMap { FileManager.default.contents(atPath: $0) }
    }

    private func run(_ command: Command, logging name: String) throws -> Usage {
        for folder in command.scratch {
            try? FileManager.default.removeItem(atPath: folder)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        var sum = Usage(processor: 0, wall: 0, peak: 0)
        for (step, arguments) in command.steps.enumerated() {
            let output = "\(name).\(step).output.txt"
            let errors = "\(name).\(step).errors.txt"
            sum = sum + (try MeasuredProcess.run(arguments, output: output, errors: errors, limits: plan.limits))
            outputs[command.id] = output
        }
        return sum
    }
}

/// The table that `koppel import --timings` prints: a name and milliseconds a line.
enum Stages {
    static func read(_ path: String) -> [CommandResult.Stage] {
        parse((try? String(contentsOfFile: path, encoding: .utf8)) ?? "")
    }

    static func parse(_ text: String) -> [CommandResult.Stage] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count >= 3, words.last == "ms", let milliseconds = Double(words[words.count - 2]) else {
                return nil
            }
            return CommandResult.Stage(name: words.dropLast(2).joined(separator: " "), seconds: milliseconds / 1000)
        }
    }

    /// The median of every stage, in the order of the first run.
    static func medians(_ runs: [[CommandResult.Stage]]) -> [CommandResult.Stage] {
        guard let first = runs.first else { return [] }
        return first.compactMap { stage in
            Spread(runs.compactMap { $0.first { $0.name == stage.name }?.seconds }).map {
                CommandResult.Stage(name: stage.name, seconds: $0.median)
            }
        }
    }
}
