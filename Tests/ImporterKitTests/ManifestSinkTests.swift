import IntegrationModel
import Testing

@testable import ImporterKit

/// Keeps records as text.
private final class ListSink: RecordSink {
    var fields: [String] = []
    var records: [[String: String]] = []
    var parents: [Int] = []
    var rejected = 0

    var fieldCount: Int { fields.count }

    func addField(_ path: String) -> Int {
        if let known = fields.firstIndex(of: path) { return known }
        fields.append(path)
        return fields.count - 1
    }

    func beginFile(_ file: Int) {}

    func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
        var record: [String: String] = [:]
        for (field, value) in zip(fields, values) where !value.isEmpty { record[field] = value.string }
        records.append(record)
        parents.append(parent)
    }

    func reject(at place: RecordPlace) { rejected += 1 }
}

extension RecordSink {
    /// Appends a record of text.
    fileprivate func add(_ values: [String?], line: Int = 1, parent: Int = -1) {
        let bytes = Array(values.compactMap(\.self).joined().utf8)
        bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            let slices = values.map { value -> ByteSlice in
                guard let value else { return .absent }
                defer { start += value.utf8.count }
                return ByteSlice(start: buffer.baseAddress.map { $0 + start }, count: value.utf8.count)
            }
            slices.withUnsafeBufferPointer {
                append($0, at: RecordPlace(line: line, byteOffset: 0), parent: parent)
            }
        }
    }
}

@Suite struct `Documents with lines in one table` {
    private let documents = ListSink()
    private let lines = ListSink()

    private func sink(orphans: @escaping (RecordPlace) -> Void = { _ in }) -> DocumentLineSink {
        let sink = DocumentLineSink(
            documents: documents,
            lines: lines,
            isKey: { $0 == "No" },
            isLine: { $0.hasPrefix("Line ") },
            reportOrphan: orphans
        )
        for field in ["No", "Line sku", "Customer", "Line qty"] { _ = sink.addField(field) }
        return sink
    }

    @Test func `a repeated key is one more line of the document`() {
        let sink = sink()
        sink.add(["1", "a", "Ann", "2"])
        sink.add(["1", "b", "", "3"])
        sink.add(["2", "c", "Bob", "4"])
        #expect(documents.records == [["No": "1", "Customer": "Ann"], ["No": "2", "Customer": "Bob"]])
        #expect(lines.records.map { $0["Line sku"] } == ["a", "b", "c"])
        #expect(lines.parents == [0, 0, 1])
    }

    @Test func `a missing key is one more line of the document`() {
        let sink = sink()
        sink.add(["1", "a", "Ann", "2"])
        sink.add(["", "b", nil, "3"])
        sink.add(["1", "c", "Bob", "4"])
        #expect(documents.records.count == 2, "the same number after lines without one is another document")
        #expect(lines.parents == [0, 0, 1])
    }

    @Test func `a document without lines has none`() {
        let sink = sink()
        sink.add(["1", "", "Ann", ""])
        #expect(documents.records.count == 1)
        #expect(lines.records.isEmpty)
    }

    @Test func `a document that has lost its key is still a document`() {
        let sink = sink()
        sink.add(["1", "a", "Ann", "2"])
        sink.add(["", "", "Bob", ""])
        #expect(documents.records.map { $0["Customer"] } == ["Ann", "Bob"])
    }

    @Test func `a line before any document is rejected and reported`() {
        var orphans: [Int] = []
        let sink = sink { orphans.append($0.line) }
        sink.add(["", "a", "", "2"], line: 2)
        sink.add(["1", "b", "Ann", "3"], line: 3)
        #expect(orphans == [2])
        #expect(lines.rejected == 1)
        #expect(lines.parents == [0])
    }
}

@Suite struct `Fields with prefixes and other names` {
    private let target = ListSink()

    @Test func `a prefix is taken off where it is one`() {
        let sink = PrefixStrippingSink(target) { $0 == "free" ? nil : StrippedPrefix("'", before: "=+-") }
        for field in ["text", "free"] { _ = sink.addField(field) }
        sink.add(["'+++000/0000/65472+++", "'+1"])
        sink.add(["'t Hof", nil])
        sink.add(["'", ""])
        #expect(target.records.map { $0["text"] } == ["+++000/0000/65472+++", "'t Hof", "'"])
        #expect(target.records[0]["free"] == "'+1")
    }

    @Test func `the first name takes the value of the others, record by record`() {
        let sink = AlternativeNamesSink(target, AlternativeNames([["DueDate", "Means/DueDate"]]))
        #expect(["ID", "Means/DueDate", "DueDate"].map(sink.addField) == [0, 2, 1])
        sink.add(["1", nil, "2026-03-08"])
        sink.add(["2", "2026-04-01", "2026-03-09"])
        sink.add(["3"])
        #expect(target.records.map { $0["DueDate"] } == ["2026-03-08", "2026-04-01", nil])
        #expect(target.records.map { $0["Means/DueDate"] } == ["2026-03-08", "2026-03-09", nil])
    }

    @Test func `the first name is a field even where only others are met`() {
        let sink = AlternativeNamesSink(target, AlternativeNames([["DueDate", "Means/DueDate"]]))
        _ = sink.addField("Means/DueDate")
        let position = sink.addField("Means/DueDate")
        var values = [String?](repeating: nil, count: position + 1)
        values[position] = "2026-03-08"
        sink.add(values)
        #expect(target.records[0]["DueDate"] == "2026-03-08")
    }

    @Test func `parents are counted on over files`() {
        for before in [0, 7] {
            let lines = ListSink()
            let output = ImportOutput(file: "a.csv", recordsBefore: { $0 == "orders" ? before : 0 }) { _ in lines }
            let sink = output.open(DatasetDeclaration(name: "orders.lines", parent: "orders"))
            _ = sink.addField("sku")
            sink.add(["a"], parent: 0)
            sink.add(["b"], parent: 1)
            sink.add(["c"], parent: -1)
            #expect(lines.parents == [before, before + 1, -1])
        }
    }
}
