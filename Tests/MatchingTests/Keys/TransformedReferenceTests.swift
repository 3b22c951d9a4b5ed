import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("References that hold after a transform")
struct TransformedReferenceTests {
    private static func code(_ number: Int) -> String { "QK\(100_000 + number * 137)" }

    private static let customers = SampleTable(
        "crm/customers",
        .party,
        [.text("customer_key", .number, (0..<80).map(code)), .text("city", nil, (0..<80).map { "Town \($0 % 7)" })]
    )

    private func references(_ tables: [SampleTable]) throws -> [Reference] {
        let profiles = tables.map(\.profile)
        return try ReferenceDetection().references(
            profiles,
            OverlapIndex(profiles),
            keys: KeyDetection().keys(of: profiles),
            texts: SampleTexts(tables)
        )
    }

    @Test("are not looked for between a record and its parts, for which no export is read again")
    func parts() throws {
        struct NoTexts: TextSource {
            struct Asked: Error {}
            func texts(of dataset: String, fields: [Int]) throws -> [TextColumn] { throw Asked() }
        }
        let lines = SampleTable("crm/lines", .other, [.text("item", nil, (0..<90).map { "P-\(10_000 + $0)" })])
        var profiles = [Self.customers.profile, lines.profile]
        profiles[1].dataset.parent = "crm/customers"
        _ = try ReferenceDetection().references(
            profiles,
            OverlapIndex(profiles),
            keys: KeyDetection().keys(of: profiles),
            texts: NoTexts()
        )
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var written: @Sendable (String) -> String
        var transform: String

        var testDescription: String { transform }
    }

    @Test(
        "are found and named",
        arguments: [
            Case(written: { "EXP-" + $0 }, transform: "without the prefix \"EXP-\""),
            Case(written: { $0 + "/NL" }, transform: "without the suffix \"/NL\""),
            Case(written: { "\("ABCDEFG".letter(of: $0))X\($0)" }, transform: "from character 3 on"),
            Case(
                written: { "X\($0)-\("ABCDEFG".letter(of: $0))\($0.suffix(3))" },
                transform: "characters 2 to 9"
            ),
        ]
    )
    func transforms(_ example: Case) throws {
        let invoices = SampleTable(
            "erp/invoices",
            .invoice,
            [.text("account", nil, (0..<200).map { example.written(Self.code($0 % 70)) })]
        )
        let found = try #require(try references([Self.customers, invoices]).first)
        #expect(found.child == FieldReference(dataset: "erp/invoices", field: "account"))
        #expect(found.parent == FieldReference(dataset: "crm/customers", field: "customer_key"))
        #expect(found.transform == example.transform)
        #expect(found.coverage == 1)
    }

    @Test("the prefix may be absent from some of the values")
    func optionalPrefix() throws {
        let accounts = SampleTable(
            "erp/accounts",
            .party,
            [.text("nr", nil, (0..<80).map { ($0 % 3 == 0 ? "" : "OLD") + Self.code($0) })]
        )
        let found = try references([Self.customers, accounts])
        #expect(found.count == 1)
        #expect(found.first?.coverage == 1)
        #expect(found.first?.transform?.hasSuffix("without the prefix \"OLD\"") == true)
    }

    @Test("zeros before a number and what stands before them are left out where the names agree")
    func zeros() throws {
        let customers = SampleTable("crm/customers", .party, [.integers("customer_id", .id, Array(1...90))])
        let orders = SampleTable(
            "shop/orders",
            .order,
            [.text("customer_number", nil, (0..<200).map { "C-\(String(100_001 + $0 % 90).dropFirst())" })]
        )
        let found = try #require(try references([customers, orders]).first)
        #expect(found.transform == "without the prefix \"C-\", without leading zeros")
    }

    @Test("codes whose parts are values of each other by accident make none")
    func accidents() throws {
        var random = SeededRandom(seed: 5)
        let codes = SampleTable(
            "erp/parts",
            .product,
            [.text("code", nil, (0..<300).map { _ in "P\(Int.random(in: 100_000..<999_999, using: &random))" })]
        )
        let numbers = SampleTable("crm/rooms", .other, [.text("room", nil, (0..<200).map { "\(100 + $0)" })])
        #expect(try references([codes, numbers]).isEmpty)
    }

    @Test("a field without values is one where its name ends with that of a key")
    func empty() throws {
        let languages = SampleTable("shop/language", .other, [.integers("language_id", nil, Array(1...6))])
        let films = SampleTable(
            "shop/film",
            .other,
            [
                .integers("film_id", nil, Array(1...50)),
                .text("original_language_id", nil, [String](repeating: "", count: 50)),
            ]
        )
        let found = try references([languages, films]).filter { $0.child.field == "original_language_id" }
        #expect(found.map(\.parent.field) == ["language_id"])
        #expect(found.map(\.coverage) == [0])
    }

    @Test("a record names the one above it in its own table")
    func superior() throws {
        let employees = SampleTable(
            "erp/employees",
            .employee,
            [
                .integers("employee_id", nil, Array(1...9)),
                .integers("reports_to", nil, [2, 2, 2, 2, 2, 5, 5, 5, 5]),
            ]
        )
        #expect(try references([employees]).map(\.child.field) == ["reports_to"])
    }
}

extension String {
    /// A letter that a text decides.
    fileprivate func letter(of text: String) -> Character {
        let sum = text.utf8.reduce(0) { $0 + Int($1) }
        return self[index(startIndex, offsetBy: sum % count)]
    }
}
