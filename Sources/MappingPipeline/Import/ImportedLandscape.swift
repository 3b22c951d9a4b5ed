import Dispatch
import ImporterKit
import IntegrationModel
import Profiling
import Synchronization

/// All exports read: systems with their names, datasets with their columns.
struct ImportedLandscape {
    var systems: [System]
    /// In order of the datasets' ids.
    var profiles: [DatasetProfile]
    var texts: ExportTexts
    var diagnostics: [Diagnostic]
    var inputs: [InputFile]
    var kept: KeptImports
    /// Of all exports and settings: the same exports give the same.
    var digest: String

    /// Reads the systems whose exports changed, several at once, and takes the others as they were.
    init(
        reading listing: ExportListing,
        importers: [any Importer],
        corrections: ImportCorrections,
        key: HashKey,
        kept: KeptImports
    ) {
        let groups = listing.groups
        let done = Mutex<[Int: (entry: KeptImports.Entry, content: String)]>([:])
        // The largest first, so that the last one to end is a short one.
        let order = groups.indices.sorted { (groups[$1].bytes, $0) < (groups[$0].bytes, $1) }
        DispatchQueue.concurrentPerform(iterations: order.count) { iteration in
            let index = order[iteration]
            let digests = ExportDigest(groups[index], key: key)
            let entry: KeptImports.Entry
            if let former = kept.entries[groups[index].folder], former.digest == digests.group {
                entry = KeptImports.Entry(digest: digests.group, reading: former.reading.moved(to: groups[index]))
            } else {
                var reading = SystemImporter(importers: importers, key: key).read(groups[index])
                for position in reading.files.indices { reading.files[position].digest = digests.files[position] }
                entry = KeptImports.Entry(digest: digests.group, reading: reading)
            }
            done.withLock { $0[index] = (entry, digests.content) }
        }
        let read = done.withLock { all in groups.indices.compactMap { all[$0] } }
        let entries = read.map(\.entry)
        let readings = entries.map(\.reading)
        let named = SystemIdentity.systems(readings)
        let used = readings.indices.filter { !readings[$0].datasets.isEmpty }
        systems = used.map { named[$0] }.sorted { $0.id < $1.id }
        profiles = used.flatMap { Self.profiles(readings[$0], of: named[$0], corrections) }.sorted {
            $0.dataset.id < $1.dataset.id
        }
        texts = ExportTexts(
            Dictionary(uniqueKeysWithValues: used.flatMap { Self.origins(readings[$0], of: named[$0]) }),
            importers: importers
        )
        diagnostics =
            listing.diagnostics + readings.flatMap(\.diagnostics) + corrections.unused(among: profiles.map(\.dataset))
        inputs = readings.flatMap(\.inputs).sorted { $0.path < $1.path }
        self.kept = KeptImports(Dictionary(zip(groups.map(\.folder), entries)) { first, _ in first })
        digest = String(SHA256.hexadecimal(of: Array(read.map(\.content).joined().utf8)).prefix(16))
    }

    private static func profiles(_ reading: SystemImport, of system: System, _ corrections: ImportCorrections)
        -> [DatasetProfile]
    {
        zip(reading.datasets, reading.columns).map { dataset, columns in
            var dataset = dataset
            dataset.id = "\(system.id)/\(dataset.id)"
            dataset.parent = dataset.parent.map { "\(system.id)/\($0)" }
            dataset.system = system.id
            return DatasetProfile(dataset: corrections.applied(to: dataset), columns: columns)
        }
    }

    private static func origins(_ reading: SystemImport, of system: System) -> [(String, ExportTexts.Origin)] {
        reading.datasets.map { dataset in
            let files = Set(dataset.files)
            let origin = ExportTexts.Origin(
                name: dataset.id,
                exports: reading.group.files.filter { files.contains($0.path) },
                fields: dataset.fields,
                records: dataset.records
            )
            return ("\(system.id)/\(dataset.id)", origin)
        }
    }
}

/// Digests of the exports of a system.
struct ExportDigest {
    /// SHA-256 of each file, "" for one that can't be opened.
    let files: [String]
    /// Of the files, their paths, and how they are read: the same for the same exports.
    let content: String
    /// Of the content and the key of the workspace, with which its columns are made.
    let group: String

    init(_ group: ExportListing.Group, key: HashKey) {
        files = group.files.map { export in
            guard let file = try? FileBytes(opening: export.absolutePath, shownAs: export.path) else { return "" }
            return Self.digest(of: file)
        }
        var text = "reader 1\n\(String(describing: group.settings))\n"
        for (export, digest) in zip(group.files, files) {
            text += "\(export.path)\n\(export.size)\n\(digest)\n\(String(describing: export.overrides))\n"
        }
        content = SHA256.hexadecimal(of: Array(text.utf8))
        self.group = SHA256.hexadecimal(of: Array("\(content) \(key.first) \(key.second)".utf8))
    }

    /// In pieces, so that a large file does not fill the memory.
    private static func digest(of file: FileBytes) -> String {
        let piece = 1 << 24
        var hash = SHA256()
        withExtendedLifetime(file) {
            for start in stride(from: 0, to: file.count, by: piece) {
                let end = min(start + piece, file.count)
                hash.update(UnsafeRawBufferPointer(rebasing: file.buffer[start..<end]))
                file.passed(end)
            }
        }
        return hash.hexadecimal()
    }
}

extension ExportListing.Group {
    var bytes: Int { files.reduce(0) { $0 + $1.size } }
}

extension SystemImport {
    /// The same reading for exports that lie elsewhere now.
    func moved(to group: ExportListing.Group) -> SystemImport {
        var copy = self
        copy.group = group
        for (position, export) in group.files.enumerated() where position < copy.files.count {
            copy.files[position].export = export
        }
        return copy
    }

    var inputs: [InputFile] {
        files.map {
            InputFile(
                path: $0.export.path,
                size: $0.export.size,
                digest: $0.digest,
                importer: $0.importer,
                reasons: $0.reasons
            )
        }
    }
}
