public import ArgumentParser
public import BenchmarkData
public import Benchmarking
import Foundation

@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "Measures Koppel beside its peers.",
        subcommands: [RunBenchmarks.self, GenerateData.self],
        defaultSubcommand: RunBenchmarks.self
    )
}

struct RunBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Makes the data that is missing, runs the cases and writes the results.",
        discussion: """
            With the standard sizes and runs the results go to RESULTS.md; with others to .build/trial, so that a trial never takes \
            the place of a result. Every run of every command is in results.json beside the build. A case that is run \
            alone takes the place of its former result; the others stay.

            EXAMPLES
              benchmarks --case csv --case xml
              benchmarks --size 0.02 --scale 0.01 --scale 0.1 --runs 1
            """
    )

    @Option(
        name: .customLong("case"),
        help: "csv, ndjson, xml, folder, inclusions, growth or links; without it, all of them."
    )
    var cases: [CaseID] = []

    @Option(help: "How often each command runs.")
    var runs = Plan.standard.runs

    @Option(help: "The share of the standard sizes of the generated files.")
    var size = Plan.standard.size

    @Option(name: .customLong("scale"), help: "A scale of TPC-H; without it, 0.1, 1 and 10.")
    var scales: [Double] = []

    @Option(help: "The seconds after which a command is ended.")
    var timeout = Plan.standard.seconds

    @Option(help: "The executable that is measured.", completion: .file())
    var koppel: String?

    @Option(help: "The folder for the data.", completion: .directory)
    var data: String?

    @Option(help: "The folder for RESULTS.md, if not as said above.", completion: .directory)
    var output: String?

    func validate() throws {
        guard runs > 0 else { throw ValidationError("--runs takes a number above 0") }
        guard size > 0, size.isFinite else { throw ValidationError("--size takes a number above 0") }
        guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw ValidationError("--scale takes a number above 0")
        }
    }

    func run() throws {
        let folders = Folders(package: packageFolder, data: data, koppel: koppel)
        guard FileManager.default.isExecutableFile(atPath: folders.koppel) else {
            throw ValidationError("there is no program \(folders.koppel)\n  Try: make build")
        }
        let plan = Plan(
            cases: cases.isEmpty ? CaseID.allCases : cases,
            runs: runs,
            size: size,
            scales: scales.isEmpty ? Plan.standard.scales : scales,
            seconds: timeout
        )
        let trial = "\(packageFolder)/.build/trial"
        let output = self.output ?? (plan.isFull ? packageFolder : trial)
        let isResult = URL(fileURLWithPath: output).standardized.path == packageFolder
        let json = isResult ? "\(packageFolder)/.build/results.json" : "\(output)/results.json"
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        let options = (plan.options + (self.output != nil && isResult ? ["--output Tests/Benchmarks"] : []))
            .joined(separator: " ")
        let command = "make bench" + (options.isEmpty ? "" : " BENCH_OPTIONS='\(options)'")
        let results = try Benchmark(folders: folders, plan: plan, command: command)
            .run(markdown: "\(output)/RESULTS.md", json: json)
        for verdict in results.cases.filter({ plan.cases.contains($0.id) }).flatMap(\.verdicts) {
            let answer = verdict.isMet.map { $0 ? "met    " : "missed " } ?? "       "
            print("\(answer) \(verdict.target): \(verdict.measured)")
        }
        print("The results: \(output)/RESULTS.md")
    }
}

extension Plan {
    /// The options that lead to this plan, without the choice of cases: results of cases run one by one stand together.
    fileprivate var options: [String] {
        var words: [String] = []
        if runs != Plan.standard.runs { words.append("--runs \(runs)") }
        if size != Plan.standard.size { words.append("--size \(size)") }
        if scales != Plan.standard.scales { words += scales.map { "--scale \($0)" } }
        return words
    }
}

struct GenerateData: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Writes one benchmark file; the same size and seed give the same bytes.",
        discussion: """
            EXAMPLES
              benchmarks generate csv 10000000000 big.csv
            """
    )

    @Argument(help: "csv, ndjson or xml.")
    var kind: BenchmarkFile

    @Argument(help: "How many bytes it has at least; the last record is whole.")
    var size: Int

    @Argument(help: "The file.", completion: .file())
    var path: String

    @Option(help: "Another seed gives other values.")
    var seed = DataStore.standardSeed

    func run() throws {
        let records = try kind.write(to: path, size: size, seed: seed)
        print("\(records) records")
    }
}

extension CaseID: ExpressibleByArgument {}
extension BenchmarkFile: ExpressibleByArgument {}

/// The folder of this package, as it was when it was built.
private let packageFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
