import Foundation
import GRDB
import IntegrationModel
import TestSupport
import Testing

@testable import Workspace

@Suite("Workspace")
struct WorkspaceTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("a snapshot comes back as it was saved, record pairs and flow records with it")
    func roundTrip() throws {
        try Workspace.openOrCreate(folder.workspace).save(.sample)
        let loaded = try #require(try Workspace.open(folder.workspace).latestSnapshot())
        #expect(try loaded.canonicalJSON() == Snapshot.sample.canonicalJSON())
    }

    @Test("thousands of files come back with who read them and which datasets they belong to")
    func manyFiles() throws {
        var snapshot = Snapshot.sample
        snapshot.inputs = (0..<3000).map { file in
            InputFile(
                path: "in/\(file).xml",
                size: file * 7,
                digest: "\(file)",
                importer: file % 5 == 0 ? nil : "ubl",
                reasons: ["because of \(file % 3)"]
            )
        }
        let paths = snapshot.inputs.map(\.path)
        snapshot.map.datasets[0].files = paths
        snapshot.map.datasets[1].files = paths.filter { $0.hasSuffix("7.xml") }
        snapshot.map.datasets[2].files = [paths[9], "no input"]
        let workspace = try Workspace.openOrCreate(folder.workspace)
        try workspace.save(snapshot)
        let loaded = try #require(try workspace.latestSnapshot())
        #expect(loaded.inputs == snapshot.inputs)
        #expect(loaded.map.datasets == snapshot.map.datasets)
    }

    @Test("numbers that are none survive the round trip")
    func unusualNumbers() throws {
        var snapshot = Snapshot.sample
        snapshot.map.flows[0].coverage = .nan
        snapshot.gaps[0].yearlyCost.high = .infinity
        let workspace = try Workspace.openOrCreate(folder.workspace)
        try workspace.save(snapshot)
        let loaded = try #require(try workspace.latestSnapshot())
        #expect(loaded.map.flows[0].coverage.isNaN)
        #expect(loaded.gaps[0].yearlyCost.high == .infinity)
    }

    @Test("snapshots are listed in the order in which they were saved, one of the same id is replaced")
    func listing() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        #expect(try workspace.latestSnapshot()?.id == nil)
        for id in ["a", "b", "a"] {
            var snapshot = Snapshot.sample
            snapshot.id = id
            try workspace.save(snapshot)
        }
        let list = try workspace.snapshots()
        #expect(list.map(\.id) == ["b", "a"])
        #expect(list.map(\.gaps) == [10, 10])
        #expect(list[0].systems == 5 && list[0].flows == 6 && list[0].yearlyCost == 31_240)
        #expect(try workspace.latestSnapshot()?.id == "a")
        #expect(try workspace.snapshot("b")?.id == "b")
        #expect(try workspace.snapshot("c")?.id == nil)
    }

    @Test("a snapshot is read without its large parts, and the gaps of the one before alone")
    func parts() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        #expect(try workspace.formerGaps() == nil)
        var former = Snapshot.sample
        former.id = "former"
        former.gaps = Array(former.gaps.prefix(3))
        try workspace.save(former)
        #expect(try workspace.formerGaps() == nil)
        try workspace.save(.sample)
        #expect(try workspace.formerGaps() == former.gaps)
        let whole = try #require(try workspace.latestSnapshot())
        #expect(!whole.matches.isEmpty && !whole.recordLinks.isEmpty)
        let part = try #require(try workspace.latestSnapshot(leavingOut: [.matches, .recordLinks]))
        #expect(part.matches.isEmpty && part.recordLinks.isEmpty)
        #expect(part.map.flows == whole.map.flows && part.gaps == whole.gaps && part.flowRecords == whole.flowRecords)
    }

    @Test("the hash key is made once, and is another one in another workspace")
    func keyMaterial() throws {
        let key = try Workspace.openOrCreate(folder.workspace).keyMaterial
        #expect(try Workspace.open(folder.workspace).keyMaterial == key)
        #expect(try Workspace.openOrCreate(folder.path + "/other.koppel").keyMaterial != key)
        #expect(key.low != 0 || key.high != 0)
    }

    @Test("accepted gaps survive an import, and can be taken back")
    func decisions() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        try workspace.save(.sample)
        try workspace.acceptGap("island:crm", why: "a pilot", at: 1)
        try workspace.acceptGap("island:crm", why: "it's a pilot", at: 2)
        try workspace.save(.sample)
        #expect(try workspace.acceptedGaps() == [AcceptedGap(id: "island:crm", reason: "it's a pilot", acceptedAt: 2)])
        #expect(try workspace.withdrawAcceptance(of: "island:crm"))
        #expect(try !workspace.withdrawAcceptance(of: "island:crm"))
        #expect(try workspace.acceptedGaps().isEmpty)
    }

    @Test("gaps are new, unchanged, accepted or resolved beside the former snapshot")
    func comparison() {
        var former = Snapshot.sample
        former.gaps = Array(former.gaps.prefix(3))
        let gaps = Array(Snapshot.sample.gaps[1...3])
        let accepted = [AcceptedGap(id: gaps[1].id, reason: "", acceptedAt: 0)]
        let comparison = GapComparison(of: gaps, since: former, accepted: accepted)
        #expect(comparison.gaps.map(\.status) == [.unchanged, .accepted, .new])
        #expect(comparison.resolved.map(\.id) == [former.gaps[0].id])
        #expect(comparison.resolved.map(\.status) == [.resolved])
    }

    @Test("sources of an imported folder are replaced, those of others stay")
    func sources() throws {
        func source(_ folder: String, _ path: String) -> ImportedSource {
            ImportedSource(
                folder: folder,
                path: path,
                size: 12,
                modifiedAt: 3.5,
                digest: "d",
                importer: nil,
                reasons: ["é \"x\""],
                datasets: ["a/b"]
            )
        }
        let workspace = try Workspace.openOrCreate(folder.workspace)
        try workspace.replaceSources([source("/a", "1.csv"), source("/a", "2.csv"), source("/b", "1.csv")])
        try workspace.replaceSources([source("/a", "3.csv")])
        #expect(try workspace.sources() == [source("/a", "3.csv"), source("/b", "1.csv")])
        try workspace.replaceSources([], of: ["/b"])
        #expect(try workspace.importedFolders() == ["/a"])
    }

    @Test("column files that are no longer used are removed, others and the lock stay")
    func columns() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        let columns = try workspace.makeColumnsFolder()
        #expect(columns == folder.workspace + ".columns")
        for name in ["a.col", "b.col", ".lock"] { try folder.write([1], to: "acme.koppel.columns/" + name) }
        #expect(try workspace.removeColumns(except: ["a.col"]) == ["b.col"])
        #expect(Set(try FileManager.default.contentsOfDirectory(atPath: columns)) == ["a.col", ".lock"])
    }
}

extension Snapshot {
    fileprivate func canonicalJSON() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
