import Configuration
import IntegrationModel
import Testing

@Suite("koppel.yaml")
struct ProjectConfigurationTests {
    @Test("says all that its documentation shows")
    func readsEverything() throws {
        let configuration = try ProjectConfiguration(
            yaml: """
                company: Example Trading
                country: be
                holidays: [2026-12-25, 2026-07-21]
                systems:
                  - path: ./exports/shop/
                    id: shop
                    name: Web shop
                    kind: webshop
                files:
                  - path: exports/old/*.csv
                    encoding: windows-1252
                    delimiter: ";"
                    quote: none
                    header: true
                    skipLines: 3
                    escape: "\\\\"
                    continuationLines: no
                    dateOrder: dayMonthYear
                    decimalMark: comma
                    importer: generic-csv
                datasets:
                  - id: shop/orders
                    entity: order
                    fields:
                      Bestelnr: number
                      Opmerking: none
                flows:
                  - from: shop/orders
                    to: erp/orders
                    mechanism: manual
                matches:
                  - left: shop/orders.Bestelnr
                    right: {dataset: erp/sale.order, field: Uw ref.}
                    verdict: confirmed
                links:
                  - left: "crm/companies:1001"
                    right: "erp/customers:C17"
                    verdict: forbidden
                """
        )
        #expect(configuration.company == "Example Trading")
        #expect(configuration.country == "BE")
        #expect(configuration.holidays == ["2026-07-21", "2026-12-25"])
        #expect(
            configuration.systems == [
                DeclaredSystem(path: "exports/shop", id: "shop", name: "Web shop", kind: .webshop)
            ]
        )
        let file = try #require(configuration.files.first)
        #expect(file.delimiter == UInt8(ascii: ";"))
        #expect(file.quote == DeclaredQuote.none)
        #expect(file.hasHeader == true)
        #expect(file.skipLines == 3)
        #expect(file.escape == UInt8(ascii: "\\"))
        #expect(file.continuationLines == false)
        #expect(file.dateOrder == .dayMonthYear)
        #expect(file.decimalMark == .comma)
        let dataset = try #require(configuration.datasets.first)
        #expect(dataset.entity == .order)
        #expect(dataset.fields["Bestelnr"] == .some(.number))
        #expect(dataset.fields["Opmerking"] == .some(nil))
        #expect(configuration.flows == [DeclaredFlow(from: "shop/orders", to: "erp/orders", mechanism: .manual)])
        #expect(configuration.matches.first?.right == FieldReference(dataset: "erp/sale.order", field: "Uw ref."))
        #expect(configuration.links.first?.left == RecordReference(dataset: "crm/companies", key: "1001"))
    }

    @Test("may be empty", arguments: ["", "# nothing yet\n", "---\n"])
    func mayBeEmpty(_ yaml: String) throws {
        #expect(try ProjectConfiguration(yaml: yaml) == ProjectConfiguration())
    }

    @Test(
        "is refused with line, column, what is allowed and what was meant",
        arguments: [
            ("company: A\nsytems: []", 2, 1, "did you mean \"systems\"?"),
            ("systems:\n  - path: shop\n    id: s\n    kind: webshp", 4, 11, "did you mean \"webshop\"?"),
            ("systems:\n  - path: shop", 2, 5, "no \"id\" in systems[0]"),
            ("systems:\n  - path: ../shop\n    id: a", 2, 11, "a path inside the folder"),
            ("systems:\n  - {path: a, id: b}\n  - {path: a/, id: c}", 3, 5, "each path once"),
            ("country: Belgium", 1, 10, "a country in two letters"),
            ("holidays: [2026-02-29]", 1, 12, "such as 2026-12-25"),
            ("files:\n  - path: a.csv\n    delimiter: ab", 3, 16, "one character"),
            ("files:\n  - path: a.csv\n    skipLines: -1", 3, 16, "a whole number from 0"),
            ("datasets:\n  - id: a/b\n    fields:\n      Nr: nummer", 4, 11, "did you mean \"number\"?"),
            ("flows:\n  - from: a/b\n    to: a/b", 2, 5, "two datasets"),
            ("flows:\n  - from: orders\n    to: a/b", 2, 11, "system/name"),
            ("company: A\ncompany: B", 2, 0, "more than once"),
            ("systems: shop", 1, 10, "a list"),
            ("company:\n  - A", 2, 3, "expected text"),
            ("company: [A", 2, 0, "YAML"),
            ("- a", 1, 1, "a mapping"),
        ]
    )
    func isRefused(_ yaml: String, line: Int, column: Int, words: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try ProjectConfiguration(yaml: yaml) }
        #expect(error.line == line, "\(error)")
        if column > 0 { #expect(error.column == column, "\(error)") }
        #expect(error.description.contains(words), "\(error)")
        #expect(error.description.hasPrefix("koppel.yaml:\(line)"))
    }

    @Test(
        "is refused, and nothing worse, where it is hostile",
        arguments: [
            String(repeating: "[", count: 100_000),
            String(repeating: "{a: ", count: 50_000),
            String(repeating: "- ", count: 50_000) + "a",
            "company: \u{0}",
            "\u{FEFF}company: [}",
            "a: &a [*a]",
            "company: *nobody",
            "company: !!binary x\n? [1, 2]\n: 3",
        ]
    )
    func survivesHostileText(_ yaml: String) {
        #expect(throws: ConfigurationError.self) { try ProjectConfiguration(yaml: yaml) }
    }
}
