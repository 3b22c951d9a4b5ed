import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

/// Real ledgers are read whole: as many records as an independent count finds, and debit equal to credit.
@Suite struct `Real ledgers` {
    struct Expectation: Sendable, CustomTestStringConvertible {
        var path: String
        var importer: String
        /// The records of datasets, counted with other tools.
        var records: [String: Int]
        /// The dataset whose lines balance, and its total in cents.
        var balance: (lines: String, cents: Int)?
        var testDescription: String { path }
    }

    private static let expectations: [Expectation] = [
        .init(
            path: "saft/no_financial_888888888_20180228235959.xml",
            importer: "saf-t",
            records: ["transactions": 53, "transactions.lines": 170, "accounts": 22, "customers": 6, "suppliers": 6],
            balance: ("transactions.lines", 948_704_935)
        ),
        .init(
            path: "saft/no_financial_999999999_20161125213512.xml",
            importer: "saf-t",
            records: ["transactions": 2, "transactions.lines": 5, "accounts": 4],
            balance: ("transactions.lines", 2_500_000)
        ),
        .init(
            path: "saft/pt_1.04_01_idemo599999999.xml",
            importer: "saf-t",
            records: [
                "customers": 11, "suppliers": 3, "products": 12, "salesInvoices": 24, "salesInvoices.lines": 31,
                "movementsOfGoods": 7, "movementsOfGoods.lines": 13, "workingDocuments": 4, "payments": 2,
                "payments.lines": 3,
            ]
        ),
        .init(
            path: "saft/no_cashregister_999999999_20210330104000.xml",
            importer: "saf-t",
            records: ["cashTransactions": 4, "cashTransactions.lines": 8, "articles": 7, "employees": 2]
        ),
        .init(
            path: "saft/no_financial_v2_workshop1_sourcedocuments.xml",
            importer: "saf-t",
            records: ["salesInvoices": 1, "purchaseInvoices": 1, "payments": 1, "movementsOfGoods": 1, "products": 1]
        ),
        .init(
            path: "xaf/synthetic_xaf_3.1.xaf",
            importer: "xaf",
            records: ["transactions": 12, "transactions.lines": 36, "customers": 2, "suppliers": 1, "accounts": 11],
            balance: ("transactions.lines", 3_826_042)
        ),
        .init(
            path: "xaf/synthetic_xaf_3.2.xaf",
            importer: "xaf",
            records: ["transactions": 12, "transactions.lines": 36, "openingBalance": 3],
            balance: ("transactions.lines", 3_826_042)
        ),
        .init(
            path: "xaf/synthetic_xaf_4.0.xaf",
            importer: "xaf",
            records: ["transactions": 12, "transactions.lines": 36, "openingBalance": 3],
            balance: ("transactions.lines", 3_826_042)
        ),
        .init(
            path: "xaf/synthetic_clair2.xaf",
            importer: "xaf",
            records: ["transactions": 13, "transactions.lines": 39, "customers": 3, "accounts": 11],
            balance: ("transactions.lines", 5_076_092)
        ),
        .init(
            path: "fec/542107651FEC20210502.txt",
            importer: "fec",
            records: ["entries": 1, "entries.lines": 5],
            balance: ("entries.lines", 776_045)
        ),
        .init(
            path: "winbooks/ACT.txt",
            importer: "winbooks",
            records: ["act": 4, "act.lines": 11],
            balance: ("act.lines", 196_500)
        ),
        .init(
            path: "winbooks/parfilux_balance_courante_clients.csv",
            importer: "winbooks",
            records: ["balances.customers": 45]
        ),
        .init(
            path: "winbooks/parfilux_balance_courante_fournisseurs.csv",
            importer: "winbooks",
            records: ["balances.suppliers": 45]
        ),
        .init(
            path: "winbooks/parfilux_balance_periodique_generale.csv",
            importer: "winbooks",
            records: ["balances.accounts": 432]
        ),
        .init(path: "datev/EXTF_Buchungsstapel.csv", importer: "datev", records: ["Buchungsstapel": 2]),
        .init(path: "datev/import_example_datev_export.csv", importer: "datev", records: ["Buchungsstapel": 98]),
        .init(
            path: "datev/import_example_datev_export_semicolon.csv",
            importer: "datev",
            records: ["Buchungsstapel": 98]
        ),
        .init(
            path: "datev/EXTF_Stammdaten.csv",
            importer: "datev",
            records: ["Debitoren/Kreditoren": 1, "Kreditoren": 3]
        ),
        .init(
            path: "datev/EXTF_Kontenbeschriftungen.csv",
            importer: "datev",
            records: ["Kontenbeschriftungen": 3]
        ),
        .init(
            path: "twinfield/banktransaction-with-all-line-types.xml",
            importer: "twinfield",
            records: ["transactions": 1, "transactions.lines": 3],
            balance: ("transactions.lines", 12_100)
        ),
        .init(
            path: "twinfield/salesTransactionGetResponse.xml",
            importer: "twinfield",
            records: ["transactions": 1, "transactions.lines": 3],
            balance: ("transactions.lines", 12_100)
        ),
        .init(
            path: "twinfield/purchaseTransactionGetResponse.xml",
            importer: "twinfield",
            records: ["transactions": 1, "transactions.lines": 3],
            balance: ("transactions.lines", 12_100)
        ),
        .init(path: "twinfield/customerListResponse.xml", importer: "twinfield", records: ["customers": 4]),
        .init(path: "twinfield/supplierGetResponse.xml", importer: "twinfield", records: ["suppliers": 1]),
        .init(path: "twinfield/browseDataGetResponse.xml", importer: "twinfield", records: ["browse": 6]),
        .init(
            path: "twinfield/single-matchset.xml",
            importer: "twinfield",
            records: ["sets": 2, "sets.lines": 4]
        ),
        .init(path: "erpnext/customer.test_records.json", importer: "erpnext", records: ["Customer": 5]),
        .init(
            path: "erpnext/sales_order.test_records.json",
            importer: "erpnext",
            records: ["Sales Order": 1, "Sales Order.items": 1]
        ),
        .init(
            path: "erpnext/sales_invoice.first_test_record.json",
            importer: "erpnext",
            records: ["Sales Invoice": 1, "Sales Invoice.items": 1]
        ),
        .init(
            path: "erpnext/delivery_note.test_records.json",
            importer: "erpnext",
            records: ["Delivery Note": 1, "Delivery Note.items": 1]
        ),
    ]

