import FoundationEssentials
import HubSpotImporter
import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

@Suite struct `HubSpot lists` {
    @Test(arguments: [
        ("hubspot-crm-exports-alle-bedrijven-2026-02-10.csv", "companies", CanonicalField.name, "Drukkerij Léon"),
        ("hubspot-crm-exports-alle-bedrijven-2026-02-10.csv", "companies", .postcode, "9000"),
        ("hubspot-crm-exports-alle-kontakte-2026-02-10.csv", "contacts", .lastName, "Müller"),
        ("hubspot-crm-exports-alle-kontakte-2026-02-10.csv", "contacts", .createdAt, "2025-12-01 10:31"),
    ])
    func `have labels in the user's language`(file: String, dataset: String, field: CanonicalField, value: String)
        throws
    {
        let path = "\(SharedData.checkout)/Plugins/HubSpot/Samples/\(file)"
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let sample = ImporterConformance.Sample(name: file, bytes: Array(bytes))
        let found = try #require(try RecordedExport.read(sample, with: hubSpotImporter)[dataset])
        #expect(found.values(field)?.first == value)
    }

    @Test(arguments: [
        ["Datensatz-ID", "Vorname", "Nachname", "E-Mail", "Kontaktbesitzer"],
        ["Vorname", "Nachname", "E-Mail", "Telefonnummer", "Handynummer", "Stadt", "Postleitzahl", "Erstellungsdatum"],
    ])
    func `of people with names that anybody gives may be another system's`(fields: [String]) {
        var preview = ExportPreview(path: "kontakte.csv")
        preview.format = .delimited
        preview.tables = [PreviewTable(recordPath: "", fields: fields)]
        #expect(hubSpotImporter.recognize(preview).confidence < ImporterChoice.leastConfidence)
    }
}
