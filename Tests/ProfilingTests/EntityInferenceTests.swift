import IntegrationModel
import Testing

@testable import Profiling

@Suite("What the records of an unknown export are about")
struct EntityInferenceTests {
    @Test(
        "bookings have debit and credit beside accounts that are no bank accounts",
        arguments: [
            (
                "journal_ventes", ["Date", "Pièce", "Compte", "Libellé", "Débit", "Crédit"], "4000123",
                Entity.ledgerEntry
            ),
            (
                "verkoopdagboek", ["Datum", "Stuk", "Rekening", "Omschrijving", "Debet", "Credit"], "700000",
                .ledgerEntry
            ),
            ("export", ["Datum", "Beleg", "Konto", "Text", "Soll", "Haben"], "8400", .ledgerEntry),
            ("export", ["Date", "Doc", "Account", "Text", "Debit", "Credit"], "BE68539007547034", .other),
            ("transactions", ["Date", "Account", "Description", "Debit", "Credit", "Balance"], "123456", .payment),
        ] as [(String, [String], String, Entity)]
    )
    func bookings(file: String, headers: [String], account: String, expected: Entity) {
        let rows = (1...8).map { row in
            headers.map { header -> String? in
                switch header {
                case "Date", "Datum": "2026-02-0\(row)"
                case "Compte", "Rekening", "Konto", "Account": account
                case "Débit", "Debet", "Soll", "Debit": row % 2 == 0 ? "\(row)0.50" : nil
                case "Crédit", "Credit", "Haben": row % 2 == 1 ? "\(row)0.50" : nil
                case "Balance": "1\(row)0.50"
                default: "tekst \(row)"
                }
            }
        }
        let dataset = Table(headers, rows).dataset(id: "x/\(file)", files: ["x/\(file).csv"])
        #expect(MeaningInference().infer(dataset, fileNames: ["\(file).csv"]).entity == expected)
    }
}
