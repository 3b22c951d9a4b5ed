import AccuracyMeasurement
import Foundation
import TestSupport

/// Runs Splink, where Python has it, on tables with known links.
struct SplinkRun {
    var python: String

    /// What it finds, by the name of the set; empty where it is absent.
    func scores(of folders: [String]) -> [String: Score] {
        let script = SharedData.checkout + "/Tests/Accuracy/Peers/splink_links.py"
        var scores: [String: Score] = [:]
        for line in (output([python, script] + folders) ?? "").split(separator: "\n") {
            let cells = line.split(separator: "\t")
            let counts = cells.dropFirst().compactMap { Int($0) }
            guard cells.count == 4, counts.count == 3 else { continue }
            scores[String(cells[0])] = Score(found: counts[0], present: counts[1], right: counts[2])
        }
        return scores
    }

    private func output(_ command: [String]) -> String? {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }
}
