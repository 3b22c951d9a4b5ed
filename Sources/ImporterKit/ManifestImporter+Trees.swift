import IntegrationModel

/// A table of a nested document and the dataset it fills.
struct TreeTable {
    /// nil for an element around records that is no record itself and only has fields that they take over.
    var dataset: DatasetDescription?
    /// The datasets whose records stand among those of the first one.
    var variants: [DatasetDescription] = []
    var recordPath: String
    /// The position of the table whose records hold these.
    var parent: Int?
    var inherited: [InheritedField] = []
}

extension ManifestImporter {
    /// The tables that an XML document of this root may hold, also those that the preview did not reach.
    func xmlTables(in preview: ExportPreview) -> [TreeTable] {
        let datasets = manifest.datasets.filter { dataset in
            guard dataset.format == .xml, dataset.variant == nil, let path = dataset.recordPath else { return false }
            if let root = dataset.fingerprint.rootElement {
                return root == preview.rootElement
                    && preview.namespace?.hasPrefix(dataset.fingerprint.namespace ?? "")
                        ?? (dataset.fingerprint.namespace == nil)
            }
            return path.split(separator: "/").first.map(String.init) == preview.rootElement
        }
        return inheriting(withParents(datasets) { $0.recordPath ?? "" })
    }

    /// The tables of a JSON document. The paths are those of the document: the same records come in the envelopes of
    /// different programs, in an array, or one per line.
    func jsonTables(in preview: ExportPreview) -> [TreeTable] {
        var datasets: [DatasetDescription] = []
        var paths: [String: String] = [:]
        for match in manifest.matches(in: preview) {
            guard let table = match.table else { continue }
            let path = preview.tables[table].recordPath
            datasets.append(match.dataset)
            paths[match.dataset.name] = path
            addParts(of: match.dataset, at: path, to: &datasets, &paths)
        }
        return withParents(datasets) { paths[$0.name] ?? "" }
    }

    private func addParts(
        of dataset: DatasetDescription,
        at path: String,
        to datasets: inout [DatasetDescription],
        _ paths: inout [String: String]
    ) {
        for part in manifest.datasets where part.parent == dataset.name && part.format == .json {
            guard let described = part.recordPath, paths[part.name] == nil else { continue }
            var inner = described.dropFirst(dataset.recordPath?.count ?? 0)
            if inner.hasPrefix(".") { inner = inner.dropFirst() }
            let place = path.isEmpty ? String(inner) : "\(path).\(inner)"
            datasets.append(part)
            paths[part.name] = place
            addParts(of: part, at: place, to: &datasets, &paths)
        }
    }

    private static func lies(_ path: String, in holder: String) -> Bool {
        holder.isEmpty || path.hasPrefix(holder + "/") || path.hasPrefix(holder + ".")
    }

    private func withParents(
        _ datasets: [DatasetDescription],
        path: (DatasetDescription) -> String
    ) -> [TreeTable] {
        datasets.map { dataset in
            TreeTable(
                dataset: dataset,
                variants: manifest.variants(of: dataset),
                recordPath: path(dataset),
                parent: dataset.parent.flatMap { parent in
                    // A dataset may lie at several paths; its parts are in the one whose path theirs begins with.
                    datasets.firstIndex { $0.name == parent && Self.lies(path(dataset), in: path($0)) }
                }
            )
        }
    }
}

extension ManifestImporter {
    private static let above = "../"

    /// Adds the elements around records from which these take fields over.
    private func inheriting(_ tables: [TreeTable]) -> [TreeTable] {
        var around: [TreeTable] = []
        var wanted: [(table: Int, field: String, path: String, name: String)] = []
        for (position, table) in tables.enumerated() {
            for name in table.dataset?.fields.flatMap(\.names) ?? [] where name.hasPrefix(Self.above) {
                var path = table.recordPath[...]
                var field = name[...]
                while field.hasPrefix(Self.above) {
                    field = field.dropFirst(Self.above.count)
                    path = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
                }
                wanted.append((position, String(field), String(path), name))
                if !path.isEmpty, !(tables + around).contains(where: { $0.recordPath == path }) {
                    around.append(TreeTable(recordPath: String(path)))
                }
            }
        }
        var all = around + tables
        for position in all.indices.dropFirst(around.count) {
            all[position].parent = all[position].parent.map { $0 + around.count }
        }
        for want in wanted {
            guard let holder = all.firstIndex(where: { $0.recordPath == want.path }) else { continue }
            all[want.table + around.count].inherited.append(
                InheritedField(table: holder, field: want.field, name: want.name)
            )
        }
        return all
    }
}

extension DatasetDescription {
    /// What the fields of a nested record mean. The first name of a description is the field that also takes the values
    /// of the others where it has none, see ``AlternativeNamesSink``.
    var treeMeanings: [String: CanonicalField] {
        var meanings: [String: CanonicalField] = [:]
        var given: Set<CanonicalField> = []
        for description in fields {
            guard let canonical = description.canonical, let name = description.names.first, meanings[name] == nil,
                canonical == .reference || given.insert(canonical).inserted
            else { continue }
            meanings[name] = canonical
        }
        return withLedgerSides(meanings)
    }

    /// The paths that choose one of several.
    var selectors: [String] {
        var paths: [String] = []
        for name in fields.flatMap(\.names)
        where name.utf8.contains(UInt8(ascii: "=")) && name.utf8.contains(UInt8(ascii: "[")) && !paths.contains(name) {
            paths.append(name)
        }
        return paths
    }
}
