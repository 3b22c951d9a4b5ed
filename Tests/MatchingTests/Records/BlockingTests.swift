import Testing

@testable import Matching

@Suite("Blocks of records that are worth comparing")
struct BlockingTests {
    private func set(_ forms: Int...) -> FormSet { forms.reduce(into: FormSet()) { $0.insert($1) } }

    @Test("of two forms of keys that find the same the cheaper one is chosen, and none that adds nothing")
    func choice() {
        let pairs =
            Array(repeating: (forms: set(0, 1), probability: 1.0), count: 900)
            + Array(repeating: (forms: set(1, 2, 100), probability: 1.0), count: 100)
            + Array(repeating: (forms: set(3), probability: 0.01), count: 5_000)
        var costs = [Double](repeating: 40, count: 101)
        (costs[0], costs[2]) = (1, 2)
        #expect(FormChoice.forms(pairs, pairsByForm: costs) == [0, 2])
    }

    @Test("a form that the later ones make needless is left out again")
    func needless() {
        // The first one finds most for its cost; the other two find all between them.
        let pairs =
            Array(repeating: (forms: set(0, 1), probability: 1.0), count: 500)
            + Array(repeating: (forms: set(0, 2), probability: 1.0), count: 500)
            + Array(repeating: (forms: set(1), probability: 1.0), count: 100)
            + Array(repeating: (forms: set(2), probability: 1.0), count: 100)
        #expect(FormChoice.forms(pairs, pairsByForm: [1, 1, 1]) == [1, 2])
    }

    @Test("a form is worth its work that finds one record in a thousand which no other finds")
    func rare() {
        func choice(alone: Int) -> [Int] {
            let pairs =
                Array(repeating: (forms: set(0, 1), probability: 1.0), count: 10_000)
                + Array(repeating: (forms: set(1), probability: 1.0), count: alone)
            return FormChoice.forms(pairs, pairsByForm: [1, 40])
        }
        #expect(choice(alone: 8) == [1])
        #expect(choice(alone: 2) == [0])
    }

    @Test("where too few records are the same to learn from, all forms are kept")
    func few() {
        let pairs = Array(repeating: (forms: set(0), probability: 1.0), count: 20)
        #expect(FormChoice.forms(pairs, pairsByForm: [1, 1, 1]) == [0, 1, 2])
    }

    @Test("records that share a key are in a block, for a sample of records as for all", arguments: [false, true])
    func sample(within: Bool) {
        let keys = (0...60).map { UInt32($0 == 7 ? 0 : $0 * 40_503) }
        let otherKeys = (0..<9).map { UInt32($0) }
        func values(_ count: Int, _ factor: Int) -> (one: [UInt32], other: [UInt32]) {
            let numbers = (0..<count).map { $0 * factor }
            return (numbers.map { UInt32($0 % 997 % 60 + 1) }, numbers.map { UInt32($0 % 991 % 9) })
        }
        let left = values(900, 7)
        let right = within ? left : values(700, 11)
        let sources = [left, right].map { side in
            KeySource(side.one.map { keys[Int($0)] }, side.other.map { otherKeys[Int($0)] })
        }
        let lefts = Array(stride(from: 0, to: 900, by: 13))
        var found = 0
        for sample in [nil, lefts] {
            let index = BlockIndex(sources[0], within ? nil : sources[1], sample: sample, largest: 400)
            for (position, record) in lefts.enumerated() {
                var members: Set<UInt32> = []
                index.forEachBlock(at: sample == nil ? record : position) { members.formUnion($0) }
                let hasKey = keys[Int(left.one[record])] != 0 && otherKeys[Int(left.other[record])] != 0
                let same = right.one.indices.filter {
                    hasKey && right.one[$0] == left.one[record] && right.other[$0] == left.other[record]
                }
                // A record alone in its table shares nothing.
                #expect(members == (within && same.count == 1 ? [] : Set(same.map(UInt32.init))))
                found += members.count
            }
        }
        #expect(found > 100)
        #expect(found < 2 * lefts.count * 60)
    }

    @Test("a key that all of a sample share has no block, and a key that few have has one")
    func coarse() {
        let ones = [UInt32](repeating: 77, count: 20_000)
        let own = (0..<20_000).map { UInt32($0 + 1) }
        let sample = Array(stride(from: 3, to: 20_000, by: 40))
        func found(_ keys: [UInt32]) -> Int {
            let index = BlockIndex(KeySource(keys, ones), KeySource(keys, ones), sample: sample, largest: 200)
            var found = 0
            for place in sample.indices { index.forEachBlock(at: place) { found += $0.count } }
            return found
        }
        #expect(found(ones) == 0)
        #expect(found(own) == sample.count)
    }

    @Test("keys are sorted by key and place, however many there are", arguments: [20, 3_000])
    func sorting(count: Int) {
        let keys = (0..<count).map { (place: Int) -> RecordKey in
            RecordKey(UInt32(truncatingIfNeeded: place &* 2_654_435_761) % 5_000 << 19, place)
        }
        let sorted = keys.sorted.map { (one: RecordKey) -> UInt64 in UInt64(one.key) << 32 | UInt64(one.place) }
        let wanted = keys.map { (one: RecordKey) -> UInt64 in UInt64(one.key) << 32 | UInt64(one.place) }.sorted()
        #expect(sorted == wanted)
    }
}
