public import ImporterKit
public import IntegrationModel
public import Profiling

/// Exports that were read, and whose plain values can be read again: what links, matches and inclusions are sought in.
public struct OpenedExports: Sendable {
    let imported: ImportedLandscape
    let resources: MachineResources
    /// What a person said of matched fields.
    let matches: [MatchCorrection]

    /// - Parameter kept: what was read of the exports, so that only what changed is read again.
    public init(
        of listing: ExportListing,
        importers: [any Importer],
        corrections: ImportCorrections,
        key: HashKey,
        kept: KeptImports,
        resources: MachineResources = MachineResources()
    ) {
        self.resources = resources
        matches = corrections.matching.matches
        imported = ImportedLandscape(
            reading: listing,
            importers: importers,
            corrections: corrections,
            key: key,
            kept: kept,
            resources: resources,
            keepsTexts: false
        )
    }

    /// All datasets, in the order of their ids.
    public var datasets: [Dataset] { imported.profiles.map(\.dataset) }

    /// The datasets with what was kept of their values.
    public var profiles: [DatasetProfile] { imported.profiles }

    /// Reads plain values again.
    public var texts: any TextSource { imported.texts }

    /// What could not be read, or was left out because it does not fit into the memory.
    public var diagnostics: [Diagnostic] { imported.diagnostics + imported.texts.diagnostics }

    /// What was left out, when plain values were read again, because it does not fit into the memory.
    public var omissions: [Diagnostic] { imported.texts.diagnostics }

    /// Names the records.
    public var naming: RecordNaming { RecordNaming(self) }

    func profile(_ dataset: String) -> DatasetProfile? { imported.profiles.first { $0.dataset.id == dataset } }
}
