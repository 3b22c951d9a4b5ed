public import ArgumentParser
import Glibc
public import IntegrationModel
import MappingPipeline
import Workspace

/// Which workspace a command works on.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: "The client's workspace file; without it, the only *.koppel file in this folder.",
        completion: .file(extensions: ["koppel"])
    )
    var workspace: String?

    /// The workspace, which must exist.
    func open() throws -> Workspace {
        do {
            return try Workspace.open(path())
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }

    /// The last snapshot, which must exist.
    func snapshot() throws -> Snapshot {
        let workspace = try open()
        do {
            guard var snapshot = try workspace.latestSnapshot() else {
                throw Trouble.nothing("\(try path()): nothing has been imported yet\n  Try: koppel import FOLDER")
            }
            let former = try Self.former(in: workspace)
            snapshot.gaps = GapComparison(of: snapshot.gaps, since: former, accepted: try workspace.acceptedGaps()).gaps
            return snapshot
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }

    /// The snapshot before the last one, nil where there is none.
    func formerSnapshot() throws -> Snapshot? {
        do {
            return try Self.former(in: open())
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }

    private static func former(in workspace: Workspace) throws -> Snapshot? {
        try workspace.snapshots().dropLast().last.flatMap { try workspace.snapshot($0.id) }
    }

    /// The workspace to make or open for exports in a folder: named, or by the folder's name.
    func path(for folder: String) -> String {
        if let workspace { return workspace }
        let name = FilePath.absolute(folder).split(separator: "/").last.map(String.init) ?? "client"
        return "\(name).koppel"
    }

    /// The workspace to open or make: named, or the only one in this folder.
    func existingOrNamedPath() throws -> String { try path() }

    private func path() throws -> String {
        if let workspace { return workspace }
        let found = FilePath.entries(of: ".").filter { $0.hasSuffix(".koppel") }.sorted()
        if found.count == 1 { return found[0] }
        throw Trouble.usage(
            found.isEmpty
                ? "there is no workspace in this folder\n  Try: koppel import FOLDER, or name one with --workspace"
                : "there are several workspaces here: \(found.joined(separator: ", "))\n  Try: name one with --workspace"
        )
    }
}

/// How much of the machine to use.
struct ResourceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How much memory to use, such as 512MB or 2GB; at least 64MB. Without it, half of the machine's.",
            valueName: "size"
        )
    )
    var memory: ByteCount?

    @Option(help: "How many threads work. Without it, one for each processor.")
    var threads: Int?

    func validate() throws {
        if let memory, memory.bytes < MachineResources.leastMemory {
            throw ValidationError("--memory is less than 64MB\n  Try: --memory 64MB, or leave it out")
        }
        if let threads, threads < 1 { throw ValidationError("--threads is less than 1\n  Try: leave it out") }
    }

    var resources: MachineResources { MachineResources(threads: threads, memory: memory?.bytes) }
}

/// Gaps that make a command fail, for use in scripts.
struct FailureOptions: ParsableArguments {
    @Option(help: "End with exit code 1 where there is a gap of this severity or worse: low, medium or high.")
    var failOn: Severity?

    /// - Throws: exit code 1 where a gap is that severe and not accepted.
    func check(_ snapshot: Snapshot) throws {
        guard let failOn else { return }
        if snapshot.gaps.contains(where: { $0.severity >= failOn && $0.status != .accepted }) { throw ExitCode(1) }
    }
}

extension Severity: ExpressibleByArgument {}
