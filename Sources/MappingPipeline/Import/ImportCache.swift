import FoundationEssentials
import ImporterKit
import IntegrationModel
import Profiling

/// What was read of exports, kept in the folder beside a workspace: an index and a column file for each dataset.
///
/// It can be made again from the exports, so whatever is wrong with it only costs time.
public struct ImportCache: Sendable {
    private let folder: String

    public init(folder: String) { self.folder = folder }

    private struct Index: Codable {
        var version = 6
        var systems: [System]
        var containers: [String: ContainerShelf.Kept] = [:]

        struct System: Codable {
            var folder: String
            var digest: String
            var files: KeptFiles
            /// Who read files and why: mostly the same for all.
            var readings: [Reading]
            /// Those of which ``datasetFiles`` tells the files have none here.
            var datasets: [Dataset]
            /// By dataset: which of the files it comes from, as ``PathRanges``; nil where the dataset itself says so.
            var datasetFiles: [String?]
            var columns: [String]
            var diagnostics: [Diagnostic]
        }

        struct Reading: Codable, Hashable {
            var importer: String?
            var system: SystemDescription?
            var reasons: [String]
        }
    }

    /// What is there and whole.
    public func load() -> KeptImports {
        guard let data = FileManager.default.contents(atPath: indexPath),
            let index = try? JSONDecoder().decode(Index.self, from: data), index.version == Index(systems: []).version
        else { return KeptImports() }
        var entries: [String: KeptImports.Entry] = [:]
        for system in index.systems {
            let columns = system.columns.compactMap { try? ColumnFile.read("\(folder)/\($0)") }
            guard columns.count == system.datasets.count,
                zip(columns, system.datasets).allSatisfy({
                    $0.count == $1.records && $0.columns.count == $1.fields.count
                }),
                system.files.files.allSatisfy({ system.readings.indices.contains($0.reading) })
            else { continue }
            let paths = system.files.files.map(\.path)
            var datasets = system.datasets
            for (position, text) in system.datasetFiles.enumerated() where position < datasets.count {
                guard let ranges = text.flatMap({ PathRanges(text: $0) }) else { continue }
                datasets[position].files = ranges.list(among: paths)
            }
            let group = ExportListing.Group(folder: system.folder, settings: nil, files: [])
            let readers = system.readings.map {
                SystemImport.Reader(importer: $0.importer, system: $0.system, reasons: $0.reasons)
            }
            let files = system.files.files.map { file in
                SystemImport.File(
                    export: ExportFile(path: file.path, absolutePath: "", size: 0),
                    reader: readers[file.reading],
                    digest: file.digest,
                    stamp: file.stamp
                )
            }
            let reading = SystemImport(
                group: group,
                files: files,
                datasets: datasets,
                columns: columns,
                diagnostics: system.diagnostics
            )
            entries[system.folder] = KeptImports.Entry(digest: system.digest, reading: reading)
        }
        return KeptImports(entries, containers: index.containers)
    }

    /// Keeps what was read, and removes what belongs to exports that are gone. What can't be written is read again next
    /// time.
    public func save(_ kept: KeptImports) {
        var index = Index(systems: [], containers: kept.containers)
        var used: Set<String> = ["index.json"]
        for (folder, entry) in kept.entries.sorted(by: { $0.key < $1.key }) {
            let prefix = String(entry.digest.prefix(16))
            let names = entry.reading.datasets.indices.map { "\(prefix)-\($0).columns" }
            for (name, columns) in zip(names, entry.reading.columns) {
                used.insert(name)
                let path = "\(self.folder)/\(name)"
                if !FileManager.default.fileExists(atPath: path) { try? ColumnFile.keep(columns, at: path) }
            }
            var readings: [Index.Reading] = []
            var positions: [Index.Reading: Int] = [:]
            var numbers: [Int] = []
            for (reader, count) in entry.reading.readers {
                let reading = Index.Reading(importer: reader.importer, system: reader.system, reasons: reader.reasons)
                let number = positions[reading] ?? readings.count
                if number == readings.count { readings.append(reading) }
                positions[reading] = number
                numbers += repeatElement(number, count: count)
            }
            let files = zip(entry.reading.files, numbers).map { file, number in
                KeptFiles.File(path: file.export.path, stamp: file.stamp, reading: number, digest: file.digest)
            }
            let paths = files.map(\.path)
            let ranges = entry.reading.datasets.map { PathRanges($0.files, among: paths)?.text }
            let datasets = zip(entry.reading.datasets, ranges).map { dataset, ranges in
                var dataset = dataset
                if ranges != nil { dataset.files = [] }
                return dataset
            }
            index.systems.append(
                Index.System(
                    folder: folder,
                    digest: entry.digest,
                    files: KeptFiles(files: files),
                    readings: readings,
                    datasets: datasets,
                    datasetFiles: ranges,
                    columns: names,
                    diagnostics: entry.reading.diagnostics
                )
            )
        }
        guard let data = try? JSONEncoder().encode(index) else { return }
        try? data.write(to: URL(filePath: indexPath), options: .atomic)
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        // Names that begin with a point are not the cache's: among them is the lock of this very import.
        for name in present where !used.contains(name) && !name.hasPrefix(".") {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    private var indexPath: String { "\(folder)/index.json" }
}
