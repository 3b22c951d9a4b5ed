import FoundationEssentials
import IntegrationModel
import TestSupport
import Testing

@testable import Profiling

/// Exports of home-made systems that no importer knows.
private struct UnknownExport: Sendable, CustomStringConvertible {
    var path: String
    var entity: Entity
    var meanings: [String: CanonicalField]

    var description: String { path }

    static let all = [
        UnknownExport(
            path: "prodplan/klanten.csv",
            entity: .party,
            meanings: [
                "Klantnr": .number, "Firmanaam": .name, "BTW-nummer": .vatNumber, "Adres": .street,
                "Postcode": .postcode, "Gemeente": .city, "Land": .country, "E-mail": .email, "Telefoon": .phone,
                "Aangemaakt op": .createdAt, "Aangemaakt door": .createdBy, "Gewijzigd op": .modifiedAt,
            ]
        ),
        UnknownExport(
            path: "prodplan/verkooporders.csv",
            entity: .order,
            meanings: [
                "Ordernr": .number, "Orderdatum": .date, "Klantnr": .partyNumber, "Klantnaam": .partyName,
                "Uw referentie": .reference, "Netto": .netAmount, "BTW": .taxAmount, "Totaal": .grossAmount,
                "Munt": .currency, "Status": .status, "Ingegeven op": .createdAt, "Ingegeven door": .createdBy,
            ]
        ),
        UnknownExport(
            path: "bank/verrichtingen.csv",
            entity: .payment,
            meanings: [
                "Rekening": .iban, "Uitvoeringsdatum": .date, "Bedrag": .grossAmount, "Munt": .currency,
                "Tegenpartij": .partyName, "Rekening tegenpartij": .partyIBAN, "Mededeling": .structuredCommunication,
                "Verrichtingsnummer": .number,
            ]
        ),
    ]
}

private let landscape = "landscapes/ghent-manufacturer/exports/"

@Suite struct `Meaning inference on exports of unknown systems` {
    @Test(.enabled(if: SharedData.path(landscape) != nil), arguments: UnknownExport.all)
    private func `names every field and the entity`(_ export: UnknownExport) throws {
        let path = try #require(SharedData.path(landscape + export.path))
        let text = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
        let table = Table(csv: text, delimiter: ";")
        let inferred = MeaningInference().infer(table.dataset(id: export.path, files: [export.path]))
        #expect(inferred.entity == export.entity)
        for (name, meaning) in export.meanings {
            let field = inferred.fields.first { $0.path == name }
            #expect(field?.canonical == meaning, "\(name)")
        }
    }
}

@Suite struct `Meaning inference on headers` {
    @Test func `gives a meaning to one field at most, but for references`() {
        let table = Table(
            ["Naam", "Name", "Uw referentie", "Your reference"],
            [["a", "b", "c", "d"], ["e", "f", "g", "h"]]
        )
        let inferred = MeaningInference().infer(table.dataset(id: "x/klanten", files: []))
        #expect(inferred.fields.count { $0.canonical == .name } == 1)
        #expect(inferred.fields.count { $0.canonical == .reference } == 2)
    }

    /// What the values and the fields beside it make of a name.
    @Test(
        arguments: [
            ("bestellingen", ["Klant", "Bestelnr"], ["C100", "B1"], [CanonicalField.partyNumber, .number]),
            ("bestellingen", ["Klant", "Bestelnr"], ["Drukkerij Smets", "B1"], [.partyName, .number]),
            ("bestellingen", ["Klant", "Bestelnr"], ["10001", "B1"], [.partyNumber, .number]),
            (
                "contacts", ["Prénom", "Nom", "Courriel"], ["Zoé", "Lambert", "z@x.example"],
                [.firstName, .lastName, .email]
            ),
            ("inkooporders", ["Ordernr", "Verwachte levering"], ["IO1", "20-02-2026"], [.number, .deliveryDate]),
            (
                "aankoopfacturen", ["Boekstuknummer", "Factuurnr leverancier", "Leverancier"],
                ["A1", "2026/118", "Hout BV"],
                [.number, .reference, .partyName]
            ),
            ("leverbons", ["bonnummer", "referentie"], ["LB1", "WEB-1"], [.number, .reference]),
            // No number says whose it is: the list is of the first.
            ("leveringen", ["Ordernr", "Offertenr"], ["B1", "O1"], [.number, .quoteNumber]),
            ("sales_orders", ["number", "origin"], ["S1", "WB-1"], [.number, .reference]),
            ("verkooporders", ["Ordernr", "Verkoopprijs"], ["S1", "1,50"], [.number, .grossAmount]),
            ("artikelen", ["Artikelnummer", "Omschrijving"], ["ET-200", "Rek 200"], [.sku, .name]),
            (
                "leveranciers", ["Naam", "Merk", "Website"], ["Hout BV", "Acme", "https://hout.example"],
                [.name, .category, .website]
            ),
        ] as [(String, [String], [String], [CanonicalField])]
    )
    func `weighs the values and the other fields`(
        file: String,
        headers: [String],
        values: [String],
        expected: [CanonicalField]
    ) {
        // Every record has values of its own, of the same shape.
        let rows = (1...8).map { row in
            values.map { value in Optional(String(value.map { $0 == "1" ? Character(String(row)) : $0 })) }
        }
        let inferred = MeaningInference().infer(Table(headers, rows).dataset(id: "x/\(file)", files: []))
        #expect(inferred.fields.map(\.canonical) == expected.map(Optional.some))
    }

