public import ImporterKit
public import IntegrationModel
internal import Matching
public import Profiling

/// Lists the inclusion dependencies between the columns of exports.
public struct InclusionListing: Sendable {
    private let imported: ImportedLandscape

    /// - Parameter kept: what was read of the exports, so that only what changed is read again.
    public init(
        of listing: ExportListing,
        importers: [any Importer],
        corrections: ImportCorrections,
        key: HashKey,
        kept: KeptImports
    ) {
        let resources = MachineResources()
        imported = ImportedLandscape(
            reading: listing,
            importers: importers,
            corrections: corrections,
            key: key,
            kept: kept,
            team: resources.team,
            textMemory: resources.textMemory
        )
    }

    /// The inclusion dependencies, in the order of the names of the dependent and then of the referenced field.
    ///
    /// - Parameters:
    ///   - leastCoverage: the share of the distinct values that the referenced field must have, 0–1; 1 is exact.
    ///   - memory: bytes that the values compared at one time may take; nil for 256 MB.
    /// - Throws: where an export can't be read any more.
    public func inclusions(leastCoverage: Double = 1, memory: Int? = nil) throws -> [InclusionDependency] {
        try InclusionDiscovery(
            leastCoverage: leastCoverage,
            memory: memory ?? InclusionDiscovery.defaultMemory
        ).inclusions(in: imported.profiles, texts: imported.texts)
    }
}
