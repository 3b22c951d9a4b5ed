import IntegrationModel
import Matching
import TestSupport
import Testing

@Suite("Corrections")
struct CorrectionTests {
    private static let trade = SampleTrade(40)
    private static let tables = [
        SampleTable(
            "crm/accounts",
            .party,
            [
                .text("Account", .number, trade.numbers("A")),
                .text("Company", .name, (0..<40).map { "Firm \($0) Trading" }),
                .text("Mail", .email, (0..<40).map { "office\($0)@firm.example" }, .email),
            ]
        ),
        SampleTable(
            "erp/customers",
            .party,
            [
                .text("Customer", .number, trade.numbers("C")),
                .text("Name", .name, (0..<40).map { "Firm \($0) Trading" }),
                .text("E-mail", .email, (0..<40).map { "office\($0)@firm.example" }, .email),
            ]
        ),
    ]

    private func result(_ corrections: MatchingCorrections) throws -> MatchingResult {
        try Matcher(corrections: corrections)
            .match(Self.tables.map(\.profile), texts: SampleTexts(Self.tables), hashing: TestHashing())
    }

    private func field(_ dataset: String, _ field: String) -> FieldReference {
        FieldReference(dataset: dataset, field: field)
    }

    private func record(_ dataset: String, _ key: String) -> RecordReference {
        RecordReference(dataset: dataset, key: key)
    }

    private func chosen(_ result: MatchingResult, of field: String) -> String? {
        result.matches.first { $0.chosen && $0.left.field == field }?.right.field
    }

    @Test("a confirmed match is chosen and sure, whatever was found", arguments: [false, true])
    func confirmedMatch(isTurned: Bool) throws {
        #expect(chosen(try result(MatchingCorrections()), of: "Company") == "Name")
        let (left, right) = (field("crm/accounts", "Company"), field("erp/customers", "Customer"))
        let said = MatchCorrection(left: isTurned ? right : left, right: isTurned ? left : right, verdict: .confirmed)
        let corrected = try result(MatchingCorrections(matches: [said]))
        #expect(chosen(corrected, of: "Company") == "Customer")
        let match = try #require(corrected.matches.first { $0.left == left && $0.right == right })
        #expect(match.confidence == 1)
        #expect(match.evidence.first?.rule == "confirmed")
        #expect(corrected.stale.isEmpty)
    }

    @Test("a forbidden match is gone")
    func forbiddenMatch() throws {
        let said = MatchCorrection(
            left: field("crm/accounts", "Mail"),
            right: field("erp/customers", "E-mail"),
            verdict: .forbidden
        )
        let corrected = try result(MatchingCorrections(matches: [said]))
        #expect(!corrected.matches.contains { $0.left.field == "Mail" && $0.right.field == "E-mail" })
    }

    @Test("a forbidden link is gone, and a confirmed one takes the place of others")
    func links() throws {
        let found = try result(MatchingCorrections()).pairs("crm/accounts", "erp/customers")
        #expect(found.contains(Pair(3, 3)) && found.contains(Pair(5, 5)))
        let numbers = (Self.trade.numbers("A"), Self.trade.numbers("C"))
        let corrected = try result(
            MatchingCorrections(links: [
                LinkCorrection(
                    left: record("crm/accounts", numbers.0[3]),
                    right: record("erp/customers", numbers.1[3]),
                    verdict: .forbidden
                ),
                LinkCorrection(
                    left: record("erp/customers", numbers.1[6]),
                    right: record("crm/accounts", numbers.0[5]),
                    verdict: .confirmed
                ),
            ])
        )
        let pairs = corrected.pairs("crm/accounts", "erp/customers")
        #expect(!pairs.contains(Pair(3, 3)))
        #expect(pairs.contains(Pair(5, 6)))
        #expect(!pairs.contains(Pair(5, 5)) && !pairs.contains(Pair(6, 6)))
        #expect(pairs.count == found.count - 2)
    }

    @Test("keys are confirmed and forbidden")
    func keys() throws {
        let said = [
            KeyCorrection(dataset: "crm/accounts", fields: ["Mail"], verdict: .confirmed),
            KeyCorrection(dataset: "crm/accounts", fields: ["Account"], verdict: .forbidden),
        ]
        let keys = try result(MatchingCorrections(keys: said)).keys.filter { $0.dataset == "crm/accounts" }
        #expect(keys.first?.fields == ["Mail"])
        #expect(keys.first?.confidence == 1)
        #expect(!keys.contains { $0.fields == ["Account"] })
    }

    @Test("what they name and is no longer there is told")
    func stale() throws {
        let gone = try result(
            MatchingCorrections(
                keys: [KeyCorrection(dataset: "crm/accounts", fields: ["Gone"], verdict: .confirmed)],
                matches: [
                    MatchCorrection(
                        left: field("crm/accounts", "Company"),
                        right: field("old/customers", "Name"),
                        verdict: .confirmed
                    )
                ],
                links: [
                    LinkCorrection(
                        left: record("crm/accounts", "A-none"),
                        right: record("erp/customers", Self.trade.numbers("C")[0]),
                        verdict: .forbidden
                    )
                ]
            )
        )
        #expect(
            gone.stale.map(\.reason) == [
                "crm/accounts has no field \"Gone\"", "crm/accounts has no record \"A-none\"",
                "there is no dataset \"old/customers\"",
            ]
        )
    }
}
