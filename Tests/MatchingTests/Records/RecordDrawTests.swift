import Testing

@testable import Matching

@Suite("Pairs drawn by chance")
struct RecordDrawTests {
    private func pairs(_ count: Int, left: Int, right: Int, seed: UInt64) -> [(left: Int, right: Int)] {
        var draw = RecordDraw(left: left, right: right, seed: seed)
        return (0..<count).map { _ in draw.next() }
    }

    @Test("are of any records of a small table, and the same in every run")
    func small() {
        let drawn = pairs(40_000, left: 900, right: 700, seed: 3)
        #expect(Set(drawn.map(\.left)).count == 900)
        #expect(Set(drawn.map(\.right)).count == 700)
        #expect(drawn.elementsEqual(pairs(40_000, left: 900, right: 700, seed: 3)) { $0 == $1 })
    }

    @Test("of large tables are pairs of few records, which are spread over all")
    func large() {
        let drawn = pairs(30_000, left: 1_000_000, right: 50_000, seed: 4)
        for (records, all) in [(drawn.map(\.left), 1_000_000), (drawn.map(\.right), 50_000)] {
            #expect(Set(records).count <= 2_048)
            #expect(Set(records).count > 1_800)
            let tenths = Set(records.map { $0 * 10 / all })
            #expect(tenths == Set(0..<10))
        }
    }
}

@Suite("Numbers of values")
struct ValueInternerTests {
    @Test("are the same whether values are numbered one by one or together")
    func together() {
        let values = (0..<5_000).map { Array("value \($0 * $0 % 3_001)".utf8) } + [[], Array("last".utf8)]
        var (one, other) = (ValueInterner(), ValueInterner())
        let expected = values.map { $0.withUnsafeBufferPointer { one.number($0) } }
        var numbers: [UInt32] = []
        for first in stride(from: 0, to: values.count, by: 64) {
            let batch = values[first..<min(first + 64, values.count)]
            var bytes: [UInt8] = []
            let ends = batch.map { value in
                bytes += value
                return bytes.count
            }
            bytes.withUnsafeBufferPointer { bytes in
                ends.withUnsafeBufferPointer { other.append(bytes, ends: $0, to: &numbers) }
            }
        }
        #expect(numbers == expected)
        #expect(numbers[5_000] == 0)
        #expect(one.hashes == other.hashes)
    }
}
