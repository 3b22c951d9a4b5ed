import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Values of many records")
struct ValueReadingTests {
    @Test(
        "values are the same however they are written and however often they come, in the order in which they first come"
    )
    func numbers() {
        let written = ["An", "an", "Bram", "AN", "", "bram.", "Élise", "elise"]
        let expected: [UInt32] = [1, 1, 2, 1, 0, 2, 3, 3]
        let records = 70_000
        let column = RecordColumn("name", TextColumn((0..<records).map { written[$0 % 8] }))
        let values = AttributeValues([column], nil, .text, records: (records, records))
        let wanted = (0..<records).map { (record: Int) -> UInt32 in expected[record % 8] }
        #expect(values.left == wanted)
        let others = RecordColumn("name", TextColumn((0..<records).map { $0 < 60_000 ? "x\($0)" : written[$0 % 8] }))
        let mixed = AttributeValues([others], nil, .text, records: (records, records))
        let last = expected.map { (number: UInt32) -> UInt32 in number == 0 ? 0 : number + 60_000 }
        #expect(Array(mixed.left[60_000..<60_008]) == last)
        let first: [UInt32] = Array(1...60_000)
        #expect(Array(mixed.left[0..<60_000]) == first)
    }

    @Test("whatever is selected of a folded value is seen from how it is written")
    func selection() {
        var random = SeededRandom(seed: 5)
        let signs = Array("aBc1 2-,.'/é".utf8)
        let selection = WordSelection(3)
        var (selected, passed) = (0, 0)
        for _ in 0..<20_000 {
            let value = (0..<Int.random(in: 1..<12, using: &random)).map { _ in signs.randomElement(using: &random)! }
            var folded: [UInt8] = []
            value.withUnsafeBufferPointer { FoldedValue.appendWords($0, to: &folded) }
            let holds = folded.withUnsafeBufferPointer { folded in
                var holds = selection.holds(folded)
                TokenBags.split(folded) { if selection.holds($0) { holds = true } }
                return holds && !folded.isEmpty
            }
            let mayHold = value.withUnsafeBufferPointer { selection.mayHold($0) }
            if holds { selected += 1 }
            if mayHold { passed += 1 }
            #expect(mayHold || !holds)
        }
        #expect(selected > 1_000)
        #expect(passed < 19_000)
    }
}
