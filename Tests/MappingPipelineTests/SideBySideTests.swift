import MappingPipeline
import Testing

@Suite("Both sides at once")
struct SideBySideTests {
    private struct Missing: Error, Equatable { var side: Int }

    @Test("results are in the order of the sides, and the first side's error is thrown", arguments: [1, 2])
    func order(threads: Int) throws {
        #expect(try SideBySide.map([3, 4], threads: threads) { $0 * $0 } == [9, 16])
        #expect(throws: Missing(side: 1)) {
            try SideBySide.map([1, 2], threads: threads) { side -> Int in throw Missing(side: side) }
        }
    }
}
