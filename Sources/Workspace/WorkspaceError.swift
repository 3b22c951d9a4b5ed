/// Why a workspace cannot be used: where, what was found, what was expected, what to do.
public struct WorkspaceError: Error, Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case missing, notAWorkspace, newer, readOnly, locked, damaged, unreadableSnapshot, failed
    }

    public var kind: Kind
    /// The file or folder.
    public var place: String
    public var found: String
    public var expected: String
    public var remedy: String

    public init(_ kind: Kind, at place: String, found: String, expected: String, remedy: String) {
        self.kind = kind
        self.place = place
        self.found = found
        self.expected = expected
        self.remedy = remedy
    }
}

extension WorkspaceError: CustomStringConvertible {
    public var description: String { "\(place): error: \(found); expected \(expected)\n  Try: \(remedy)" }
}

extension WorkspaceError {
    static func missing(_ path: String) -> Self {
        Self(
            .missing,
            at: path,
            found: "there is no such file",
            expected: "a Koppel workspace",
            remedy: "koppel import FOLDER --workspace \(path)"
        )
    }

    static func notAWorkspace(_ path: String, because reason: String) -> Self {
        Self(
            .notAWorkspace,
            at: path,
            found: "the file is no Koppel workspace: \(reason)",
            expected: "a file that koppel import made",
            remedy: "give another name with --workspace; the file was left as it is"
        )
    }

    static func newer(_ path: String, version: Int, known: Int) -> Self {
        Self(
            .newer,
            at: path,
            found: "the workspace has schema version \(version)",
            expected: "version \(known) or older",
            remedy: "update koppel, or make a new workspace from the exports with --workspace"
        )
    }

    static func readOnly(_ path: String) -> Self {
        Self(
            .readOnly,
            at: path,
            found: "the file or its folder cannot be written",
            expected: "write permission on both: SQLite keeps its write-ahead log beside the file",
            remedy: "change the permissions, or copy the workspace to a folder of your own"
        )
    }

    static func locked(_ path: String) -> Self {
        Self(
            .locked,
            at: path,
            found: "another process has been writing in the workspace for too long",
            expected: "a turn within a few seconds",
            remedy: "wait for the other koppel to end, then run the command again; nothing was changed"
        )
    }

    static func damaged(_ path: String, because reason: String) -> Self {
        Self(
            .damaged,
            at: path,
            found: "the workspace is damaged: \(reason)",
            expected: "a complete SQLite file",
            remedy:
                "restore it from a backup, or remove it and run koppel import again; the exports hold all but the decisions"
        )
    }

    static func unreadableSnapshot(_ path: String, id: String, because reason: String) -> Self {
        Self(
            .unreadableSnapshot,
            at: path,
            found: "snapshot \(id) cannot be read by this version: \(reason)",
            expected: "a snapshot of this version or an older one that it still reads",
            remedy: "run koppel import again; sources and decisions are kept"
        )
    }
}
