import Testing

@testable import IntegrationModel

@Suite("Offsets of texts")
struct TextOffsetsTests {
    @Test("stay what they are when four bytes are not enough any more", arguments: [0, 10, 500, 10_000])
    func growing(mostShort: Int) {
        var offsets = TextOffsets(mostShort: mostShort)
        let appended = (0..<300).map { $0 * 7 }
        for offset in appended { offsets.append(offset) }
        offsets.trim()
        offsets.append(2_100)
        #expect(offsets.count == 301)
        #expect((0..<300).map { offsets[$0] } == appended)
        #expect(offsets[300] == 2_100)
    }

    @Test("and a column keeps its values when memory is given back")
    func trimming() {
        var column = TextColumn((0..<1000).map { "value \($0)" })
        column.trim()
        column.append(TextColumn(["last"]))
        #expect(column.count == 1001)
        #expect((column[0], column[999], column[1000]) == ("value 0", "value 999", "last"))
    }
}
