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

    @Test(
        "files are named in four languages, and a folder names no customers where nobody is named",
        arguments: [
            ("fieldapp/werkbonnen", ["Werkbon", "Datum", "Klant", "Totaal"], Entity.order),
            ("planning/bons_d_intervention", ["N°", "Date", "Client"], .order),
            ("projekte/Zeiten", ["Datum", "Projekt", "Stunden"], .timesheet),
            ("platform/donaties", ["Donatienummer", "Datum", "Bedrag"], .payment),
            ("direct-debit/collections", ["Batch", "Debtor", "Amount", "Status"], .payment),
            ("pdm/parts", ["Part", "Description", "Revision"], .product),
            ("compta/factures_achats", ["Pièce", "Date", "Montant TTC"], .supplierInvoice),
            ("relatiebeheer/export", ["Nr", "Externe referentie", "Bedrag"], .other),
            ("relatiebeheer/export", ["Nr", "Naam", "Bedrag"], .party),
            // What was received is goods or money.
            ("magazijn/ontvangsten", ["Nummer", "Datum", "Leverancier", "Aantal"], .goodsReceipt),
            ("magazijn/ontvangsten", ["Nummer", "Datum"], .goodsReceipt),
            ("kas/ontvangsten", ["Nummer", "Datum", "Omschrijving", "Bedrag"], .payment),
            ("boeken/dagboek ontvangsten", ["Stuknr", "Datum", "Bedrag", "Rekening"], .ledgerEntry),
        ] as [(String, [String], Entity)]
    )
    func names(path: String, headers: [String], expected: Entity) {
        let rows = (1...8).map { row in
            headers.map { header -> String? in
                switch header {
                case "Date", "Datum": "2026-02-0\(row)"
                case "Bedrag", "Totaal", "Amount", "Montant TTC", "Stunden", "Aantal": "1\(row),50"
                default: "\(header.prefix(1))\(100 + row)"
                }
            }
        }
        let dataset = Table(headers, rows).dataset(id: path, files: ["\(path).csv"])
        #expect(MeaningInference().infer(dataset, fileNames: ["\(path).csv"]).entity == expected)
    }
}
