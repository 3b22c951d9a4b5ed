import ImporterKit
import IntegrationModel
import Synchronization
import Testing

@Suite struct `Choice of the importers of many files` {
    /// An importer that counts how often it is asked.
    private final class Counting: Importer {
        let manifest: ImporterManifest
        private let counter = Mutex(0)

        var asked: Int { counter.withLock(\.self) }

        init(_ id: String, fileNames: [String] = []) {
            let dataset = DatasetDescription(
                name: "records",
                entity: .other,
                format: .delimited,
                fingerprint: Fingerprint(fileNames: fileNames),
                fields: []
            )
            manifest = ImporterManifest(id: id, summary: id, datasets: [dataset])
        }

        func recognize(_ preview: ExportPreview) -> Recognition {
            counter.withLock { $0 += 1 }
            return Recognition(confidence: 0.9, reasons: [preview.path])
        }

        func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {}
    }

    private func preview(_ path: String, fields: [String] = ["number"]) -> ExportPreview {
        var preview = ExportPreview(path: path)
        preview.tables = [PreviewTable(recordPath: "", fields: fields)]
        return preview
    }

    /// How often an importer was asked for two files that follow each other.
    private func asked(
        of importer: Counting = Counting("acme"),
        _ first: ExportPreview,
        _ second: ExportPreview,
        override: String? = nil
    ) -> Int {
        var chooser = ImporterChooser([importer])
        #expect(chooser.choice(for: first).chosen != nil)
        #expect(chooser.choice(for: second, override: override).isOverride == (override != nil))
        return importer.asked
    }

    @Test(arguments: ["invoices/2.xml", "invoices/10.xml", "invoices/1.xml"])
    func `files with the same preview and another number are asked for once`(path: String) {
        #expect(asked(preview("invoices/1.xml"), preview(path)) == 1)
    }

    @Test(arguments: ["invoices/1a.xml", "orders/1.xml", "invoices/x.xml", "1/invoices/.xml"])
    func `another path is asked for again`(path: String) {
        #expect(asked(preview("invoices/1.xml"), preview(path)) == 2)
    }

    @Test func `another preview is asked for again`() {
        #expect(asked(preview("1.xml"), preview("2.xml", fields: ["number", "date"])) == 2)
    }

    @Test func `a path that names an importer by a number is asked for again`() {
        #expect(asked(of: Counting("acme365"), preview("acme364.csv"), preview("acme365.csv")) == 2)
        #expect(asked(of: Counting("acme365"), preview("acme365.csv"), preview("acme366.csv")) == 2)
        #expect(asked(of: Counting("acme365"), preview("acme363.csv"), preview("acme364.csv")) == 1)
        #expect(
            asked(of: Counting("acme", fileNames: ["FEC2026"]), preview("fec2025.csv"), preview("fec2026.csv")) == 2
        )
    }

    @Test func `the user's choice for one file is not taken for its neighbour`() {
        #expect(asked(preview("1.xml"), preview("2.xml"), override: "acme") == 2)
    }
}
