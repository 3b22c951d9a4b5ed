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
    }

    func run() throws -> Outcome {
        for folder in folders where !FilePath.exists(folder) {
            throw Trouble.nothing("\(folder): no such file or folder\n  Try: name the folder with the exports")
        }
        do {
            let configuration = try ProjectFile.read(in: folders, options: reading)
            let vision = try VisionFile.read(vision, in: folders)
            progress.begin("listing")
            let listing = try listing(configuration)
            let workspace = try Workspace.openOrCreate(workspacePath)
            return try workspace.withImportLock { try read(listing, configuration, vision, into: workspace) }
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        } catch let error as ConfigurationError {
            throw Trouble.nothing(error.description)
        }
    }

    /// - Throws: where there is nothing to read, before a workspace is made.
    private func listing(_ configuration: ProjectFile) throws -> ExportListing {
        for note in configuration.notes { Console.error(note) }
        let listing = ExportListing.of(
            folders,
            systems: configuration.systemSettings,
            overrides: configuration.overrides
        )
        guard listing.groups.isEmpty else { return listing }
        let none =
            "\(folders.joined(separator: ", ")): there are no exports\n  Try: put a folder with exports for each system there"
        throw Trouble.nothing((listing.diagnostics.map(\.description) + [none]).joined(separator: "\n"))
    }

    private func read(
        _ listing: ExportListing,
        _ configuration: ProjectFile,
        _ vision: Vision?,
        into workspace: Workspace
    ) throws -> Outcome {
        let material = try workspace.keyMaterial
        let key = HashKey(material.low, material.high)
        let cache = ImportCache(folder: try workspace.makeColumnsFolder())
        let progress = progress
        let importers = ImporterSet(for: folders)
        for fault in importers.faults { Console.error(fault) }
        let pipeline = MappingPipeline(
            importers: importers.importers,
            prices: try PriceModel.bundled().replacing(configuration.prices),
            catalogue: try StepCatalogue.bundled().steps,
            constraints: vision?.limits.phase ?? PlanningConstraints(),
            corrections: configuration.corrections,
            vision: vision,
            resources: resources,
            onStage: { progress.begin($0.rawValue) }
        )
        var result = try pipeline.run(
            listing,
            key: key,
            takenAt: Double(time(nil)),
            kept: cache.load(),
            spillFolder: workspace.columnsFolder
        )
        progress.begin("saving")
        guard result.snapshot.inputs.contains(where: { $0.importer != nil }) else {
            progress.end()
            throw Trouble.nothing(result.snapshot.diagnostics.map(\.description).joined(separator: "\n"))
        }
        cache.save(result.imported)
        let former = try workspace.latestSnapshot()
        result.snapshot.gaps =
            GapComparison(of: result.snapshot.gaps, since: former, accepted: try workspace.acceptedGaps()).gaps
        try workspace.save(result.snapshot)
        try workspace.setReadingOptions(reading)
        try workspace.replaceSources(Self.sources(result.snapshot, listing), of: folders.map(FilePath.absolute))
        progress.end()
        return Outcome(
            snapshot: result.snapshot,
            unreadable: Set(result.snapshot.diagnostics.filter { $0.severity == .error }.map(\.location.file)).count
        )
    }

    /// Lists the inclusion dependencies between the columns of a workspace's exports.
    static func inclusions(in workspace: Workspace, leastCoverage: Double, resources: MachineResources) throws
        -> [InclusionDependency]
    {
        let folders = try workspace.importedFolders()
        let project = try ProjectFile.read(in: folders, options: workspace.readingOptions())
        let material = try workspace.keyMaterial
        let listing = InclusionListing(
            of: ExportListing.of(folders, systems: project.systemSettings, overrides: project.overrides),
            importers: ImporterSet(for: folders).importers,
            corrections: project.corrections,
            key: HashKey(material.low, material.high),
            kept: ImportCache(folder: workspace.columnsFolder).load(),
            resources: resources
        )
        let found = try listing.inclusions(leastCoverage: leastCoverage)
        for diagnostic in listing.diagnostics { Console.error(diagnostic.description) }
        return found
    }

    /// Names the records of a workspace's datasets, as long as the exports are where they were.
    static func naming(in workspace: Workspace) throws -> RecordNaming {
        let folders = try workspace.importedFolders()
        let project = try ProjectFile.read(in: folders, options: workspace.readingOptions())
        let material = try workspace.keyMaterial
        return RecordNaming(
            of: ExportListing.of(folders, systems: project.systemSettings, overrides: project.overrides),
            importers: ImporterSet(for: folders).importers,
            corrections: project.corrections,
            key: HashKey(material.low, material.high),
            kept: ImportCache(folder: workspace.columnsFolder).load()
        )
    }

    private static func sources(_ snapshot: Snapshot, _ listing: ExportListing) -> [ImportedSource] {
        let files = Dictionary(listing.groups.flatMap(\.files).map { ($0.path, $0) }) { first, _ in first }
        var datasets: [String: [String]] = [:]
        for dataset in snapshot.map.datasets {
            for file in dataset.files { datasets[file, default: []].append(dataset.id) }
        }
        return snapshot.inputs.compactMap { input in
            guard let file = files[input.path] else { return nil }
            var status = stat()
            let modified = stat(file.absolutePath, &status) == 0 ? Double(status.st_mtim.tv_sec) : 0
            let root = String(file.absolutePath.dropLast(min(file.absolutePath.count, file.path.count + 1)))
            return ImportedSource(
                folder: FilePath.absolute(root.isEmpty ? "." : root),
                path: input.path,
                size: input.size,
                modifiedAt: modified,
                digest: input.digest,
                importer: input.importer,
                reasons: input.reasons,
                datasets: datasets[input.path] ?? []
            )
        }
    }
}
