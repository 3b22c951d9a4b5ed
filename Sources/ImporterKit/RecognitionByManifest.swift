extension ImporterManifest {
    /// Tells whether an export is one of the datasets described here.
    ///
    /// A dataset needs its root element, all its required fields and none of its absent ones. Fields that other systems
    /// hardly have, names of files and of the folder make it surer.
    public func recognize(_ preview: ExportPreview) -> Recognition {
        if let obstacle = preview.obstacle { return .no(obstacle) }
        guard let format = preview.format else { return .no("the format is not known") }
        guard datasets.contains(where: { $0.parent == nil && $0.format == format }) else {
            let formats = Set(datasets.map(\.format.rawValue)).sorted().joined(separator: " or ")
            return .no("it is \(format.rawValue), not \(formats)")
        }
        let matches = matches(in: preview)
        guard let best = matches.first else {
            let candidates = datasets.filter { $0.parent == nil && $0.format == format }
            // Thousands of documents of another kind must not cost a reason for each dataset.
            let roots = Set(candidates.map(\.fingerprint.rootElement))
            if !roots.contains(nil), !roots.contains(preview.rootElement) {
                let expected = roots.compactMap(\.self).sorted().prefix(3).joined(separator: " or ")
                return .no("the root element is \(preview.rootElement ?? "missing"), not \(expected)")
            }
            let reasons = candidates.map { refusal(of: $0, in: preview) }
            return .no(reasons.min { ($0.distance, $0.text) < ($1.distance, $1.text) }?.text ?? "nothing fits")
        }
        return Recognition(confidence: best.confidence, reasons: best.reasons, datasets: matches.map(\.dataset.name))
    }

    /// The datasets that an export holds, surest first; one per table.
    func matches(in preview: ExportPreview) -> [DatasetMatch] {
        guard preview.obstacle == nil, let format = preview.format else { return [] }
        var found: [(position: Int, match: DatasetMatch)] = []
        var clues: (hinted: Bool, names: [Set<String>])?
        for (position, dataset) in datasets.enumerated() where dataset.parent == nil && dataset.format == format {
            if dataset.fingerprint.rootElement != nil {
                if let match = rootMatch(of: dataset, in: preview) { found.append((position, match)) }
                continue
            }
            let known =
                clues ?? (isNamed(in: preview.path), preview.tables.map { Set($0.fields.map(FieldName.normalized)) })
            clues = known
            if let match = fieldMatch(of: dataset, in: preview, known.names, hinted: known.hinted) {
                found.append((position, match))
            }
        }
        found.sort { ($1.match.confidence, $0.position) < ($0.match.confidence, $1.position) }
        var taken: Set<Int> = []
        var names: Set<String> = []
        return found.compactMap { _, match in
            if let table = match.table, !taken.insert(table).inserted { return nil }
            return names.insert(match.dataset.name).inserted ? match : nil
        }
    }

    /// Whether a path has the name of the system or the importer in it.
    private func isNamed(in path: String) -> Bool {
        let words = FieldName.words(of: path)
        return [id, system?.id].compactMap(\.self).contains { FieldName.words(of: $0).isSubset(of: words) }
    }
}

/// A dataset of a manifest that an export holds.
struct DatasetMatch {
    var dataset: DatasetDescription
    /// The position of its table in the preview; nil where the preview shows no tables.
    var table: Int?
    var confidence: Double
    var reasons: [String]
}

extension ImporterManifest {
    private func rootMatch(of dataset: DatasetDescription, in preview: ExportPreview) -> DatasetMatch? {
        let fingerprint = dataset.fingerprint
        guard let root = fingerprint.rootElement, preview.rootElement == root,
            fingerprint.accepts(namespace: preview.namespace),
            fingerprint.namespace != nil || dataset.isReached(by: preview.tables)
        else { return nil }
        let place = fingerprint.namespace == nil ? "" : " of \(preview.namespace ?? "")"
        return DatasetMatch(
            dataset: dataset,
            table: nil,
            confidence: fingerprint.namespace == nil ? 0.85 : 0.95,
            reasons: ["the root element is \(root)\(place)"]
        )
    }

    /// - Parameter names: of the fields of each table, normalised.
    private func fieldMatch(
        of dataset: DatasetDescription,
        in preview: ExportPreview,
        _ names: [Set<String>],
        hinted: Bool
    ) -> DatasetMatch? {
        var best: DatasetMatch?
        for (position, table) in preview.tables.enumerated() where dataset.canBe(table) {
            guard let score = dataset.fingerprint.score(names[position], path: preview.path, hinted: hinted),
                score.confidence > best?.confidence ?? 0
            else { continue }
            best = DatasetMatch(
                dataset: dataset,
                table: position,
                confidence: score.confidence,
                reasons: score.reasons
            )
        }
        return best
    }

