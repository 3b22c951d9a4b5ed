extension ImporterManifest {
    /// Tells whether an export is one of the datasets described here.
    ///
    /// A dataset needs its root element, all its required fields and none of its absent ones. Fields that other systems
    /// hardly have, names of files and of the folder make it surer. A table that has a part of the columns is told by those
    /// that other systems hardly have.
    ///
    /// - Parameter isOwn: whether the user wrote it for these exports, so that names that any system may have count too.
    public func recognize(_ preview: ExportPreview, isOwn: Bool = false) -> Recognition {
        if let obstacle = preview.obstacle { return .no(obstacle) }
        guard let format = preview.format else { return .no("the format is not known") }
        guard datasets.contains(where: { $0.isTop && $0.format == format }) else {
            let formats = Set(datasets.map(\.format.rawValue)).sorted().joined(separator: " or ")
            return .no("it is \(format.rawValue), not \(formats)")
        }
        let matches = matches(in: preview, isOwn: isOwn)
        guard let best = matches.first else {
            let candidates = datasets.filter { $0.isTop && $0.format == format }
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
    func matches(in preview: ExportPreview, isOwn: Bool = false) -> [DatasetMatch] {
        guard preview.obstacle == nil, let format = preview.format else { return [] }
        var found: [(position: Int, match: DatasetMatch)] = []
        var clues: (hinted: Bool, names: [Set<String>])?
        for (position, dataset) in datasets.enumerated() where dataset.isTop && dataset.format == format {
            if dataset.fingerprint.rootElement != nil {
                if let match = rootMatch(of: dataset, in: preview) { found.append((position, match)) }
                continue
            }
            if let opening = dataset.opening {
                if let match = match(of: dataset, opening, in: preview, isOwn: isOwn) {
                    found.append((position, match))
                }
                continue
            }
            let known =
                clues ?? (isNamed(in: preview.path), preview.tables.map { Set($0.fields.map(FieldName.normalized)) })
            clues = known
            if let match = fieldMatch(of: dataset, in: preview, known.names, hinted: known.hinted, isOwn: isOwn) {
                found.append((position, match))
            }
        }
        if found.isEmpty, format == .delimited || format == .json {
            let known =
                clues ?? (isNamed(in: preview.path), preview.tables.map { Set($0.fields.map(FieldName.normalized)) })
            if let part = partMatch(in: preview, known.names, hinted: known.hinted) { return [part] }
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
            fingerprint.namespace != nil
                || dataset.isReached(by: preview.tables) && dataset.hasRequiredFields(in: preview.tables)
        else { return nil }
        let place = fingerprint.namespace == nil ? "" : " of \(preview.namespace ?? "")"
        return DatasetMatch(
            dataset: dataset,
            table: nil,
            confidence: fingerprint.namespace == nil ? 0.85 : 0.95,
            reasons: ["the root element is \(root)\(place)"]
        )
    }

    /// A text that begins as the dataset's exports do is surer than its names of columns alone make it.
    private func match(
        of dataset: DatasetDescription,
        _ opening: TextOpening,
        in preview: ExportPreview,
        isOwn: Bool
    ) -> DatasetMatch? {
        guard let header = opening.header(of: preview) else { return nil }
        let names = Set(header.map(FieldName.normalized))
        let hinted = isNamed(in: preview.path)
        guard let score = dataset.fingerprint.score(names, path: preview.path, hinted: hinted, isOwn: isOwn) else {
            return nil
        }
        let values = preview.firstRows.first?.prefix(4).joined(separator: " ") ?? ""
        return DatasetMatch(
            dataset: dataset,
            table: 0,
            confidence: 1 - (1 - score.confidence) * 0.3,
            reasons: ["it begins with “\(values)”"] + score.reasons
        )
    }

    /// - Parameter names: of the fields of each table, normalised.
    private func fieldMatch(
        of dataset: DatasetDescription,
        in preview: ExportPreview,
        _ names: [Set<String>],
        hinted: Bool,
        isOwn: Bool
    ) -> DatasetMatch? {
        var best: DatasetMatch?
        let isSet = dataset.fingerprint.accepts(entitySet: preview.entitySet, path: preview.path)
        guard isSet else { return nil }
        for (position, table) in preview.tables.enumerated() where dataset.canBe(table) {
            let score = dataset.fingerprint.score(names[position], path: preview.path, hinted: hinted, isOwn: isOwn)
            guard let score, score.confidence > best?.confidence ?? 0
            else { continue }
            best = DatasetMatch(
                dataset: dataset,
                table: position,
                confidence: score.confidence,
                reasons: score.reasons
            )
        }
        if let set = preview.entitySet, dataset.fingerprint.entitySet != nil, let found = best {
            best?.confidence = 1 - (1 - found.confidence) * 0.5
            best?.reasons = ["its context names the entity set \(set)"] + found.reasons
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
        if let opening = dataset.opening, opening.header(of: preview) == nil {
            return (1.5, "it does not begin as \(dataset.name) does")
        }
        if !fingerprint.accepts(entitySet: preview.entitySet, path: preview.path) {
            return (2.2, "it is not of the entity set \(fingerprint.entitySet ?? "")")
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
    /// Whether its records lie by themselves, and not in or among those of another dataset.
    var isTop: Bool { parent == nil && variant == nil }

    /// Whether a table lies where the dataset's records lie. Envelopes of JSON documents differ between programs that
    /// fetch the same records, so there the fields decide.
    func canBe(_ table: PreviewTable) -> Bool {
        switch format {
        case .delimited: true
        case .xml: recordPath == nil || recordPath == table.recordPath
        case .json: table.parent == nil
        case .coda, .mt940: false
        }
    }
}
