import IntegrationModel
import Workspace

/// Finds snapshots by what a user calls them.
struct SnapshotChoice {
    private let workspace: Workspace
    private let all: [SnapshotSummary]

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        all = try Self.all(in: workspace)
    }

    /// The snapshots of a workspace, oldest first; at least one.
    static func all(in workspace: Workspace) throws -> [SnapshotSummary] {
        do {
            let all = try workspace.snapshots()
            guard !all.isEmpty else {
                throw Trouble.nothing("\(workspace.path): nothing has been imported yet\n  Try: koppel import FOLDER")
            }
            return all
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }

    /// - Parameter name: an id, its beginning, a day, or `latest`.
    func snapshot(_ name: String) throws -> Snapshot {
        if name == "latest", let last = all.last { return try load(last.id) }
        if let exact = all.first(where: { $0.id == name }) { return try load(exact.id) }
        if let day = Day(argument: name) {
            if let last = all.last(where: { $0.takenAt < day.seconds + 86_400 }) { return try load(last.id) }
            throw Trouble.usage("nothing was imported by \(name)\n  Try: \(known)")
        }
        let found = all.filter { $0.id.hasPrefix(name) && !name.isEmpty }
        guard let only = found.first, found.count == 1 else {
            let words = found.isEmpty ? "there is no snapshot \"\(name)\"" : "several snapshots begin with \"\(name)\""
            throw Trouble.usage("\(words)\n  Try: \(known)")
        }
        return try load(only.id)
    }

    /// The one that was imported before another.
    func snapshot(before id: String) throws -> Snapshot {
        guard let place = all.firstIndex(where: { $0.id == id }), place > 0 else {
            throw Trouble.usage(
                "there is no snapshot before \(id)\n  Try: import newer exports first; \(known)"
            )
        }
        return try load(all[place - 1].id)
    }

    private func load(_ id: String) throws -> Snapshot {
        do {
            guard var snapshot = try workspace.snapshot(id) else {
                throw Trouble.nothing("snapshot \(id) is not there any more\n  Try: koppel snapshots")
            }
            let accepted = Set(try workspace.acceptedGaps().map(\.id))
            for place in snapshot.gaps.indices where accepted.contains(snapshot.gaps[place].id) {
                snapshot.gaps[place].status = .accepted
            }
            return snapshot
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }

    private var known: String { "the snapshots are \(all.map(\.id).joined(separator: ", "))" }
}
