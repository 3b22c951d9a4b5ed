import ImporterKit
import ImporterTesting
import IntegrationModel
import MT940Importer
import TestSupport
import Testing

private func read(_ path: String) throws -> RecordedExport {
    let export = ExportFile(path: path, absolutePath: path, size: 0)
    let preview = ExportInspection().preview(of: export)
    #expect(preview.format == .mt940)
    return try RecordedExport.read(export, as: preview, with: MT940Importer())
}

@Suite struct `Entries of an MT940 file` {
    private static let samples = SharedData.checkout + "/Plugins/MT940/Samples/"

    private func entries(in sample: String) throws -> RecordedDataset {
        let recorded = try read(Self.samples + sample)
        #expect(recorded.diagnostics == [])
        return try #require(recorded["entries"])
    }

    @Test func `a reversal goes the other way`() throws {
        let entries = try entries(in: "statement-nl.sta")
        #expect(entries.values(.grossAmount) == ["302.50", "42.05", "12.00", "96.80"])
        #expect(entries.values(.type) == ["CRDT", "DBIT", "DBIT", "CRDT"])
        #expect(entries.values("mark") == ["C", "D", "RC", "C"])
    }

    @Test func `the year of booking is the one nearest to the value date`() throws {
        let entries = try entries(in: "statement-nl.sta")
        #expect(entries.values(.date) == ["2026-02-03", "2026-02-03", "2025-12-31", "2026-02-04"])
        #expect(entries.values("valueDate") == ["2026-02-03", "2026-02-03", "2026-01-31", "2026-02-04"])
    }

    @Test func `parts between slashes are taken apart, over the ends of lines`() throws {
        let entries = try entries(in: "statement-nl.sta")
        #expect(entries.values(.partyName) == ["CAFÉ KLÉBER SRL", "Energie Noord", nil, "garage noord"])
        #expect(
            entries.values(.partyIBAN) == ["BE68539007547034", "NL69INGB0123456789", nil, "NL69INGB0123456789"]
        )
        #expect(entries.values("endToEndReference").first == "E2E-77")
        #expect(entries.values("mandateReference")[1] == "MAND-2026-014")
        #expect(
            entries.values(.remittanceText) == [
                "Factuur F26-0113 en creditnota C26-0004", "Voorschot februari", "Teruggestorte betaling",
                "NL69INGB0123456789 garage noord F26-0120",
            ]
        )
    }

    @Test func `numbered parts are taken apart`() throws {
        let entries = try entries(in: "umsaetze-de.sta")
        #expect(entries.values(.partyName) == ["Söhne & Partner GmbH", nil])
        #expect(entries.values(.partyIBAN) == ["DE89370400440532013000", nil])
        #expect(entries.values(.remittanceText) == ["Rechnung F26-0099 vom 12.01.2026", "Kontofuehrung Januar"])
        #expect(entries.values("bookingText") == ["GUTSCHRIFT", "ABSCHLUSS"])
    }

    @Test func `statements have their balances and an account without its currency`() throws {
        let statements = try #require(try read(Self.samples + "statement-nl.sta")["statements"])
        #expect(statements.values(.iban) == ["NL91ABNA0417164300", "NL91ABNA0417164300"])
        #expect(statements.values("openingBalance") == ["1000.00", "1248.45"])
        #expect(statements.values(.balance) == ["1248.45", "1345.25"])
    }
}

@Suite struct `Encodings of an MT940 file` {
    @Test func `do not matter`() throws {
        let text: [UInt8] = Array(
            ":20:R\n:25:BE68539007547034\n:28C:1/1\n:61:260105C5,00NTRF//1\n:86:166?00X?20Mme Desir".utf8
        )
        let sample = ImporterConformance.Sample(name: "latin.sta", bytes: text + [0xE9, 0x65, 0x0A])
        let entries = try RecordedExport.read(sample, with: MT940Importer())["entries"]
        #expect(entries?.values(.remittanceText) == ["Mme Desirée"])
    }
}

@Suite struct `Faults of an MT940 file` {
    private func diagnostics(of entry: String) throws -> [Diagnostic] {
        let text =
            ":20:REF\n:25:BE68539007547034\n:28C:1/1\n:60F:C260105EUR10,00\n\(entry)\n:62F:C260105EUR15,00\n-\n"
        let sample = ImporterConformance.Sample(name: "faulty.sta", bytes: Array(text.utf8))
        return try RecordedExport.read(sample, with: MT940Importer()).diagnostics
    }

    @Test func `entries that do not add up are told`() throws {
        #expect(try diagnostics(of: ":61:260105C5,00NTRFNONREF") == [])
        let found = try diagnostics(of: ":61:260105C4,99NTRFNONREF")
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.message.contains("from 10.00 with entries of 4.99 14.99 was expected") == true)
    }

    @Test(arguments: [":61:2601X", ":61:260105Q5,00N", ":61:260105C,NTRF", ":61:"])
    func `entries that can't be read are told, with their line`(entry: String) throws {
        let found = try diagnostics(of: entry)
        #expect(found.first?.location.line == 5)
        #expect(found.first?.message.contains("entry left out") == true)
    }
}

@Suite struct `Real MT940 files` {
    static let folder = SharedData.path("samples/crm/mt940")
    /// The balances of some do not fit, as entries were left out of them.
    static let files: [(name: String, addsUp: Bool)] = [
        ("ASNB_mt940.txt", true), ("betterplace_sepa_mt9401.sta", true), ("betterplace_sepa_snippet.sta", false),
        ("citi_mt940.txt", true), ("cmxl_mt940.sta", true), ("jejik_abnamro.sta", false), ("jejik_generic.sta", true),
        ("jejik_ing.sta", false), ("jejik_knab.sta", false), ("jejik_postfinance.sta", false),
        ("jejik_rabobank-iban.sta", true), ("jejik_rabobank.sta", false), ("jejik_sns.sta", true),
        ("jejik_triodos.sta", false), ("mBank_mt940.sta", true), ("self-provided_raphaelm.sta", true),
    ]

    @Test(.enabled(if: folder != nil), arguments: files)
    func `are read whole`(name: String, addsUp: Bool) throws {
        let path = (Self.folder ?? "") + "/" + name
        let file = try FileBytes(opening: path, shownAs: path)
        let lines = withExtendedLifetime(file) {
            String(decoding: file.buffer, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
        }
        let recorded = try read(path)
        #expect(recorded["entries"]?.records.count == lines.count { $0.hasPrefix(":61:") })
        #expect(recorded["statements"]?.records.count == lines.count { $0.hasPrefix(":20:") })
        #expect(recorded.diagnostics.contains { $0.message.contains("does not add up") } != addsUp)
        #expect(recorded.diagnostics.allSatisfy { $0.message.contains("does not add up") })
    }
}
