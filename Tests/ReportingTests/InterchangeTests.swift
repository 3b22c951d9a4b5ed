import Foundation
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Forms of the map for other programs")
struct InterchangeTests {
    static let snapshots = [Snapshot.sample, .sample(named: "\"\\\u{0}\n<script>&é\u{1F6B2}"), .sampleWithoutFindings]

    @Test("GraphML and ArchiMate are well-formed XML, whatever the names", arguments: snapshots.indices)
    func wellFormed(snapshot: Int) {
        for text in [GraphMLGraph(Self.snapshots[snapshot]).text, ArchiMateModel(Self.snapshots[snapshot]).text] {
            #expect(WellFormed.fault(in: text) == nil)
        }
    }

    private static let languageAttribute = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
          <xs:attribute name="lang" type="xs:language"/>
        </xs:schema>
        """

    @Test("the ArchiMate model is valid against the schema of its exchange format", arguments: snapshots.indices)
    func archiMateIsValid(snapshot: Int) throws {
        let validator = "/usr/bin/xmllint"
        guard let schema = SharedData.path("schemas/archimate3_Model.xsd"),
            FileManager.default.isExecutableFile(atPath: validator)
        else { return print("skipped: needs ../shared/schemas and xmllint") }
        let folder = FileManager.default.temporaryDirectory.path + "/koppel-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // The schema takes one attribute from an address, which a test must not fetch.
        let local = try String(contentsOfFile: schema, encoding: .utf8)
            .replacing("http://www.w3.org/2001/xml.xsd", with: "xml.xsd")
        let (file, copy) = (folder + "/model.xml", folder + "/model.xsd")
        try Data(local.utf8).write(to: URL(filePath: copy))
        try Data(Self.languageAttribute.utf8).write(to: URL(filePath: folder + "/xml.xsd"))
        try Data(ArchiMateModel(Self.snapshots[snapshot]).text.utf8).write(to: URL(filePath: file))
        let process = Process()
        process.executableURL = URL(filePath: validator)
        process.arguments = ["--nonet", "--noout", "--schema", copy, file]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(words)")
    }

    @Test("every relation of the ArchiMate model is one that the language allows")
    func relationsAreLegal() throws {
        guard let path = SharedData.path("schemas/archimate3_relationships.xml") else {
            return print("skipped: needs ../shared/schemas")
        }
        let matrix = try String(contentsOfFile: path, encoding: .utf8)
        let text = ArchiMateModel(.sample).text
        var types: [String: String] = [:]
        for element in text.matches(of: /<element identifier="([^"]+)" xsi:type="([^"]+)"/) {
            types[String(element.1)] = String(element.2)
        }
        let letters = ["Access": "a", "Flow": "f", "Association": "o", "Realization": "r", "Triggering": "t"]
        let relations = text.matches(
            of: /<relationship identifier="[^"]+" source="([^"]+)" target="([^"]+)" xsi:type="([^"]+)"/
        )
        #expect(relations.count > 10)
        for relation in relations {
            let source = try #require(types[String(relation.1)])
            let target = try #require(types[String(relation.2)])
            let letter = try #require(letters[String(relation.3)])
            let part = matrix.components(separatedBy: "<source concept=\"\(source)\">")[1]
                .components(separatedBy: "</source>")[0]
            let allowed = part.components(separatedBy: "concept=\"\(target)\" relations=\"").dropFirst().first
            let listed = allowed?.prefix { $0 != "\"" } ?? ""
            #expect(listed.contains(letter), "\(relation.3) from \(source) to \(target)")
        }
    }

    @Test("GraphML has a node for each system and an edge for each flow and link")
    func graphML() {
        let text = GraphMLGraph(.sample).text
        let map = Snapshot.sample.map
        #expect(text.components(separatedBy: "<node ").count - 1 == map.systems.count)
        #expect(text.components(separatedBy: "<edge ").count - 1 == map.flows.count + map.links.count)
    }

    @Test("OpenLineage has an event on each line, jobs without runs", arguments: snapshots.indices)
    func openLineage(snapshot: Int) throws {
        let map = Self.snapshots[snapshot].map
        let lines = OpenLineageEvents(Self.snapshots[snapshot]).text.split(separator: "\n")
        #expect(lines.count == map.datasets.count + map.flows.count)
        for line in lines {
            let event = try JSONSchemaCheck.parse(Data(line.utf8))
            for key in ["eventTime", "producer", "schemaURL"] { #expect(event[key]?.string?.isEmpty == false) }
            #expect((event["job"] == nil) != (event["dataset"] == nil))
            #expect(event["run"] == nil)
        }
    }

    @Test("Structurizr keeps names and descriptions apart, and no text ends another", arguments: snapshots.indices)
    func structurizr(snapshot: Int) {
        let text = StructurizrWorkspace(Self.snapshots[snapshot]).text
        #expect(text.filter { $0 == "{" }.count == text.filter { $0 == "}" }.count)
        for line in text.split(separator: "\n") {
            #expect(line.filter { $0 == "\"" }.count.isMultiple(of: 2), "\(line)")
        }
        let relations = text.split(separator: "\n").filter { $0.contains(" -> ") }
        #expect(Set(relations).count == relations.count)
    }

    @Test("a data package names the files as they are written, with keys and references that hold")
    func dataPackage() throws {
        let files = Snapshot.sample.map.datasets.flatMap(\.files)
        let dialect = DataPackage.Dialect(
            delimiter: ";",
            quote: "\"",
            hasHeader: true,
            preambleLines: 2,
            encoding: "utf-8"
        )
        let dialects = Dictionary(files.map { ($0, dialect) }) { first, _ in first }
        let package = try JSONSchemaCheck.parse(Data(DataPackage(.sample, dialects: dialects).text.utf8))
        let resources = try #require(package["resources"]?.elements)
        #expect(!resources.isEmpty)
        let names = resources.compactMap { $0["name"]?.string }
        #expect(Set(names).count == resources.count)
        #expect(
            names.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || "._-".contains($0)) } }
        )
        let orders = try #require(resources.first { $0["title"]?.string == "shop/orders" })
        #expect(orders["schema"]?["primaryKey"]?.elements.compactMap(\.string) == ["Name"])
        #expect(orders["dialect"]?["headerRows"]?.elements.first?.double == 3)
        #expect(DataPackage(.sample, dialects: [:]).text.contains("\"resources\": []"))
    }

    @Test("the event log relates a document to what it was made from, and names each once")
    func eventLog() throws {
        let records = [
            "shop/orders": (0..<3).map { ObjectCentricLog.Record(key: "#\($0)", moment: Double($0) * 86_400) },
            "erp/sale.order": (0..<4).map {
                ObjectCentricLog.Record(key: $0 < 3 ? "S1" : nil, moment: $0 == 3 ? nil : 90_000)
            },
        ]
        let log = try JSONSchemaCheck.parse(Data(ObjectCentricLog(.sample, records: records).text.utf8))
        let objects = try #require(log["objects"]?.elements)
        let ids = objects.compactMap { $0["id"]?.string }
        #expect(objects.count == 7 && Set(ids).count == 7)
        let types = Set(log["objectTypes"]?.elements.compactMap { $0["name"]?.string } ?? [])
        #expect(objects.allSatisfy { types.contains($0["type"]?.string ?? "") })
        let events = try #require(log["events"]?.elements)
        #expect(events.count == 6, "one record has no date")
        #expect(events.compactMap { $0["time"]?.string } == events.compactMap { $0["time"]?.string }.sorted())
        for event in events {
            for relation in event["relationships"]?.elements ?? [] {
                #expect(ids.contains(relation["objectId"]?.string ?? ""))
            }
        }
        let made = objects.flatMap { $0["relationships"]?.elements ?? [] }
        #expect(made.contains { $0["qualifier"]?.string == "made from" })
    }

    @Test(
        "no cell of a table is a formula",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0"]
    )
    func formulas(text: String) {
        let cell = Sheet.quoted(text)
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }

    @Test("the table of gaps has a row for each, as many cells as columns, and reads as RFC 4180")
    func sheet() {
        let text = Sheet.gaps(.sample(named: "a \"b\"; c,\nd")).csv
        #expect(text.hasPrefix("\u{FEFF}"))
        var rows = 0
        var isQuoted = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == 10, !isQuoted { rows += 1 }
        }
        #expect(!isQuoted)
        #expect(rows == Snapshot.sample.gaps.count + 1)
        for sheet in [Sheet.gaps(.sample), .flows(.sample), .steps(.sample), .evidence(.sample)] {
            #expect(sheet.rows.allSatisfy { $0.count == sheet.columns.count }, "\(sheet.name)")
            #expect(!sheet.rows.isEmpty, "\(sheet.name)")
        }
    }

    @Test("a workbook has every sheet, no formula, and the same bytes each time")
    func workbook() throws {
        let hostile = Snapshot.sample(named: "=HYPERLINK(\"x\")")
        let sheets = [Sheet.gaps(hostile), .flows(hostile), .steps(hostile), .evidence(hostile)]
        let paths = (0..<2).map { _ in FileManager.default.temporaryDirectory.path + "/koppel-\(UUID().uuidString).xlsx"
        }
        defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
        for path in paths { try WorkbookFile(sheets).write(to: path, created: 1_793_379_600) }
        let bytes = try Data(contentsOf: URL(filePath: paths[0]))
        #expect(bytes.starts(with: Array("PK".utf8)))
        #expect(try bytes == Data(contentsOf: URL(filePath: paths[1])))
        let unzip = "/usr/bin/unzip"
        guard FileManager.default.isExecutableFile(atPath: unzip) else {
            return print("what is in it: skipped, no unzip")
        }
        let process = Process()
        process.executableURL = URL(filePath: unzip)
        process.arguments = ["-p", paths[0], "xl/worksheets/*.xml", "xl/workbook.xml"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(!text.contains("<f>") && !text.contains("<hyperlink"))
        for sheet in sheets { #expect(text.contains("name=\"\(sheet.name)\"")) }
    }

    @Test("a workbook that can't be written says why")
    func workbookFails() {
        #expect(throws: WorkbookFile.Failure.self) {
            try WorkbookFile([.gaps(.sample)]).write(to: "/nowhere/a.xlsx", created: 0)
        }
    }
}
