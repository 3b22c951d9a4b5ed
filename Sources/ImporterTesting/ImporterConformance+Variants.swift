import ImporterKit
import IntegrationModel

extension ImporterConformance {
    /// Variants that must give the same records as the sample.
    func faultsOfVariants(
        _ check: ConformanceCheck,
        _ variants: (Sample) -> [HostileExports.Variant]
    ) throws -> [ConformanceFault] {
        try samples.flatMap { sample in
            let original = try reading(sample).recorded
            if let error = original.error {
                return [ConformanceFault(check, sample: sample.name, "it can't be read: \(error)")]
            }
            if original.datasets.allSatisfy(\.records.isEmpty) {
                return [ConformanceFault(check, sample: sample.name, "no records are read")]
            }
            return try variants(sample).compactMap { variant in
                let read = try reading(variant.sample).recorded
                return difference(between: original, and: read).map {
                    ConformanceFault(check, sample: "\(sample.name), \(variant.label)", $0)
                }
            }
        }
    }

    func faultsOfDelimited(
        _ check: ConformanceCheck,
        _ variants: (Sample) -> [HostileExports.Variant]
    ) throws -> [ConformanceFault] {
        try faultsOfVariants(check) { sample in
            guard (try? preview(of: sample))?.format == .delimited else { return [] }
            return variants(sample)
        }
    }

    /// The order of columns must not matter.
    func faultsInShuffling() throws -> [ConformanceFault] {
        try faultsOfDelimited(.readsShuffledColumns) { sample in
            guard let table = DelimitedSample(sample, importer.manifest), table.hasNames, table.header.count > 1 else {
                return []
            }
            let count = table.header.count
            let reversed = table.reordered(Array((0..<count).reversed()))
            let rotated = table.reordered((0..<count).map { ($0 + count / 2) % count })
            return [("columns reversed", reversed), ("columns rotated", rotated)]
        }
    }

    /// Adds a column, and gives another name to each column that recognition does not need.
    func faultsInRenaming() throws -> [ConformanceFault] {
        try samples.flatMap { sample -> [ConformanceFault] in
            guard try preview(of: sample).format == .delimited,
                let table = DelimitedSample(sample, importer.manifest), table.hasNames
            else { return [] }
            let original = try reading(sample).recorded
            var faults: [ConformanceFault] = []
            func compare(_ label: String, _ variant: Sample, without field: String?) throws {
                let read = try reading(variant).recorded
                guard let fault = difference(between: original, and: read, without: field) else { return }
                faults.append(
                    ConformanceFault(.readsRenamedAndExtraColumns, sample: "\(sample.name), \(label)", fault)
                )
            }
            try compare("with an extra column", table.adding("Zusätzlich", value: "é"), without: "Zusätzlich")
            for (position, name) in table.header.enumerated() where !isNeeded(name) {
                let renamed = table.renaming(position, to: "Onbekend \(position)")
                let recognition = importer.recognize(try preview(of: renamed))
                guard recognition.confidence >= ImporterChoice.leastGenericConfidence else {
                    let label = "“\(name)” renamed"
                    faults.append(
                        ConformanceFault(
                            .readsRenamedAndExtraColumns,
                            sample: "\(sample.name), \(label)",
                            "it is no longer recognised"
                        )
                    )
                    continue
                }
                try compare("“\(name)” renamed", renamed, without: name)
            }
            return faults
        }
    }

    /// Whether recognition, grouping or the choice of a dataset rest on a column.
    private func isNeeded(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return importer.manifest.datasets.contains { dataset in
            dataset.fingerprint.required.joined().contains { $0.lowercased() == lowered }
                || dataset.variant?.field.contains { $0.lowercased() == lowered } ?? false
                || dataset.variant?.also?.field.contains { $0.lowercased() == lowered } ?? false
                || dataset.grouping?.key.contains { $0.lowercased() == lowered } ?? false
                || dataset.grouping?.keyParts.joined().contains { $0.lowercased() == lowered } ?? false
                || dataset.grouping?.lineSuffixes.contains { lowered.hasSuffix($0.lowercased()) } ?? false
                || dataset.grouping?.linePrefixes.contains { lowered.hasPrefix($0.lowercased()) } ?? false
        }
    }

    /// What two readings differ in; values are compared by field, so the order of fields does not matter.
    func difference(
        between first: RecordedExport,
        and second: RecordedExport,
        without field: String? = nil,
        rejectingTheSame: Bool = true
    ) -> String? {
        if let error = second.error { return "it can't be read: \(error.diagnostic.message)" }
        for dataset in first.datasets where !dataset.records.isEmpty {
            let name = dataset.declaration.name
            guard let other = second[name] else { return "“\(name)” is missing" }
            guard other.records.count == dataset.records.count else {
                return "“\(name)” has \(other.records.count) records instead of \(dataset.records.count)"
            }
            if rejectingTheSame, other.rejected.count != dataset.rejected.count {
                return "other records of “\(name)” are rejected"
            }
            if other.parents != dataset.parents { return "records of “\(name)” are parts of other ones" }
            for record in dataset.records.indices {
                let expected = dataset.comparable(record, without: field)
                let found = other.comparable(record, without: field)
                for (field, value) in expected.sorted(by: { $0.key < $1.key }) where found[field] != value {
                    let instead = found[field].map { "“\($0)”" } ?? "nothing"
                    return "record \(record + 1) of “\(name)” has \(instead) instead of “\(value)” in “\(field)”"
                }
            }
        }
        for dataset in second.datasets where !dataset.records.isEmpty && first[dataset.declaration.name] == nil {
            return "“\(dataset.declaration.name)” is new"
        }
        return nil
    }
}

extension RecordedDataset {
    /// The values by field, with every line end inside them as one line feed.
    fileprivate func comparable(_ record: Int, without field: String?) -> [String: String] {
        var values = values(of: record)
        if let field { values[field] = nil }
        return values.mapValues { value in
            String(
                decoding: ImporterConformance.Sample(name: "", bytes: Array(value.utf8)).withLineFeeds,
                as: UTF8.self
            )
        }
    }
}
