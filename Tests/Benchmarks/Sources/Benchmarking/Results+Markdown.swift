extension Results {
    /// The document for people.
    public var markdown: String {
        var lines = [
            "# Benchmark results", "",
            "`\(command)` on \(machine.cores) cores (\(machine.processor)), \(machine.memory) GiB of memory, \(machine.system), "
                + "kernel \(machine.kernel), \(machine.swift).",
            "Peers: \(machine.peers.isEmpty ? "none" : machine.peers.joined(separator: ", ")).", "",
            "A command and its peers run in turns, each as a process of its own that reads from a warm cache. Figures are "
                + "medians, with the least and the most in parentheses. CPU is user and system time of all threads and child "
                + "processes; peak is the largest resident set; MB are 10⁶ bytes. `koppel import` is the whole command: reading, "
                + "types, profiles, sketches and hashes, matching, flows and gaps, and writing the workspace.",
            "", "## Targets", "", "| case | target | measured | |", "|---|---|---|---|",
        ]
        for result in cases {
            for verdict in result.verdicts {
                let answer = verdict.isMet.map { $0 ? "met" : "**missed**" } ?? "–"
                lines.append("| \(result.id.title) | \(verdict.target) | \(verdict.measured) | \(answer) |")
            }
        }
        for result in cases { lines += [""] + result.markdown }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension CaseResult {
    fileprivate var markdown: [String] {
        var lines = [
            "## \(id.title)", "", "Input: \(input). Source: `\(revision)`. Load average before it: \(number(load)).",
            "",
        ]
        if !measurements.isEmpty {
            lines += ["| command | runs | CPU s | wall s | peak MB | MB per CPU s |", "|---|---:|---:|---:|---:|---:|"]
            lines += measurements.map(\.row)
            lines += ["", "Commands:", ""] + measurements.map { "- \($0.id): `\($0.shown)`" }
        }
        for measurement in measurements where !measurement.stages.isEmpty {
            let stages = measurement.stages.map { "\($0.name) \(number($0.seconds))" }.joined(separator: ", ")
            lines += ["", "Stages of `\(measurement.id)` in seconds of wall time: \(stages)."]
        }
        if !notes.isEmpty { lines += [""] + notes.map { "- \($0)" } }
        return lines
    }
}

extension CommandResult {
    fileprivate var row: String {
        guard let processor = spread(.processor), let wall = spread(.wall), let peak = spread(.peak) else {
            return "| \(id) | \(note ?? "not run") | | | | |"
        }
        let rate = processor.median > 0 ? number(Double(bytes) / 1e6 / processor.median) : ""
        let runs = note.map { "\(self.runs.count), \($0)" } ?? "\(self.runs.count)"
        return "| \(id) | \(runs) | \(processor.words) | \(wall.words) | \(peak.words) | \(rate) |"
    }
}

extension Spread {
    /// `1.52 (1.49–1.60)`, and of a single value that alone.
    fileprivate var words: String {
        least == most ? number(median) : "\(number(median)) (\(number(least))–\(number(most)))"
    }
}
