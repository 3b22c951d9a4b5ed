import IntegrationModel
import MappingPipeline
import Workspace

extension WorkspaceOptions {
    /// Plans anew with what finished steps teach by now, and keeps that plan in the latest snapshot.
    ///
    /// - Returns: whether anything was learned since that plan was made.
    /// - Throws: ``WorkspaceError`` or ``Trouble``.
    @discardableResult
    func planWithLessons(in workspace: Workspace) throws -> Bool {
        guard var kept = try workspace.latestSnapshot() else { return false }
        let factors = try OutcomeLibrary.lessons(of: workspace).factors
        guard factors != kept.learned else { return false }
        kept.learned = factors
        var decided = kept
        let accepted = Set(try workspace.acceptedGaps().map(\.id))
        for place in decided.gaps.indices where accepted.contains(decided.gaps[place].id) {
            decided.gaps[place].status = .accepted
        }
        kept.roadmap = try replanning(decided).roadmap()
        try workspace.save(kept)
        return true
    }
}
