import FlowInference
public import ImporterKit
public import IntegrationModel
import Matching
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
    /// The ids of the gaps that the user accepted; nothing is planned for them.
    public var acceptedGaps: Set<String>
    /// What finished steps taught about the estimates of others.
    public var learned = LearnedFactors()
    public var resources: MachineResources
    /// Told when a stage begins.
    public var onStage: @Sendable (Stage) -> Void
    /// Told which share of the exports has been read, 0–1, from any thread.
    public var onShareRead: @Sendable (Double) -> Void = { _ in }

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
        acceptedGaps: Set<String> = [],
        resources: MachineResources = MachineResources(),
        onStage: @escaping @Sendable (Stage) -> Void = { _ in }
    ) {
        self.importers = importers
        self.prices = prices
        self.catalogue = catalogue
        self.constraints = constraints
        self.corrections = corrections
        self.vision = vision
        self.acceptedGaps = acceptedGaps
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
            spillFolder: spillFolder,
            onShareRead: onShareRead
        )
        onStage(.profiling)
        let profiles = LineTotals.adding(to: imported.profiles)
        let until = DataPeriod.end(profiles) ?? takenAt
        onStage(.matching)
        let matching = try Matcher(
            corrections: corrections.matching,
            memory: resources.matchingMemory,
            threads: resources.threads
        ).match(profiles, texts: imported.texts, hashing: WorkspaceHashing(key: key))
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
        let assessment = Assessment(
            findings: try FindingsAssembly(profiles: profiles, texts: imported.texts, until: until)
                .findings(
                    map: map,
                    records: flows.records,
                    matching.duplicates,
                    matching.references,
                    matching.recordLinks
                )
        )
        let (gaps, roadmap) = assessment.gapsAndRoadmap(by: self)
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
            roadmap: roadmap,
            diagnostics: imported.diagnostics + imported.texts.diagnostics
                + matching.omissions.map { $0.diagnostic(resources) } + matching.stale.map(\.diagnostic),
            inputs: imported.inputs,
            vision: vision,
            learned: learned
        )
        snapshot.diagnostics.sort { ($0.location, $0.message) < ($1.location, $1.message) }
        return PipelineResult(snapshot: snapshot, imported: imported.kept, assessment: assessment)
    }
}

/// What a run found, and what of its imports can be kept for the next.
public struct PipelineResult: Sendable {
    public var snapshot: Snapshot
    public var imported: KeptImports
    /// For finding out what other prices and constraints would change.
    public var assessment: Assessment
}
