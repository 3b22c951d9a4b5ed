import ArgumentParser
import IntegrationModel
import Reporting
import Workspace

/// Ids of the workspace, for shells that complete them.
enum Completion {
    @Sendable static func ids(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
        found(arguments, prefix) { $0.explainableIDs }
    }

    @Sendable static func gaps(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
        found(arguments, prefix) { $0.gaps.map(\.id) }
    }

    @Sendable static func flows(_ arguments: [String], _ index: Int, _ prefix: String) -> [String] {
        found(arguments, prefix) { $0.map.flows.map(\.id) }
    }

    /// A shell wants no messages: where there is no workspace, nothing is completed.
    private static func found(_ arguments: [String], _ prefix: String, _ ids: (Snapshot) -> [String]) -> [String] {
        var options = WorkspaceOptions()
        let named = arguments.firstIndex { $0 == "--workspace" || $0 == "-w" }
        options.workspace = named.flatMap { arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil }
        guard let path = try? options.existingOrNamedPath(), let workspace = try? Workspace.open(path),
            let snapshot = try? workspace.latestSnapshot()
        else { return [] }
        return ids(snapshot).filter { $0.hasPrefix(prefix) }
    }
}
