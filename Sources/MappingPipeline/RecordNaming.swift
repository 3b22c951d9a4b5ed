public import ImporterKit
public import IntegrationModel
public import Profiling

/// Names records of datasets by reading their keys again from the exports.
public struct RecordNaming: Sendable {
    private let imported: ImportedLandscape

    /// - Parameter kept: what was read of the exports, so that only the keys are read again.
    public init(
        of listing: ExportListing,
        importers: [any Importer],
        corrections: ImportCorrections,
        key: HashKey,
        kept: KeptImports,
        resources: MachineResources = MachineResources()
    ) {
        imported = ImportedLandscape(
            reading: listing,
            importers: importers,
            corrections: corrections,
            key: key,
            kept: kept,
            resources: resources
        )
    }

    /// The key and the place of each record of a dataset; the key is nil where the dataset has none.
    ///
    /// - Throws: where an export can't be read any more.
    public func records(of dataset: String) throws -> [(key: String?, place: SourceLocation)] {
        guard let profile = imported.profiles.first(where: { $0.dataset.id == dataset }) else { return [] }
        let column = try profile.numberField.map { try imported.texts.texts(of: dataset, fields: [$0])[0] }
        return (0..<profile.columns.count).map { record in
            let key = column.flatMap { $0[record].isEmpty ? nil : $0[record] }
            return (key, profile.location(of: record))
        }
    }
}
