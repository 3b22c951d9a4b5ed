import IntegrationModel
import KoppelWeb
import Measuring
import Reporting
import Workspace

extension LocalWorkbench {
    func snapshots() throws -> [SnapshotSummary] { try words { try workspace.snapshots() } }

    func difference(from before: String, to after: String) throws -> SnapshotDifference {
        SnapshotDifference(from: try kept(before), to: try kept(after))
    }

    /// A snapshot of any day, as it is to be shown, with the decisions of now.
    private func kept(_ id: String) throws -> Snapshot {
        let found: Snapshot? = try words {
            guard var snapshot = try workspace.snapshot(id) else { return nil }
            let accepted = Set(try workspace.acceptedGaps().map(\.id))
            for place in snapshot.gaps.indices where accepted.contains(snapshot.gaps[place].id) {
                snapshot.gaps[place].status = .accepted
            }
            return snapshot
        }
        guard let found else { throw WorkbenchError(.missing, "there is no snapshot \"\(id)\"") }
        return try pseudonyms(of: found).map { found.replacingNames(with: $0) } ?? found
    }

    func phases() throws -> [ReportedPhase] {
        guard let snapshot = try snapshot() else { return [] }
        return try words { try PhaseChoice.reported(in: workspace, by: snapshot) }
    }
}
