import Testing

@testable import Profiling

@Suite struct `A sketch of quantiles` {
    /// Numbers as columns hold them.
    enum Numbers: CaseIterable {
        case spread, equal, fewDistinct, zipf, heavyHalf, wholeRange

        func made(_ count: Int, _ stream: inout SketchStream) -> [Double] {
            switch self {
            case .spread: (0..<count).map { Double($0) }
            case .equal: Array(repeating: 42, count: count)
            case .fewDistinct: (0..<count).map { Double($0 % 7) }
            case .zipf: stream.zipf(count, distinct: 2_000).map { Double($0) }
            case .heavyHalf: (0..<count).map { $0.isMultiple(of: 2) ? 0 : Double($0) }
            case .wholeRange:
                (0..<count).map { _ in
                    let number = Double(bitPattern: stream.hash())
                    return number.isFinite ? number : 0
                }
            }
        }
    }

    private func sketch(_ numbers: some Sequence<Double>, size: Int = 640, seed: Int = 0) -> QuantileSketch {
        var sketch = QuantileSketch(size: size, seed: UInt64(seed))
        for number in numbers { sketch.insert(number) }
        return sketch
    }

    private static let shares = [0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99, 0.999]

    /// How far the ranks that a sketch gives to numbers are from the true ones.
    private func rankErrors(_ sketch: QuantileSketch, _ sorted: [Double]) -> [Double] {
        Self.shares.map { share in
            let number = sorted[Int(share * Double(sorted.count))]
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle] <= number { low = middle + 1 } else { high = middle }
            }
            return abs(sketch.rank(of: number) - Double(low) / Double(sorted.count))
        }
    }

    @Test(arguments: Numbers.allCases, ArrivalOrder.allCases)
    func `is exact for as many numbers as it has room for`(numbers: Numbers, order: ArrivalOrder) {
        var stream = SketchStream(seed: 1)
        let values = order.arranged(numbers.made(639, &stream), &stream)
        let sorted = values.sorted()
        let sketch = sketch(values)
        #expect(sketch.rankError() == 0)
        for share in Self.shares {
            #expect(sketch.quantile(share) == sorted[Int((share * 639).rounded(.up)) - 1])
        }
        #expect(sketch.quantiles([0, 1, -1, 2]) == [sorted[0], sorted[638], sorted[0], sorted[638]])
    }

    @Test(arguments: Numbers.allCases, ArrivalOrder.allCases)
    func `is within 1 percent with the confidence it claims`(numbers: Numbers, order: ArrivalOrder) {
        var misses = 0
        for seed in 0..<4 {
            var stream = SketchStream(seed: seed)
            let values = order.arranged(numbers.made(10_000, &stream), &stream)
            let sketch = sketch(values, seed: seed)
            #expect(sketch.count == 10_000)
            #expect(sketch.rankError() <= 0.01)
            misses += rankErrors(sketch, values.sorted()).count { $0 > sketch.rankError() }
        }
        // Of 52 ranks the bound allows 0.5 to miss on average.
        #expect(misses <= 2)
    }

    @Test(arguments: ArrivalOrder.allCases)
    func `keeps its bound where single numbers stand for groups`(order: ArrivalOrder) {
        var misses = 0
        for seed in 0..<6 {
            var stream = SketchStream(seed: seed)
            let values = order.arranged(Numbers.spread.made(20_000, &stream), &stream)
            let sketch = sketch(values, size: 32, seed: seed)
            #expect(sketch.plan.groupLevel > 4)
            #expect(sketch.rankError() <= 0.01 * 640 / 32)
            misses += rankErrors(sketch, values.sorted()).count { $0 > sketch.rankError() }
        }
        #expect(misses <= 2)
    }

    @Test func `is far better on average than its bound`() {
        let errors = (0..<12).flatMap { seed in
            var stream = SketchStream(seed: seed)
            let values = stream.shuffled(Numbers.spread.made(15_000, &stream))
            return rankErrors(sketch(values, seed: seed), values.sorted())
        }
        let rootMeanSquare = (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
        #expect(rootMeanSquare < 0.002)
    }

    @Test(arguments: MergeTree.allCases, [2, 9, 500])
    func `keeps its bound however parts are joined`(tree: MergeTree, partCount: Int) {
        var misses = 0
        for seed in 0..<4 {
            var stream = SketchStream(seed: seed)
            let values = Numbers.zipf.made(15_000, &stream) + Numbers.spread.made(5_000, &stream)
            let parts = stream.parts(values, partCount).enumerated().map { sketch($1, seed: seed * 1_000 + $0) }
            let joined = tree.merged(parts)
            #expect(joined.count == values.count)
            #expect(joined.rankError() <= 0.01)
            #expect(joined.minimum == 0 && joined.maximum == 4_999)
            misses += rankErrors(joined, values.sorted()).count { $0 > joined.rankError() }
        }
        #expect(misses <= 1)
    }

    @Test func `joins two in either order to the same`() {
        var stream = SketchStream(seed: 4)
        let left = sketch(stream.shuffled(Numbers.spread.made(9_000, &stream)), size: 32, seed: 1)
        let right = sketch(stream.zipf(7_777, distinct: 100).map(Double.init), size: 48, seed: 2)
        var (ab, ba) = (left, right)
        ab.merge(right)
        ba.merge(left)
        #expect(ab == ba)
        ab.merge(QuantileSketch())
        #expect(ab == ba)
    }

    @Test func `takes a number with its count as if it came that often`() {
        var stream = SketchStream(seed: 8)
        let counts = (0..<3_000).map { (Double($0), 1 + stream.number(below: 40)) } + [(5_000, 30_000)]
        var sketch = QuantileSketch()
        for (number, count) in stream.shuffled(counts) { sketch.insert(number, times: count) }
        let sorted = counts.flatMap { Array(repeating: $0, count: $1) }
        #expect(sketch.count == sorted.count)
        #expect(sketch.rankError() <= 0.01)
        #expect(rankErrors(sketch, sorted).allSatisfy { $0 <= sketch.rankError() })
        #expect(sketch.maximum == 5_000)
        #expect(sketch.encoded().count < 40_000)
    }

    @Test func `passes over what is no number and makes both zeros one`() {
        let sketch = sketch([.nan, .infinity, -.infinity, -0.0, 0.0])
        #expect(sketch.count == 2)
        #expect(sketch.minimum.sign == .plus)
        #expect(sketch.quantile(0.5) == 0)
        #expect(QuantileSketch().quantile(0.5) == nil)
        #expect(QuantileSketch().rank(of: 3) == 0)
    }

    @Test func `is the same for the same numbers, one by one or in runs`() {
        var stream = SketchStream(seed: 6)
        let values = stream.shuffled(Numbers.spread.made(30_000, &stream)) + [.nan, 7] + (1..<999).map(Double.init)
        let single = sketch(values, size: 32)
        for partCount in [1, 7, 100] {
            var inRuns = QuantileSketch(size: 32)
            for part in stream.parts(values, partCount) {
                part.withUnsafeBufferPointer { inRuns.insert(contentsOf: $0) }
            }
            #expect(inRuns == single)
        }
        #expect(sketch(values, size: 32, seed: 1) != single)
    }

    @Test(arguments: [1_000, 50_000])
    func `stays small`(count: Int) {
        #expect(sketch((0..<count).map(Double.init)).encoded().count < 16_000)
    }
}
