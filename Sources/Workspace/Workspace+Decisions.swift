internal import GRDB

/// A gap that the user knows of and lets be.
public struct AcceptedGap: Sendable, Hashable, Identifiable {
    /// The id of the gap.
    public var id: String
    public var reason: String
    /// Seconds since 1970.
    public var acceptedAt: Double

    public init(id: String, reason: String, acceptedAt: Double) {
        self.id = id
        self.reason = reason
        self.acceptedAt = acceptedAt
    }
}

extension Workspace {
    /// Notes that a gap is accepted; it stays so over every import until it is withdrawn. A later reason replaces an
    /// earlier one.
    ///
    /// - Parameter date: seconds since 1970.
    public func acceptGap(_ id: String, why reason: String, at date: Double) throws {
        try writing { db in
            try db.execute(
                sql: """
                    INSERT INTO accepted_gap VALUES (?, ?, ?)
                    ON CONFLICT (gap) DO UPDATE SET reason = excluded.reason, accepted_at = excluded.accepted_at
                    """,
                arguments: [id, reason, date]
            )
        }
    }

    /// Takes an acceptance back.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    public func withdrawAcceptance(of id: String) throws -> Bool {
        try writing { db in
            try db.execute(sql: "DELETE FROM accepted_gap WHERE gap = ?", arguments: [id])
            return db.changesCount > 0
        }
    }

    /// The accepted gaps, by id.
    public func acceptedGaps() throws -> [AcceptedGap] {
        try reading { db in
            try Row.fetchAll(db, sql: "SELECT gap, reason, accepted_at FROM accepted_gap ORDER BY gap").map { row in
                AcceptedGap(id: row[0], reason: row[1], acceptedAt: row[2])
            }
        }
    }
}
