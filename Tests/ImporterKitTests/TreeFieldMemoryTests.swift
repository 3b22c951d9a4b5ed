import IntegrationModel
import Testing

@testable import ImporterKit

@Suite struct `Fields of many documents read one after the other` {
    /// Gives each of several sinks the same position for the same field.
    private final class Domain {
        var fields: [String] = []
        var asked = 0

        func position(of field: String) -> Int {
            asked += 1
            if let known = fields.firstIndex(of: field) { return known }
            fields.append(field)
            return fields.count - 1
        }
    }

    private final class Sink: RecordSink {
        let domain: Domain
        private(set) var records: [[String: String]] = []

        init(_ domain: Domain) { self.domain = domain }

        var fieldCount: Int { domain.fields.count }
        var fieldDomain: AnyObject? { domain }
        func addField(_ path: String) -> Int { domain.position(of: path) }
        func beginFile(_ file: Int) {}
        func reject(at place: RecordPlace) {}

        func append(_ values: UnsafeBufferPointer<ByteSlice>, at place: RecordPlace, parent: Int) {
            var record: [String: String] = [:]
            for (position, value) in values.enumerated() where !value.isAbsent {
                record[domain.fields[position]] = value.string
            }
            records.append(record)
        }
    }

    /// Reads documents with one reader, each into a sink of the domain of the same position.
    private func records(
        of documents: [String],
        in domains: [Domain],
        limits: ReadingLimits = ReadingLimits()
    ) throws -> [[String: String]] {
        let reader = XMLRecordReader(layout: RecordLayout(["a/r"], separator: "/"), limits: limits)
        return try zip(documents, domains).flatMap { document, domain in
            let sink = Sink(domain)
            try Array(document.utf8).withUnsafeBytes { bytes in
                try reader.read(bytes, path: "a.xml", sinks: [sink], startOrdinals: [0]) { _ in }
            }
            return sink.records
        }
    }

    private let documents = [
        "<a><r><x>1</x><y>2</y></r></a>",
        "<a><r><y>3</y><z>4</z></r><r><x>5</x></r></a>",
        "<a><r><z>6</z></r></a>",
    ]
    private let expected = [["x": "1", "y": "2"], ["y": "3", "z": "4"], ["x": "5"], ["z": "6"]]

    @Test func `sinks of one domain are asked once for each field`() throws {
        let domain = Domain()
        #expect(try records(of: documents, in: [domain, domain, domain]) == expected)
        #expect(domain.asked == 3)
    }

    @Test func `a sink of another domain is asked anew`() throws {
        let (first, second) = (Domain(), Domain())
        #expect(try records(of: documents, in: [first, second, first]) == expected)
        #expect(second.fields == ["y", "z", "x"])
        #expect(first.fields == ["x", "y", "z"])
    }

    @Test func `the limit of fields holds for each document as if it were the only one`() throws {
        var limits = ReadingLimits()
        limits.fields = 2
        let domain = Domain()
        let alone = try documents.flatMap { try records(of: [$0], in: [Domain()], limits: limits) }
        #expect(try records(of: documents, in: [domain, domain, domain], limits: limits) == alone)
    }
}
