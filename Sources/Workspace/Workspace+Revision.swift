internal import GRDB

extension Workspace {
    /// A text that changes with every import and every decision, by whatever process; for those who show what is in the
    /// workspace while others change it.
    public func revision() throws -> String {
        try reading { db in
            let snapshot = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM snapshot") ?? 0
            let decided = try Row.fetchOne(db, sql: "SELECT count(*), total(accepted_at) FROM accepted_gap")
            let (count, sum): (Int, Double) = decided.map { ($0[0], $0[1]) } ?? (0, 0)
            return "\(snapshot)-\(count)-\(Int64(exactly: (sum * 16).rounded()) ?? 0)"
        }
    }
}
