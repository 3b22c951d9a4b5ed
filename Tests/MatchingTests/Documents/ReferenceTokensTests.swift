import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Numbers in a free text")
struct ReferenceTokensTests {
    private func holds(_ text: String, _ number: String) -> Bool {
        var text = text
        return text.withUTF8 { ReferenceTokens.hashes(in: $0, TestHashing()) }.contains(TestHashing().hash(number))
    }

    @Test(
        "are found whatever stands around them",
        arguments: [
            "F2026-00012", "betaling factuur F2026-00012", "facture: F2026-00012, merci", "(F2026-00012)",
            "Rechnung F2026-00012; danke", "factuur f2026/00012", "F 2026 00012", "2 facturen F2026-00011,F2026-00012",
            "inv\tF2026-00012\nthanks",
        ]
    )
    func found(text: String) {
        #expect(holds(text, "F2026-00012"))
    }

    @Test(
        "are not found where they are not",
        arguments: ["", "betaling factuur", "F2026-00013", "F2026-000123", "XF2026-00012", "dank u wel"]
    )
    func absent(text: String) {
        #expect(!holds(text, "F2026-00012"))
    }

    @Test("words without a digit are no numbers")
    func words() {
        #expect(!holds("betaling met dank", "betaling"))
        #expect(!holds("met dank", "met dank"))
    }
}
