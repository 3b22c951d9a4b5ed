import IntegrationModel
import Measuring
import Reporting
import Workspace

/// Finds started phases by what a user calls them.
struct PhaseChoice {
    private let phases: [StartedPhase]

    init(_ workspace: Workspace) throws { phases = try Self.all(in: workspace) }

    /// The started phases of a workspace, in the order in which they began.
    static func all(in workspace: Workspace) throws -> [StartedPhase] {
        do {
            return try workspace.startedPhases()
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }

    /// The phases that were begun, in order, with what a snapshot says of their effect.
    static func reported(in workspace: Workspace, by snapshot: Snapshot) throws -> [ReportedPhase] {
        let phases = try all(in: workspace)
        return phases.map { phase in
            let others = phases.filter { $0.id != phase.id }
            return ReportedPhase(phase, measured: PhaseMeasurer().measure(phase, in: snapshot, besides: others))
        }
    }

    /// - Parameters:
    ///   - name: an id or its beginning; nil where only one comes into question.
    ///   - open: whether phases that are under way come first.
    func phase(_ name: String?, preferringOpen open: Bool = true) throws -> StartedPhase {
        guard !phases.isEmpty else {
            throw Trouble.usage("no phase was begun yet\n  Try: koppel next, then koppel start phase-1")
        }
        let running = phases.filter { $0.closing == nil }
        guard let name else {
            if running.count == 1, open { return running[0] }
            if running.isEmpty || !open, let last = phases.last { return last }
            throw Trouble.usage("several phases are under way\n  Try: name one of \(Self.names(running))")
        }
        if let exact = phases.first(where: { $0.id == name }) { return exact }
        let found = phases.filter { !name.isEmpty && $0.id.hasPrefix(name) }
        let foundRunning = found.filter { $0.closing == nil }
        if found.count == 1 { return found[0] }
        if foundRunning.count == 1, open { return foundRunning[0] }
        let words = found.isEmpty ? "no phase \"\(name)\" was begun" : "several phases begin with \"\(name)\""
        throw Trouble.usage("\(words)\n  Try: name one of \(Self.names(found.isEmpty ? phases : found))")
    }

    private static func names(_ phases: [StartedPhase]) -> String { phases.map(\.id).joined(separator: ", ") }
}
