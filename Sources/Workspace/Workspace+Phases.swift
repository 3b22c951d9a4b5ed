internal import FoundationEssentials
internal import GRDB
public import IntegrationModel

extension Workspace {
    /// Keeps a started phase; one of the same id is replaced.
    ///
    /// - Throws: ``WorkspaceError``.
    public func save(_ phase: StartedPhase) throws {
        let details = try Self.details(phase)
        try writing { db in
            try db.execute(
                sql: """
                    INSERT INTO started_phase (id, started_at, closed_at, details) VALUES (?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET closed_at = excluded.closed_at, details = excluded.details
                    """,
                arguments: [phase.id, phase.startedAt, phase.closing?.closedAt, details]
            )
        }
    }

    /// The started phases, in the order in which they began.
    public func startedPhases() throws -> [StartedPhase] {
        try reading { db in
            let sql = "SELECT id, details FROM started_phase ORDER BY started_at, sequence"
            return try Row.fetchAll(db, sql: sql).map { row in
                do {
                    return try JSONDecoder().decode(StartedPhase.self, from: row[1])
                } catch {
                    throw WorkspaceError.damaged(path, because: "the started phase \(row[0] as String) cannot be read")
                }
            }
        }
    }

    /// Takes a start back, as if the phase had never begun.
    ///
    /// - Returns: whether there was such a phase.
    @discardableResult
    public func removeStartedPhase(_ id: String) throws -> Bool {
        try writing { db in
            try db.execute(sql: "DELETE FROM started_phase WHERE id = ?", arguments: [id])
            return db.changesCount > 0
        }
    }

    /// A name for this client that is the same in all of its outcomes and tells nothing of it: it is made of the
    /// workspace's random key, in one direction.
    public var pseudonym: String {
        get throws {
            let key = try keyMaterial
            let bytes = withUnsafeBytes(of: (key.low.littleEndian, key.high.littleEndian)) { Array($0) }
            return String(SHA256.hexadecimal(of: Array("koppel outcomes".utf8) + bytes).prefix(12))
        }
    }

    /// The outcomes of other clients that were imported, by id.
    public func libraryOutcomes() throws -> [StepOutcome] {
        try reading { db in
            try Data.fetchAll(db, sql: "SELECT details FROM library_outcome ORDER BY id").map { data in
                do {
                    return try JSONDecoder().decode(StepOutcome.self, from: data)
                } catch {
                    throw WorkspaceError.damaged(path, because: "an outcome of its library cannot be read")
                }
            }
        }
    }

    /// Keeps outcomes of other clients. What was known of these clients before is replaced: a later library holds all of
    /// theirs.
    ///
    /// - Returns: how many of them were not there before.
    @discardableResult
    public func addLibraryOutcomes(_ outcomes: [StepOutcome]) throws -> Int {
        let rows = try outcomes.map { ($0, try Self.details($0)) }
        return try writing { db in
            let known = Set(try String.fetchAll(db, sql: "SELECT id FROM library_outcome"))
            for client in Set(outcomes.map(\.client)).sorted() {
                try db.execute(sql: "DELETE FROM library_outcome WHERE client = ?", arguments: [client])
            }
            for (outcome, details) in rows {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO library_outcome (id, client, details) VALUES (?, ?, ?)",
                    arguments: [outcome.id, outcome.client, details]
                )
            }
            return Set(outcomes.map(\.id)).subtracting(known).count
        }
    }

    private static func details(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
