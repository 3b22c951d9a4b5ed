import CODAImporter
import ImporterKit
import ImporterTesting
import IntegrationModel
import TestSupport
import Testing

/// A CODA file, read.
private func read(_ path: String) throws -> RecordedExport {
    let export = ExportFile(path: path, absolutePath: path, size: 0)
    let preview = ExportInspection().preview(of: export)
    #expect(preview.format == .coda)
    return try RecordedExport.read(export, as: preview, with: CODAImporter())
}

@Suite struct `Movements of a CODA file` {
    private static let samples = SharedData.checkout + "/Plugins/CODA/Samples/"

    private func movements(in sample: String) throws -> RecordedDataset {
        let recorded = try read(Self.samples + sample)
        #expect(recorded.diagnostics == [])
        return try #require(recorded["movements"])
    }

    @Test func `the details of a sum take its place`() throws {
        let movements = try movements(in: "statement.cod")
        #expect(movements.values(.grossAmount) == ["1464.71", "302.50", "700.00", "550.00", "980.00", "107.69"])
        #expect(movements.values(.type) == ["CRDT", "CRDT", "DBIT", "DBIT", "CRDT", "DBIT"])
        #expect(movements.values("total.amount") == [nil, nil, "1250.00", "1250.00", nil, nil])
        #expect(movements.values(.date)?.last == "2026-02-05")
    }

    @Test func `other details are records of their own beside the movement`() throws {
        let recorded = try read(Self.samples + "statement.cod")
        let details = try #require(recorded["movements.details"])
        #expect(details.parents == [4])
        #expect(details.values("communicationType") == ["105"])
        #expect(
            details.values("information") == [
                "KOSTEN TEN LASTE VAN DE OPDRACHTGEVER GEEN ANDERE KOSTEN AANGEREKEND ZIE OOK DE TARIEFLIJST"
            ]
        )
    }

    @Test func `the other side has a name, an account and an address`() throws {
        let movements = try movements(in: "statement.cod")
        #expect(movements.values(.partyName)?.first == "CAFÉ KLEBER SRL")
        #expect(movements.values(.partyIBAN)?.first == "BE36734012345681")
        #expect(movements.values("counterparty.street").first == "RUE HAUTE 12")
        #expect(movements.values("counterparty.locality").first == "1000 BRUXELLES")
    }

    @Test func `free communications go on over records without a break in words`() throws {
        let movements = try movements(in: "statement.cod")
        #expect(
            movements.values(.remittanceText)?[1]
                == "FACTUUR F26-0113 EN CREDITNOTA C26-0004, MET DANK VOOR DE SNELLE LEVERING VAN FEBRUARI"
        )
        #expect(movements.values(.reference)?[1] == "E2E-000777")
    }

    @Test func `structured communications are found, also those of a direct debit`() throws {
        let movements = try movements(in: "statement.cod")
        #expect(
            movements.values(.structuredCommunication) == ["126000210137", nil, nil, nil, nil, "126000210238"]
        )
        #expect(movements.values("mandateReference").last == "MAND-2026-014")
        #expect(movements.values("creditorID").last == "BE68ZZZ0888123400")
    }

    @Test func `a file may hold several statements`() throws {
        let recorded = try read(Self.samples + "two-statements.cod")
        #expect(recorded.diagnostics == [])
        let statements = try #require(recorded["statements"])
        #expect(statements.values(.number) == ["022", "023"])
        #expect(statements.values("oldBalance") == ["16639.92", "16627.82"])
        #expect(statements.values(.balance) == ["16627.82", "16974.62"])
        #expect(statements.values(.enterpriseNumber) == ["0888123486", "0888123486"])
        #expect(recorded["movements"]?.values(.partyName)?[1] == "SOCIÉTÉ ANATOLE")
    }
}

