public import ImporterKit
public import IntegrationModel
internal import Matching
public import Profiling

/// Lists the inclusion dependencies between the columns of exports.
public struct InclusionListing: Sendable {
    private let imported: ImportedLandscape
    private let resources: MachineResources

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

    /// What was left out because it does not fit into the memory.
    public var diagnostics: [Diagnostic] { imported.texts.diagnostics }

    /// The inclusion dependencies, in the order of the names of the dependent and then of the referenced field.
    ///
    /// - Parameter leastCoverage: the share of the distinct values that the referenced field must have, 0–1; 1 is exact.
    /// - Throws: where an export can't be read any more.
    public func inclusions(leastCoverage: Double = 1) throws -> [InclusionDependency] {
        try InclusionDiscovery(
            leastCoverage: leastCoverage,
            memory: min(resources.matchingMemory / 2, InclusionDiscovery.defaultMemory),
            threads: resources.threads
        ).inclusions(in: imported.profiles, texts: imported.texts)
    }
}
