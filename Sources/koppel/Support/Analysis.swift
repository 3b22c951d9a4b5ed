import ArgumentParser
import Configuration
import Glibc
import ImporterKit
import IntegrationModel
import MappingPipeline
import Profiling
import Workspace

/// Reads exports into a workspace and finds out all there is to find.
struct Analysis {
    let folders: [String]
    /// What could not be fetched of what the user named.
    var fetching: [Diagnostic] = []
    let workspacePath: String
    let resources: MachineResources
    /// What the command line says of how all files are written; see ``ReadingOptions``.
    let reading: [String]
    /// The file with the company's vision; nil to look for it in the folders.
    var vision: String?
    let progress: Progress

    struct Outcome {
        let snapshot: Snapshot
        let unreadable: Int
        let assessment: Assessment
    }

    func run() throws -> Outcome {
        for folder in folders where !FilePath.exists(folder) {
            throw Trouble.nothing("\(folder): no such file or folder\n  Try: name the folder with the exports")
        }
        do {
            let configuration = try ProjectFile.read(in: folders, options: reading)
            let vision = try VisionFile.read(vision, in: folders)
            progress.begin("listing")
            let found = FoundExports(folders)
            // Before a workspace is made.
            if found.isEmpty { throw nothing(found.diagnostics) }
            let workspace = try Workspace.openOrCreate(workspacePath)
            return try workspace.withImportLock { try read(found, configuration, vision, into: workspace) }
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        } catch let error as ConfigurationError {
            throw Trouble.nothing(error.description)
        }
    }

    private func nothing(_ diagnostics: [Diagnostic]) -> Trouble {
        let none =
            "\(folders.joined(separator: ", ")): there are no exports\n  Try: put a folder with exports for each system there"
        return .nothing((diagnostics.map(\.description) + [none]).joined(separator: "\n"))
    }

    private func read(
        _ found: FoundExports,
        _ configuration: ProjectFile,
        _ vision: Vision?,
        into workspace: Workspace
    ) throws -> Outcome {
        let material = try workspace.keyMaterial
        let key = HashKey(material.low, material.high)
        let cache = ImportCache(folder: try workspace.makeColumnsFolder())
        let kept = cache.load()
        for note in configuration.notes { Console.error(note) }
        var listing = ExportListing(
            found,
            systems: configuration.systemSettings,
            overrides: configuration.overrides,
            containers: configuration.containers(in: workspace.columnsFolder, kept: kept)
        )
        listing.diagnostics += fetching
        if listing.groups.isEmpty { throw nothing(listing.diagnostics) }
        let progress = progress
        let importers = ImporterSet(for: folders)
        for fault in importers.faults { Console.error(fault) }
        let accepted = try workspace.acceptedGaps()
        var pipeline = MappingPipeline(
            importers: importers.importers,
            prices: try PriceFile.prices(in: folders).replacing(configuration.prices),
            catalogue: try StepsFile.steps(in: folders),
            constraints: vision?.limits.phase ?? PlanningConstraints(),
            corrections: configuration.corrections,
            vision: vision,
            acceptedGaps: Set(accepted.map(\.id)),
            resources: resources,
            onStage: { progress.begin($0.rawValue) }
        )
        pipeline.onShareRead = { progress.show($0) }
        pipeline.learned = try OutcomeLibrary.lessons(of: workspace, catalogue: pipeline.catalogue).factors
        var result = try pipeline.run(
            listing,
            key: key,
            takenAt: Double(time(nil)),
            kept: kept,
            spillFolder: workspace.columnsFolder
        )
        progress.begin("saving")
        guard result.snapshot.inputs.contains(where: { $0.importer != nil }) else {
            progress.end()
            throw Trouble.nothing(result.snapshot.diagnostics.map(\.description).joined(separator: "\n"))
        }
        // What is kept for the next import is written beside the snapshot.
        let team = WorkTeam(threads: resources.threads)
        let imported = result.imported
        try team.run {
            let caching = SharedTasks(1, in: team) { _ in cache.save(imported) }
            defer { caching.finish() }
            try save(&result.snapshot, accepted, listing, in: workspace)
        }
        progress.end()
        return Outcome(
            snapshot: result.snapshot,
            unreadable: Set(result.snapshot.diagnostics.filter { $0.severity == .error }.map(\.location.file)).count,
            assessment: result.assessment
        )
    }

    /// Reads the exports of a workspace again, where they changed.
    static func exports(of workspace: Workspace, resources: MachineResources = MachineResources()) throws
        -> OpenedExports
    {
        let folders = try workspace.importedFolders()
        let project = try ProjectFile.read(in: folders, options: workspace.readingOptions())
        let material = try workspace.keyMaterial
        let kept = ImportCache(folder: workspace.columnsFolder).load()
        return OpenedExports(
            of: listing(of: folders, project, in: workspace, kept),
            importers: ImporterSet(for: folders).importers,
            corrections: project.corrections,
            key: HashKey(material.low, material.high),
            kept: kept,
            resources: resources
        )
    }

    /// Lists the inclusion dependencies between the columns of a workspace's exports.
    static func inclusions(in workspace: Workspace, leastCoverage: Double, resources: MachineResources) throws
        -> [InclusionDependency]
    {
        let exports = try exports(of: workspace, resources: resources)
        let found = try InclusionListing(exports).inclusions(leastCoverage: leastCoverage)
        for diagnostic in exports.omissions { Console.error(diagnostic.description) }
        return found
    }

    /// Compares the fields of two systems or datasets of a workspace.
    ///
    /// - Throws: where there is no such system or dataset.
    static func matches(_ left: String, _ right: String, in workspace: Workspace, _ snapshot: Snapshot) throws
        -> [FieldMatch]
    {
        for name in [left, right]
        where !snapshot.map.datasets.contains(where: { $0.id == name || $0.id.hasPrefix(name + "/") }) {
            throw Trouble.usage("there is no system or dataset \"\(name)\"\n  Try: koppel map")
        }
        return try MatchListing(exports(of: workspace)).matches(left, right, links: snapshot.recordLinks)
    }

    /// Names the records of a workspace's datasets, as long as the exports are where they were.
    static func naming(in workspace: Workspace) throws -> RecordNaming { try RecordNaming(exports(of: workspace)) }

    static func listing(
        of folders: [String],
        _ project: ProjectFile,
        in workspace: Workspace,
        _ kept: KeptImports
    ) -> ExportListing {
        ExportListing(
            FoundExports(folders),
            systems: project.systemSettings,
            overrides: project.overrides,
            containers: project.containers(in: workspace.columnsFolder, kept: kept)
        )
    }
}
