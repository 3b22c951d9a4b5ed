import BundledImporters
import FoundationEssentials
import ImporterKit
import IntegrationModel
import TestSupport
import Testing

/// The table of importers in `Plugins/README.md` says what the manifests say.
@Suite struct `Table of importers` {
    /// The cells of a row, without the outer bars.
    private static let rows: [[String]] = {
        let path = SharedData.checkout + "/Plugins/README.md"
        let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            line.split(separator: "|").map { cell in
                var cell = cell
                while cell.first == " " { cell.removeFirst() }
                while cell.last == " " { cell.removeLast() }
                return String(cell)
            }
        }
    }()

    @Test func `has every importer, in the order in which they are asked`() {
        #expect(Self.rows.map { $0[0] } == bundledImporters.map { "`\($0.manifest.id)`" })
    }

    @Test(arguments: bundledImporters.map(\.manifest))
    func `names the system and the entities`(manifest: ImporterManifest) throws {
        let row = try #require(Self.rows.first { $0[0] == "`\(manifest.id)`" })
        if let system = manifest.system { #expect(row[1] == system.name) }
        guard !manifest.isGeneric else {
            #expect(row[3] == "inferred")
            return
        }
        let entities = Set(manifest.datasets.map(\.entity)).subtracting([.other])
        #expect(
            Set(row[3].split(separator: ",").map { $0.drop { $0 == " " } }.map(String.init))
                == Set(entities.map(plural))
        )
    }

    /// Importers that real exports were read by: `make accuracy` expects them for those files.
    private static let checkedOnRealFiles: Set<String> = {
        let path = SharedData.checkout + "/Tests/Accuracy/Samples/expected.tsv"
        let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        // What was made for the purpose lies beside real files, under a name that says so.
        let lines = text.split(separator: "\n").dropFirst().filter { !$0.contains("synthetic") }
        return Set(lines.compactMap { $0.split(separator: "\t").dropFirst().first.map(String.init) })
    }()

    @Test(arguments: bundledImporters.map(\.manifest))
    func `claims no more evidence than there is`(manifest: ImporterManifest) throws {
        let row = try #require(Self.rows.first { $0[0] == "`\(manifest.id)`" })
        let kinds = Self.kinds(of: row[4])
        #expect(!kinds.isEmpty && Set(kinds).isSubset(of: ["real", "documentation", "synthetic"]), "\(row[4])")
        guard !manifest.isGeneric else { return }
        #expect(kinds.contains("synthetic"), "each importer has samples of its own")
        if kinds.contains("real") {
            #expect(Self.checkedOnRealFiles.contains(manifest.id), "no real file is expected to be read by it")
        }
    }

    /// The kinds of evidence in a cell, without what is said of them in brackets.
    private static func kinds(of cell: String) -> [String] {
        var depth = 0
        let plain = cell.filter { character in
            if character == "(" { depth += 1 }
            defer { if character == ")" { depth -= 1 } }
            return depth == 0
        }
        return plain.split(separator: ",").map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    private func plural(_ entity: Entity) -> String {
        if entity == .party { return "parties" }
        if entity == .delivery { return "deliveries" }
        if entity == .ledgerEntry { return "ledger entries" }
        let words = entity.rawValue.reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
        return words + "s"
    }

    @Test(arguments: bundledImporters.map(\.manifest))
    func `importers keep to their own names`(manifest: ImporterManifest) {
        #expect(bundledImporters.filter { $0.manifest.id == manifest.id }.count == 1)
        for dataset in manifest.datasets {
            if let parent = dataset.parent {
                let holders = manifest.datasets.filter { $0.name == parent && $0.format == dataset.format }
                #expect(!holders.isEmpty, "\(dataset.name) is a part of \(parent), which is not described")
                if let path = dataset.recordPath {
                    #expect(holders.contains { path.hasPrefix($0.recordPath ?? "?") }, "\(path)")
                }
            }
            if let grouping = dataset.grouping {
                #expect(manifest.datasets.contains { $0.name == grouping.lines && $0.parent == dataset.name })
            }
        }
    }
}
