import Testing

@testable import KoppelWeb

@Suite("Answers that are kept")
struct AnswerMemoryTests {
    @Test("are written once for a revision, and again for another one")
    func revisions() {
        let memory = AnswerMemory<Int>()
        var written = 0
        func ask(_ question: String, _ revision: String) {
            _ = memory.answer(to: question, at: revision) {
                written += 1
                return written
            }
        }
        ask("/api/gaps?language=en", "1")
        ask("/api/gaps?language=en", "1")
        #expect(written == 1)
        ask("/api/gaps?language=nl", "1")
        #expect(written == 2)
        ask("/api/gaps?language=en", "2")
        #expect(written == 3)
        ask("/api/gaps?language=en", "1")
        #expect(written == 4)
    }
}
