import FoundationEssentials
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("JSON documents")
struct JSONDocumentTests {
    static let documents: [(schema: DocumentSchema, make: @Sendable (Snapshot) -> [UInt8]?)] = [
        (.landscape, { LandscapeDocument($0).json }),
        (.records, { RecordsDocument($0, flow: "shop/orders>erp/sale.order")?.json }),
        (.keys, { KeysDocument($0).json }),
        (
            .inclusions,
            { snapshot in
                InclusionsDocument(
                    snapshot.references.map {
                        InclusionDependency(
                            dependent: $0.child,
                            referenced: $0.parent,
                            shared: 9,
                            dependentDistinct: 10,
                            referencedDistinct: 40,
                            isWrittenAlike: $0.coverage == 1 ? true : nil
                        )
                    }
                ).json
            }
        ), (.matches, { MatchesDocument($0).json }),
        (.gaps, { GapsDocument($0).json }),
        (.roadmap, { RoadmapDocument($0).json }), (.whatIf, { WhatIfDocument($0, other: $0.roadmap).json }),
    ]

    static let snapshots = [
        Snapshot.sample, .sample(named: "\"\\\u{0}\n<script>&é\u{1F6B2}"), Snapshot.sampleWithoutFindings,
    ]

    @Test(
        "every document is valid against the schema that the program prints",
        arguments: documents.indices,
        snapshots.indices
    )
    func documentsAreValid(document: Int, snapshot: Int) throws {
        let (schema, make) = Self.documents[document]
        // The snapshot without flows has no document about the records of one.
        guard let json = make(Self.snapshots[snapshot]).map({ Data($0) }) else { return #expect(schema == .records) }
        #expect(try JSONSchemaCheck(schema: schema.text).faults(in: json) == [])
    }

    @Test("a flow that was put on another footing and whose coverage falls says so, in words and in the document")
    func changedFlow() throws {
        var snapshot = Snapshot.sample
        let flow = try #require(snapshot.map.flows.indices.first)
        snapshot.map.flows[flow].changed = MechanismShift(
            at: 1_772_409_600,
            uncertainty: 7_200,
            before: snapshot.map.flows[flow].mechanism == .batch ? .manual : .batch,
            medianBefore: 70_000,
            medianSince: 40
        )
        snapshot.map.flows[flow].history = FlowHistory(
            months: (1...8).map { month in
                FlowHistory.Month(month: "2026-0\(month)", eligible: 100, linked: month > 5 ? 70 : 98)
            }
        )
        let json = LandscapeDocument(snapshot).json
        #expect(try JSONSchemaCheck(schema: DocumentSchema.landscape.text).faults(in: Data(json)) == [])
        let text = String(decoding: json, as: UTF8.self)
        #expect(text.contains("\"at\": \"2026-03-02T00:00:00Z\"") && text.contains("\"since\": \"2026-06\""))
        #expect(MapText(snapshot).text.contains("↓ "))
        let explained = try ExplainText(snapshot).explanation(of: snapshot.map.flows[flow].id)
        for words in [
            "2026-03-02, give or take 2 h", "falling: 70 % since 2026-06, 98 % before", "By month of the source",
        ] {
            #expect(explained.contains(words), Comment(rawValue: words))
        }
    }

    @Test(
        "the check finds a document with a wrong value, a missing key or a wrong type",
        arguments: [
            ("\"high\"", "\"awful\""), ("\"kind\"", "\"sort\""), ("\"records\": 60", "\"records\": \"60\""),
            ("\"currency\": \"EUR\"", "\"currency\": \"euro\""), ("Z\"", "\""),
        ]
    )
    func schemaChecksSomething(text: String, replacement: String) throws {
        let json = String(decoding: GapsDocument(.sample).json, as: UTF8.self).split(separator: text)
        let wrong = Data(json.joined(separator: replacement).utf8)
        #expect(try !JSONSchemaCheck(schema: DocumentSchema.gaps.text).faults(in: wrong).isEmpty)
    }

    @Test("a document names its schema", arguments: documents.indices)
    func documentsNameTheirSchema(document: Int) throws {
        let (schema, make) = Self.documents[document]
        let value = try JSONSchemaCheck.parse(Data(#require(make(.sample))))
        #expect(value["schema"] == .text("koppel/\(schema.rawValue)/1"))
    }

    @Test("times carry an offset, shares four places, amounts two")
    func numbersAndTimes() {
        let landscape = String(decoding: LandscapeDocument(.sample).json, as: UTF8.self)
        #expect(landscape.contains("\"dataUntil\": \"2026-10-30T09:00:00Z\""))
        #expect(landscape.contains("\"coverage\": 0.9534"))
        #expect(landscape.contains("\"value\": 84210.5"))
    }

    @Test("where there is no next step the document says null and why")
    func noNextStep() {
        let json = String(decoding: RoadmapDocument(.sampleWithoutFindings).json, as: UTF8.self)
        #expect(json.contains("\"next\": null"))
        #expect(json.contains("\"reason\": \"no step fits the constraints\""))
    }

    @Test("a number that is none becomes null, whatever its size a finite one stays a number")
    func unusualNumbers() {
        func text(_ value: Double) -> String {
            var json = JSONWriter()
            json.value(value, places: 2)
            return String(decoding: json.bytes, as: UTF8.self)
        }
        #expect(text(.nan) == "null")
        #expect(text(.infinity) == "null")
        #expect(text(1e300) == "1e+300")
        #expect(text(-0.001) == "0")
        #expect(text(2.345) == "2.35" || text(2.345) == "2.34")
    }

    @Test("matches between two systems have the first one left, ranked and cut per left field")
    func matchesBetween() {
        let matches = MatchesDocument(.sample, between: ("shop", "erp"), top: 1).matches
        #expect(matches.map(\.left.field) == ["Name", "Subtotal"])
        #expect(matches.map(\.right.field) == ["Customer Reference", "Untaxed Amount"])
        #expect(MatchesDocument(.sample, between: ("shop", "bank")).matches.isEmpty)
    }

    @Test("keys and references are written surest first")
    func keysSurestFirst() {
        #expect(KeysDocument(.sample).keys.map(\.confidence) == [1, 0.98, 0.7])
    }

    @Test("linked records are a line each, in clusters, and valid against their schema")
    func links() throws {
        let links = try #require(Snapshot.sample.recordLinks.first)
        let bytes = LinksDocument(links).ndjson(
            threshold: 0.6,
            left: { RecordName(key: $0 == 0 ? "#1" : nil, line: $0 + 2) },
            right: { RecordName(key: "S\($0)", line: $0 + 2) }
        )
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(
            lines == [
                ##"{"left":"#1","leftLine":2,"right":"S1","rightLine":3,"confidence":1,"cluster":1}"##,
                ##"{"left":"4","leftLine":4,"right":"S0","rightLine":2,"confidence":0.91,"cluster":2}"##,
                ##"{"left":"4","leftLine":4,"right":"S3","rightLine":5,"confidence":0.62,"cluster":2}"##,
            ]
        )
        let check = try JSONSchemaCheck(schema: DocumentSchema.links.text)
        for line in lines { #expect(try check.faults(in: Data(line.utf8)) == []) }
    }

    @Test("records of a flow that does not exist give no document")
    func recordsOfUnknownFlow() { #expect(RecordsDocument(.sample, flow: "a>b")?.json == nil) }
}

extension Snapshot {
    /// Systems that have nothing to do with each other, and nothing advised.
    static var sampleWithoutFindings: Snapshot {
        var snapshot = Snapshot.sample
        snapshot.map.flows = []
        snapshot.map.links = []
        snapshot.gaps = []
        snapshot.roadmap = Roadmap()
        snapshot.dataUntil = nil
        return snapshot
    }
}
