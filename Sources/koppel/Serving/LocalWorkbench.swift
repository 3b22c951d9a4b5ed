import Configuration
import Glibc
import ImporterKit
import IntegrationModel
import KoppelWeb
import MappingPipeline
import Reporting
import Synchronization
import Workspace

/// The workbench of a workspace on this machine.
final class LocalWorkbench: Workbench {
    let workspace: Workspace
    let resources: MachineResources
    let reading: [String]
    private let usesPseudonyms: Bool
    private let namedFolders: [String]
    private let state = Mutex(State())
    /// Held while a snapshot is read, so that of several requests that need it one reads it and the others wait.
    private let readingSnapshot = Mutex<Void>(())

    private struct State {
        /// The snapshot of a revision, because reading a large one takes a while.
        var snapshot: (revision: String, value: Snapshot?)?
        /// Of the snapshot with this id.
        var pseudonyms: (snapshot: String, value: Pseudonyms)?
        /// What the last reading found, for other prices; of the snapshot with this id.
        var assessment: (snapshot: String, value: Assessment)?
    }

    /// - Parameter folders: with the exports; empty for those that were imported last.
    init(workspace: Workspace, folders: [String], resources: MachineResources, reading: [String], usesPseudonyms: Bool)
        throws
    {
        self.usesPseudonyms = usesPseudonyms
        self.workspace = workspace
        self.resources = resources
        self.reading = reading
        namedFolders = folders.map(FilePath.absolute)
    }

    var name: String {
        let file = workspace.path.split(separator: "/").last.map(String.init) ?? "client"
        return file.hasSuffix(".koppel") ? String(file.dropLast(7)) : file
    }

    /// The folders with the exports; the first one is where new ones go.
    func folders() throws -> [String] {
        guard namedFolders.isEmpty else { return namedFolders }
        let imported = try words { try workspace.importedFolders() }.filter(FilePath.isFolder)
        guard imported.isEmpty else { return imported }
        let path = FilePath.absolute(workspace.path)
        return [(path.hasSuffix(".koppel") ? String(path.dropLast(7)) : path) + "-exports"]
    }

    func revision() throws -> String { try words { try workspace.revision() } }

    func snapshot() throws -> Snapshot? {
        let revision = try revision()
        if let known = state.withLock({ $0.snapshot }), known.revision == revision { return known.value }
        return try readingSnapshot.withLock { _ in
            if let known = state.withLock({ $0.snapshot }), known.revision == revision { return known.value }
            return try readSnapshot(of: revision)
        }
    }

    private func readSnapshot(of revision: String) throws -> Snapshot? {
        let snapshot = try words {
            // No page shows pairs of fields or of records but those that need a look.
            guard var snapshot = try workspace.latestSnapshot(leavingOut: [.matches, .recordLinks]) else {
                return Snapshot?.none
            }
            snapshot.gaps =
                GapComparison(
                    of: snapshot.gaps,
                    sinceGaps: try workspace.formerGaps(),
                    accepted: try workspace.acceptedGaps()
                )
                .gaps
            return try pseudonyms(of: snapshot).map { snapshot.replacingNames(with: $0) } ?? snapshot
        }
        state.withLock { $0.snapshot = (revision, snapshot) }
        return snapshot
    }

    /// nil where names are shown.
    func pseudonyms(of snapshot: Snapshot) throws -> Pseudonyms? {
        guard usesPseudonyms else { return nil }
        if let known = state.withLock({ $0.pseudonyms }), known.snapshot == snapshot.id { return known.value }
        let pseudonyms = try Pseudonyms.of(workspace, snapshot)
        state.withLock { $0.pseudonyms = (snapshot.id, pseudonyms) }
        return pseudonyms
    }

    func decisions() throws -> [GapDecision] {
        try words { try workspace.acceptedGaps().map { GapDecision(gap: $0.id, reason: $0.reason) } }
    }

