import Foundation
import Testing

/// With `KOPPEL_RECORD=1` in the environment the texts are written instead of compared: `make readme`.
@Suite("README.md")
struct ReadmeTests {
    private static let root: URL = {
        var folder = URL(filePath: #filePath)
        while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    private static let isRecording = ProcessInfo.processInfo.environment["KOPPEL_RECORD"] == "1"

    @Test("shows what the program prints, and the map that it draws")
    func realOutput() throws {
        let folder = try TemporaryFolder()
        let sample = Self.root.appending(path: "Samples/antwerp-wholesaler")
        _ = try Tool.output(
            ["import", sample.appending(path: "exports").path, "--workspace", "antwerp.koppel"],
            in: folder
        )
        let readme = Self.root.appending(path: "README.md")
        let shown = try String(contentsOf: readme, encoding: .utf8)
        var real = ""
        var rest = shown[...]
        var commands: [String] = []
        while let block = rest.firstMatch(
            of: #/<!-- output: (?<command>[a-z ]+) -->\n```text\n(?:(?!```)(?:.|\n))*```\n/#
        ) {
            let command = String(block.command)
            commands.append(command)
            let words = command.split(separator: " ").map(String.init)
            let result = try Tool.run(words, in: folder, environment: ["COLUMNS": "100"])
            try #require(result.code == 0)
            real += rest[..<block.range.lowerBound]
            real += "<!-- output: \(command) -->\n```text\n\(result.text.trimmingCharacters(in: .newlines))\n```\n"
            rest = rest[block.range.upperBound...]
        }
        real += rest
        #expect(commands == ["map", "gaps", "next"])
        let map = try Tool.output(["map", "--format", "svg"], in: folder)
        let picture = sample.appending(path: "map.svg")
        if Self.isRecording {
            try Data(real.utf8).write(to: readme)
            try map.write(to: picture)
        } else {
            #expect(shown == real, "README.md is out of date: make readme")
            #expect(FileManager.default.contents(atPath: picture.path) == map, "the map is out of date: make readme")
        }
    }
}
