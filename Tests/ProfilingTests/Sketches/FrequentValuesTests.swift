import Testing

@testable import Profiling

@Suite struct `A sketch of frequent values` {
    /// Values as columns hold them, by their position.
    enum Stream: CaseIterable {
        case allEqual, few, zipf, distinct, heavyAmongDistinct, rareFirst

        func made(_ count: Int, _ stream: inout SketchStream) -> [Int] {
            switch self {
            case .allEqual: Array(repeating: 1, count: count)
            case .few: (0..<count).map { _ in stream.number(below: 30) }
            case .zipf: stream.zipf(count, distinct: 3_000)
            case .distinct: Array(0..<count)
            case .heavyAmongDistinct: (0..<count).map { $0.isMultiple(of: 3) ? -1 : $0 }
            case .rareFirst: Array(0..<(count / 2)) + Array(repeating: -1, count: count - count / 2)
            }
        }
    }

    private func hash(_ value: Int) -> UInt64 {
        var coins = Coins(seed: UInt64(bitPattern: Int64(value)))
        return max(1, coins.next())
    }

    private func sketch(_ values: some Sequence<Int>, size: Int = 16) -> FrequentValues {
        var sketch = FrequentValues(size: size)
        for value in values { sketch.insert(hash(value)) }
        return sketch
    }

    private func counts(_ values: [Int]) -> [UInt64: Int] {
        values.reduce(into: [:]) { $0[hash($1), default: 0] += 1 }
    }

    /// Every value's count is within the bounds, and none that is frequent is missing.
    private func expectBounds(_ sketch: FrequentValues, _ truth: [UInt64: Int]) {
        let total = truth.values.reduce(0, +)
        #expect(sketch.total == total)
        #expect(sketch.error * sketch.size <= total)
        #expect(truth.allSatisfy { sketch.estimate($0).atLeast <= $1 && $1 <= sketch.estimate($0).atMost })
        let held = Set(sketch.counts.map(\.hash))
        #expect(truth.allSatisfy { $1 * sketch.size <= total || held.contains($0) })
        #expect(sketch.counts.count <= 4 * sketch.size)
    }

    @Test(arguments: Stream.allCases, [0, 1, 2])
    func `is off by at most its share of the total`(stream: Stream, seed: Int) {
        var random = SketchStream(seed: seed)
        let values = stream.made(9_000, &random)
        expectBounds(sketch(values), counts(values))
        expectBounds(sketch(random.shuffled(values)), counts(values))
    }

    @Test(arguments: Stream.allCases)
    func `passes over rare values of a long run within its bounds`(stream: Stream) {
        var random = SketchStream(seed: 5)
        let values = random.shuffled(stream.made(40_000, &random))
        var sketch = FrequentValues(size: 16)
        for part in [0..<20_000, 20_000..<39_000, 39_000..<40_000] {
            let hashes = [0] + values[part].map(hash)
            hashes.withUnsafeBufferPointer { sketch.insert(contentsOf: $0) }
        }
        expectBounds(sketch, counts(values))
        #expect((try? FrequentValues(decoding: sketch.encoded())) == sketch)
        if stream == .distinct { #expect(sketch.error <= 100) }
    }

    @Test func `counts exactly as long as it has room`() {
        let values = (0..<64).flatMap { Array(repeating: $0, count: $0 + 1) }
        let sketch = sketch(values)
        #expect(sketch.isExact)
        #expect(sketch.counts.map(\.atLeast) == (1...64).reversed())
        #expect(sketch.counts.first == FrequentValues.Count(hash: hash(63), atLeast: 64, atMost: 64))
        #expect(sketch.estimate(hash(1_000)).atMost == 0)
    }

    @Test(arguments: MergeTree.allCases, Stream.allCases)
    func `keeps its bounds however parts are joined`(tree: MergeTree, stream: Stream) {
        var random = SketchStream(seed: 11)
        let values = stream.made(6_000, &random)
        for partCount in [2, 40] {
            expectBounds(tree.merged(random.parts(values, partCount).map { sketch($0) }), counts(values))
        }
    }

    @Test func `joins two in either order to the same`() {
        var random = SketchStream(seed: 12)
        let (left, right) = (sketch(Stream.zipf.made(3_000, &random)), sketch(Stream.distinct.made(900, &random)))
        var (ab, ba) = (left, right)
        ab.merge(right)
        ba.merge(left)
        #expect(ab == ba)
    }

    @Test func `takes a value with its count`() {
        var random = SketchStream(seed: 13)
        let runs = (0..<2_000).map { ($0, 1 + random.number(below: $0.isMultiple(of: 100) ? 5_000 : 20)) }
        var sketch = FrequentValues(size: 16)
        for (value, count) in random.shuffled(runs) { sketch.insert(hash(value), times: count) }
        expectBounds(sketch, runs.reduce(into: [:]) { $0[hash($1.0)] = $1.1 })
    }

    @Test func `passes over no value and no times`() {
        var sketch = FrequentValues()
        sketch.insert(0)
        sketch.insert(5, times: 0)
        sketch.insert(5, times: -3)
        sketch.insert(5, times: .max)
        #expect(sketch.total == 0)
        #expect(sketch.counts.isEmpty)
    }
}