    @Test(.enabled(if: SharedData.path("samples/erp") != nil), arguments: expectations)
    func `are complete, and balance`(expectation: Expectation) throws {
        let export = try #require(Folder.export("samples/erp/" + expectation.path))
        let chosen = try #require(export.choice.chosen)
        #expect(chosen.importer.manifest.id == expectation.importer)
        let read = try RecordedExport.read(export.file, as: export.preview, with: chosen.importer)
        #expect(read.error == nil)
        #expect(read.datasets.allSatisfy { $0.rejected.isEmpty })
        for (name, count) in expectation.records {
            #expect(read[name]?.records.count == count, "\(name)")
        }
        guard let balance = expectation.balance else { return }
        let lines = try #require(read[balance.lines])
        #expect(cents(lines, .debit) == balance.cents)
        #expect(cents(lines, .credit) == balance.cents)
        let documents = try #require(lines.declaration.parent.flatMap { read[$0] }).records.count
        #expect(Set(lines.parents) == Set(0..<documents), "every document has lines")
    }

    @Test(.enabled(if: SharedData.path("samples/erp/datev") != nil))
    func `bookings get the year of their file`() throws {
        let export = try #require(Folder.export("samples/erp/datev/EXTF_Buchungsstapel.csv"))
        let importer = try #require(export.choice.chosen).importer
        let read = try RecordedExport.read(export.file, as: export.preview, with: importer)
        #expect(read["Buchungsstapel"]?.values(.date) == ["2018-02-21", "2018-02-22"])
    }

    private func cents(_ lines: RecordedDataset, _ side: CanonicalField) -> Int {
        (lines.values(side) ?? []).reduce(0) { sum, text in
            let plain = (text ?? "").filter { $0 != " " }.map { $0 == "," ? "." : $0 }
            return sum + Int(((Double(String(plain)) ?? 0) * 100).rounded())
        }
    }
}
