import Configuration
import ImporterKit
import IntegrationModel
import MappingPipeline
import Reporting
import Workspace

/// What documents need from the exports themselves, beside what the workspace holds.
struct ExportReading {
    private let workspace: Workspace

    init(_ workspace: Workspace) { self.workspace = workspace }

    /// The exports of delimited text, with how each is written.
    func dataPackage(of snapshot: Snapshot) throws -> DataPackage {
        let folders = try present()
        let project = try ProjectFile.read(in: folders, options: workspace.readingOptions())
        var dialects: [String: DataPackage.Dialect] = [:]
        let listing = ExportListing.of(
            folders,
            systems: project.systemSettings,
            overrides: project.overrides,
            containers: project.containers()
        )
        for export in listing.groups.flatMap(\.files) {
            let preview = ExportInspection().preview(of: export)
            guard let dialect = preview.dialect, preview.obstacle == nil else { continue }
            dialects[export.path] = DataPackage.Dialect(
                delimiter: String(UnicodeScalar(dialect.delimiter)),
                quote: dialect.quote.map { String(UnicodeScalar($0)) },
                hasHeader: dialect.hasHeader,
                preambleLines: dialect.preambleLines,
                encoding: preview.encoding
            )
        }
        return DataPackage(snapshot, dialects: dialects)
    }

    /// The documents with their numbers and dates.
    ///
    /// - Parameter rename: what each number is called.
    func log(of snapshot: Snapshot, naming rename: (String) -> String) throws -> ObjectCentricLog {
        _ = try present()
        let naming = try Analysis.naming(in: workspace)
        var records: [String: [ObjectCentricLog.Record]] = [:]
        for dataset in snapshot.map.datasets where dataset.entity.isDocument && dataset.parent == nil {
            let keys = try naming.records(of: dataset.id).map { $0.key.map(rename) }
            let moments = naming.moments(of: dataset.id)
            guard keys.count == dataset.records, moments.count == keys.count else {
                throw Trouble.nothing(
                    "\(dataset.id): its exports have changed since they were imported\n  Try: koppel import \(try present()[0])"
                )
            }
            records[dataset.id] = zip(keys, moments).map { ObjectCentricLog.Record(key: $0, moment: $1) }
        }
        return ObjectCentricLog(snapshot, records: records)
    }

    /// - Throws: where the exports are gone.
    private func present() throws -> [String] {
        let folders = try workspace.importedFolders()
        guard let gone = folders.first(where: { !FilePath.exists($0) }) else { return folders }
        throw Trouble.nothing("\(gone): the exports are no longer there\n  Try: koppel import FOLDER")
    }
}