/// What does not fit is told, with the line, and nothing is left out in silence.
@Suite struct `Faults of a CODA file` {
    private static let lines: [String] = {
        let path = SharedData.checkout + "/Plugins/CODA/Samples/statement.cod"
        guard let file = try? FileBytes(opening: path, shownAs: path) else { return [] }
        return withExtendedLifetime(file) {
            String(decoding: file.buffer, as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }()

    private func diagnostics(of lines: [String]) throws -> [Diagnostic] {
        let sample = ImporterConformance.Sample(
            name: "faulty.cod",
            bytes: Array(lines.map { $0 + "\n" }.joined().utf8)
        )
        return try RecordedExport.read(sample, with: CODAImporter()).diagnostics
    }

    @Test func `a movement that was taken out breaks the balance, the count and the sums`() throws {
        var lines = Self.lines
        lines.removeSubrange(7...9)
        let found = try diagnostics(of: lines)
        #expect(found.map(\.severity) == [.warning, .warning, .warning])
        #expect(found.map(\.location.line) == [27, 29, 29])
        #expect(found[0].message.contains("statement 021 does not add up: from 15250.40"))
        #expect(found[1].message.contains("30 records"))
        #expect(found[2].message.contains("the credits should add up to 2747.21"))
    }

    @Test func `details that do not add up to their sum are kept beside it`() throws {
        var lines = Self.lines
        lines[12] = lines[12].replacing("000000000700000", with: "000000000600000")
        let found = try diagnostics(of: lines)
        #expect(found.count == 1)
        #expect(found.first?.message.contains("the details of movement 0003 add up to 1150.00; 1250.00") == true)
    }

    @Test func `a record that continues nothing is told`() throws {
        var lines = Self.lines
        lines.remove(at: 7)
        let found = try diagnostics(of: lines)
        #expect(found.first?.message.contains("it continues movement 0002") == true)
        #expect(found.first?.location.line == 8)
    }

    @Test func `records that CODA does not have are told`() throws {
        let found = try diagnostics(of: Self.lines.prefix(2) + ["7 what is this"] + Self.lines.dropFirst(2))
        #expect(found.first?.message.contains("begins with “7”") == true)
    }

    @Test func `a file that is cut off is told`() throws {
        let found = try diagnostics(of: Array(Self.lines.prefix(20)))
        #expect(found.contains { $0.severity == .error && $0.message.contains("the file ends before") })
    }
}

/// Files of banks and of the tests of other programs.
@Suite struct `Real CODA files` {
    static let folder = SharedData.path("samples/crm/coda")
    /// Those of which old balance, movements, new balance and trailer fit.
    static let balanced = [
        "sample1.cod", "sample8.cod", "sample10.cod", "sample11.cod", "coda_v2_3_single_anonymised.cod",
        "coda_v2_3_multi_anonymised.cod",
    ]
    static let all =
        balanced + [
            "sample2.cod", "sample3.cod", "sample4.cod", "sample5.cod", "sample6.cod", "sample7.cod", "sample9.cod",
            "Ontvangen_CODA_anonymised.cod",
        ]

    @Test(.enabled(if: folder != nil), arguments: balanced)
    func `add up`(name: String) throws {
        #expect(try read((Self.folder ?? "") + "/" + name).diagnostics == [])
    }

    @Test(.enabled(if: folder != nil), arguments: all.filter { !balanced.contains($0) })
    func `that do not add up are told`(name: String) throws {
        let found = try read((Self.folder ?? "") + "/" + name).diagnostics
        #expect(found.contains { $0.message.contains("add up") || $0.message.contains("records, as record 9 says") })
    }

    /// The movements read have the amounts of the booked records 21 of the file.
    @Test(.enabled(if: folder != nil), arguments: all)
    func `are read whole`(name: String) throws {
        let path = (Self.folder ?? "") + "/" + name
        let file = try FileBytes(opening: path, shownAs: path)
        let lines = withExtendedLifetime(file) {
            String(decoding: file.buffer, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }.map { Array($0.utf8) }
        }
        var expected = 0
        for line in lines where line.starts(with: Array("21".utf8)) && line[6..<10].elementsEqual(Array("0000".utf8)) {
            let amount = Int(String(decoding: line[32..<47], as: UTF8.self)) ?? 0
            expected += line[31] == UInt8(ascii: "1") ? -amount : amount
        }
        let recorded = try read(path)
        let movements = try #require(recorded["movements"])
        let amounts = movements.values(.grossAmount)?.map { Double($0 ?? "") ?? .nan } ?? []
        let signs = movements.values(.type)?.map { $0 == "DBIT" ? -1.0 : 1.0 } ?? []
        let sum = zip(amounts, signs).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(sum * 1000 - Double(expected)) < 0.5)

        let count = lines.count { $0.starts(with: Array("21".utf8)) }
        let sums = Set(movements.values("total.bankReference").compactMap(\.self)).count
        #expect(movements.records.count + (recorded["movements.details"]?.records.count ?? 0) + sums == count)
        #expect(recorded["statements"]?.records.count == lines.count { $0.first == UInt8(ascii: "1") })
    }
}
