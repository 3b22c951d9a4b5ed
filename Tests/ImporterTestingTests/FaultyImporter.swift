import FoundationEssentials
import ImporterKit
import IntegrationModel

/// Reads lists of customers, with a fault that is put in on purpose.
struct FaultyImporter: Importer {
    enum Fault: String, CaseIterable, Sendable {
        case none
        case recognisesNothing, claimsEverything, givesNoReason
        case differsTheSecondTime, readsLineFeedsOnly, keepsByteOrderMark, readsUTF8Only
        case inventsRecords, readsByPosition, failsOnUnknownColumns
        case dropsRecords, rejectsInSilence, countsLinesFromTheHeader, namesOtherDatasets, fillsLinesWithoutDocuments
        case leavesOutDecimalCommas
    }

    let fault: Fault
    let manifest = ImporterManifest(
        id: "customers",
        summary: "Lists of customers",
        datasets: [
            DatasetDescription(
                name: "customers",
                entity: .party,
                format: .delimited,
                fingerprint: Fingerprint(required: [["Klantnr"], ["Naam"]], typical: ["Klantgroep", "Klant sinds"]),
                fields: [.init(["Klantnr"], .number), .init(["Naam"], .name), .init(["Gemeente"], .city)]
            )
        ]
    )
    private let readings = Counter()

    init(_ fault: Fault) { self.fault = fault }

    func recognize(_ preview: ExportPreview) -> Recognition {
        switch fault {
        case .recognisesNothing: .no("no")
        case .claimsEverything: Recognition(confidence: 0.9, reasons: ["always"], datasets: ["customers"])
        case .givesNoReason: Recognition(confidence: 0.9, reasons: [], datasets: ["customers"])
        default: manifest.recognize(preview)
        }
    }

    func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        var declaration = DatasetDeclaration(name: fault == .namesOtherDatasets ? "klanten" : "customers")
        if fault == .fillsLinesWithoutDocuments { declaration.parent = "groups" }
        let sink = output.open(declaration)
        switch fault {
        case .readsLineFeedsOnly, .keepsByteOrderMark, .readsUTF8Only:
            readLines(of: export, into: sink)
        default:
            try readRecords(of: export, as: preview, into: sink)
        }
    }

    private func readRecords(of export: ExportFile, as preview: ExportPreview, into sink: any RecordSink) throws {
        let reader = try DelimitedTextReader(export, as: preview)
        let known = ["Klantnr", "Naam", "Gemeente", "Klantgroep", "Klant sinds", "Saldo"]
        if fault == .failsOnUnknownColumns, let unknown = reader.header.first(where: { !known.contains($0) }) {
            throw ImportError("the column “\(unknown)” is not known", at: SourceLocation(file: export.path))
        }
        let fields = fault == .readsByPosition ? Array(known.prefix(reader.header.count)) : reader.header
        let positions = fields.map(sink.addField)
        precondition(positions == Array(positions.indices))
        var count = 0
        try reader.forEachRecord(report: { _ in }, reject: sink.reject) { values, place in
            count += 1
            var place = place
            if fault == .countsLinesFromTheHeader { place.line += 40 }
            if fault == .dropsRecords, count == 2 { return }
            if fault == .rejectsInSilence, count == 2 { return sink.reject(at: place) }
            var kept = Array(values)
            if fault == .leavesOutDecimalCommas {
                kept = kept.map { $0.string.contains(",") ? .absent : $0 }
            }
            kept.withUnsafeBufferPointer { sink.append($0, at: place, parent: -1) }
        }
        if fault == .inventsRecords || fault == .differsTheSecondTime && readings.next() % 2 == 0 {
            for line in count..<max(count + 1, 4) {
                sink.append(
                    UnsafeBufferPointer(start: nil, count: 0),
                    at: RecordPlace(line: line + 1, byteOffset: 0),
                    parent: -1
                )
            }
        }
    }

    /// As somebody does who has seen one file only.
    private func readLines(of export: ExportFile, into sink: any RecordSink) {
        var bytes = Array(FileManager.default.contents(atPath: export.absolutePath) ?? Data())
        if fault != .keepsByteOrderMark, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let lines = bytes.split(separator: 0x0A).map {
            $0.filter { $0 != 0x0D }.split(separator: 0x3B, omittingEmptySubsequences: false)
        }
        for field in lines.first ?? [] { _ = sink.addField(String(decoding: field, as: UTF8.self)) }
        for (number, line) in lines.enumerated().dropFirst() {
            let values = line.map { Array($0) }
            var slices: [ByteSlice] = []
            let all = values.flatMap { $0 }
            all.withUnsafeBufferPointer { buffer in
                var start = 0
                for value in values {
                    slices.append(ByteSlice(start: buffer.baseAddress.map { $0 + start }, count: value.count))
                    start += value.count
                }
                slices.withUnsafeBufferPointer {
                    sink.append($0, at: RecordPlace(line: number + 1, byteOffset: 0), parent: -1)
                }
            }
        }
    }
}

/// Counts readings, as an importer must not.
private final class Counter: @unchecked Sendable {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