    @Test(arguments: [("89,00", CanonicalField.netAmount), ("12,00", nil)] as [(String, CanonicalField?)])
    func `a plain amount beside a somewhat higher total is the one without taxes`(
        amount: String,
        expected: CanonicalField?
    ) {
        let rows = (1...4).map { row in ["F\(row)", amount, "18,69", "107,69"].map(Optional.some) }
        let table = Table(["Factuurnr", "Bedrag", "BTW", "Totaal"], rows)
        let inferred = MeaningInference().infer(table.dataset(id: "x/facturen", files: []))
        #expect(inferred.fields[1].canonical == expected)
    }

    @Test func `accounts with wrong check digits are accounts where they are called so`() {
        let rows = ["12,50", "13,50"].map { [Optional("2026-02-03"), "BE00001000100010", $0, "tekst"] }
        let table = Table(["Boekingsdatum", "Rekeningnummer", "Bedrag", "Mededeling"], rows)
        let inferred = MeaningInference().infer(table.dataset(id: "bank/verrichtingen", files: []))
        #expect(inferred.fields[1].canonical == .iban)
    }

    @Test func `the header of an export is about no customer`() {
        let table = Table(
            ["Bedrijf", "Ondernemingsnummer", "AangemaaktOp"],
            [["Acme NV", "0888123486", "2026-03-01"]]
        )
        #expect(MeaningInference().infer(table.dataset(id: "erp/export/Kop", files: ["export.xml"])).entity == .other)
    }

    @Test func `an account that differs from record to record is that of the others`() {
        func meaning(_ ibans: [String]) -> CanonicalField? {
            let rows = ibans.map { [Optional("2026-02-03"), $0, "12,50", "tekst"] }
            let table = Table(["Boekingsdatum", "IBAN", "Bedrag", "Mededeling"], rows)
            return MeaningInference().infer(table.dataset(id: "bank/verrichtingen", files: [])).fields[1].canonical
        }
        #expect(meaning(["BE68539007547034", "BE71096123456769", "DE89370400440532013000"]) == .partyIBAN)
        #expect(meaning(Array(repeating: "BE68539007547034", count: 3)) == .iban)
    }

    @Test func `leaves what was declared as it is`() {
        var dataset = Table(["Klantnr", "Nr"], [["K1", "1"], ["K2", "2"]]).dataset(id: "x/klanten", files: [])
        dataset.fields[1].canonical = .number
        dataset.fields[1].meaning = .declared
        let inferred = MeaningInference().infer(dataset)
        #expect(inferred.fields[1].meaning == .declared)
        #expect(inferred.fields[0].canonical != .number)
    }

    @Test(arguments: [
        ("Factuurdatum", [HeaderConcept.invoice, .date]), ("klant_nr", [.customer, .number]),
        ("CustomerNo", [.customer, .number]),
        ("Kundennummer", [.customer, .number]), ("VATNumber", [.vatNumber]), ("N° client", [.customer, .number]),
        ("Date de commande", [.date, .order]), ("order.created_at", [.order, .created, .on]),
    ])
    func `reads the words of a name`(_ name: String, _ concepts: [HeaderConcept]) {
        #expect(HeaderReading(name).concepts == concepts)
    }

    @Test(arguments: ["Kandidatuur", "Nodig", "Ideaal", "Pipeline", "Xyzzy", ""])
    func `finds no number, id, line or date inside other words`(_ name: String) {
        #expect(HeaderReading(name).concepts.isEmpty)
    }

    @Test func `knows every concept of the vocabulary`() {
        let lines = String(decoding: PackageResources.vocabulary_tsv, as: UTF8.self).split(separator: "\n")
        for line in lines where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            #expect(cells.count == 3, "\(line)")
            for concept in cells[0].split(separator: ",") {
                #expect(HeaderConcept(rawValue: String(concept)) != nil, "\(line)")
            }
        }
    }
}
