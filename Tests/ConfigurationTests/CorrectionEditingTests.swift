import Configuration
import IntegrationModel
import Testing

@Suite("Corrections in koppel.yaml")
struct CorrectionEditingTests {
    private static let corrections = MatchingCorrections(
        keys: [KeyCorrection(dataset: "shop/lines", fields: ["Order", "Line: \"no\""], verdict: .confirmed)],
        matches: [
            MatchCorrection(
                left: FieldReference(dataset: "odoo/sale.order", field: "Order Ref."),
                right: FieldReference(dataset: "shop/orders", field: "Name"),
                verdict: .forbidden
            )
        ],
        links: [
            LinkCorrection(
                left: RecordReference(dataset: "crm/companies", key: "10:01 #2"),
                right: RecordReference(dataset: "erp/customers", key: "C17"),
                verdict: .confirmed
            )
        ]
    )

    @Test("are read as they were written, and the rest stays with its comments")
    func roundTrip() throws {
        let before = """
            company: Example   # ours
            # who is who
            links:
              - left: crm/companies:9
                right: erp/customers:C9
                verdict: forbidden

            """
        let text = try ProjectConfiguration.edited(before, corrections: Self.corrections)
        #expect(text.contains("company: Example   # ours"))
        #expect(text.contains("# who is who"))
        let read = try ProjectConfiguration(yaml: text)
        #expect(read.keys == Self.corrections.keys)
        #expect(read.matches == Self.corrections.matches)
        #expect(read.links == Self.corrections.links)
    }

    @Test("all taken back leave nothing behind")
    func empty() throws {
        let text = try ProjectConfiguration.edited("company: Example\n", corrections: Self.corrections)
        #expect(try ProjectConfiguration.edited(text, corrections: MatchingCorrections()) == "company: Example\n")
    }

    @Test("of the same two, the last one counts, whichever is left")
    func replaced() {
        var configuration = ProjectConfiguration()
        let (one, other) = (RecordReference(dataset: "a/x", key: "1"), RecordReference(dataset: "b/y", key: "2"))
        configuration.add(LinkCorrection(left: one, right: other, verdict: .confirmed))
        configuration.add(LinkCorrection(left: other, right: one, verdict: .forbidden))
        #expect(configuration.links.map(\.verdict) == [.forbidden])
    }

    @Test("a key without fields is a fault")
    func noFields() {
        #expect(throws: ConfigurationError.self) {
            try ProjectConfiguration(yaml: "keys:\n  - dataset: a/b\n    fields: []\n    verdict: confirmed\n")
        }
    }
}
