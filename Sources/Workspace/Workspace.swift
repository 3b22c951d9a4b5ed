internal import GRDB
private import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The file that holds what is known of one client: `acme.koppel`.
///
/// A SQLite database with a write-ahead log. Every change is one transaction that takes the write lock at its start, so
/// a crash at any moment leaves the last complete state and two processes wait for each other. Column files lie in a
/// folder beside it and can be made again from the exports. Deleting the file and its folder deletes the client.
public final class Workspace: Sendable {
    /// The path of the file.
    public let path: String
    let database: DatabasePool

    private init(path: String, database: DatabasePool) {
        self.path = path
        self.database = database
    }

    /// Opens a workspace, and makes it first where there is none.
    ///
    /// - Parameter busySeconds: how long to wait for another process that writes.
    /// - Throws: ``WorkspaceError``.
    public static func openOrCreate(_ path: String, busySeconds: Double = 10) throws -> Workspace {
        try open(path, mayCreate: true, busySeconds: busySeconds)
    }

    /// Opens a workspace that exists.
    ///
    /// - Throws: ``WorkspaceError``.
    public static func open(_ path: String, busySeconds: Double = 10) throws -> Workspace {
        try open(path, mayCreate: false, busySeconds: busySeconds)
    }

    /// One at a time: what makes a file also closes it, and closing drops this process's locks on it, those of SQLite
    /// too (SQLite, "How To Corrupt An SQLite Database File", 2.2). Nothing else opens the file but SQLite.
    private static let opening = Mutex(())

    private static func open(_ path: String, mayCreate: Bool, busySeconds: Double) throws -> Workspace {
        try opening.withLock { _ in try openAlone(path, mayCreate: mayCreate, busySeconds: busySeconds) }
    }

    private static func openAlone(_ path: String, mayCreate: Bool, busySeconds: Double) throws -> Workspace {
        let exists = access(path, F_OK) == 0
        guard exists || mayCreate else { throw WorkspaceError.missing(path) }
        guard access(exists ? path : folder(of: path), W_OK) == 0, access(folder(of: path), W_OK) == 0 else {
            throw WorkspaceError.readOnly(path)
        }
        if !exists { makePrivateFile(path) }
        do {
            let workspace = Workspace(path: path, database: try connect(to: path, busySeconds: busySeconds))
            try workspace.database.writeWithoutTransaction { db in try Migrations.run(on: db, path: path) }
            return workspace
        } catch let error as DatabaseError {
            throw WorkspaceError(error, at: path)
        }
    }

    /// Makes an empty file that only its owner may read; SQLite gives its other files the same rights.
    private static func makePrivateFile(_ path: String) {
        let descriptor = openFile(path, O_CREAT | O_EXCL | O_WRONLY)
        if descriptor >= 0 { close(descriptor) }
    }

    /// Opens the database in write-ahead mode.
    ///
    /// SQLite does not wait for its busy timeout when two connections switch a new file to that mode at the same
    /// moment, so this does.
    private static func connect(to path: String, busySeconds: Double) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = 4
        var waited = 0.0
        while true {
            do {
                return try DatabasePool(path: path, configuration: configuration)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && waited < busySeconds {
                usleep(20_000)
                waited += 0.02
            }
        }
    }

    /// The `open` of the operating system, which this type's own hides. Child processes do not inherit the file.
    static func openFile(_ path: String, _ flags: Int32) -> Int32 {
        #if canImport(Glibc)
        Glibc.open(path, flags | O_CLOEXEC, 0o600)
        #else
        Darwin.open(path, flags | O_CLOEXEC, 0o600)
        #endif
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

/// The key of the hashes in column files.
public struct KeyMaterial: Sendable, Hashable {
    public var low: UInt64
    public var high: UInt64
}

extension Workspace {
    /// The random key of this workspace, made once when the file was made.
    ///
    /// Without it, the hashes in the column files tell nothing of the values.
    public var keyMaterial: KeyMaterial {
        get throws {
            try reading { db in
                guard let row = try Row.fetchOne(db, sql: "SELECT hash_key_low, hash_key_high FROM client") else {
                    throw WorkspaceError.damaged(path, because: "it has no hash key")
                }
                return KeyMaterial(low: UInt64(bitPattern: row[0]), high: UInt64(bitPattern: row[1]))
            }
        }
    }

    func reading<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do {
            return try database.read(body)
        } catch let error as DatabaseError {
            throw WorkspaceError(error, at: path)
        }
    }

    /// One transaction that holds the write lock from its start.
    func writing<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do {
            return try database.writeWithoutTransaction { db in
                var result: Result?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
                guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return result
            }
        } catch let error as DatabaseError {
            throw WorkspaceError(error, at: path)
        }
    }
}

extension WorkspaceError {
    /// The error of SQLite in four parts.
    init(_ error: DatabaseError, at path: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path)
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .readOnly(path)
        case .SQLITE_NOTADB: self = .notAWorkspace(path, because: "SQLite cannot read it")
        case .SQLITE_CORRUPT: self = .damaged(path, because: error.message ?? "SQLite cannot read a page")
        default:
            self.init(
                .failed,
                at: path,
                found: error.message ?? "SQLite error \(error.resultCode.rawValue)",
                expected: "the change to succeed",
                remedy: "look for a full disk or a failing one; the last complete snapshot is still there"
            )
        }
    }
}
