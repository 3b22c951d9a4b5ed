import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Companies linked by likeness")
struct LinkedCompaniesTests {
    private static let towns = [
        "Deinze", "Wavre", "Hasselt", "Aalst", "Brugge", "Namur", "Leuven", "Mons", "Genk", "Lier", "Tielt", "Ath",
    ]

    private func table(_ name: String, _ companies: [Int]) -> RecordTable {
        func column(_ header: String, _ meaning: CanonicalField? = nil, _ value: (Int) -> String) -> RecordColumn {
            RecordColumn(header, TextColumn(companies.map(value)), meaning: meaning)
        }
        return RecordTable(
            name,
            count: companies.count,
            columns: [
                column("Firmanaam", .name, SampleParties.name), column("Btw-nr", .vatNumber, SampleParties.vatNumber),
                column("Postcode", .postcode) { "\(9000 + $0 % 12 * 50)" },
                column("Gemeente", .city) { Self.towns[$0 % 12] }, column("E-mail", .email, SampleParties.email),
                column("Land", .country) { $0 % 9 == 0 ? "FR" : "BE" },
            ]
        )
    }

    @Test("a list without doubles has none, though many companies are in the same town", arguments: [40, 150, 360])
    func neighbours(count: Int) throws {
        let linker = try #require(RecordLinker(within: table("crm", Array(0..<count)), threads: 2))
        #expect(linker.links().links.allSatisfy { $0.confidence < 0.9 })
        #expect(linker.links().links.count <= 5)
    }

    @Test("a few doubles are found among many neighbours")
    func doubles() throws {
        let companies = Array(0..<200) + [17, 60, 131]
        let linker = try #require(RecordLinker(within: table("crm", companies), threads: 2))
        let links = linker.links().links.filter { $0.confidence >= 0.9 }
        #expect(links.map { [$0.left, $0.right] } == [[17, 200], [60, 201], [131, 202]])
    }

    @Test("a company that the other system has twice is linked with one of the two, as surely as the others")
    func twice() throws {
        let (left, right) = (Array(0..<60), Array(0..<60) + [4, 30])
        let linker = try #require(RecordLinker(table("crm", left), table("erp", right), threads: 2))
        let links = linker.links().links
        #expect(links.map(\.left) == left)
        #expect(links.allSatisfy { $0.left == right[$0.right] && $0.confidence >= 0.9 })
    }

    @Test("are linked by a number of the one that the other has beside its own")
    func heldNumbers() throws {
        let companies = Array(0..<80)
        func numbered(_ name: String, _ columns: [(String, (Int) -> String)]) -> RecordTable {
            var records = table(name, companies)
            records.columns.removeAll { $0.name != "Firmanaam" && $0.name != "Gemeente" }
            for (header, value) in columns {
                records.columns.append(RecordColumn(header, TextColumn(companies.map(value))))
            }
            return records
        }
        let left = numbered("shop", [("Nr", { "C\(2_000 + $0 * 7)" })])
        let right = numbered("erp", [("Nr", { "K\(100 + $0)" }), ("Ref", { $0 % 8 == 0 ? "" : "C\(2_000 + $0 * 7)" })])
        let linker = try #require(RecordLinker(left, right, threads: 2))
        #expect(linker.comparedFields.contains { $0.left == ["Nr"] && $0.right == ["Ref"] })
        #expect(linker.links().links.map { [$0.left, $0.right] } == companies.map { [$0, $0] })
    }

    /// A Belgian account number as banks write it, in groups of four, or plainly.
    private static func account(_ index: Int, isGrouped: Bool) -> String {
        let digits = Array("\(68 + index % 30)\(539_007_547_034 + index * 7_919)")
        guard isGrouped else { return "BE" + String(digits) }
        let groups = stride(from: 2, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
        return (["BE" + String(digits[..<2])] + groups).joined(separator: " ")
    }

    @Test("suppliers whose account numbers one list writes in groups are linked by them", arguments: [false, true])
    func groupedAccounts(isNamed: Bool) throws {
        func suppliers(_ name: String, _ records: [Int], header: String, isGrouped: Bool) -> RecordTable {
            var table = table(name, records)
            table.columns.removeAll { $0.name != "Firmanaam" }
            // The other list knows every third by a name that nobody would take for the same.
            if isGrouped {
                let names = records.map { $0 % 3 == 0 ? "Dossier \(Self.towns[$0 % 12])" : SampleParties.name($0) }
                table.columns[0].texts = TextColumn(names)
            }
            let accounts = TextColumn(records.map { Self.account($0, isGrouped: isGrouped) })
            var column = RecordColumn(header, accounts)
            if isNamed { (column.meaning, column.semanticType) = (.iban, .iban) }
            table.columns.append(column)
            return table
        }
        let (left, right) = (Array(0..<80), Array((30..<120).reversed()))
        let linker = try #require(
            RecordLinker(
                suppliers("erp", left, header: "Bankrek.", isGrouped: true),
                suppliers("bank", right, header: "Beneficiary", isGrouped: false),
                threads: 2
            )
        )
        #expect(linker.comparedFields.contains { $0.left == ["Bankrek."] && $0.right == ["Beneficiary"] })
        let links = linker.links().links
        #expect(Set(links.map(\.left)).isSuperset(of: (30..<80).filter { $0 % 3 != 0 }))
        #expect(links.allSatisfy { left[$0.left] == right[$0.right] })
        for link in links {
            let account = linker.comparison(link.left, link.right).attributes.first { $0.leftFields == ["Bankrek."] }
            #expect(account?.outcome == .same)
        }
    }
}
