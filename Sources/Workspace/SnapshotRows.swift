internal import FoundationEssentials
internal import GRDB
internal import IntegrationModel

/// A snapshot as the rows of the workspace's tables, encoded before the write lock is taken.
struct SnapshotRows {
    /// The values of one row after the number of the snapshot and its position.
    private typealias Values = [(any DatabaseValueConvertible)?]

    private var tables: [(name: String, rows: [Values])] = []
    private var parts: [(name: String, content: Data)] = []

    init(_ snapshot: Snapshot) throws {
        let coder = DetailsCoder()
        let map = snapshot.map
        add("system", try map.systems.map { [$0.id, $0.kind.rawValue, try coder.text($0)] })
        let hasManyFiles = snapshot.inputs.count > FileCoding.fewest
        add(
            "dataset",
            try map.datasets.map {
                var dataset = $0
                if hasManyFiles { dataset.files = [] }
                return [$0.id, $0.system, $0.entity.rawValue, $0.records, try coder.text(dataset)]
            }
        )
        add(
            "flow",
            try map.flows.map {
                let ends = ($0.source.dataset, $0.target.dataset)
                return [$0.id, ends.0, ends.1, $0.mechanism.rawValue, finite($0.coverage), try coder.text($0)]
            }
        )
        add(
            "link",
            try map.links.map {
                let ends = ($0.between.first?.dataset ?? "", $0.between.last?.dataset ?? "")
                return [$0.id, ends.0, ends.1, finite($0.coverage), try coder.text($0)]
            }
        )
        add(
            "gap",
            try snapshot.gaps.map {
                let cost = finite($0.yearlyCost.likely)
                return [$0.id, $0.kind.rawValue, $0.severity.rawValue, $0.status.rawValue, cost, try coder.text($0)]
            }
        )
        add(
            "phase",
            try snapshot.roadmap.phases.map {
                [$0.id, $0.startWeek, $0.weeks, finite($0.cost.likely), try coder.text($0)]
            }
        )
        add(
            "diagnostic",
            try snapshot.diagnostics.map { ["\($0.location)", $0.severity.rawValue, try coder.text($0)] }
        )

        var roadmap = snapshot.roadmap
        roadmap.phases = []
        parts = [
            ("keys", try coder.data(snapshot.keys)),
            ("references", try coder.data(snapshot.references)),
            ("matches", try coder.data(snapshot.matches)),
            ("inputs", try coder.data(hasManyFiles ? [] : snapshot.inputs)),
            ("roadmap", try coder.data(roadmap)),
            ("recordLinks", Data(RecordCoding.encode(snapshot.recordLinks))),
            ("flowRecords", Data(RecordCoding.encode(snapshot.flowRecords))),
        ]
        if hasManyFiles { parts.append(("files", Data(FileCoding.encode(snapshot.inputs, of: map.datasets)))) }
        if !snapshot.learned.families.isEmpty { parts.append(("learned", try coder.data(snapshot.learned))) }
        if let vision = snapshot.vision { parts.append(("vision", try coder.data(vision))) }
    }

    private mutating func add(_ table: String, _ rows: [Values]) { tables.append((table, rows)) }

    func insert(into db: Database, snapshot: Int64) throws {
        for (table, rows) in tables {
            guard let width = rows.first?.count else { continue }
            let places = String(repeating: ", ?", count: width)
            let statement = try db.makeStatement(sql: "INSERT INTO \"\(table)\" VALUES (?, ?\(places))")
            for (position, row) in rows.enumerated() {
                try statement.execute(arguments: StatementArguments([snapshot, position] + row))
            }
        }
        for (name, content) in parts {
            try db.execute(sql: "INSERT INTO snapshot_part VALUES (?, ?, ?)", arguments: [snapshot, name, content])
        }
    }

    static func gaps(in db: Database, sequence: Int64) throws -> [Gap] {
        let coder = DetailsCoder()
        let sql = "SELECT details FROM \"gap\" WHERE snapshot = ? ORDER BY position"
        return try Data.fetchAll(db, sql: sql, arguments: [sequence]).map { try coder.value($0) }
    }

    static func snapshot(
        in db: Database,
        sequence: Int64,
        id: String,
        takenAt: Double,
        dataUntil: Double?,
        leavingOut: Set<SnapshotPart>
    ) throws -> Snapshot {
        let coder = DetailsCoder()
        func all<Value: Decodable>(_ table: String) throws -> [Value] {
            let sql = "SELECT details FROM \"\(table)\" WHERE snapshot = ? ORDER BY position"
            return try Data.fetchAll(db, sql: sql, arguments: [sequence]).map { try coder.value($0) }
        }
        func optionalPart(_ name: String) throws -> Data? {
            let sql = "SELECT content FROM snapshot_part WHERE snapshot = ? AND name = ?"
            return try Data.fetchOne(db, sql: sql, arguments: [sequence, name])
        }
        func part(_ name: String) throws -> Data {
            guard let content = try optionalPart(name) else { throw ByteReader.Malformed() }
            return content
        }
        var roadmap: Roadmap = try coder.value(part("roadmap"))
        roadmap.phases = try all("phase")
        var datasets: [Dataset] = try all("dataset")
        var inputs: [InputFile] = try coder.value(part("inputs"))
        if let files = try optionalPart("files") {
            let (known, lists) = try FileCoding.decode([UInt8](files))
            guard lists.count == datasets.count else { throw ByteReader.Malformed() }
            inputs = known
            for (position, list) in lists.enumerated() { datasets[position].files = list }
        }
        return Snapshot(
            id: id,
            takenAt: takenAt,
            dataUntil: dataUntil,
            map: FlowMap(
                systems: try all("system"),
                datasets: datasets,
                flows: try all("flow"),
                links: try all("link")
            ),
            keys: try coder.value(part("keys")),
            references: try coder.value(part("references")),
            matches: leavingOut.contains(.matches) ? [] : try coder.value(part("matches")),
            recordLinks: leavingOut.contains(.recordLinks)
                ? [] : try RecordCoding.decodeLinks([UInt8](part("recordLinks"))),
            flowRecords: try RecordCoding.decodeRecords([UInt8](part("flowRecords"))),
            gaps: try all("gap"),
            roadmap: roadmap,
            diagnostics: try all("diagnostic"),
            inputs: inputs,
            vision: try optionalPart("vision").map { try coder.value($0) },
            learned: try optionalPart("learned").map { try coder.value($0) } ?? LearnedFactors()
        )
    }
}

/// SQLite has no "not a number" in a column that must have a value.
private func finite(_ value: Double) -> Double { value.isFinite ? value : 0 }

/// The JSON form of the `details` columns.
private struct DetailsCoder {
    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    init() {
        encoder.outputFormatting = [.withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf",
            negativeInfinity: "-inf",
            nan: "nan"
        )
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf",
            negativeInfinity: "-inf",
            nan: "nan"
        )
    }

    func data(_ value: some Encodable) throws -> Data { try encoder.encode(value) }

    func text(_ value: some Encodable) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }

    func value<Value: Decodable>(_ data: Data) throws -> Value { try decoder.decode(Value.self, from: data) }
}
