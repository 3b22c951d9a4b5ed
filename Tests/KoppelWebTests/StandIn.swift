import FoundationEssentials
import Glibc
import IntegrationModel
import KoppelWeb
import Reporting
import Synchronization
import TestSupport

/// A workbench without files.
final class StandIn: Workbench {
    private let state: Mutex<Snapshot?>
    let decided = Mutex<[GapDecision]>([])
    /// Lets an import go on.
    let gate = Mutex(true)

    init(_ snapshot: Snapshot? = .sample) { state = Mutex(snapshot) }

    var name: String { "Test <b>client</b>" }
    func revision() throws -> String { "\(decided.withLock { $0.count })" }
    func snapshot() throws -> Snapshot? { state.withLock { $0 } }
    func decisions() throws -> [GapDecision] { decided.withLock { $0 } }
    func decide(_ decision: GapDecision) throws { decided.withLock { $0.append(decision) } }

    func assumptions() throws -> Assumptions {
        let figure = PriceAssumption(
            id: "hourly.cost",
            range: Range3(40, 45, 50),
            unit: "EUR per hour",
            source: "a survey",
            grade: "B",
            words: "an hour of work"
        )
        return Assumptions(
            currency: "EUR",
            figures: [.init(figure, usual: figure.range)],
            constraints: PlanningConstraints()
        )
    }

    func assess(_ change: AssumptionChange) throws -> Snapshot { .sample }
    func keep(_ change: AssumptionChange) throws {}

    func lines(of file: String, from line: Int, count: Int) throws -> [ExportLine] {
        [ExportLine(number: line, text: "a;b", isCut: false)]
    }

    func place(for path: String, replacing: Bool) throws -> ExportDraft {
        throw WorkbenchError(.wrong, "\"\(path)\" can't be the name of an export")
    }

    func receive(_ draft: ExportDraft) throws {}
    func correct(_ corrections: Corrections) throws {}

    func goals() throws -> [VisionGoal] { [] }
    func want(_ change: VisionChange) throws {}

    func importExports(_ progress: @escaping @Sendable (WorkProgress) -> Void) throws {
        progress(WorkProgress(stage: "importing", share: 0.5))
        while !gate.withLock({ $0 }) { usleep(5_000) }
    }

    func snapshots() throws -> [SnapshotSummary] {
        guard let snapshot = try snapshot() else { return [] }
        return [snapshot.id, snapshot.id + "-later"].map { id in
            SnapshotSummary(
                id: id,
                takenAt: snapshot.takenAt,
                dataUntil: snapshot.dataUntil,
                systems: snapshot.map.systems.count,
                flows: snapshot.map.flows.count,
                gaps: snapshot.gaps.count,
                yearlyCost: 31_240
            )
        }
    }

    func difference(from before: String, to after: String) throws -> SnapshotDifference {
        guard try snapshots().map(\.id) == [before, after] else { throw WorkbenchError(.missing, "no such snapshot") }
        return .sample(of: .sample)
    }

    func phases() throws -> [ReportedPhase] {
        guard let snapshot = try snapshot() else { return [] }
        let phase = StartedPhase.sample(of: snapshot)
        return [ReportedPhase(phase, measured: .sample(of: phase))]
    }

    func report(_ form: String, in language: Language) throws -> ReportDocument {
        ReportDocument(name: "report.html", mediaType: "text/html; charset=utf-8", bytes: Array("<p>".utf8))
    }
}
