import Configuration
import ImporterKit
import IntegrationModel
import MappingPipeline
import Workspace

extension Analysis {
    /// Keeps what was found out, and where it came from.
    func save(
        _ snapshot: inout Snapshot,
        _ accepted: [AcceptedGap],
        _ listing: ExportListing,
        in workspace: Workspace
    ) throws {
        let former = try workspace.latestSnapshot()
        snapshot.gaps = GapComparison(of: snapshot.gaps, since: former, accepted: accepted).gaps
        try workspace.save(snapshot)
        try workspace.setReadingOptions(reading)
        try workspace.replaceSources(sources(snapshot, listing), of: folders.map(FilePath.absolute))
    }

    private func sources(_ snapshot: Snapshot, _ listing: ExportListing) -> [ImportedSource] {
        let times = Dictionary(listing.groups.lazy.flatMap(\.files).map { ($0.path, $0.modifiedAt ?? 0) }) { first, _ in
            first
        }
        let paths = snapshot.inputs.map(\.path)
        var datasets = [[String]](repeating: [], count: paths.count)
        for dataset in snapshot.map.datasets {
            for range in PathRanges(dataset.files, among: paths)?.ranges ?? [] {
                for position in range { datasets[position].append(dataset.id) }
            }
        }
        // Thousands of files mostly have one folder.
        let absolute = Dictionary(folders.map { ($0, FilePath.absolute($0)) }) { first, _ in first }
        return zip(snapshot.inputs, datasets).compactMap { input, datasets in
            guard let modifiedAt = times[input.path] else { return nil }
            let root =
                folders.count == 1 ? folders[0] : folders.first { input.path.hasPrefix(FilePath.name(of: $0) + "/") }
            return ImportedSource(
                folder: absolute[root ?? folders[0]] ?? "",
                path: input.path,
                size: input.size,
                modifiedAt: modifiedAt,
                digest: input.digest,
                importer: input.importer,
                reasons: input.reasons,
                datasets: datasets
            )
        }
    }
}
