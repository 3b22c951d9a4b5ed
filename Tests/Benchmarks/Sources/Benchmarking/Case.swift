import BenchmarkData

/// A case with everything it needs on the disk.
struct Case: Sendable {
    var id: CaseID
    /// What is read: the kind of data and its size.
    var input: String
    var commands: [Command]
    var claims: [Claim]
    /// What is read into the cache before the first run.
    var warms: [String]
    /// The inputs that could not be made, and why.
    var notes: [String] = []
}

/// Makes the cases of a plan.
struct CaseBook: Sendable {
    let folders: Folders
    let peers: Peers
    let store: DataStore
    let plan: Plan

    func make(_ id: CaseID) throws -> Case {
        switch id {
        case .csv: try csv()
        case .ndjson: try ndjson()
        case .xml: try xml()
        case .folder: try folder()
        case .inclusions: try inclusions()
        case .growth: try growth()
        case .links: try links()
        }
    }

    /// The import of one file or folder into a workspace of its own, with the times of its stages.
    func importing(_ path: String, id: String = "koppel import", shown: String) -> Command {
        let scratch = workFolder(id)
        return Command(
            id: id,
            shown: "koppel import \(shown) --timings",
            steps: [[folders.koppel, "import", path, "--workspace", "\(scratch)/company.koppel", "--timings"]],
            scratch: [scratch],
            bytes: DataStore.size(of: path)
        )
    }

    func workFolder(_ id: String) -> String {
        "\(folders.work)/" + id.map { $0.isLetter || $0.isNumber || $0 == "." ? $0 : "-" }
    }
}

extension CaseBook {
    private func csv() throws -> Case {
        let file = try store.file(.csv, size: plan.bytes(1_047_000_000))
        let size = DataStore.size(of: file)
        return Case(
            id: .csv,
            input: "\(megabytes(size)) of orders in 12 columns of mixed types",
            commands: [
                importing(file, shown: "orders.csv"),
                Command(
                    id: "DuckDB SUMMARIZE",
                    shown: "SUMMARIZE SELECT * FROM read_csv('orders.csv')",
                    steps: [peers.script("summarize.py", ["csv", file])],
                    bytes: size,
                    missing: peers.missing("duckdb")
                ),
            ],
            claims: [
                .ratio(.processor, of: "koppel import", to: "DuckDB SUMMARIZE", atMost: 0.25),
                .ratio(.wall, of: "koppel import", to: "DuckDB SUMMARIZE", atMost: 0.25),
                .memory(of: "koppel import", atMost: 200),
            ],
            warms: [file]
        )
    }

    private func ndjson() throws -> Case {
        let file = try store.file(.ndjson, size: plan.bytes(303_000_000))
        let size = DataStore.size(of: file)
        return Case(
            id: .ndjson,
            input: "\(megabytes(size)) of nested orders, one a line",
            commands: [
                importing(file, shown: "orders.ndjson"),
                Command(
                    id: "DuckDB SUMMARIZE",
                    shown: "SUMMARIZE SELECT * FROM read_json('orders.ndjson')",
                    steps: [peers.script("summarize.py", ["json", file])],
                    bytes: size,
                    missing: peers.missing("duckdb")
                ),
            ],
            claims: [
                .ratio(.processor, of: "koppel import", to: "DuckDB SUMMARIZE", atMost: 1.0 / 3),
                .ratio(.wall, of: "koppel import", to: "DuckDB SUMMARIZE", atMost: 1.0 / 3),
                .memory(of: "koppel import", atMost: 200),
            ],
            warms: [file]
        )
    }

    private func xml() throws -> Case {
        let file = try store.file(.xml, size: plan.bytes(303_000_000))
        let size = DataStore.size(of: file)
        func peer(_ id: String, _ shown: String, _ steps: [String], needs name: String) -> Command {
            Command(id: id, shown: shown, steps: [steps], bytes: size, missing: peers.missing(name))
        }
        return Case(
            id: .xml,
            input: "\(megabytes(size)) of invoices as in UBL 2.1 in one file",
            commands: [
                importing(file, shown: "invoices.xml"),
                peer(
                    "xmllint --stream",
                    "xmllint --stream --noout invoices.xml",
                    ["xmllint", "--stream", "--noout", file],
                    needs: "xmllint"
                ),
                peer(
                    "xmllint --sax",
                    "xmllint --sax --noout invoices.xml",
                    ["xmllint", "--sax", "--noout", file],
                    needs: "xmllint"
                ),
                peer(
                    "lxml iterparse",
                    "lxml.etree.iterparse('invoices.xml', tag='{*}Invoice'), each invoice cleared",
                    peers.script("iterparse.py", [file]),
                    needs: "lxml"
                ),
            ],
            claims: [
                .ratio(.processor, of: "koppel import", to: "xmllint --stream", atMost: 1.15),
                .ratio(.wall, of: "koppel import", to: "xmllint --stream", atMost: 1.15),
            ],
            warms: [file]
        )
    }

    private func folder() throws -> Case {
        let count = max(20, Int(20_000 * plan.size))
        let (many, one) = try store.invoices(count: count)
        return Case(
            id: .folder,
            input: "\(count) invoices in UBL 2.1: \(megabytes(DataStore.size(of: many))) in a file each, and the same "
                + "invoices below one root in one file of \(megabytes(DataStore.size(of: one)))",
            commands: [
                importing(many, id: "many files", shown: "many"),
                importing(one, id: "one file", shown: "one"),
            ],
            claims: [
                .throughput(.wall, of: "many files", to: "one file", atLeast: 0.5),
                .throughput(.processor, of: "many files", to: "one file", atLeast: 0.5),
            ],
            warms: [many, one]
        )
    }

    private func growth() throws -> Case {
        var commands: [Command] = []
        var warms: [String] = []
        var notes: [String] = []
        for scale in plan.scales.sorted() {
            do {
                let tables = try store.tables(scale: scale)
                warms.append(tables)
                let id = "scale \(scaleName(scale))"
                commands.append(importing(tables, id: id, shown: "tpch-\(scaleName(scale))"))
            } catch let failure as DataStore.Failure {
                notes.append(failure.description)
            }
        }
        var claims: [Claim] = []
        if let first = commands.first?.id, let last = commands.last?.id, commands.count > 1 {
            claims = [
                .costPerByte(.processor, of: last, to: first, atMost: 1.1),
                .costPerByte(.wall, of: last, to: first, atMost: 1.1),
                .ratio(.peak, of: last, to: first, atMost: 1.1),
            ]
        }
        return Case(
            id: .growth,
            input: "the eight tables of TPC-H at growing scales: "
                + commands.map { "\($0.id) \(megabytes($0.bytes))" }.joined(separator: ", "),
            commands: commands,
            claims: claims,
            warms: warms,
            notes: notes
        )
    }

    func scaleName(_ scale: Double) -> String { scale == scale.rounded() ? "\(Int(scale))" : "\(scale)" }

    func megabytes(_ bytes: Int) -> String { "\(number(Double(bytes) / 1e6)) MB" }
}
