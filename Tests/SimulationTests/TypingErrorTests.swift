import Testing

@testable import Simulation

@Suite("Typing errors")
struct TypingErrorTests {
    @Test(
        "Every class changes a text, by its own length",
        arguments: [
            (TypingError.dropped, -1), (.doubled, 1), (.swapped, 0), (.replaced, 0),
        ]
    )
    func everyClassChangesText(error: TypingError, difference: Int) {
        var random = RandomSource(seed: 8)
        for _ in 0..<200 {
            let typed = error.applied(to: "VO2600123 Peeters", &random)
            #expect(typed != "VO2600123 Peeters")
            #expect(typed.count - 17 == difference)
        }
    }

    @Test("A shifted decimal makes an amount ten times larger or smaller")
    func decimalShift() {
        var random = RandomSource(seed: 9)
        for _ in 0..<50 {
            #expect([1250, 125_000].contains(TypingError.decimalShift.applied(toCents: 12_500, &random)))
        }
    }

    @Test("An amount never stays the same", arguments: TypingError.allCases)
    func amountsChange(error: TypingError) {
        var random = RandomSource(seed: 10)
        for cents in [1, 100, 111, 1000, 5555, 123_456_789] { #expect(error.applied(toCents: cents, &random) != cents) }
    }
}
