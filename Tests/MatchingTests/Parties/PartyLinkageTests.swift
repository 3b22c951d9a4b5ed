import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Parties of two systems")
struct PartyLinkageTests {
    /// Companies with all that the system knows of them, and a first one that the test writes.
    private func table(
        _ id: String,
        _ companies: [Int],
        _ changes: [Int: [CanonicalField: String]] = [:],
        keeping fields: [CanonicalField] = [.name, .vatNumber, .email, .street, .postcode, .phone]
    ) -> SampleTable {
        let all: [CanonicalField: (Int) -> String] = [
            .name: SampleParties.name, .vatNumber: SampleParties.vatNumber, .email: SampleParties.email,
            .street: SampleParties.street, .postcode: SampleParties.postcode, .phone: SampleParties.phone,
        ]
        let columns = fields.map { field in
            SampleColumn.text(field.rawValue, field, companies.map { changes[$0]?[field] ?? all[field]?($0) ?? "" })
        }
        let numbers = SampleColumn.text(
            "Nr",
            .number,
            companies.indices.map { "\(id.prefix(1).uppercased())\(1000 + $0)" }
        )
        return SampleTable(id, .party, [numbers] + columns)
    }

    @Test("are linked where all that is known is the same, in whatever order")
    func identical() throws {
        let erp = table("erp/partners", (0..<40).reversed())
        let result = try match([table("crm/companies", Array(0..<40)), erp])
        #expect(result.pairs("crm/companies", "erp/partners") == Set((0..<40).map { Pair($0, 39 - $0) }))
    }

    @Test(
        "are linked by what identifies them, with the name written otherwise",
        arguments: [
            [CanonicalField.name, .vatNumber], [.name, .email, .postcode], [.name, .phone, .street, .postcode],
        ]
    )
    func byIdentifier(fields: [CanonicalField]) throws {
        let changes = Dictionary(
            uniqueKeysWithValues: (0..<30).map { ($0, [CanonicalField.name: SampleParties.name($0) + " België"]) }
        )
        let result = try match([
            table("crm/companies", Array(0..<30), keeping: fields),
            table("erp/partners", Array(0..<30), changes, keeping: fields),
        ])
        #expect(result.pairs("crm/companies", "erp/partners") == straight(0..<30))
    }

    @Test("are linked by the number that the other list holds, under another name and with nothing else in common")
    func byHeldNumber() throws {
        let companies = Array(0..<30)
        let fields: [CanonicalField] = [.name, .street, .postcode]
        let changes = [7: [CanonicalField.name: "Koepelhuis Holding"]]
        var erp = table("erp/partners", companies, changes, keeping: fields)
        let without = try match([table("crm/companies", companies, keeping: fields), erp])
        #expect(without.pairs("crm/companies", "erp/partners") == straight(companies.filter { $0 != 7 }))
        var numbers = companies.map { "C\(1000 + $0)" }
        // A number that was mistyped into another's is not believed.
        numbers[9] = "C1012"
        numbers[12] = ""
        erp.columns.append(.text("Your number", .reference, numbers))
        let result = try match([table("crm/companies", companies, keeping: fields), erp])
        #expect(result.pairs("crm/companies", "erp/partners") == straight(companies))
    }

    @Test("of people in a list of companies are linked by their first and last name")
    func people() throws {
        let records = 0..<30
        let shop = SampleTable(
            "shop/customers",
            .party,
            [
                .text("Nr", .number, records.map { "S\(1000 + $0)" }),
                .text("Company", .name, records.map { $0 < 15 ? SampleParties.name($0) : "" }),
                .text("First", .firstName, records.map { "Elise\($0)" }),
                .text("Last", .lastName, records.map { "Maes\($0)" }),
                .text("Postcode", .postcode, records.map(SampleParties.postcode)),
            ]
        )
        let names = Dictionary(
            uniqueKeysWithValues: records.dropFirst(15).map { ($0, [CanonicalField.name: "Elise\($0) Maes\($0)"]) }
        )
        let erp = table("erp/partners", Array(records), names, keeping: [.name, .postcode])
        #expect(try match([shop, erp]).pairs("shop/customers", "erp/partners") == straight(records))
    }