    /// What is planned follows from the decisions, so it is planned again where the exports are still there.
    func decide(_ decision: GapDecision) throws {
        guard let snapshot = try snapshot(), snapshot.gaps.contains(where: { $0.id == decision.gap }) else {
            throw WorkbenchError(.missing, "there is no gap \"\(decision.gap)\"")
        }
        try words {
            guard let reason = decision.reason else {
                try workspace.withdrawAcceptance(of: decision.gap)
                return
            }
            guard reason.contains(where: { !$0.isWhitespace }) else {
                throw WorkbenchError(.wrong, "say why the gap may stay as it is")
            }
            try workspace.acceptGap(decision.gap, why: reason, at: Double(time(nil)))
        }
        try planAgain()
    }

    /// Reads what has changed, finds out all there is to find, and keeps it.
    func importExports(_ progress: @escaping @Sendable (WorkProgress) -> Void) throws {
        let outcome = try analyse { progress(WorkProgress(stage: $0, share: $1)) }
        state.withLock { $0.assessment = (outcome.snapshot.id, outcome.assessment) }
    }

    /// What the last reading found; the exports are read again where this process has not read them.
    func assessment() throws -> Assessment {
        guard let snapshot = try snapshot() else { throw WorkbenchError(.missing, "nothing has been imported yet") }
        if let known = state.withLock({ $0.assessment }), known.snapshot == snapshot.id { return known.value }
        let outcome = try analyse { _, _ in }
        state.withLock { $0.assessment = (outcome.snapshot.id, outcome.assessment) }
        return outcome.assessment
    }

    /// Where exports are gone, decisions stand and the plan stays as it is.
    func planAgain() throws {
        guard try folders().allSatisfy(FilePath.isFolder) else { return }
        try importExports { _ in }
    }

    private func analyse(_ onChange: @escaping @Sendable (String, Double?) -> Void) throws -> Analysis.Outcome {
        try words {
            let folders = try folders()
            for folder in folders where !FilePath.isFolder(folder) {
                throw WorkbenchError(.missing, "there are no exports yet: drop some onto this page")
            }
            return try Analysis(
                folders: folders,
                workspacePath: workspace.path,
                resources: resources,
                reading: reading.isEmpty ? workspace.readingOptions() : reading,
                progress: Progress(quiet: true, onChange: onChange)
            )
            .run()
        }
    }

    func report(_ form: String, in language: Language) throws -> ReportDocument {
        guard let snapshot = try snapshot() else { throw WorkbenchError(.missing, "nothing has been imported yet") }
        if form == "csv" {
            return ReportDocument(
                name: "\(Self.fileName(name))-gaps.csv",
                mediaType: "text/csv; charset=utf-8",
                bytes: Array(Sheet.gaps(snapshot, language: language).csv.utf8)
            )
        }
        guard let mediaType = Self.mediaTypes[form] else {
            throw WorkbenchError(
                .wrong,
                "there is no report in the form \"\(form)\"; expected html, md, pdf, xlsx or csv"
            )
        }
        return try words {
            let draft = "\(try workspace.makeColumnsFolder())/.report-\(UInt32.random(in: 0 ... .max)).\(form)"
            defer { unlink(draft) }
            try ReportFile.write(snapshot, ReportSetup(language: language, phases: try phases()), to: draft)
            return ReportDocument(
                name: "\(Self.fileName(name)).\(form)",
                mediaType: mediaType,
                bytes: try FilePath.read(draft)
            )
        }
    }

    private static let mediaTypes = [
        "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8", "pdf": "application/pdf",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]

    /// A name that is safe in a header.
    private static func fileName(_ name: String) -> String {
        let safe = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        return safe.isEmpty ? "report" : safe
    }

    /// Errors of the parts below, in the words of the pages.
    func words<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as WorkspaceError {
            throw WorkbenchError(.failed, error.description)
        } catch let error as ConfigurationError {
            throw WorkbenchError(.wrong, error.description)
        } catch let error as Trouble {
            throw WorkbenchError(.failed, error.message)
        }
    }
}
