import IntegrationModel
import TestSupport
import Testing

@testable import Matching

/// Random columns, and the sets of values that a naive count makes of them.
private struct RandomColumns {
    let lanes: [ValueLane]
    let sets: [Set<UInt64>]

    /// Lengths beyond a block, few and many different values, nulls, and values that columns have in common.
    init(seed: Int, count: Int, encoding: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var lanes: [ValueLane] = []
        var sets: [Set<UInt64>] = []
        for column in 0..<count {
            let length = Int.random(in: 0...(column == 0 ? 70_000 : 3000), using: &random)
            let domain = [2, 40, 900, 20_000].randomElement(using: &random) ?? 2
            let isNumeric = Bool.random(using: &random)
            let start = Int.random(in: 0...50, using: &random)
            var hashes: [UInt64] = []
            var numbers: [Double] = []
            for _ in 0..<length {
                let value = start + Int.random(in: 0..<(encoding == 1 ? 1 : min(domain, 300)), using: &random)
                let isNull = Int.random(in: 0..<10, using: &random) == 0 && encoding != 1
                hashes.append(isNull ? 0 : ValueLane.key(Double(value) + 0.5))
                numbers.append(isNull ? .nan : value == 0 ? -0.0 : Double(value))
            }
            lanes.append(
                ValueLane(
                    table: column,
                    field: 0,
                    reading: isNumeric ? .number : .text,
                    values: ColumnValues(
                        hashes: EncodedColumn.hashes(hashes, encoding),
                        numbers: isNumeric ? EncodedColumn.numbers(numbers, encoding) : nil
                    ),
                    profile: FieldProfile(type: isNumeric ? .integer : .text, typeShare: 1)
                )
            )
            sets.append(
                isNumeric
                    ? Set(numbers.filter { !$0.isNaN }.map(ValueLane.key)) : Set(hashes.filter { $0 != 0 })
            )
        }
        self.lanes = lanes
        self.sets = sets
    }
}

@Suite("Counting shared values")
struct SharedValueCountTests {
    @Test("agrees with sets, whatever the encoding, the memory and the threads", arguments: 0..<4, [1, 2])
    func likeSets(encoding: Int, threads: Int) {
        for (seed, memory) in [(1, 1 << 10), (2, 1 << 14), (3, 1 << 18), (4, 1 << 28)] {
            let columns = RandomColumns(seed: seed * 7 + encoding, count: 12, encoding: encoding)
            var all: LanePairs?
            let counts = SharedValueCount(columns.lanes, memory: memory, threads: threads).counts(of: &all)
            for first in columns.lanes.indices {
                #expect(counts.distinct[first] == columns.sets[first].count)
                for second in columns.lanes.indices where second != first {
                    #expect(
                        counts.shared(first, second) == columns.sets[first].intersection(columns.sets[second]).count
                    )
                }
            }
        }
    }

    @Test("with pruning keeps exactly the pairs that cover enough", arguments: 1...6, [1.0, 0.9, 0.4])
    func pruned(seed: Int, coverage: Double) {
        let columns = RandomColumns(seed: seed, count: 14, encoding: seed)
        let allowed = columns.sets.map { Int((1 - coverage) * Double($0.count)) }
        var pairs: LanePairs? = LanePairs(allowed: allowed) { _, _ in true }
        let counts = SharedValueCount(columns.lanes, memory: 1 << 12).counts(of: &pairs)
        pairs?.prune(by: counts)
        var kept: Set<Pair> = []
        pairs?.forEach { first, second in
            kept.insert(Pair(first, second))
            #expect(counts.shared(first, second) == columns.sets[first].intersection(columns.sets[second]).count)
        }
        for first in columns.lanes.indices {
            for second in columns.lanes.indices where first != second {
                let missing = columns.sets[first].subtracting(columns.sets[second]).count
                #expect(kept.contains(Pair(first, second)) == (missing <= allowed[first]))
            }
        }
    }

    @Test("of no columns, and of columns without values, gives nothing")
    func nothing() {
        var none: LanePairs?
        #expect(SharedValueCount([]).counts(of: &none).distinct.isEmpty)
        let empty = SampleTable("a/t", .other, [.text("x", nil, ["", ""]), .text("y", nil, ["a", "b"])]).profile
        let lanes = (0..<2).map { field in
            ValueLane(
                table: 0,
                field: field,
                reading: .text,
                values: empty.columns.columns[field],
                profile: empty.dataset.fields[field].profile
            )
        }
        let counts = SharedValueCount(lanes).counts(of: &none)
        #expect(counts.distinct == [0, 2])
        #expect(counts.shared(0, 1) == 0)
    }
}
