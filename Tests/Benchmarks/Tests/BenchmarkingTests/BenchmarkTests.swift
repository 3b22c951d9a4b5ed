import BenchmarkData
import Foundation
import Testing

@testable import Benchmarking

@Suite("A run of the benchmarks")
struct BenchmarkTests {
    private let root: String
    private let package: String
    private let folders: Folders

    /// A package folder without peers; what is measured is a script that behaves as the program does.
    init() throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("benchmarks-\(UUID().uuidString)").path
        package = "\(root)/Tests/Benchmarks"
        try FileManager.default.createDirectory(atPath: package, withIntermediateDirectories: true)
        let script = """
            #!/bin/sh
            case "$1" in
            import) cat "$2"/*/* "$2" > /dev/null 2>&1; [ -d "$(dirname "$4")" ] && echo 'importing   12 ms' >&2;;
            keys) echo '--inclusions';;
            esac
            """
        try script.write(toFile: "\(package)/koppel", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(package)/koppel")
        folders = Folders(package: package, data: nil, koppel: "\(package)/koppel")
    }

    private func run(_ cases: [CaseID], runs: Int = 2) throws -> Results {
        let plan = Plan(cases: cases, runs: runs, size: 0.0001, scales: [0.01], seconds: 60)
        return try Benchmark(folders: folders, plan: plan, command: "make bench")
            .run(markdown: "\(package)/RESULTS.md", json: "\(package)/results.json")
    }

    @Test("every case is run and written, and what is missing is said")
    func everyCase() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let results = try run(CaseID.allCases)
        #expect(results.cases.map(\.id) == CaseID.allCases)
        let text = try String(contentsOfFile: "\(package)/RESULTS.md", encoding: .utf8)
        #expect(text == results.markdown)
        #expect(text.contains("| DuckDB SUMMARIZE | skipped: duckdb is not installed |"))
        #expect(text.contains("skipped: tpchgen-cli, which makes the tables, is not installed"))
        #expect(text.contains("Stages of `koppel import` in seconds of wall time: importing 0.01."))
        #expect(!text.contains(root))
        let csv = try #require(results.cases.first)
        #expect(csv.measurements.first?.runs.count == 2)
        #expect(csv.verdicts.map(\.isMet) == [nil, nil, true])
    }

    @Test("a case that is run again takes the place of its former result, and the others stay")
    func again() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        _ = try run([.csv, .folder])
        let results = try run([.csv], runs: 3)
        #expect(results.cases.map(\.id) == [.csv, .folder])
        #expect(results.cases.map { $0.measurements.first?.runs.count } == [3, 2])
    }

    @Test("data that is complete is used again, and what was left unfinished is not")
    func dataStays() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let store = DataStore(folders: folders, peers: Peers(folders: folders))
        let file = try store.file(.csv, size: 5000)
        let marked = try #require(FileManager.default.contents(atPath: file)) + Data("mark".utf8)
        try marked.write(to: URL(fileURLWithPath: file))
        #expect(try store.file(.csv, size: 5000) == file)
        #expect(FileManager.default.contents(atPath: file) == marked)
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
        try FileManager.default.moveItem(atPath: folder, toPath: folder + ".unfinished")
        _ = try store.file(.csv, size: 5000)
        #expect(FileManager.default.contents(atPath: file) == marked.dropLast(4))
    }

    @Test("data for which there is no room is not made")
    func room() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let store = DataStore(folders: folders, peers: Peers(folders: folders))
        let failure = #expect(throws: DataStore.Failure.self) { try store.file(.csv, size: 1 << 60) }
        #expect(failure?.description.contains("GB are free") == true)
    }
}
