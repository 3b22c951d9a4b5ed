import ImporterKit
import IntegrationModel
import Profiling

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
    ///
    /// - Parameters:
    ///   - resources: threads and memory. Of the result only what plain values fit into the memory depends on them.
    ///   - spillFolder: where columns of large datasets go while they are read; nil to keep them in memory.
    ///   - keepsTexts: whether plain values that the gaps ask for are kept in memory while exports are read.
    init(
        reading listing: ExportListing,
        importers: [any Importer],
        corrections: ImportCorrections,
        key: HashKey,
        kept: KeptImports,
        resources: MachineResources,
        spillFolder: String? = nil,
        keepsTexts: Bool = true,
        onShareRead: @escaping @Sendable (Double) -> Void = { _ in }
    ) {
        let (groups, remarks) = SystemGrouping(importers).grouped(listing.groups)
        let team = resources.team
        let readers = ExportDigest.digest(of: importers)
        let spill = spillFolder.map(SpillFolder.init)
        let keeping = keepsTexts ? KeptTextChoice(limit: resources.textMemory / 4) : nil
        let read = team.run {
            Self.each(groups, team, onShareRead) { group in
                let former = kept.entries[group.folder]
                func readAnew() -> SystemImport {
                    SystemImporter(importers: importers, key: key, team: team, spill: spill, texts: keeping).read(group)
                }
                // Where nothing is kept, small files are read once for their digest and all else.
                let first = former == nil ? readAnew() : nil
                let digests = ExportDigest(
                    group,
                    key: key,
                    importers: readers,
                    known: former?.knownFiles ?? first?.digestedFiles ?? [:],
                    isFresh: former == nil,
                    team: team
                )
                var reading: SystemImport
                if let former, former.digest == digests.group {
                    reading = former.reading.moved(to: group)
                } else {
                    reading = first ?? readAnew()
                }
                for (position, file) in digests.files.enumerated() where position < reading.files.count {
                    reading.files[position].digest = file.digest
                    reading.files[position].stamp = file.stamp
                }
                return (KeptImports.Entry(digest: digests.group, reading: reading), digests.content)
            }
        }
        var entries = read.map(\.0)
        let readings = entries.map(\.reading)
        for position in entries.indices { entries[position].reading.texts = [:] }
        let named = SystemIdentity.systems(readings)
        let used = readings.indices.filter { !readings[$0].datasets.isEmpty }
        systems = used.map { named[$0] }.sorted { $0.id < $1.id }
        profiles = used.flatMap { Self.profiles(readings[$0], of: named[$0], corrections) }.sorted {
            $0.dataset.id < $1.dataset.id
        }
        texts = ExportTexts(
            Dictionary(uniqueKeysWithValues: used.flatMap { Self.origins(readings[$0], of: named[$0]) }),
            importers: importers,
            resources: resources,
            kept: Dictionary(uniqueKeysWithValues: used.flatMap { Self.kept(readings[$0], of: named[$0]) })
        )
        diagnostics =
            listing.diagnostics + remarks + readings.flatMap(\.diagnostics)
            + corrections.unused(among: profiles.map(\.dataset))
        inputs = readings.flatMap(\.inputs).sorted { $0.path < $1.path }
        self.kept = KeptImports(
            Dictionary(zip(groups.map(\.folder), entries)) { first, _ in first },
            containers: listing.containers
        )
        digest = String(ExportDigest.digest(of: read.map(\.1).joined()).prefix(16))
    }

    /// What `body` makes of each group. The largest come first, so that the last one to end is a short one.
    private static func each<Result>(
        _ groups: [ExportListing.Group],
        _ team: WorkTeam,
        _ onShareRead: @escaping @Sendable (Double) -> Void,
        _ body: @escaping (ExportListing.Group) -> Result
    ) -> [Result] {
        var order = groups.indices.sorted { (groups[$1].bytes, $0) < (groups[$0].bytes, $1) }[...]
        var results: [Result?] = groups.map { _ in nil }
        let total = Double(max(1, groups.reduce(0) { $0 &+ $1.bytes }))
        var bytes = 0.0
        team.inOrder(
            atMost: groups.count,
            next: { order.popFirst() },
            work: { body(groups[$0]) },
            join: { (index: Int, result: Result) in
                results[index] = result
                bytes += Double(groups[index].bytes)
                onShareRead(min(1, bytes / total))
                return true
            }
        )
        return results.compactMap(\.self)
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
            let origin = ExportTexts.Origin(
                name: dataset.id,
                system: system.id,
                group: reading.group.files,
                paths: Set(dataset.files),
                fields: dataset.fields,
                records: dataset.records
            )
            return ("\(system.id)/\(dataset.id)", origin)
        }
    }

    private static func kept(_ reading: SystemImport, of system: System) -> [(String, [Int: TextColumn])] {
        reading.texts.map { ("\(system.id)/\($0.key)", $0.value) }
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

    /// The files whose digests are known, by path.
    var digestedFiles: [String: ExportDigest.File] {
        let known = files.filter { !$0.digest.isEmpty }
        return Dictionary(known.map { ($0.export.path, ExportDigest.File(stamp: $0.stamp, digest: $0.digest)) }) {
            first,
            _ in first
        }
    }

    var inputs: [InputFile] {
        files.map {
            InputFile(
                path: $0.export.path,
                size: $0.export.size,
                digest: $0.digest,
                importer: $0.reader.importer,
                reasons: $0.reader.reasons
            )
        }
    }
}
