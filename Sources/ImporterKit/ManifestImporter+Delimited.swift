import IntegrationModel

extension ManifestImporter {
    /// Reads delimited text as the dataset that its header fits best.
    func readDelimited(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        guard let dataset = manifest.matches(in: preview).first?.dataset else {
            throw ImportError(
                "the header is none that \(manifest.system?.name ?? manifest.id) writes",
                at: SourceLocation(file: export.path),
                remedy: "leave the importer to be chosen, or name another one in koppel.yaml"
            )
        }
        var preview = preview
        preview.dialect = dataset.dialect(of: preview)
        let reader = try DelimitedTextReader(export, as: preview)
        let header = dataset.names(of: reader.header)
        var target = sink(of: dataset, header, into: output)
        if let grouping = dataset.grouping, let lines = lineDataset(of: dataset, grouping) {
            let isLine = Self.lineFields(in: header, grouping)
            let key = Set(grouping.key.map(FieldName.normalized))
            // Without a key nothing tells which lines belong together.
            if isLine.contains(true), header.contains(where: { key.contains(FieldName.normalized($0)) }) {
                let lineHeader = zip(header, isLine).filter(\.1).map(\.0)
                let parts = Set(grouping.keyParts.joined().map(FieldName.normalized))
                target = DocumentLineSink(
                    documents: target,
                    lines: sink(of: lines, lineHeader, into: output),
                    isKey: { key.contains(FieldName.normalized($0)) },
                    isKeyPart: { parts.contains(FieldName.normalized($0)) },
                    isLine: { grouping.isLine($0) },
                    reportOrphan: { place in output.report(Self.orphan(of: dataset, grouping, export, place)) }
                )
            }
        }
        try reader.readAll(into: target, named: header) { output.report($0) }
    }

    /// Opens a dataset for records with these fields.
    private func sink(
        of dataset: DatasetDescription,
        _ header: [String],
        into output: ImportOutput
    ) -> any RecordSink {
        func opened(_ dataset: DatasetDescription) -> any RecordSink {
            let meanings = dataset.withLedgerSides(dataset.meanings(of: header))
            return dataset.prepared(output.open(dataset.declaration(meanings: meanings)))
        }
        let variants = manifest.variants(of: dataset)
        guard !variants.isEmpty else { return opened(dataset) }
        return VariantSink(
            { opened(dataset) },
            variants: variants.compactMap { other in other.variant.map { ($0, { opened(other) }) } }
        )
    }

    private static func orphan(
        of dataset: DatasetDescription,
        _ grouping: RecordGrouping,
        _ export: ExportFile,
        _ place: RecordPlace
    ) -> Diagnostic {
        Diagnostic(
            .warning,
            "record left out: it is a line without a document; a value in “\(grouping.key.first ?? "")” was expected in it "
                + "or above it",
            at: SourceLocation(file: export.path, line: place.line),
            remedy: "export \(dataset.name) again from its first record on"
        )
    }

    private func lineDataset(of dataset: DatasetDescription, _ grouping: RecordGrouping) -> DatasetDescription? {
        manifest.datasets.first { $0.name == grouping.lines && $0.parent == dataset.name && $0.format == .delimited }
    }

    private static func lineFields(in header: [String], _ grouping: RecordGrouping) -> [Bool] {
        header.map(grouping.isLine)
    }
}

extension RecordGrouping {
    /// Whether a field belongs to the lines.
    func isLine(_ field: String) -> Bool {
        let name = FieldName.normalized(field)
        if lineSuffixes.contains(where: { name.hasSuffix(FieldName.normalized($0)) }) { return true }
        return linePrefixes.contains { prefix in
            // A blank at the end of a prefix is a part of it, which normalising would take away.
            name.hasPrefix(FieldName.normalized(prefix) + (prefix.hasSuffix(" ") ? " " : ""))
        }
    }
}

extension DatasetDescription {
    /// What the fields of a header mean. Each meaning goes to one field: of the descriptions and their names, the first
    /// that the header has; only ``CanonicalField/reference`` can be had by several.
    func meanings(of header: [String]) -> [String: CanonicalField] {
        var positions: [String: String] = [:]
        for field in header.reversed() { positions[FieldName.normalized(field)] = field }
        var meanings: [String: CanonicalField] = [:]
        var given: Set<CanonicalField> = []
        for description in fields {
            guard let canonical = description.canonical, canonical == .reference || !given.contains(canonical) else {
                continue
            }
            let found = description.names.lazy.compactMap { positions[FieldName.normalized($0)] }
            guard let field = found.first, meanings[field] == nil else { continue }
            meanings[field] = canonical
            given.insert(canonical)
        }
        return meanings
    }

    /// A sink before `sink` that does with values what the description says.
    func prepared(_ sink: any RecordSink) -> any RecordSink {
        let sink = withoutPrefixes(withValueForms(sink))
        return ledgerSide.map { LedgerSideSink(sink, $0) } ?? sink
    }

    /// The names of the columns of a text in which `header` was found.
    func names(of header: [String]) -> [String] {
        guard let opening, opening.headerLine == nil else { return header }
        return Array(opening.columns.prefix(header.count)) + header.dropFirst(opening.columns.count)
    }

    /// A sink before `sink` that takes off the characters that the system writes before values, where there are any.
    func withoutPrefixes(_ sink: any RecordSink) -> any RecordSink {
        let described = fields.filter { $0.stripPrefix != nil }
        guard stripPrefix != nil || !described.isEmpty else { return sink }
        var byName: [String: StrippedPrefix] = [:]
        for field in described {
            for name in field.names { byName[FieldName.normalized(name)] = StrippedPrefix(field.stripPrefix ?? "") }
        }
        return PrefixStrippingSink(sink) { path in byName[FieldName.normalized(path)] ?? stripPrefix }
    }
}
