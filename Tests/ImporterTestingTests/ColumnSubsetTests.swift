import BundledImporters
import FoundationEssentials
import ImporterKit
import IntegrationModel
import TestSupport
import Testing

/// People choose or delete columns before they save an export.
@Suite struct `Exports with a part of their columns` {
    private struct Sample {
        var importer: String
        var name: String
        var lines: [[String]]
    }

    /// The samples of delimited text with a header of the importers that come with the product, except formats of which a
    /// law or a program fixes all columns.
    private static let samples: [Sample] = {
        let plugins = SharedData.checkout + "/Plugins"
        let fixed: Set<String> = ["DATEV", "FEC", "WinBooks", "Generic"]
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: plugins)) ?? []).sorted()
        return names.filter { !fixed.contains($0) }.flatMap { plugin -> [Sample] in
            let folder = "\(plugins)/\(plugin)/Samples"
            let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
            return files.filter { $0.lowercased().hasSuffix(".csv") }.compactMap { file in
                guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)"),
                    let text = String(validating: data, as: UTF8.self),
                    let first = text.split(whereSeparator: \.isNewline).first,
                    let delimiter = [",", ";", "\t"].max(by: { count($0, first) < count($1, first) })
                else { return nil }
                let lines = text.split(whereSeparator: \.isNewline).map { cells($0, Character(delimiter)) }
                guard lines.count > 1, lines[0].count > 5, lines.allSatisfy({ $0.count == lines[0].count }) else {
                    return nil
                }
                let chosen = choice(lines, named: file)
                return Sample(importer: chosen, name: file, lines: lines)
            }
        }
    }()

    private static let listsMisses = ProcessInfo.processInfo.environment["KOPPEL_MEASURE"] != nil

    private static func count(_ text: String, _ line: Substring) -> Int { line.count { String($0) == text } }

    private static func cells(_ line: Substring, _ delimiter: Character) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line where character != "\u{FEFF}" {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == delimiter, !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    private static func choice(_ lines: [[String]], named name: String) -> String {
        let text =
            lines.map { cells in cells.map { "\"\($0)\"" }.joined(separator: ";") }.joined(separator: "\n") + "\n"
        guard let export = try? TemporaryText(text, named: name) else { return "" }
        let preview = ExportInspection().preview(of: export.file)
        return ImporterChoice(for: preview, among: bundledImporters).chosen?.importer.manifest.id ?? "none"
    }

    private final class TemporaryText {
        let file: ExportFile
        private let folder: String

        init(_ text: String, named name: String) throws {
            folder = FileManager.default.temporaryDirectory.path + "/koppel-columns-\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let path = "\(folder)/\(name)"
            let data = Data(text.utf8)
            try data.write(to: URL(filePath: path))
            file = ExportFile(path: name, absolutePath: path, size: data.count)
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// Without every fourth column, beginning with each of the first four; and without every third.
    private static func parts(_ lines: [[String]]) -> [[[String]]] {
        let ways = (0..<4).map { (4, $0) } + (0..<3).map { (3, $0) }
        return ways.map { step, start in
            lines.map { cells in cells.enumerated().filter { $0.offset % step != start }.map(\.element) }
        }
    }

    @Test func `are never taken for another system's, and mostly known`() {
        #expect(Self.samples.count > 25)
        var known = 0
        var all = 0
        for sample in Self.samples where sample.importer != "csv" {
            for part in Self.parts(sample.lines) {
                // A name of their own would help.
                let chosen = Self.choice(part, named: "export.csv")
                #expect(chosen == sample.importer || chosen == "csv", "\(sample.name): \(part[0])")
                all += 1
                if chosen == sample.importer {
                    known += 1
                } else if Self.listsMisses {
                    print("left to \(chosen): \(sample.importer), \(sample.name), \(part[0].joined(separator: " | "))")
                }
            }
        }
        print("known by a part of the columns: \(known) of \(all)")
        #expect(Double(known) >= 0.9 * Double(all), "\(known) of \(all)")
    }
}
