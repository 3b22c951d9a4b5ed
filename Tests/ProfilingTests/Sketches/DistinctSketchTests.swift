import Testing

@testable import Profiling

@Suite struct `A sketch of distinct values` {
    private func sketch(_ hashes: some Sequence<UInt64>) -> DistinctSketch {
        var sketch = DistinctSketch()
        for hash in hashes { sketch.insert(hash) }
        return sketch
    }

    @Test(arguments: [0, 1, 2, 100, 511, 512])
    func `counts up to 512 values exactly`(distinct: Int) {
        var stream = SketchStream(seed: distinct)
        let hashes = stream.hashes(distinct)
        let sketch = sketch(hashes + hashes + hashes.reversed() + [0])
        #expect(sketch.estimate == distinct)
        #expect(sketch.isExact)
        #expect(sketch.relativeStandardError == 0)
    }

    /// Around 10,000 values the original estimator is known to be off by some percent.
    @Test(arguments: [513, 2_000, 5_000, 7_000, 10_000, 14_000, 20_000])
    func `is as precise above as its standard error says, and not off to one side`(distinct: Int) {
        let errors = (0..<40).map { seed in
            var stream = SketchStream(seed: seed * 1_000_003 + distinct)
            return Double(sketch(stream.hashes(distinct)).estimate) / Double(distinct) - 1
        }
        expect(errors, within: DistinctSketch.largeStandardError)
    }

    /// Registers as that many values leave them, drawn from their distribution instead of by inserting.
    @Test(arguments: [1e5, 1e6, 1e8, 1e10, 1e12, 1e14, 1e15])
    func `is as precise for numbers that no test could insert`(distinct: Double) {
        let errors = (0..<40).map { seed in
            var stream = SketchStream(seed: seed)
            let load = distinct / Double(DistinctSketch.registerCount)
            let registers = (0..<DistinctSketch.registerCount).map { _ in
                let share = stream.share()
                var (register, probability) = (UInt8(0), load)
                while register < DistinctSketch.largestRegister, exponential(-probability) < share {
                    register += 1
                    probability /= 2
                }
                return register
            }
            return RegisterEstimate(registers).distinct / distinct - 1
        }
        expect(errors, within: DistinctSketch.largeStandardError)
    }

    private func expect(_ errors: [Double], within standardError: Double) {
        let count = Double(errors.count)
        let mean = errors.reduce(0, +) / count
        let rootMeanSquare = (errors.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
        // Of 40 samples the root of the mean square varies by 11 %, the mean by 16 % of the standard error.
        #expect(rootMeanSquare < 1.3 * standardError)
        #expect(abs(mean) < 0.5 * standardError)
        #expect(errors.allSatisfy { abs($0) < 4 * standardError })
    }

    @Test(arguments: ArrivalOrder.allCases, [300, 3_000])
    func `does not depend on order and repetition`(order: ArrivalOrder, distinct: Int) {
        var stream = SketchStream(seed: 7)
        let hashes = stream.hashes(distinct)
        let repeated = order.arranged(hashes + hashes.prefix(distinct / 2) + hashes, &stream)
        #expect(sketch(repeated).encoded() == sketch(hashes).encoded())
    }

    @Test(arguments: MergeTree.allCases, [10, 600, 5_000])
    func `of parts joined in any way is that of the whole`(tree: MergeTree, distinct: Int) {
        var stream = SketchStream(seed: distinct)
        let hashes = stream.hashes(distinct)
        let parts = stream.parts(hashes + stream.shuffled(hashes), 9)
        #expect(tree.merged(parts.map { sketch($0) }) == sketch(hashes))
        #expect(tree.merged(stream.shuffled(parts).map { sketch($0) }) == sketch(hashes))
    }

    @Test(arguments: [0, 10, 600], [0, 10, 600])
    func `joins exact and estimated ones in both directions`(left: Int, right: Int) {
        var stream = SketchStream(seed: 3)
        let (a, b) = (sketch(stream.hashes(left)), sketch(stream.hashes(right)))
        var (ab, ba) = (a, b)
        ab.merge(b)
        ba.merge(a)
        #expect(ab == ba)
        ab.merge(a)
        #expect(ab == ba)
    }

    @Test func `takes at most 4 KB and some bytes`() {
        var stream = SketchStream(seed: 1)
        #expect(sketch(stream.hashes(512)).encoded().count <= 4_096 + 16)
        #expect(sketch(stream.hashes(5_000)).encoded().count <= 4_096 + 16)
    }
}

extension DistinctSketch {
    fileprivate static var largeStandardError: Double { 1.04 / Double(registerCount).squareRoot() }
}

/// e to the power of a number that is not above 0, by the series of its smaller part.
private func exponential(_ number: Double) -> Double {
    guard number > -700 else { return 0 }
    var (halvings, small) = (0, number)
    while small < -0.01 {
        small /= 2
        halvings += 1
    }
    var power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4 * (1 + small / 5))))
    for _ in 0..<halvings { power *= power }
    return power
}
