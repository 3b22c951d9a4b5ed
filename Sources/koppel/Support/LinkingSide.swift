import BundledImporters
import Configuration
import IntegrationModel
import MappingPipeline
import Profiling
import Workspace

/// One of the two datasets whose records are linked, and what was read of its exports.
struct LinkingSide {
    let linking: RecordLinking
    let dataset: Dataset
    /// Whether the exports are those of a workspace, and not named themselves.
    var isOfWorkspace = true

    /// The sides that two names mean: datasets of the workspace, systems of one dataset, or files and folders, which need
    /// no workspace.
    ///
    /// - Throws: usage where a name means no dataset, or several.
    static func sides(
        _ names: [String],
        workspace: WorkspaceOptions,
        resources: MachineResources
    ) throws -> [LinkingSide] {
        if workspace.workspace == nil, names.allSatisfy(FilePath.exists) {
            let paths = names.first == names.last ? [names[0]] : names
            let read = try SideBySide.map(paths, threads: resources.threads) {
                try Analysis.linking(of: $0, resources: resources)
            }
            for diagnostic in read.flatMap(\.diagnostics) { Console.error(diagnostic.description) }
            return try names.enumerated().map { position, path in
                let linking = read[min(position, read.count - 1)].linking
                return LinkingSide(
                    linking: linking,
                    dataset: try only(linking.exports.datasets, of: path),
                    isOfWorkspace: false
                )
            }
        }
        let linking = try RecordLinking(Analysis.exports(of: workspace.open(), resources: resources))
        return try names.map { name in
            LinkingSide(linking: linking, dataset: try only(matching(name, linking.exports.datasets), of: name))
        }
    }

    /// The datasets that a name means: the one of that id, or those of a system.
    static func matching(_ name: String, _ datasets: [Dataset]) -> [Dataset] {
        let own = datasets.filter { $0.id == name }
        return own.isEmpty ? datasets.filter { $0.system == name } : own
    }

    private static func only(_ datasets: [Dataset], of name: String) throws -> Dataset {
        let tables = datasets.filter { $0.parent == nil && $0.records > 0 }
        guard let first = tables.first else {
            throw Trouble.usage(
                "\(name): there are no records of that name\n  Try: koppel map lists systems and datasets"
            )
        }
        guard tables.count == 1 else {
            throw Trouble.usage(
                "\(name) has \(tables.count) datasets; expected one\n  Try: one of "
                    + tables.prefix(12).map(\.id).joined(separator: ", ")
            )
        }
        return first
    }

    /// Links the records of two sides.
    static func linked(_ one: LinkingSide, _ other: LinkingSide) throws -> LinkedRecords {
        guard let linked = try one.linking.linkedRecords(one.dataset.id, with: other.dataset.id, of: other.linking)
        else {
            throw Trouble.nothing(
                "\(one.dataset.id) and \(other.dataset.id) have no fields that can be compared\n"
                    + "  Try: koppel matches, or name the meaning of their fields in koppel.yaml"
            )
        }
        return linked
    }
}

extension Analysis {
    /// What a file or folder with exports says, without a workspace.
    static func linking(of path: String, resources: MachineResources) throws
        -> (linking: RecordLinking, diagnostics: [Diagnostic])
    {
        do {
            let project = try ProjectFile.read(in: [path], options: [])
            let listing = ExportListing.of(
                [path],
                systems: project.systemSettings,
                overrides: project.overrides,
                containers: project.containers()
            )
            let exports = OpenedExports(
                of: listing,
                importers: ImporterSet(for: [path]).importers,
                corrections: project.corrections,
                key: HashKey(0x6b6f_7070, 0x656c),
                kept: KeptImports(),
                resources: resources
            )
            return (RecordLinking(exports), listing.diagnostics + exports.diagnostics)
        } catch let error as ConfigurationError {
            throw Trouble.nothing(error.description)
        }
    }
}
