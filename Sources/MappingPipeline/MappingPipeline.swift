import FlowInference
import GapAnalysis
public import ImporterKit
public import IntegrationModel
import Matching
import Planning
public import Profiling

/// The way from exports to a roadmap.
///
/// exports → datasets → profiles → matches and links → flows → gaps → candidate steps → roadmap
///
/// Each stage takes only what earlier ones made, and gives the same for the same exports.
public struct MappingPipeline: Sendable {
    public var importers: [any Importer]
    public var prices: PriceModel
    public var catalogue: [StepTemplate]
    public var constraints: PlanningConstraints
    public var corrections: ImportCorrections
    /// What the company wants, where it said so.
    public var vision: Vision?
    public var resources: MachineResources
    /// Told when a stage begins.
    public var onStage: @Sendable (Stage) -> Void

    /// The stages, in order.
    public enum Stage: String, Sendable, CaseIterable {
        case importing, profiling, matching, flows, gaps, planning
    }

    public init(
        importers: [any Importer],
        prices: PriceModel,
        catalogue: [StepTemplate],
        constraints: PlanningConstraints = PlanningConstraints(),
        corrections: ImportCorrections = ImportCorrections(),
        vision: Vision? = nil,
        resources: MachineResources = MachineResources(),
        onStage: @escaping @Sendable (Stage) -> Void = { _ in }
    ) {
        self.importers = importers
        self.prices = prices
        self.catalogue = catalogue
        self.constraints = constraints
        self.corrections = corrections
        self.vision = vision
        self.resources = resources
        self.onStage = onStage
    }

    /// Reads the exports and finds out all there is to find.
    ///
    /// - Parameters:
    ///   - key: the workspace's, for the hashes.
    ///   - takenAt: the date of the snapshot, in seconds since 1970.
    ///   - kept: systems whose exports have not changed since they were last read.
    ///   - spillFolder: the folder of the kept columns, where those of large datasets go while they are read; nil to
    ///     keep them in memory.
    /// - Throws: where an export that was read can't be read a second time.
    public func run(
        _ listing: ExportListing,
        key: HashKey,
        takenAt: Double,
        kept: KeptImports = KeptImports(),
        spillFolder: String? = nil
    ) throws -> PipelineResult {
        onStage(.importing)
        let imported = ImportedLandscape(
            reading: listing,
            importers: importers,
            corrections: corrections,
            key: key,
            kept: kept,
            resources: resources,
            spillFolder: spillFolder
        )
        onStage(.profiling)
        let profiles = LineTotals.adding(to: imported.profiles)
        let until = DataPeriod.end(profiles) ?? takenAt
        onStage(.matching)
        let matching = try Matcher(memory: resources.matchingMemory, threads: resources.threads)
            .match(profiles, texts: imported.texts, hashing: WorkspaceHashing(key: key))
        onStage(.flows)
        let flows = try FlowInferrer(declarations: corrections.flows).infer(
            profiles,
            systems: imported.systems,
            links: matching.recordLinks,
            matches: matching.matches,
            duplicates: matching.duplicates,
            texts: imported.texts,
            dataUntil: until
        )
        let map = FlowMap(
            systems: imported.systems,
            datasets: profiles.map(\.dataset),
            flows: flows.flows,
            links: flows.links
        )
        onStage(.gaps)
        var findings = try FindingsAssembly(profiles: profiles, texts: imported.texts, until: until)
            .findings(map: map, records: flows.records, matching.duplicates, matching.references, matching.recordLinks)
        findings.vision = vision
        var gaps = GapAnalyzer(prices: prices).gaps(in: findings)
        onStage(.planning)
        let planner = Planner(catalogue: catalogue, constraints: constraints)
        let closing = planner.closing(gaps, map: map)
        for index in gaps.indices { gaps[index].closedBy = closing[gaps[index].id] ?? [] }
        var snapshot = Snapshot(
            id: imported.digest,
            takenAt: takenAt,
            dataUntil: until,
            map: map,
            keys: matching.keys,
            references: matching.references,
            matches: matching.matches,
            recordLinks: matching.recordLinks,
            flowRecords: flows.records,
            gaps: gaps,
            roadmap: planner.roadmap(for: gaps, map: map),
            diagnostics: imported.diagnostics + imported.texts.diagnostics
                + matching.omissions.map { $0.diagnostic(resources) },
            inputs: imported.inputs,
            vision: vision
        )
        snapshot.diagnostics.sort { ($0.location, $0.message) < ($1.location, $1.message) }
        return PipelineResult(snapshot: snapshot, imported: imported.kept)
    }
}

/// What a run found, and what of its imports can be kept for the next.
public struct PipelineResult: Sendable {
    public var snapshot: Snapshot
    public var imported: KeptImports
}
