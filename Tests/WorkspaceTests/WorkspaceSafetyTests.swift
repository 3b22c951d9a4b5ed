import Foundation
import GRDB
import IntegrationModel
import Synchronization
import TestSupport
import Testing

@testable import Workspace

@Suite("Safety of the workspace")
struct WorkspaceSafetyTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("a crash in the middle of a save leaves the last complete snapshot")
    func crash() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        try workspace.save(.sample)
        var later = Snapshot.sample
        later.id = "later"
        let rows = try SnapshotRows(later)
        let copy = folder.path + "/crashed.koppel"
        try workspace.writing { db in
            try db.execute(sql: "DELETE FROM snapshot")
            try db.execute(sql: "INSERT INTO snapshot (id, taken_at) VALUES ('later', 1)")
            try rows.insert(into: db, snapshot: db.lastInsertedRowID)
            // What lies on the disk now is what a crash would leave.
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(atPath: folder.workspace + suffix, toPath: copy + suffix)
            }
        }
        #expect(try Workspace.open(copy).latestSnapshot()?.id == Snapshot.sample.id)
        #expect(try Workspace.open(folder.workspace).latestSnapshot()?.id == "later")
    }

    @Test("a save that fails changes nothing")
    func rollback() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        try workspace.save(.sample)
        #expect(throws: CancellationError.self) {
            try workspace.writing { db in
                try db.execute(sql: "DELETE FROM snapshot")
                throw CancellationError()
            }
        }
        #expect(try workspace.latestSnapshot()?.gaps.count == 10)
    }

    @Test("two connections that write in turns and at once lose nothing")
    func twoWriters() async throws {
        let path = folder.workspace
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    do {
                        let workspace = try Workspace.openOrCreate(path)
                        for turn in 0..<10 {
                            try workspace.acceptGap("\(writer)-\(turn)", why: "because", at: 0)
                            var snapshot = Snapshot.sample
                            snapshot.id = "\(writer)-\(turn)"
                            try workspace.save(snapshot)
                        }
                    } catch { Issue.record(error) }
                }
            }
        }
        let workspace = try Workspace.open(path)
        #expect(try workspace.acceptedGaps().count == 40)
        #expect(try workspace.snapshots().count == 40)
    }

    @Test("connections that make the same file at once all open it, with one key")
    func makersAtOnce() throws {
        for turn in 0..<50 {
            let path = folder.path + "/\(turn).koppel"
            let keys = Mutex<[Result<KeyMaterial, any Error>]>([])
            // Threads of their own: the shared pool would run no more at once than there are cores.
            let makers = (0..<8).map { _ in
                Thread {
                    let key = Result { try Workspace.openOrCreate(path).keyMaterial }
                    keys.withLock { $0.append(key) }
                }
            }
            for maker in makers { maker.start() }
            while makers.contains(where: { !$0.isFinished }) { Thread.sleep(forTimeInterval: 0.001) }
            #expect(try Set(keys.withLock { $0 }.map { try $0.get() }).count == 1)
        }
    }

    @Test(
        "a file that is no workspace is refused and left as it is",
        arguments: [
            "<!DOCTYPE html><title>Sign in</title>", "short", "SQLite format 4\0 and so on and on and on",
        ]
    )
    func foreignFile(text: String) throws {
        try folder.write(text.utf8, to: "acme.koppel")
        let error = #expect(throws: WorkspaceError.self) { try Workspace.openOrCreate(folder.workspace) }
        #expect(error?.kind == .notAWorkspace)
        #expect(try String(contentsOfFile: folder.workspace, encoding: .utf8) == text)
    }

    @Test("the database of another program is refused")
    func foreignDatabase() throws {
        try DatabaseQueue(path: folder.workspace).write { try $0.execute(sql: "CREATE TABLE invoices (id)") }
        let error = #expect(throws: WorkspaceError.self) { try Workspace.openOrCreate(folder.workspace) }
        #expect(error?.kind == .notAWorkspace)
    }

    @Test("a workspace of a newer version is refused with both versions")
    func newer() throws {
        _ = try Workspace.openOrCreate(folder.workspace)
        try DatabaseQueue(path: folder.workspace).writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA user_version = 99")
        }
        let error = #expect(throws: WorkspaceError.self) { try Workspace.open(folder.workspace) }
        #expect(error?.kind == .newer)
        #expect(error?.found == "the workspace has schema version 99")
        #expect(error?.description.contains("Try: update koppel") == true)
    }

    @Test("a workspace that does not exist is only made where that is asked")
    func missing() throws {
        let error = #expect(throws: WorkspaceError.self) { try Workspace.open(folder.workspace) }
        #expect(error?.kind == .missing)
        #expect(!FileManager.default.fileExists(atPath: folder.workspace))
    }

    @Test("a path in a folder that does not exist is a clear error")
    func missingFolder() {
        let error = #expect(throws: WorkspaceError.self) {
            try Workspace.openOrCreate(folder.path + "/none/acme.koppel")
        }
        #expect(error?.kind == .readOnly)
    }

    @Test("a damaged file is a clear error", arguments: [5_000, 9_000])
    func damaged(offset: Int) throws {
        do {
            let workspace = try Workspace.openOrCreate(folder.workspace)
            try workspace.save(.sample)
            try workspace.database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            try workspace.database.close()
        }
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.workspace)))
        for index in offset..<bytes.count { bytes[index] = 0xA5 }
        try folder.write(bytes, to: "acme.koppel")
        let error = #expect(throws: WorkspaceError.self) { _ = try Workspace.open(folder.workspace).latestSnapshot() }
        #expect([.damaged, .unreadableSnapshot].contains(error?.kind))
    }

    @Test("another process that holds the write lock is named after the wait")
    func locked() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace, busySeconds: 0.1)
        let other = try DatabaseQueue(path: folder.workspace)
        try other.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            let error = #expect(throws: WorkspaceError.self) { try workspace.acceptGap("a", why: "b", at: 0) }
            #expect(error?.kind == .locked)
            // Reading goes on meanwhile.
            #expect(try workspace.acceptedGaps().isEmpty)
            try db.execute(sql: "ROLLBACK")
        }
        try workspace.acceptGap("a", why: "b", at: 0)
    }

    @Test("a snapshot of another form is named, and the decisions stay readable")
    func unreadableSnapshot() throws {
        let workspace = try Workspace.openOrCreate(folder.workspace)
        try workspace.save(.sample)
        try workspace.writing { try $0.execute(sql: "UPDATE gap SET details = '{}' WHERE position = 0") }
        let error = #expect(throws: WorkspaceError.self) { try workspace.latestSnapshot() }
        #expect(error?.kind == .unreadableSnapshot)
        #expect(try workspace.acceptedGaps().isEmpty)
    }

    #if os(Linux)
    @Test("opening the file again, and closing it, leaves the locks of this process on it")
    func keepsLocks() throws {
        let first = try Workspace.openOrCreate(folder.workspace)
        try first.acceptGap("a", why: "b", at: 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.workspace)
        let inode = try #require(attributes[.systemFileNumber] as? Int)
        func locks() throws -> Int {
            try String(contentsOfFile: "/proc/locks", encoding: .utf8)
                .split(separator: "\n")
                .count { $0.contains(" \(getpid()) ") && $0.contains(":\(inode) ") }
        }
        let before = try locks()
        try #require(before > 0)
        _ = try Workspace.open(folder.workspace)
        #expect(try locks() == before)
        withExtendedLifetime(first) {}
    }
    #endif

    @Test("an import waits for another one, and says so when it takes too long")
    func importLock() throws {
        let one = try Workspace.openOrCreate(folder.workspace)
        let other = try Workspace.open(folder.workspace)
        try one.withImportLock {
            let error = #expect(throws: WorkspaceError.self) { try other.withImportLock(waiting: 0.1) {} }
            #expect(error?.kind == .locked)
        }
        #expect(try other.withImportLock(waiting: 0.1) { 42 } == 42)
    }

    @Test("every error has four parts", arguments: WorkspaceError.Kind.allCases)
    func fourParts(kind: WorkspaceError.Kind) {
        let text = WorkspaceError(kind, at: "place", found: "found", expected: "expected", remedy: "remedy").description
        #expect(text == "place: error: found; expected expected\n  Try: remedy")
    }

    @Test("compact bytes that are cut off or wrong are an error, never a crash")
    func malformedBytes() throws {
        let bytes = RecordCoding.encode(Snapshot.sample.flowRecords)
        for count in 0..<bytes.count {
            #expect(throws: (any Error).self) { try RecordCoding.decodeRecords(Array(bytes.prefix(count))) }
        }
        for index in bytes.indices {
            var wrong = bytes
            wrong[index] = 0xFF
            _ = try? RecordCoding.decodeRecords(wrong)
            _ = try? RecordCoding.decodeLinks(wrong)
        }
        #expect(try RecordCoding.decodeRecords(bytes) == Snapshot.sample.flowRecords)
    }
}
