import IntegrationModel
import Testing

@testable import Matching

@Suite("Counting what large columns share")
struct OverlapCountingTests {
    /// A lane with the values of a range of numbers, each as often as said.
    private func lane(_ field: Int, _ numbers: Range<UInt64>, times: Int = 1) -> ValueLane {
        let values = numbers.map { ValueLane.key(Double($0) + 0.5) }
        let hashes = (0..<times).flatMap { _ in values }
        return ValueLane(
            table: 0,
            field: field,
            reading: .text,
            values: ColumnValues(hashes: MappedArray(hashes), numbers: nil),
            profile: FieldProfile(type: .text, typeShare: 1)
        )
    }

    @Test("is exact for what matters, and takes hardly anything for nothing", arguments: [1, 2])
    func counts(threads: Int) {
        let lanes = [
            lane(0, 0..<100_000), lane(1, 60_000..<200_000), lane(2, 199_990..<300_000),
            lane(3, 99_950..<100_050, times: 40), lane(4, 1_000_000..<1_000_003, times: 900), lane(5, 5..<6),
        ]
        let (found, isCounted) = OverlapCounting(lanes: lanes, memory: 1 << 22, threads: threads).counts(fewValues: 0)
        #expect(isCounted == [true, true, false, true, true, true])
        #expect(found.distinct == [100_000, 140_000, 0, 100, 3, 1])
        #expect(found.shared(0, 1) == 40_000)
        // Ten of a hundred thousand say nothing.
        #expect(found.shared(1, 2) == 0)
        #expect(found.shared(0, 3) == 50)
        #expect(found.shared(1, 3) == 100)
        #expect(found.shared(0, 5) == 1)
        #expect(found.shared(2, 3) == 0 && found.shared(3, 4) == 0 && found.shared(0, 4) == 0)
    }

    @Test("passes over large columns where nothing follows from what they share")
    func whatMatters() {
        let lanes = [
            lane(0, 0..<100_000), lane(1, 60_000..<200_000), lane(2, 99_950..<100_050, times: 40),
            lane(3, 150_000..<250_000),
        ]
        var counting = OverlapCounting(lanes: lanes, memory: 1 << 22, threads: 2)
        // Nothing but the second is a key.
        counting.matters = { one, other in one.field == 1 || other.field == 1 }
        let (found, isCounted) = counting.counts(fewValues: 0)
        #expect(isCounted == [true, true, true, true])
        #expect(found.shared(0, 1) == 40_000 && found.shared(1, 2) == 100 && found.shared(1, 3) == 50_000)
        #expect(found.shared(0, 2) == 0)
        counting.matters = { _, _ in false }
        #expect(counting.counts(fewValues: 0).isCounted == [false, false, true, false])
    }

    @Test("counts all of a few values", arguments: 1...3)
    func few(seed: Int) {
        let lanes = (0..<6).map { lane($0, UInt64($0 * seed * 100)..<UInt64($0 * seed * 100 + 500)) }
        let exact = OverlapCounting(lanes: lanes, memory: 1 << 22, threads: 2).counts().counts
        let sampled = OverlapCounting(lanes: lanes, memory: 1 << 22, threads: 2).counts(fewValues: 0).counts
        for first in lanes.indices {
            #expect(exact.distinct[first] == 500 && sampled.distinct[first] == 500)
            for second in lanes.indices where first != second {
                let expected = max(0, 500 - abs(first - second) * seed * 100)
                #expect(exact.shared(first, second) == expected)
                #expect(sampled.shared(first, second) == expected)
            }
        }
    }
}
