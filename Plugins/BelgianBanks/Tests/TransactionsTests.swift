import BelgianBanksImporter
import FoundationEssentials
import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

/// The same three transactions in the layout of each bank.
@Suite struct `Transactions of a Belgian bank` {
    private static let files = [
        ("Argenta_2026-03-02.csv", "argentaTransactions"),
        ("BE51 0607 0809 1015 2026-02-28 17-05-11 1.csv", "belfiusTransactions"),
        ("CSV_2026-02-28-17.06.csv", "bnpParibasFortisTransactions"),
        ("ING_2026-02_fr.csv", "ingTransactions"),
        ("BE68 5390 0754 7034 2026-02-28 17-05-11 1.csv", "belfiusTransactions"),
        ("BNP_Paribas_Fortis_2020.csv", "bnpParibasFortisTransactions"),
        ("CSV_2026-02-28-17.05.csv", "bnpParibasFortisTransactions"),
        ("ING_2026-02.csv", "ingTransactions"),
        ("searchMovement.csv", "crelanTransactions"),
        ("searchMovement_fr.csv", "crelanTransactions"),
        ("export_BE62510007547061_20260228.csv", "kbcTransactions"),
    ]

    private func read(_ file: String) throws -> RecordedExport {
        let path = "\(SharedData.checkout)/Plugins/BelgianBanks/Samples/\(file)"
        let bytes = try #require(FileManager.default.contents(atPath: path))
        return try RecordedExport.read(
            ImporterConformance.Sample(name: file, bytes: Array(bytes)),
            with: belgianBanksImporter
        )
    }

    @Test(arguments: files)
    func `has amount, date, account and communication`(file: String, dataset: String) throws {
        let found = try #require(try read(file)[dataset])
        let amounts = found.values(.grossAmount)?.map { ($0 ?? "").filter(\.isNumber) } ?? []
        #expect(amounts.count == 3)
        #expect(amounts.prefix(2) == ["146471", "30250"])
        #expect(found.values(.date)?.map { $0?.prefix(5) } == ["27/02", "18/02", "03/02"])
        let account = found.values(.partyIBAN)?.first??.filter { $0 != " " }
        #expect(account == "BE71096123456769")
        let texts = (found.values(.structuredCommunication) ?? []) + (found.values(.remittanceText) ?? [])
        #expect(texts.contains { $0?.filter(\.isNumber).contains("090933755493") ?? false })
    }

    @Test func `without the other side's account is not one of these`() {
        var preview = ExportPreview(path: "bank.csv")
        preview.format = .delimited
        preview.tables = [PreviewTable(recordPath: "", fields: ["Datum", "Bedrag", "Munt", "Omschrijving"])]
        #expect(belgianBanksImporter.recognize(preview).confidence == 0)
    }
}
