import Foundation
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Pseudonyms")
struct PseudonymTests {
    private static let names: [(String, PseudonymKind)] = [
        ("Janssens Metaal BV", .company), ("An Peeters", .person), ("Peeters", .person), ("Odoo", .company),
        ("an@janssens.example", .mail), ("BE68539007547034", .account), ("0403170701", .enterprise),
        ("093476808", .phone), ("Kaai 12", .street), ("Li", .person), ("1234", .enterprise),
    ]

    private func pseudonyms(key: UInt8 = 1, keeping own: Set<String> = ["Odoo"]) -> Pseudonyms {
        let hashing = TestHashing()
        let kinds = Dictionary(uniqueKeysWithValues: Self.names.map { (hashing.hash($0.0), $0.1) })
        return Pseudonyms(of: kinds, keeping: own, hashing: hashing, key: [key])
    }

    @Test("are the same wherever the same is named, and others with another key")
    func stable() {
        let one = pseudonyms()
        #expect(one.text("Janssens Metaal BV") == pseudonyms().text("JANSSENS  METAAL, B.V."))
        #expect(one.text("Janssens Metaal BV") != pseudonyms(key: 2).text("Janssens Metaal BV"))
        #expect(one.text("An Peeters") != one.text("Peeters"))
    }

    @Test(
        "look like what they stand for",
        arguments: [
            ("Janssens Metaal BV", "Company "), ("An Peeters", "Person "), ("Kaai 12", "Street "),
            ("BE68539007547034", "XX"), ("0403170701", "XX"), ("093476808", "+00 "),
        ]
    )
    func look(name: String, beginning: String) {
        let text = pseudonyms().text(name)
        #expect(text.hasPrefix(beginning) && !text.contains(name), "\(text)")
    }

    @Test(
        "stand for names inside of other texts",
        arguments: [
            ("Order of Janssens Metaal BV, by An Peeters.", "Order of Company _, by Person _."),
            ("by (Peeters)", "by (Person _)"), ("write to an@janssens.example!", "write to _@mail.invalid!"),
            ("unknown.person+x@elsewhere.example, twice", "_@mail.invalid, twice"),
            ("IBAN BE68 5390 0754 7034 of Peeters", "IBAN XX_ of Person _"),
            ("VAT BE 0403.170.701", "VAT BE XX_"),
        ]
    )
    func inside(text: String, pattern: String) {
        let result = pseudonyms().text(text)
        var rest = result[...]
        for piece in pattern.split(separator: "_", omittingEmptySubsequences: true) {
            guard let found = rest.range(of: piece) else {
                Issue.record("\(result) has no \"\(piece)\"")
                return
            }
            rest = rest[found.upperBound...]
        }
        for (name, _) in Self.names where name.count > 4 && text.contains(name) { #expect(!result.contains(name)) }
    }

    @Test(
        "leave alone what names nobody",
        arguments: [
            "Odoo", "orders of Odoo", "WEB-10017", "", "Line 1234 of Li", "a@b", "@", "Peetersen", "2026-03-01",
        ]
    )
    func others(text: String) { #expect(pseudonyms().text(text) == text) }

    @Test("are in all parts of a snapshot that hold values, and ids, files and lines stay")
    func snapshot() {
        let name = "Janssens Metaal BV"
        var snapshot = Snapshot.sample
        snapshot.gaps[0].title = "An order of \(name) is lost"
        snapshot.gaps[0].recordKeys = [name]
        snapshot.gaps[0].evidence = [GapEvidence(file: "a.csv", line: 2, field: "Customer", value: name)]
        snapshot.map.flows[0].evidence = [Evidence(rule: "x", statement: "found by \(name)", weight: 1)]
        let flow = snapshot.map.flows[0].id
        snapshot.flowRecords[flow] = [FlowRecord(status: .leaked, number: name, file: "a.csv", line: 3)]
        snapshot.diagnostics = [Diagnostic(.warning, "\"\(name)\" is odd", at: SourceLocation(file: "a.csv", line: 4))]
        let shown = snapshot.replacingNames(with: pseudonyms())
        let texts =
            [shown.gaps[0].title.description, shown.map.flows[0].evidence[0].statement.description]
            + shown.gaps[0].recordKeys + shown.gaps[0].evidence.compactMap(\.value)
            + (shown.flowRecords[flow] ?? []).map(\.number) + shown.diagnostics.map(\.message)
        let pseudonym = pseudonyms().text(name)
        for text in texts { #expect(text.contains(pseudonym) && !text.contains(name), "\(text)") }
        #expect(shown.gaps.map(\.id) == snapshot.gaps.map(\.id))
        #expect(shown.gaps[0].evidence[0].file == "a.csv" && shown.gaps[0].evidence[0].line == 2)
    }

    @Test(
        "are for the values of fields that name somebody",
        arguments: [
            ("shop/customers", "Email", .mail), ("erp/res.partner", "VAT", .enterprise), ("shop/orders", "Name", nil),
            ("erp/sale.order", "Untaxed Amount", nil),
        ] as [(String, String, PseudonymKind?)]
    )
    func fields(dataset: String, field: String, kind: PseudonymKind?) throws {
        let dataset = try #require(Snapshot.sample.map.dataset(dataset))
        let field = try #require(dataset.fields.first { $0.path == field })
        #expect(PseudonymKind(of: field, in: dataset) == kind)
    }
}

@Suite("Remarks on exports")
struct RemarkTests {
    @Test("have no mail address in a report, unless its evidence is asked for")
    func addresses() {
        var snapshot = Snapshot.sample
        snapshot.diagnostics = [
            Diagnostic(.warning, "\"an@shop.example\" is no date (a@b)", at: SourceLocation(file: "a.csv", line: 4))
        ]
        let text = MarkdownReport(snapshot).text
        #expect(!text.contains("shop.example") && text.contains("is no date"))
        #expect(MarkdownReport(snapshot, ReportSetup(showsValues: true)).text.contains("shop.example"))
    }
}
