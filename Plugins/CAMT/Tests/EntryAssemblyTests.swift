import CAMTImporter
import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

@Suite struct `Payments of bank statements` {
    private func payments(in sample: String, _ dataset: String) throws -> RecordedDataset {
        let path = SharedData.checkout + "/Plugins/CAMT/Samples/" + sample
        let export = ExportFile(path: sample, absolutePath: path, size: 0)
        let preview = ExportInspection().preview(of: export)
        let recorded = try RecordedExport.read(export, as: preview, with: CAMTImporter())
        return try #require(recorded[dataset])
    }

    @Test func `the other side is the debtor of a credit and the creditor of a debit`() throws {
        let entries = try payments(in: "statement-v2.xml", "entries")
        #expect(entries.values(.partyName) == ["CAFÉ KLÉBER SRL", "STAAL & SÖHNE GMBH", nil])
        #expect(entries.values(.partyIBAN) == ["BE62510007547061", "DE89370400440532013000", nil])
        #expect(entries.values(.structuredCommunication) == ["000000065472", nil, nil])
        #expect(entries.values(.grossAmount) == ["302.50", "42.00", "3.50"])
        #expect(entries.values(.date) == ["2026-02-20", "2026-02-20", "2026-02-21"])
    }

    @Test func `an entry of several transactions is several payments with their own amounts`() throws {
        let entries = try payments(in: "statement-v8.xml", "entries")
        #expect(entries.values(.partyName) == ["Garage Noord BV", "Bakkerij Noël BV"])
        #expect(entries.values(.grossAmount) == ["96.80", "50.00"])
        #expect(entries.values(.number) == ["202600000201", "202600000201"])
        #expect(entries.values(.remittanceText) == [nil, "voorschot"])
        #expect(entries.values(.status) == ["BOOK", "BOOK"])
        #expect(entries.values(.date) == ["2026-02-22T10:00:00+01:00", "2026-02-22T10:00:00+01:00"])
    }

    @Test(arguments: [("notification.xml", "notificationEntries"), ("report.xml", "reportEntries")])
    func `notifications and reports of the day are datasets of their own`(sample: String, dataset: String) throws {
        #expect(try payments(in: sample, dataset).records.count == 1)
    }
}
