import IntegrationModel
import Testing

@testable import Reporting

@Suite("Wording")
struct WordingTests {
    @Test(
        "money is whole above 1,000 and has its sign in front",
        arguments: [
            (84_210.5, "EUR", "€84,210"), (950.4, "EUR", "€950.40"), (12, "EUR", "€12"), (-1_500, "USD", "−$1,500"),
            (1_234_567, "CHF", "CHF 1,234,567"), (0, "EUR", "€0"), (.nan, "EUR", "unknown"),
            (1e30, "GBP", "£9,223,372,036,854,775,807"),
        ]
    )
    func money(value: Double, currency: String, text: String) { #expect(NumberText.money(value, currency) == text) }

    @Test(
        "a share is only written as all or nothing where it is",
        arguments: [
            (0.953, "95.3 %"), (1, "100 %"), (0.99999, "> 99.9 %"), (0, "0 %"), (0.00001, "< 0.1 %"), (0.5, "50 %"),
            (.nan, "unknown"),
        ]
    )
    func percent(share: Double, text: String) { #expect(NumberText.percent(share) == text) }

    @Test(
        "a duration is in the unit that people would use",
        arguments: [
            (45.0, "45 s"), (600, "10 min"), (25_200, "7 h"), (233_280, "2.7 days"), (2_751_475, "32 days"),
            (10_000_000, "3.8 months"), (100_000_000, "3.2 years"), (-3_600, "−60 min"), (.infinity, "unknown"),
        ]
    )
    func duration(seconds: Double, text: String) { #expect(TimeText.duration(seconds) == text) }

    @Test(
        "a moment is written in UTC",
        arguments: [
            (0.0, "1970-01-01T00:00:00Z"), (1_793_350_800, "2026-10-30T09:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"), (-2_203_977_600, "1900-02-28T00:00:00Z"), (1e20, nil), (.nan, nil),
        ] as [(Double, String?)]
    )
    func moments(seconds: Double, text: String?) { #expect(TimeText.iso8601(seconds) == text) }

    @Test("the payback is shown as a calculation only where it is one")
    func arithmetic() throws {
        var phase = try #require(Snapshot.samplePhase)
        #expect(BusinessCase(phase: phase).arithmetic == "€24,000 ÷ (€20,700 a year ÷ 12) = 13.9 months")
        phase.paybackMonths = Range3(1, 5, 9)
        #expect(BusinessCase(phase: phase).arithmetic == nil)
    }

    @Test("every kind, mechanism and entity has words of its own")
    func namesAreDistinct() {
        #expect(Set(GapKind.allCases.map(\.name)).count == GapKind.allCases.count)
        #expect(Set(Mechanism.allCases.map(\.name)).count == Mechanism.allCases.count)
        #expect(Set(Entity.allCases.map(\.plural)).count == Entity.allCases.count)
        #expect(Entity.allCases.allSatisfy { $0.singular != $0.plural })
    }
}
