internal import FoundationEssentials

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension Workspace {
    /// The folder of the column files, beside the workspace file.
    public var columnsFolder: String { path + ".columns" }

    /// Makes the folder of the column files where it is absent, readable by its owner only.
    ///
    /// - Returns: its path.
    public func makeColumnsFolder() throws -> String {
        guard mkdir(columnsFolder, 0o700) == 0 || errno == EEXIST else {
            throw WorkspaceError(
                .failed,
                at: columnsFolder,
                found: "the folder cannot be made: \(String(cString: strerror(errno)))",
                expected: "a folder for the column files beside the workspace",
                remedy: "make room or change the permissions of the folder that holds the workspace"
            )
        }
        return columnsFolder
    }

    /// Removes the column files that are not in `names`. Folders, and names that begin with a point, stay.
    ///
    /// - Returns: the names of the files removed, sorted.
    @discardableResult
    public func removeColumns(except names: Set<String>) throws -> [String] {
        let present = (try? FileManager.default.contentsOfDirectory(atPath: columnsFolder)) ?? []
        return present.sorted().filter { name in
            guard !name.hasPrefix("."), !names.contains(name) else { return false }
            return unlink(columnsFolder + "/" + name) == 0
        }
    }

    /// Runs an import while no other process imports into this workspace; reading goes on beside it.
    ///
    /// The lock is the operating system's, so it goes when the process ends, however it ends.
    ///
    /// - Parameter seconds: how long to wait for the other process.
    /// - Throws: ``WorkspaceError`` where the wait was in vain, or what `body` throws.
    public func withImportLock<Result>(waiting seconds: Double = 60, _ body: () throws -> Result) throws -> Result {
        let lock = Self.openFile(try makeColumnsFolder() + "/.lock", O_RDWR | O_CREAT)
        guard lock >= 0 else { throw WorkspaceError.readOnly(columnsFolder) }
        defer { close(lock) }
        var waited = 0.0
        while flock(lock, LOCK_EX | LOCK_NB) != 0 {
            guard waited < seconds else { throw WorkspaceError.locked(path) }
            usleep(50_000)
            waited += 0.05
        }
        return try body()
    }
}
