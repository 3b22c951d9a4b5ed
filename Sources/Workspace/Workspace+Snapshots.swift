internal import FoundationEssentials
internal import GRDB
public import IntegrationModel

/// Parts of a snapshot that grow with pairs of datasets or with records, and that few readers need.
public enum SnapshotPart: Sendable, Hashable {
    /// ``Snapshot/matches``.
    case matches
    /// ``Snapshot/recordLinks``.
    case recordLinks
}

extension Workspace {
    /// Keeps a snapshot as the latest one, in one transaction; one of the same id is replaced.
    ///
    /// Everything in it is kept, the record pairs and flow records in a compact form.
    ///
    /// - Throws: ``WorkspaceError``; the workspace is then as it was.
    public func save(_ snapshot: Snapshot) throws {
        let rows = try SnapshotRows(snapshot)
        try writing { db in
            try db.execute(sql: "DELETE FROM snapshot WHERE id = ?", arguments: [snapshot.id])
            try db.execute(
                sql: "INSERT INTO snapshot (id, taken_at, data_until) VALUES (?, ?, ?)",
                arguments: [snapshot.id, snapshot.takenAt, snapshot.dataUntil]
            )
            try rows.insert(into: db, snapshot: db.lastInsertedRowID)
        }
    }

    /// The snapshot that was saved last, or nil where there is none.
    ///
    /// - Parameter leavingOut: parts that stay empty, as reading them takes most of the time.
    public func latestSnapshot(leavingOut: Set<SnapshotPart> = []) throws -> Snapshot? {
        try snapshot(where: "TRUE ORDER BY sequence DESC LIMIT 1", [], leavingOut)
    }

    /// The gaps of the snapshot before the last one, as they were; nil where there is none.
    public func formerGaps() throws -> [Gap]? {
        try reading { db in
            let sql = "SELECT sequence, id FROM snapshot ORDER BY sequence DESC LIMIT 1 OFFSET 1"
            guard let row = try Row.fetchOne(db, sql: sql) else { return nil }
            do {
                return try SnapshotRows.gaps(in: db, sequence: row[0])
            } catch let error as DecodingError {
                throw WorkspaceError.unreadableSnapshot(path, id: row[1], because: Self.reason(error))
            }
        }
    }

    /// The snapshot with an id, or nil.
    public func snapshot(_ id: String) throws -> Snapshot? {
        try snapshot(where: "id = ?", [id])
    }

    /// The snapshots, in the order in which they were saved.
    public func snapshots() throws -> [SnapshotSummary] {
        try reading { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, taken_at, data_until,
                        (SELECT count(*) FROM "system" WHERE snapshot = sequence),
                        (SELECT count(*) FROM "flow" WHERE snapshot = sequence),
                        (SELECT count(*) FROM "gap" WHERE snapshot = sequence),
                        (SELECT total(yearly_cost) FROM "gap" WHERE snapshot = sequence)
                    FROM snapshot ORDER BY sequence
                    """
            )
            return rows.map { row in
                SnapshotSummary(
                    id: row[0],
                    takenAt: row[1],
                    dataUntil: row[2],
                    systems: row[3],
                    flows: row[4],
                    gaps: row[5],
                    yearlyCost: row[6]
                )
            }
        }
    }

    private func snapshot(
        where condition: String,
        _ arguments: StatementArguments,
        _ leavingOut: Set<SnapshotPart> = []
    ) throws -> Snapshot? {
        try reading { db in
            let sql = "SELECT sequence, id, taken_at, data_until FROM snapshot WHERE \(condition)"
            guard let row = try Row.fetchOne(db, sql: sql, arguments: arguments) else { return nil }
            let id: String = row[1]
            do {
                return try SnapshotRows.snapshot(
                    in: db,
                    sequence: row[0],
                    id: id,
                    takenAt: row[2],
                    dataUntil: row[3],
                    leavingOut: leavingOut
                )
            } catch let error as DatabaseError {
                throw error
            } catch {
                throw WorkspaceError.unreadableSnapshot(path, id: id, because: Self.reason(error))
            }
        }
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        switch error {
        case .keyNotFound(let key, _): return "it has no \"\(key.stringValue)\""
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            let path = context.codingPath.map(\.stringValue).joined(separator: ".")
            return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
        @unknown default: return "it has another form"
        }
    }
}
