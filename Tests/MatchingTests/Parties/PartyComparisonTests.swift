import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("The evidence that two records are the same party")
struct PartyComparisonTests {
    /// The weight for two companies among so many others that are like nobody.
    private func weight(_ left: [CanonicalField: String], _ right: [CanonicalField: String]) throws -> Double {
        let one = try table("crm/companies", left, others: 20..<60)
        let other = try table("erp/partners", right, others: 80..<120)
        return PartyComparison(left: one, right: other).weight(0, 0)
    }

    private func table(_ id: String, _ first: [CanonicalField: String], others: Range<Int>) throws -> PartyTable {
        let columns: [(CanonicalField, (Int) -> String)] = [
            (.name, SampleParties.name), (.vatNumber, SampleParties.vatNumber), (.email, SampleParties.email),
            (.street, SampleParties.street), (.postcode, SampleParties.postcode), (.phone, SampleParties.phone),
        ]
        let sample = SampleTable(
            id,
            .party,
            columns.map { .text($0.rawValue, $0, [first[$0] ?? ""] + others.map($1)) }
        )
        return try PartyTable(0, sample.profile, texts: SampleTexts([sample]))
    }

    @Test(
        "grows with each thing that is the same",
        arguments: [
            (CanonicalField.vatNumber, "BE0400000193"), (.email, "info@peeters.example"), (.phone, "+32 9 225 12 13"),
            (.postcode, "9000"), (.street, "Kerkstraat 5"),
        ]
    )
    func same(field: CanonicalField, value: String) throws {
        let bare = try weight([.name: "Peeters Bouw"], [.name: "Peeters Bouw"])
        let more = try weight([.name: "Peeters Bouw", field: value], [.name: "Peeters Bouw", field: value])
        #expect(more > bare)
    }

    @Test(
        "shrinks with each thing that differs",
        arguments: [
            (CanonicalField.vatNumber, "BE0400000193", "BE0500000196"),
            (.email, "info@peeters.example", "jan@kaai.example"),
            (.phone, "+32 9 225 12 13", "+32 2 444 55 66"), (.postcode, "9000", "4000"),
            (.street, "Kerkstraat 5", "Havenkaai 118"),
        ]
    )
    func different(field: CanonicalField, value: String, other: String) throws {
        let bare = try weight([.name: "Peeters Bouw"], [.name: "Peeters Bouw"])
        let less = try weight([.name: "Peeters Bouw", field: value], [.name: "Peeters Bouw", field: other])
        #expect(less < bare)
    }

    @Test("falls from the same name over a typing error to another name")
    func names() throws {
        let weights = try ["Peeters Schrijnwerken", "Peeters Schrijnwreken", "Kaas Dijleburg"].map {
            try weight([.name: "Peeters Schrijnwerken"], [.name: $0])
        }
        #expect(weights[0] > weights[1])
        #expect(weights[1] > weights[2])
    }

    @Test("is the same from either side")
    func symmetric() throws {
        let one: [CanonicalField: String] = [
            .name: "Peeters Bouw NV", .email: "info@peeters.example", .postcode: "9000",
        ]
        let other: [CanonicalField: String] = [
            .name: "Peeters Bouw", .email: "info@peeters.example", .postcode: "4000",
        ]
        #expect(try abs(weight(one, other) - weight(other, one)) < 1e-9)
    }

    @Test("becomes a probability that is ½ for no evidence, and rises with the evidence")
    func probability() {
        #expect(PartyComparison.probability(0) == 0.5)
        #expect(PartyComparison.probability(10) > 0.99)
        #expect(PartyComparison.probability(-10) < 0.01)
        #expect(abs(PartyComparison.probability(3) + PartyComparison.probability(-3) - 1) < 1e-12)
    }
}
