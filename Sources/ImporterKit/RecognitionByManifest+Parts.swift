extension ImporterManifest {
    /// The dataset of which a table has a part of the fields only, as people choose columns of a list or fields of an
    /// answer (`$select`, `fields=`); nil where too little speaks for one.
    ///
    /// Without all its required fields a dataset needs names that hardly any other system writes, and most of what is there
    /// must be known to it. What it finds so is never as sure as a dataset that has all of them.
    ///
    /// - Parameter names: of the fields of each table, normalised.
    func partMatch(in preview: ExportPreview, _ names: [Set<String>], hinted: Bool) -> DatasetMatch? {
        var best: (weight: Double, match: DatasetMatch)?
        for dataset in datasets
        where dataset.format == preview.format && dataset.isTop && dataset.opening == nil
            && dataset.fingerprint.rootElement == nil
            && dataset.fingerprint.accepts(entitySet: preview.entitySet, path: preview.path)
        {
            let isSet = dataset.name == preview.entitySet
            let isNamed = isSet || dataset.isNamed(in: preview.path)
            // Whatever saved an answer calls it "orders".
            let isHinted = hinted || (dataset.format == .json ? isSet : isNamed)
            for (position, names) in names.enumerated() where dataset.canBe(preview.tables[position]) {
                guard let part = part(of: dataset, names, hinted: isHinted) else { continue }
                let weight = part.weight + (isNamed ? 0.75 : 0)
                guard weight > best?.weight ?? 0 else { continue }
                let match = DatasetMatch(
                    dataset: dataset,
                    table: position,
                    confidence: ImporterChoice.leastConfidence + 0.01 * Double(min(part.evidence, 8)),
                    reasons: part.reasons
                )
                best = (weight, match)
            }
        }
        return best?.match
    }

    private func part(of dataset: DatasetDescription, _ names: Set<String>, hinted: Bool) -> (
        evidence: Int, weight: Double, reasons: [String]
    )? {
        let fingerprint = dataset.fingerprint
        guard !fingerprint.required.isEmpty, !names.isEmpty,
            !fingerprint.absent.contains(where: { names.contains(FieldName.normalized($0)) })
        else { return nil }
        let typical = fingerprint.typical.filter { names.contains(FieldName.normalized($0)) }
        let required = fingerprint.required.compactMap { alternatives in
            alternatives.first { names.contains(FieldName.normalized($0)) }
        }
        let known = knownNames(of: dataset).intersection(names)
        let telling = known.filter { isTelling($0, in: dataset.format) }
        let counted = Set((typical + required).map(FieldName.normalized))
        // Two names that other systems hardly have need a third, whichever the dataset knows.
        let evidence = typical.count + required.count + telling.subtracting(counted).count
        guard typical.count >= (hinted ? 1 : 2), evidence >= 3 else { return nil }
        let share = Double(known.count) / Double(names.count)
        guard share >= 0.4, telling.count >= 2 else { return nil }
        let shown = (required + typical).prefix(6).map { "“\($0)”" }.joined(separator: ", ")
        let missing = fingerprint.missing(in: names).compactMap { $0.first.map { "“\($0)”" } }.prefix(3)
        var reasons = ["it has a part of the fields of \(dataset.name): \(shown)"]
        if !missing.isEmpty { reasons.append("it lacks \(missing.joined(separator: ", "))") }
        return (evidence, Double(evidence) + share, reasons)
    }

    /// All names that a dataset and its lines go by, normalised.
    private func knownNames(of dataset: DatasetDescription) -> Set<String> {
        let fields = datasets.filter { $0.name == dataset.name || $0.parent == dataset.name }.flatMap(\.fields)
        let names =
            fields.flatMap(\.names) + dataset.fingerprint.required.joined() + dataset.fingerprint.typical
        return Set(names.map(FieldName.normalized))
    }

    /// Whether a name is more than a word that any table may have. Keys of JSON are no words of a language, and shorter.
    private func isTelling(_ name: String, in format: ExportFormat) -> Bool {
        if format == .json, EverydayNames.contains(name) { return false }
        return name.utf8.count >= (format == .json ? 9 : 12) || name.utf8.contains { " _/.:-".utf8.contains($0) }
    }
}

extension DatasetDescription {
    fileprivate func isNamed(in path: String) -> Bool {
        let lowered = path.lowercased()
        return fingerprint.fileNames.contains { lowered.contains($0) }
    }
}
