import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

/// The same invoice in UBL and in CII says the same, whichever of the two a company keeps.
@Suite struct `An invoice in UBL and in CII` {
    private static let names = [
        "EN16931_AbweichenderZahlungsempf", "EN16931_Einfach", "EN16931_Elektron", "EN16931_Gutschrift",
        "EN16931_Innergemeinschaftliche_Lieferungen", "EN16931_Rabatte", "EN16931_Rechnungskorrektur",
        "EN16931_SEPA_Prenotification", "XRECHNUNG_Einfach",
    ]

    @Test(.enabled(if: SharedData.path("samples/crm/cii") != nil), arguments: names)
    func `is the same record`(name: String) throws {
        let ubl = try read("samples/crm/ubl-en16931/\(name).ubl.xml")
        let cii = try read("samples/crm/cii/\(name).cii.xml")
        for (first, second) in [("invoices", "invoices"), ("invoices.lines", "invoices.lines")] {
            let one = try #require(ubl[first])
            let other = try #require(cii[second])
            #expect(one.declaration.entity == other.declaration.entity)
            #expect(one.records.count == other.records.count)
            let meanings = Set(one.declaration.meanings.values).intersection(other.declaration.meanings.values)
            for canonical in meanings.subtracting([.description]).sorted(by: { $0.rawValue < $1.rawValue }) {
                #expect(said(canonical, by: one) == said(canonical, by: other), "\(first) \(canonical)")
            }
        }
    }

    /// The texts of a meaning by record, dates and amounts without what the formats write differently.
    private func said(_ canonical: CanonicalField, by dataset: RecordedDataset) -> [Set<String>] {
        dataset.records.map { record in
            var texts: Set<String> = []
            for (field, value) in zip(dataset.fields, record) where dataset.declaration.meanings[field] == canonical {
                guard let value, !value.isEmpty else { continue }
                texts.insert(plain(value, canonical))
            }
            return texts
        }
    }

    private func plain(_ value: String, _ canonical: CanonicalField) -> String {
        switch canonical {
        case .date, .dueDate, .deliveryDate:
            return value.filter(\.isNumber)
        case .netAmount, .taxAmount, .grossAmount, .openAmount, .quantity, .unitPrice, .vatRate:
            return Double(value).map { "\($0)" } ?? value
        default:
            return value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    private func read(_ path: String) throws -> RecordedExport {
        let export = try #require(Folder.export(path))
        let importer = try #require(export.choice.chosen).importer
        return try RecordedExport.read(export.file, as: export.preview, with: importer)
    }
}
