internal import GRDB

/// The schema of the workspace file, a version at a time. A version that was released never changes.
enum Migrations {
    /// "KPPL", so that `file` and Koppel itself tell a workspace from another SQLite database.
    static let applicationID = 0x4B50_504C

    private static let versions: [@Sendable (Database) throws -> Void] = [version1, version2, version3]

    static var newest: Int { versions.count }

    /// Brings the file to the newest version; all or nothing, also when two processes do it at once.
    static func run(on db: Database, path: String) throws {
        // One transaction, because another process may commit the first version between two reads.
        var isReady = false
        try db.inTransaction(.deferred) {
            isReady = try isCurrent(db, path: path)
            return .commit
        }
        guard !isReady else { return }
        try db.inTransaction(.immediate) {
            // Another process may have done it while this one waited for the lock.
            guard try !isCurrent(db, path: path) else { return .rollback }
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            for migration in versions[version...] { try migration(db) }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(newest)")
            return .commit
        }
    }

    private static func isCurrent(_ db: Database, path: String) throws -> Bool {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        guard application == applicationID || (application == 0 && version == 0 && tables == 0) else {
            throw WorkspaceError.notAWorkspace(path, because: "it is a SQLite database of another program")
        }
        guard version >= 0, version <= newest else {
            throw WorkspaceError.newer(path, version: version, known: newest)
        }
        return version == newest
    }

    @Sendable
    private static func version1(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE client (
                    only INTEGER PRIMARY KEY CHECK (only = 1),
                    hash_key_low INTEGER NOT NULL,
                    hash_key_high INTEGER NOT NULL
                ) STRICT;
                CREATE TABLE source (
                    folder TEXT NOT NULL,
                    path TEXT NOT NULL,
                    size INTEGER NOT NULL,
                    modified_at REAL NOT NULL,
                    digest TEXT NOT NULL,
                    importer TEXT,
                    reasons TEXT NOT NULL,
                    datasets TEXT NOT NULL,
                    PRIMARY KEY (folder, path)
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE accepted_gap (
                    gap TEXT PRIMARY KEY,
                    reason TEXT NOT NULL,
                    accepted_at REAL NOT NULL
                ) STRICT, WITHOUT ROWID;
                CREATE TABLE snapshot (
                    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                    id TEXT NOT NULL UNIQUE,
                    taken_at REAL NOT NULL,
                    data_until REAL
                ) STRICT;
                CREATE TABLE snapshot_part (
                    snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
                    name TEXT NOT NULL,
                    content BLOB NOT NULL,
                    PRIMARY KEY (snapshot, name)
                ) STRICT, WITHOUT ROWID;
                """
        )
        try createSnapshotTables(db)
        var generator = SystemRandomNumberGenerator()
        let key: [Int64] = [generator.next(), generator.next()].map { Int64(bitPattern: $0) }
        try db.execute(
            sql: "INSERT INTO client (only, hash_key_low, hash_key_high) VALUES (1, ?, ?)",
            arguments: [key[0], key[1]]
        )
    }

    /// How the command line said that files are read, for commands that read them again.
    @Sendable
    private static func version2(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE client ADD COLUMN reading TEXT NOT NULL DEFAULT '[]'")
    }

    /// Phases that were begun, and what those of other clients took.
    @Sendable
    private static func version3(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE started_phase (
                    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                    id TEXT NOT NULL UNIQUE,
                    started_at REAL NOT NULL,
                    closed_at REAL,
                    details TEXT NOT NULL
                ) STRICT;
                CREATE TABLE library_outcome (
                    id TEXT PRIMARY KEY,
                    client TEXT NOT NULL,
                    details TEXT NOT NULL
                ) STRICT, WITHOUT ROWID;
                """
        )
    }

    /// A table for each list of a snapshot that is worth a query; `details` is the whole value as JSON.
    private static func createSnapshotTables(_ db: Database) throws {
        let columnsByTable: KeyValuePairs = [
            "system": "kind TEXT NOT NULL",
            "dataset": "system TEXT NOT NULL, entity TEXT NOT NULL, records INTEGER NOT NULL",
            "flow": "source TEXT NOT NULL, target TEXT NOT NULL, mechanism TEXT NOT NULL, coverage REAL NOT NULL",
            "link": "left TEXT NOT NULL, right TEXT NOT NULL, coverage REAL NOT NULL",
            "gap": "kind TEXT NOT NULL, severity TEXT NOT NULL, status TEXT NOT NULL, yearly_cost REAL NOT NULL",
            "phase": "start_week INTEGER NOT NULL, weeks INTEGER NOT NULL, cost REAL NOT NULL",
            "diagnostic": "severity TEXT NOT NULL",
        ]
        for (table, columns) in columnsByTable {
            try db.execute(
                sql: """
                    CREATE TABLE "\(table)" (
                        snapshot INTEGER NOT NULL REFERENCES snapshot ON DELETE CASCADE,
                        position INTEGER NOT NULL,
                        id TEXT NOT NULL,
                        \(columns),
                        details TEXT NOT NULL,
                        PRIMARY KEY (snapshot, position)
                    ) STRICT
                    """
            )
        }
    }
}