    @Test("are linked by VAT number under another name: a trade name and the company behind it")
    func byVATNumber() throws {
        let changes = [7: [CanonicalField.name: "Koepelhuis Holding"]]
        let result = try match([
            table("crm/companies", Array(0..<30), keeping: [.name, .vatNumber]),
            table("erp/partners", Array(0..<30), changes, keeping: [.name, .vatNumber]),
        ])
        #expect(result.pairs("crm/companies", "erp/partners") == straight(0..<30))
    }

    @Test(
        "are linked by name and address, also with another legal form or a typing error",
        arguments: [
            "Bakkerij Leuvensesteen BV", "Bakkerij Leuvensesteen B.V.", "BAKKERIJ LEUVENSESTEEN",
            "Bakerij Leuvensesteen",
            "Bakkerij Luevensesteen", "Bakkerij  Leuvensesteen, NV", "Leuvensesteen Bakkerij",
        ]
    )
    func byName(name: String) throws {
        let fields: [CanonicalField] = [.name, .street, .postcode]
        let result = try match([
            table("crm/companies", Array(0..<30), keeping: fields),
            table("erp/partners", Array(0..<30), [0: [.name: name]], keeping: fields),
        ])
        #expect(result.pairs("crm/companies", "erp/partners") == straight(0..<30))
    }

    @Test("stay apart where only the core of the name is the same")
    func sameCore() throws {
        let left = [0: [CanonicalField.name: "Peeters Bouw NV"]]
        let right = [100: [CanonicalField.name: "Peeters Bouw VZW"]]
        let result = try match([
            table("crm/companies", Array(0..<30), left), table("erp/partners", Array(100..<130), right),
        ])
        #expect(result.pairs("crm/companies", "erp/partners").isEmpty)
    }

    @Test("two companies of one group each keep to their own record")
    func group() throws {
        let names: [Int: [CanonicalField: String]] = [
            0: [.name: "Peeters Bouw NV"], 1: [.name: "Peeters Bouw BV", .email: SampleParties.email(0)],
        ]
        let result = try match([
            table("crm/companies", Array(0..<30), names), table("erp/partners", Array(0..<30), names),
        ])
        #expect(result.pairs("crm/companies", "erp/partners") == straight(0..<30))
        #expect(result.duplicates.isEmpty)
    }

    @Test("that do business with different customers have no link", arguments: 1...5)
    func strangers(seed: Int) throws {
        let result = try match([
            table("crm/companies", Array(seed..<(seed + 60))),
            table("erp/partners", Array((200 + seed)..<(260 + seed))),
        ])
        #expect(result.recordLinks.isEmpty)
        #expect(result.duplicates.isEmpty)
    }

    @Test("have one partner each, though one system has a record twice")
    func oneToOne() throws {
        let result = try match([
            table("crm/companies", Array(0..<30)), table("erp/partners", Array(0..<30) + [4]),
        ])
        let pairs = result.pairs("crm/companies", "erp/partners")
        #expect(pairs.count == 30)
        #expect(Set(pairs.map(\.left)).count == 30)
        #expect(Set(pairs.map(\.right)).count == 30)
    }

    @Test("that are in a list twice are found as duplicates, in one group each")
    func duplicates() throws {
        let changed = table("erp/partners", Array(0..<40) + [4, 9, 4], [:])
        let result = try match([changed])
        #expect(result.duplicates.map(\.records) == [[4, 40, 42], [9, 41]])
        #expect(result.duplicates.allSatisfy { $0.dataset == "erp/partners" && $0.confidence >= 0.9 })
    }

    @Test("name the fields that joined them, the one that joined most first")
    func keys() throws {
        let result = try match([table("crm/companies", Array(0..<30)), table("erp/partners", Array(0..<30))])
        let links = try #require(result.recordLinks.first)
        #expect(links.keys.first?.leftFields == ["vatNumber"])
        #expect(links.keys.first?.rightFields == ["vatNumber"])
        #expect(links.keys.reduce(0) { $0 + $1.pairs } == links.pairs.count)
        #expect(links.pairs.allSatisfy { links.keys.indices.contains($0.key) && (0.9...1).contains($0.confidence) })
    }
}
