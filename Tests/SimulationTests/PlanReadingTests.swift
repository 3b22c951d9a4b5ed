import Foundation
import Testing

@testable import Simulation

@Suite("Reading a plan")
struct PlanReadingTests {
    /// A plan's JSON with one text in it replaced, read back.
    private func read(_ text: String, as other: String) throws -> SimulationPlan {
        let folder = FileManager.default.temporaryDirectory.appending(path: "plan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(SimulationPlan.random(seed: 40)), as: UTF8.self)
        #expect(text.isEmpty || json.contains(text))
        let file = folder.appending(path: "plan.json")
        try Data(json.replacingOccurrences(of: text, with: other).utf8).write(to: file)
        return try SimulationPlan(file: file.path)
    }

    @Test("gives the plan that was written")
    func same() throws {
        let plan = try read("", as: "")
        #expect(Simulation.generate(plan).files == Simulation.generate(SimulationPlan.random(seed: 40)).files)
    }

    @Test(
        "refuses what can't be lived through, and says where",
        arguments: [
            ("\"products\":", "\"products\":-1,\"x\":", "products"), ("\"flows\":[", "\"flows\":7,\"y\":[", "flows"),
            ("\"name\":", "\"title\":", "name"), ("{", "[", "JSON"),
            ("\"leakRate\":", "\"leakRate\":7,\"z\":", "leakRate"),
            ("\"clerks\":", "\"clerks\":0,\"z\":", "clerks"), ("\"digits\":", "\"digits\":99,\"z\":", "digits"),
            ("\"id\":\"", "\"id\":\"../", "id"), ("\"entities\":[", "\"entities\":[\"ticket\",", "entities"),
        ]
    )
    func refused(text: String, other: String, word: String) {
        #expect { try read(text, as: other) } throws: { error in
            let words = "\(error)"
            return error is PlanError && words.contains(word) && words.contains("expected") && words.contains("Try: ")
        }
    }

    @Test("accepts every plan that is drawn", arguments: 1...40)
    func drawn(seed: Int) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/plan-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plan = SimulationPlan.random(seed: UInt64(seed))
        try JSONEncoder().encode(plan).write(to: URL(filePath: folder))
        #expect(throws: Never.self) { try SimulationPlan(file: folder) }
    }
}
