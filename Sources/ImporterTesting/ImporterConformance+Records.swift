import ImporterKit
import IntegrationModel

extension ImporterConformance {
    /// No more records than in the whole file, and only the last ones may differ from it.
    func faultsInTruncation() throws -> [ConformanceFault] {
        try samples.flatMap { sample -> [ConformanceFault] in
            let whole = try reading(sample).recorded
            let lengths = stride(from: 0, to: sample.bytes.count, by: 7)
            return try lengths.compactMap { length in
                let cut = Sample(name: sample.name, bytes: Array(sample.bytes.prefix(length)))
                let (preview, read) = try reading(cut)
                guard importer.recognize(preview).confidence >= ImporterChoice.leastConfidence else { return nil }
                return inventions(in: read, over: whole).map {
                    ConformanceFault(.survivesTruncation, sample: "\(sample.name), first \(length) bytes", $0)
                }
            }
        }
    }

    private func inventions(in cut: RecordedExport, over whole: RecordedExport) -> String? {
        for dataset in cut.datasets {
            let name = dataset.declaration.name
            guard let original = whole[name] else {
                if dataset.records.isEmpty { continue }
                return "“\(name)” is filled, which the whole file does not fill"
            }
            if dataset.records.count > original.records.count {
                return "“\(name)” has more records than in the whole file"
            }
            // The record at the cut may have lost its end; the ones before it may not differ.
            for record in dataset.records.indices.dropLast()
            where dataset.values(of: record) != original.values(of: record) {
                return "record \(record + 1) of “\(name)” differs from that of the whole file"
            }
        }
        return nil
    }

    func faultsInAccounting() throws -> [ConformanceFault] {
        try samples.flatMap { sample in
            let (preview, recorded) = try reading(sample)
            var faults: [String] = []
            if let error = recorded.error { faults.append("it can't be read: \(error)") }
            let rejected = recorded.datasets.reduce(0) { $0 + $1.rejected.count }
            let warned = recorded.diagnostics.filter { $0.severity != .note }.reduce(0) { $0 + $1.occurrences }
            if rejected > 0, warned == 0 { faults.append("\(rejected) records are rejected and nothing is reported") }
            if rejected == 0, recorded.error == nil, recorded.datasets.allSatisfy(\.records.isEmpty) {
                faults.append("no records are kept or rejected")
            }
            let lines = Set(recorded.datasets.flatMap { $0.places + $0.rejected }.map(\.line))
            for expected in try recordLines(of: sample, preview) where !expected.lines.subtracting(lines).isEmpty {
                let missing = expected.lines.subtracting(lines)
                faults.append(
                    "\(missing.count) records\(expected.label) are neither kept nor rejected; the first is on line "
                        + "\(missing.min() ?? 0)"
                )
            }
            for (name, count) in try treeCounts(of: sample, preview) {
                let variants = importer.manifest.datasets.filter { $0.variant?.of == name }.map(\.name)
                let found = Set([name] + variants).reduce(0) { sum, name in
                    sum + (recorded[name].map { $0.records.count + $0.rejected.count } ?? 0)
                }
                if found < count {
                    faults.append("\(count) records of “\(name)” are in the file, \(found) are accounted for")
                }
            }
            return faults.map { ConformanceFault(.accountsForEveryRecord, sample: sample.name, $0) }
        }
    }

    /// The lines on which the records of delimited text begin.
    private func recordLines(of sample: Sample, _ preview: ExportPreview) throws -> [(label: String, lines: Set<Int>)] {
        guard preview.format == .delimited, let table = DelimitedSample(sample, importer.manifest) else {
            return []
        }
        return [("", Set(table.lines))]
    }

    /// How many records an XML document has at the paths of the manifest.
    private func treeCounts(of sample: Sample, _ preview: ExportPreview) throws -> [(name: String, count: Int)] {
        guard preview.format == .xml else { return [] }
        return importer.manifest.datasets.compactMap { dataset in
            guard dataset.format == .xml, dataset.variant == nil, let path = dataset.recordPath,
                dataset.fingerprint.rootElement == preview.rootElement,
                preview.namespace?.hasPrefix(dataset.fingerprint.namespace ?? "")
                    ?? (dataset.fingerprint.namespace == nil)
            else { return nil }
            let sink = RecordingSink(DatasetDeclaration(name: dataset.name))
            let reader = XMLRecordReader(layout: RecordLayout(tables: [TableLayout(recordPath: path)]))
            sample.bytes.withUnsafeBytes { bytes in
                try? reader.read(bytes, path: sample.name, sinks: [sink], startOrdinals: [0]) { _ in }
            }
            return (dataset.name, sink.dataset.records.count)
        }
    }

    func faultsInPlaces() throws -> [ConformanceFault] {
        try samples.flatMap { sample in
            let (preview, recorded) = try reading(sample)
            let isRewritten = preview.format == .coda || preview.format == .mt940
            let text = String(decoding: sample.withLineFeeds, as: UTF8.self)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return recorded.datasets.compactMap { dataset in
                misplacement(in: dataset, lines, isRewritten: isRewritten).map {
                    ConformanceFault(.locatesEveryRecord, sample: sample.name, "“\(dataset.declaration.name)”: \($0)")
                }
            }
        }
    }

    /// An importer with code of its own may make some values, such as the direction of a payment.
    private var makesValues: Bool { !(importer is ManifestImporter) }

    /// A record must say a line of the file from which on its values are found, before the next record begins: all of
    /// them, or at least half where an importer makes some.
    ///
    /// - Parameter isRewritten: whether the format writes dates and amounts in a way that no importer passes on.
    private func misplacement(in dataset: RecordedDataset, _ lines: [Substring], isRewritten: Bool) -> String? {
        var last = 1
        let formed = formedNames
        for (record, place) in dataset.places.enumerated() {
            guard (1...lines.count).contains(place.line) else {
                return "record \(record + 1) is said to be on line \(place.line) of \(lines.count)"
            }
            if place.line < last { return "record \(record + 1) is before the one before it" }
            last = place.line
            let next = record + 1 < dataset.places.count ? dataset.places[record + 1].line : lines.count
            let window = lines[(place.line - 1)..<max(place.line, min(next, lines.count))].joined(separator: "\n")
            // Fields of an element around the record stand before it.
            let own = dataset.values(of: record).filter { !$0.key.hasPrefix("../") && !formed.contains($0.key) }
            let values = own.values.filter { isPlain($0) && !(isRewritten && isDateOrAmount($0)) }
            let missing = values.count { !window.contains($0) }
            if makesValues ? missing * 2 > values.count : missing > 0 {
                return "the values of record \(record + 1) are not on line \(place.line), where it is said to be"
            }
        }
        return nil
    }

    /// The fields whose values are written in another way than in the file.
    private var formedNames: Set<String> {
        Set(importer.manifest.datasets.flatMap(\.fields).filter { $0.form != nil }.flatMap(\.names))
    }

    private func isDateOrAmount(_ value: String) -> Bool {
        value.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
            && value.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }

    /// Whether a value is written in every format as it is.
    private func isPlain(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"'&<>\\/".utf8.contains($0) }
    }
}
