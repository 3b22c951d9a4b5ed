import IntegrationModel
import Testing

@testable import Profiling

@Suite("Meanings in lists of articles")
struct GoodsMeaningTests {
    private static let headers = ["Artikelnummer", "Omschrijving", "Value", "Low stock amount", "Download URL"]

    private func inferred(_ values: [String?], _ file: String) -> [String: CanonicalField] {
        let rows = (1...8).map { row in values.map { $0.map { "\($0)\(row)" } } }
        let dataset = MeaningInference().infer(Table(Self.headers, rows).dataset(id: "x/\(file)", files: []))
        return Dictionary(
            uniqueKeysWithValues: dataset.fields.compactMap { field in field.canonical.map { (field.path, $0) } }
        )
    }

    @Test(
        "an amount of stock is no amount of money, and a link to a file no website, with values or without",
        arguments: [
            ["ET-20", "Rek ", nil, nil, nil], ["ET-20", "Rek ", "3", "4", "https://shop.example/files/a.pdf?v="],
        ] as [[String?]]
    )
    func goods(values: [String?]) {
        let meanings = inferred(values, "artikelen")
        #expect(meanings["Artikelnummer"] == .sku)
        #expect(!meanings.values.contains(.grossAmount))
        #expect(!meanings.values.contains(.website))
    }

    @Test("amounts of documents are of money")
    func documents() {
        let rows = (1...4).map { row in ["F\(row)", "1\(row),50"].map(Optional.some) }
        let table = Table(["Factuurnr", "Bedrag"], rows)
        let dataset = MeaningInference().infer(table.dataset(id: "x/facturen", files: []))
        #expect(dataset.fields.map(\.canonical) == [.number, .grossAmount])
    }
}
