import Foundation

/// What was measured of a case.
public struct CaseResult: Codable, Sendable {
    public var id: CaseID
    public var input: String
    public var measurements: [CommandResult]
    public var verdicts: [Verdict]
    public var notes: [String]
    /// The source that was measured.
    public var revision: String
    /// How many processes wanted a processor in the minute before the first run: above 0.5, others worked beside it.
    public var load: Double

    public init(
        id: CaseID,
        input: String,
        measurements: [CommandResult],
        verdicts: [Verdict],
        notes: [String],
        revision: String,
        load: Double
    ) {
        self.id = id
        self.input = input
        self.measurements = measurements
        self.verdicts = verdicts
        self.notes = notes
        self.revision = revision
        self.load = load
    }
}

/// All results, and where they come from. A case that is run again takes the place of its former result.
public struct Results: Codable, Sendable {
    /// What a reader types to get them.
    public var command: String
    public var machine: Machine
    public var cases: [CaseResult] = []

    public init(command: String, machine: Machine) {
        self.command = command
        self.machine = machine
    }

    public mutating func add(_ result: CaseResult) {
        cases.removeAll { $0.id == result.id }
        cases.append(result)
        let order = CaseID.allCases
        cases.sort { (order.firstIndex(of: $0.id) ?? 0) < (order.firstIndex(of: $1.id) ?? 0) }
    }
}

/// Runs a plan, and keeps the results in files.
public struct Benchmark: Sendable {
    private let folders: Folders
    private let plan: Plan
    private let peers: Peers
    private let command: String
    private let store: DataStore

    public init(folders: Folders, plan: Plan, command: String) {
        self.folders = folders
        self.plan = plan
        self.command = command
        peers = Peers(folders: folders)
        store = DataStore(folders: folders, peers: peers)
    }

    /// After every case the results are written, so that a run that is stopped keeps what it has.
    /// - Parameters:
    ///   - markdown: the file for people.
    ///   - json: the file with every run, which is read again so that cases can be run one by one.
    /// - Returns: the results of all cases that were ever measured into these files.
    public func run(markdown: String, json: String) throws -> Results {
        let machine = Machine(folders: folders, peers: peers.list)
        var results = Results(command: command, machine: machine)
        if let data = FileManager.default.contents(atPath: json),
            let earlier = try? JSONDecoder().decode(Results.self, from: data)
        {
            results.cases = earlier.cases
        }
        let book = CaseBook(folders: folders, peers: peers, store: store, plan: plan)
        for id in plan.cases {
            results.add(try measure(book.make(id), revision: machine.revision))
            try write(results, markdown: markdown, json: json)
        }
        return results
    }

    private func measure(_ benchmark: Case, revision: String) throws -> CaseResult {
        let runner = Runner(folders: folders, plan: plan)
        var load = 0.0
        getloadavg(&load, 1)
        let measurements = try runner.run(benchmark)
        var verdicts = benchmark.claims.map { $0.verdict(measurements) }
        var notes = benchmark.notes
        if benchmark.id == .inclusions, let tables = benchmark.warms.first {
            let (comparisons, differences) = InclusionCheck(store: store, runner: runner, tables: tables).verdicts()
            verdicts += comparisons
            notes += differences
        }
        if benchmark.id == .links {
            let (tables, command) = (
                benchmark.warms[CaseBook.linksTarget], benchmark.commands[CaseBook.linksTarget].id
            )
            verdicts.append(LinkCheck(runner: runner, tables: tables, command: command).verdict())
        }
        return CaseResult(
            id: benchmark.id,
            input: benchmark.input,
            measurements: measurements,
            verdicts: verdicts,
            notes: notes,
            revision: revision,
            load: load
        )
    }

    private func write(_ results: Results, markdown: String, json: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(results).write(to: URL(fileURLWithPath: json), options: .atomic)
        try Data(results.markdown.utf8).write(to: URL(fileURLWithPath: markdown), options: .atomic)
    }
}
