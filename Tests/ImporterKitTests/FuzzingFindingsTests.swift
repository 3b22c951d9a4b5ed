import Foundation
import ImporterKit
import IntegrationModel
import Testing

/// Inputs that fuzzing found, each with the promise that it broke.
@Suite("Findings of fuzzing")
struct FuzzingFindingsTests {
    @Test("A reader forgets a value that was too long when the document was broken off inside it")
    func forgetsTooLongValues() throws {
        let limits = ReadingLimits(valueBytes: 4)
        let layout = RecordLayout(tables: [TableLayout(recordPath: "list/row")])
        let reader = XMLRecordReader(layout: layout, limits: limits)
        func read(_ text: String) -> TreeTestSink {
            let sink = TreeTestSink()
            Array(text.utf8).withUnsafeBytes { bytes in
                try? reader.read(bytes, path: "a.xml", sinks: [sink], startOrdinals: [0]) { _ in }
            }
            return sink
        }
        #expect(read("<list><row><a>too long</b></row></list>").rejected.count == 1)
        #expect(read("<list><row><a>1</a></row></list>").values == [["a": "1"]])
    }

    @Test("What an element or a key held in an earlier file does not change what is read of the next one")
    func forgetsEarlierFiles() throws {
        func read(_ texts: [String], json: Bool) -> TreeTestSink {
            let layout = RecordLayout(tables: [TableLayout(recordPath: json ? "" : "list/row")])
            let xmlReader = XMLRecordReader(layout: layout)
            let jsonReader = JSONRecordReader(layout: layout)
            var sink = TreeTestSink()
            for text in texts {
                sink = TreeTestSink()
                Array(text.utf8).withUnsafeBytes { bytes in
                    if json {
                        try? jsonReader.read(bytes, path: "a", sinks: [sink], startOrdinals: [0]) { _ in }
                    } else {
                        try? xmlReader.read(bytes, path: "a", sinks: [sink], startOrdinals: [0]) { _ in }
                    }
                }
            }
            return sink
        }
        let xml = ["<list><row><a><b>1</b></a></row></list>", "<list><row><a/></row></list>"]
        #expect(read(xml, json: false).values == [["a": ""]])
        let members = ["[{\"a\":{\"b\":1},\"c\":[1]}]", "[{\"c\":null,\"a\":null}]"]
        #expect(read(members, json: true).fields == ["c", "a"])
        #expect(read([members[1]], json: true).fields == ["c", "a"])
    }

    @Test("A text that is too long before a child element rejects its own record, not the child's")
    func rejectsTheRecordOfTheText() {
        let layout = RecordLayout(tables: [
            TableLayout(recordPath: "list/row"), TableLayout(recordPath: "list/row/line", parent: 0),
        ])
        let text = "<list><row>too long<line><a>1</a></line></row><row><line><a>2</a></line></row></list>"
        let reading = readXML(Array(text.utf8), layout, limits: ReadingLimits(valueBytes: 4))
        #expect(reading.sinks[1].values == [["a": "1"], ["a": "2"]])
        #expect(reading.sinks[1].rejected.isEmpty)
    }

    @Test(
        "The header that is detected is the one that is read",
        arguments: [
            "a;b\r\n1;2;3\r\n1;2;3\r\n4;5;6\r\n",
            "\"EXTF\";700;20;\"Labels\";2;20180223152500000;;\"\";\"#;\"\";\"\"\r\nKonto;Label;Sprach-ID\r\n"
                + "400;\"Equipment\";\"de-DE\"\r\n1000;\"Kasse\";\"de-DE\"\r\n1200;\"Giro\";\"de-DE\"\r\n",
        ],
        [Bool?.none, true, false]
    )
    func headerIsTheReaders(text: String, hasHeader: Bool?) throws {
        var overrides = ReadingOverrides()
        overrides.hasHeader = hasHeader
        let file = FileBytes(Array(text.utf8))
        let found = DelimitedTextDialectDetection.detect(file, encoding: .utf8, overrides: overrides)
        let reader = try DelimitedTextReader(file: file, path: "a.csv", dialect: found.dialect, encoding: .utf8)
        #expect(found.header == reader.header)
    }

    @Test(
        "What the user says of the header holds for a text without records too",
        arguments: ["\n\n", "\""],
        [true, false]
    )
    func headerWithoutRecords(text: String, hasHeader: Bool) {
        var overrides = ReadingOverrides()
        overrides.hasHeader = hasHeader
        let file = FileBytes(Array(text.utf8))
        let found = DelimitedTextDialectDetection.detect(file, encoding: .utf8, overrides: overrides)
        #expect(found.dialect.hasHeader == hasHeader)
    }

    @Test("Readers that are kept for the next file let go of what the last one was read into")
    func readersLetGo() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koppel-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.xml")
        try Data("<list><row><a>1</a></row></list>".utf8).write(to: file)
        let rows = DatasetDescription(
            name: "rows",
            entity: .other,
            format: .xml,
            fingerprint: Fingerprint(rootElement: "list"),
            recordPath: "list/row",
            fields: []
        )
        let importer = ManifestImporter(ImporterManifest(id: "acme", summary: "rows", datasets: [rows]))
        let export = ExportFile(path: "a.xml", absolutePath: file.path, size: 32)
        let readers = TreeReaderPool()
        weak var sink: TreeTestSink?
        weak var output: ImportOutput?
        try {
            let into = ImportOutput(file: export.path, readers: readers) { _ in
                let made = TreeTestSink()
                sink = made
                return made
            }
            output = into
            try importer.read(export, as: ExportInspection().preview(of: export), into: into)
            #expect(sink?.values == [["a": "1"]])
        }()
        #expect(output == nil)
    }
}
