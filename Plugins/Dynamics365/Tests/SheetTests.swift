import Dynamics365Importer
import FoundationEssentials
import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

@Suite struct `Sheets of Dynamics 365` {
    private func recognition(of fields: [String]) -> Recognition {
        var preview = ExportPreview(path: "export.csv")
        preview.format = .delimited
        preview.tables = [PreviewTable(recordPath: "", fields: fields)]
        return dynamics365Importer.recognize(preview)
    }

    @Test func `without the column of their key are told by the others`() {
        let hidden = ["(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On"]
        let opportunities = recognition(of: hidden + ["Topic", "Est. Close Date", "Est. Revenue", "Currency"])
        #expect(opportunities.confidence >= ImporterChoice.leastConfidence)
        #expect(opportunities.datasets == ["opportunities"])
        #expect(recognition(of: hidden + ["Colour", "Size"]).confidence == 0)
    }

    @Test(arguments: [
        ("01. Aktive Firmen 3-2-2026 10-03-45.csv", "accounts", CanonicalField.name, "Müller Holz GmbH"),
        ("Prospects actifs 03-02-2026 10-04-10.csv", "leads", .name, "Forêt & Fils"),
        ("Opportunités ouvertes 03-02-2026 10-05-12.csv", "opportunities", .partyName, "Forêt & Fils"),
        ("Devis actifs 03-02-2026 10-06-30.csv", "quotes", .grossAmount, "4200.5"),
    ])
    func `have names of columns in the user's language`(
        file: String,
        dataset: String,
        field: CanonicalField,
        value: String
    ) throws {
        let path = "\(SharedData.checkout)/Plugins/Dynamics365/Samples/\(file)"
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let sample = ImporterConformance.Sample(name: file, bytes: Array(bytes))
        let found = try #require(try RecordedExport.read(sample, with: dynamics365Importer)[dataset])
        #expect(found.values(field)?.first == value)
        #expect(found.values(.id)?.count == 2)
        #expect(found.values(.modifiedAt)?.first == "2026-01-15 09:00")
    }
}