    /// Why a dataset is not in an export, and how far off it is.
    private func refusal(of dataset: DatasetDescription, in preview: ExportPreview) -> (distance: Double, text: String)
    {
        let fingerprint = dataset.fingerprint
        if let root = fingerprint.rootElement, preview.rootElement != root {
            return (3, "the root element is \(preview.rootElement ?? "missing"), not \(root)")
        }
        if !fingerprint.accepts(namespace: preview.namespace) {
            return (2.5, "the namespace is \(preview.namespace ?? "missing"), not \(fingerprint.namespace ?? "")")
        }
        var nearest: (distance: Double, text: String)?
        for table in preview.tables where dataset.canBe(table) {
            let names = Set(table.fields.map(FieldName.normalized))
            let missing = fingerprint.missing(in: names)
            let distance = Double(missing.count) / Double(max(1, fingerprint.required.count))
            guard distance < nearest?.distance ?? .infinity else { continue }
            if let first = missing.first {
                nearest = (distance, "no field “\(first.joined(separator: "” or “"))”, which \(dataset.name) has")
            } else if let field = fingerprint.absent.first(where: { names.contains(FieldName.normalized($0)) }) {
                nearest = (distance, "a field “\(field)”, which \(dataset.name) never has")
            }
        }
        return nearest ?? (2, "no records at \(dataset.recordPath ?? "the top"), where \(dataset.name) has them")
    }
}

extension DatasetDescription {
    /// Whether a table lies where the dataset's records lie. Envelopes of JSON documents differ between programs that
    /// fetch the same records, so there the fields decide.
    fileprivate func canBe(_ table: PreviewTable) -> Bool {
        switch format {
        case .delimited: true
        case .xml: recordPath == nil || recordPath == table.recordPath
        case .json: table.parent == nil
        }
    }
}

extension DatasetDescription {
    /// Whether the beginning of an XML document shows that records of this dataset are in it. Which elements look like
    /// records depends on how many there are, so the tables of a preview may lie above or below them.
    fileprivate func isReached(by tables: [PreviewTable]) -> Bool {
        guard let recordPath else { return true }
        return tables.contains { table in
            if table.recordPath == recordPath || table.recordPath.hasPrefix(recordPath + "/") { return true }
            guard recordPath.hasPrefix(table.recordPath + "/") else { return false }
            let inner = recordPath.dropFirst(table.recordPath.count + 1)
            return table.fields.contains { $0 == inner || $0.hasPrefix(inner + "/") }
        }
    }
}

extension Fingerprint {
    fileprivate func accepts(namespace other: String?) -> Bool {
        guard let namespace else { return true }
        return other?.hasPrefix(namespace) ?? false
    }

    fileprivate func missing(in names: Set<String>) -> [[String]] {
        required.filter { alternatives in !alternatives.contains { names.contains(FieldName.normalized($0)) } }
    }

    /// How sure the names make it: the required ones alone never enough, each typical one, a part of the file's name and
    /// the system's name in the path each take a share of the remaining doubt away.
    fileprivate func score(_ names: Set<String>, path: String, hinted: Bool) -> (confidence: Double, reasons: [String])?
    {
        guard missing(in: names).isEmpty else { return nil }
        guard !absent.contains(where: { names.contains(FieldName.normalized($0)) }) else { return nil }
        var doubt = 0.8 - 0.08 * Double(min(required.count, 4))
        var reasons: [String] = []
        let needed = required.compactMap { alternatives in
            alternatives.first { names.contains(FieldName.normalized($0)) }
        }
        let found = typical.filter { names.contains(FieldName.normalized($0)) }
        if !(needed + found).isEmpty {
            let shown = (needed + found).prefix(6).map { "“\($0)”" }.joined(separator: ", ")
            reasons.append("it has the fields \(shown)" + (needed.count + found.count > 6 ? " and others" : ""))
        }
        for _ in found { doubt *= 0.6 }
        let lowered = path.lowercased()
        if let part = fileNames.first(where: { lowered.contains($0) }) {
            doubt *= 0.6
            reasons.append("its name has “\(part)” in it")
        }
        if hinted {
            doubt *= 0.75
            reasons.append("its path names the system")
        }
        return (1 - doubt, reasons)
    }
}
