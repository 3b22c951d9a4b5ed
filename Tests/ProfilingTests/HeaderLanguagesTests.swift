import IntegrationModel
import TestSupport
import Testing

@testable import Profiling

/// Headers as systems in four languages write them, with a value of each field.
private struct HeaderSet: Sendable, CustomStringConvertible {
    var file: String
    var entity: Entity
    /// Whether the first field has another number in each record.
    var isNumbered = false
    var fields: [(String, String, CanonicalField?)]

    func value(_ field: Int, ofRecord record: Int) -> String {
        let value = fields[field].1
        return isNumbered && field == 0 ? value.dropLast() + String(record) : value
    }

    var description: String { file }

    static let all: [HeaderSet] = [
        HeaderSet(
            file: "Bestellingen/Toelichting",
            entity: .other,
            fields: [("Deze lijst loopt tot februari.", "Vragen: bel ons", nil)]
        ),
        HeaderSet(
            file: "verkoopdagboek feb.csv",
            entity: .invoice,
            isNumbered: true,
            fields: [
                ("Factuurnummer", "VF26/1001", .number), ("Factuurdatum", "12/03/2026", .date),
                ("Vervaldatum", "11/04/2026", .dueDate), ("Klantnr.", "K0012", .partyNumber),
                ("Naam klant", "Drukkerij Léon", .partyName), ("Maatstaf van heffing", "1.250,40", .netAmount),
                ("BTW-bedrag", "262,58", .taxAmount), ("Totaal te betalen", "1.512,98", .grossAmount),
            ]
        ),
        HeaderSet(
            file: "factures.csv",
            entity: .invoice,
            isNumbered: true,
            fields: [
                ("N° facture", "F24/0001", .number), ("Date facture", "12/03/2026", .date),
                ("Nom", "Imprimerie Léon", .partyName), ("HTVA", "1.250,40", .netAmount),
                ("TTC", "1.512,98", .grossAmount), ("Remarque", "à livrer le matin", .description),
            ]
        ),
        HeaderSet(
            file: "openstaand.csv",
            entity: .invoice,
            isNumbered: true,
            fields: [
                ("Factuur", "2026/0001", .number), ("Datum", "12/03/26", .date),
                ("Klant", "Drukkerij Léon", .partyName),
                ("Bedrag", "1.250,40", .grossAmount),
            ]
        ),
        HeaderSet(
            file: "facturen en creditnotas.csv",
            entity: .invoice,
            isNumbered: true,
            fields: [
                ("Factuurnr", "F1001", .number), ("Datum", "12/03/2026", .date),
                ("Klant", "Drukkerij Léon", .partyName),
            ]
        ),
        HeaderSet(
            file: "Sales Orders.csv",
            entity: .order,
            fields: [
                ("Order No.", "SO-5001", .number), ("Ordered On", "03/22/2026", .date),
                ("Sold To", "Drukkerij Léon", .partyName), ("Customer PO", "PO81001", .reference),
                ("Order Total", "1,512.98", .grossAmount),
            ]
        ),
        HeaderSet(
            file: "factures_clients_2026.csv",
            entity: .invoice,
            fields: [
                ("N° facture", "FA2026-001", .number), ("Date facture", "12/03/2026", .date),
                ("N° client", "C1001", .partyNumber), ("Nom client", "Dupont SA", .partyName),
                ("N° TVA", "BE0403170701", .partyVATNumber), ("Date d'échéance", "11/04/2026", .dueDate),
                ("Montant HTVA", "1.250,40", .netAmount), ("TVA", "262,58", .taxAmount),
                ("Montant TVAC", "1.512,98", .grossAmount), ("Solde ouvert", "0,00", .openAmount),
                ("Devise", "EUR", .currency),
                ("Communication structurée", "+++090/9337/55493+++", .structuredCommunication),
                ("Créé le", "12/03/2026 09:14", .createdAt), ("Créé par", "S. Lambert", .createdBy),
            ]
        ),
        HeaderSet(
            file: "Auftraege.csv",
            entity: .order,
            fields: [
                ("Belegnummer", "AB-10234", .number), ("Auftragsdatum", "12.03.2026", .date),
                ("Kundennummer", "10233", .partyNumber), ("Kundenname", "Muster GmbH", .partyName),
                ("USt-IdNr.", "DE136695976", .partyVATNumber), ("Ihr Zeichen", "PO-778", .reference),
                ("Nettobetrag", "1.000,00", .netAmount), ("MwSt", "190,00", .taxAmount),
                ("Gesamtbetrag", "1.190,00", .grossAmount), ("Währung", "EUR", .currency),
                ("Liefertermin", "20.03.2026", .deliveryDate), ("Erfasst am", "12.03.2026 10:20:31", .createdAt),
                ("Erfasst von", "H. Schulz", .createdBy),
            ]
        ),
        HeaderSet(
            file: "customers.csv",
            entity: .party,
            fields: [
                ("cust_no", "C-001", .number), ("companyName", "Acme Ltd", .name),
                ("VATRegistrationNo", "BE0403170701", .vatNumber),
                ("addressLine1", "1 High Street", .street), ("zip_code", "9000", .postcode), ("city", "Ghent", .city),
                ("countryCode", "BE", .country), ("e_mail", "info@acme.example", .email),
                ("phone.no", "+32 9 222 11 00", .phone),
                ("created_at", "2026-03-12T09:00:00Z", .createdAt), ("created_by", "api", .createdBy),
            ]
        ),
        HeaderSet(
            file: "artikelen.csv",
            entity: .product,
            fields: [
                ("Artikelnummer", "A-100", .sku), ("Omschrijving", "Schroef M4", .name),
                ("EAN-code", "5412345000013", .gtin), ("Verkoopprijs", "2,50", .unitPrice),
                ("Voorraad", "120", .stockQuantity), ("Eenheid", "stuk", .unit),
            ]
        ),
        HeaderSet(
            file: "export_KNA1.csv",
            entity: .party,
            fields: [
                ("KUNNR", "0000100234", .number), ("NAME1", "Muster GmbH", .name), ("STRAS", "Hauptstr. 1", .street),
                ("PSTLZ", "10115", .postcode), ("ORT01", "Berlin", .city), ("LAND1", "DE", .country),
                ("STCEG", "DE136695976", .vatNumber), ("ERDAT", "20260312", .createdAt),
                ("ERNAM", "SCHULZH", .createdBy),
            ]
        ),
        HeaderSet(
            file: "facturen.csv",
            entity: .invoice,
            fields: [
                ("Factuurnr", "2026/001", .number), ("Factuurdatum", "12/03/2026", .date),
                ("Vervaldag", "11/04/2026", .dueDate),
                ("Ordernr", "VO2600001", .orderNumber), ("Debiteur", "Bakkerij Jans", .partyName),
                ("Debiteurnr", "D100", .partyNumber), ("Bedrag excl. BTW", "100,00", .netAmount),
                ("BTW-bedrag", "21,00", .taxAmount), ("Bedrag incl. BTW", "121,00", .grossAmount),
                ("Betaald op", "20/03/2026", .paidAt), ("Verkoper", "An Maes", .responsible),
            ]
        ),
        HeaderSet(
            file: "umsaetze.csv",
            entity: .payment,
            fields: [
                ("Buchungstag", "12.03.2026", .date), ("Betrag", "-12,50", .grossAmount), ("Währung", "EUR", .currency),
                ("Zahlungsempfänger", "Muster GmbH", .partyName), ("Verwendungszweck", "Rechnung 778", .remittanceText),
            ]
        ),
        HeaderSet(
            file: "mutaties.csv",
            entity: .payment,
            fields: [
                ("Boekdatum", "12/03/2026", .date), ("Rekening", "BE68539007547034", .iban),
                ("Tegenrekening", "BE71096123456769", .partyIBAN), ("Naam / Omschrijving", "Bakkerij Jans", .partyName),
                ("Bedrag", "-12,50", .grossAmount), ("Verrichtingsdatum", "11/03/2026", nil),
                ("Mededeling", "factuur 778", .remittanceText),
            ]
        ),
        HeaderSet(
            file: "download.csv",
            entity: .payment,
            fields: [
                ("Datum", "12.03.2026", .date), ("Transaktionscode", "7RN16995TB146460R", .number),
                ("Zugehöriger Transaktionscode", "8RN16995TB146460R", nil), ("Rechnungsnummer", "R-1", .invoiceNumber),
                ("Brutto", "10,00", .grossAmount), ("Netto", "9,50", .netAmount),
            ]
        ),
        HeaderSet(
            file: "export.csv",
            entity: .payment,
            fields: [
                ("Datum", "12.03.2026", .date), ("Gutschrift in CHF", "12.50", .credit),
                ("Lastschrift in CHF", "", .debit), ("Gebühren", "0.20", nil), ("Valuta", "12.03.2026", nil),
                ("Saldo", "100.00", .balance),
            ]
        ),
        HeaderSet(
            file: "verkoopfacturen.csv",
            entity: .invoice,
            fields: [
                ("Factuurnummer", "F1", .number), ("Totaalprijs excl. btw", "100,00", .netAmount),
                ("Totaalprijs incl. btw", "121,00", .grossAmount), ("Kostenplaats", "Gent", .category),
                ("Modificatiedatum", "12/03/2026", .modifiedAt),
            ]
        ),
        HeaderSet(
            file: "deals.csv",
            entity: .deal,
            fields: [
                ("Deal - Titel", "Website", .title), ("Deal - Waarde", "4500", .netAmount),
                ("Deal - Valuta", "EUR", .currency), ("Deal - Organisatie", "Bakkerij Jans", .partyName),
            ]
        ),
        HeaderSet(
            file: "entreprises.csv",
            entity: .party,
            fields: [
                ("Nom", "Dupont SA", .name), ("Rue", "Rue Neuve", .street), ("Numéro", "5", .streetNumber),
                ("Ville", "Bruxelles", .city), ("Numéro d'identification fiscale", "BE0403170701", .vatNumber),
                ("Ajouté le", "12/03/2026", .createdAt), ("Adresse 1 : code pays", "BE", .country),
            ]
        ),
        HeaderSet(
            file: "factures.csv",
            entity: .invoice,
            fields: [
                ("N° pièce", "FA1", .number), ("Code tiers", "CLI001", .partyNumber),
                ("Intitulé tiers", "Dupont SA", .partyName), ("Total HT", "100,00", .netAmount),
                ("Total TTC", "121,00", .grossAmount), ("Net à payer", "21,00", .openAmount),
            ]
        ),
    ]
}

@Suite struct `Meaning inference on headers in four languages` {
    @Test(arguments: HeaderSet.all)
    private func `names fields in four languages`(_ headers: HeaderSet) {
        let rows = (0..<8).map { row in
            headers.fields.indices.map { Optional(headers.value($0, ofRecord: row)) }
        }
        let table = Table(headers.fields.map(\.0), rows)
        let inferred = MeaningInference().infer(table.dataset(id: "x/\(headers.file)", files: [headers.file]))
        #expect(inferred.entity == headers.entity)
        for (field, expected) in zip(inferred.fields, headers.fields) {
            #expect(field.canonical == expected.2, "\(field.path)")
        }
    }
}
