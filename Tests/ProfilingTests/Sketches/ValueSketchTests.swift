import Testing

@testable import Profiling

@Suite struct `A sketch of values` {
    private func sketch(_ hashes: some Sequence<UInt64>, size: Int = ValueSketch.defaultSize) -> ValueSketch {
        var sketch = ValueSketch(size: size)
        for hash in hashes { sketch.insert(hash) }
        return sketch
    }

    @Test(arguments: [0, 1, 63, 64, 65, 95, 96, 97, 1_000, 10_000])
    func `holds the values with the smallest hashes`(distinct: Int) {
        var stream = SketchStream(seed: distinct)
        let hashes = stream.hashes(distinct)
        let sketch = sketch(hashes + hashes + [0], size: 64)
        #expect(sketch.hashes == Array(hashes.sorted().prefix(64)))
        #expect(sketch.shrunk.isExact == (distinct <= 64))
        if distinct <= 64 { #expect(sketch.estimate == distinct) }
    }

    @Test func `takes the largest hash there is`() {
        #expect(sketch([.max, 5, .max]).hashes == [5, .max])
        #expect(sketch((0..<200).map { UInt64.max - $0 }, size: 16).hashes.first == UInt64.max - 199)
    }

    @Test(arguments: ArrivalOrder.allCases, [40, 3_000])
    func `does not depend on order and repetition`(order: ArrivalOrder, distinct: Int) {
        var stream = SketchStream(seed: 7)
        let hashes = stream.hashes(distinct)
        let repeated = order.arranged(hashes + hashes.prefix(distinct / 2) + hashes, &stream)
        #expect(sketch(repeated, size: 64).encoded() == sketch(hashes, size: 64).encoded())
    }

    @Test(arguments: MergeTree.allCases, [10, 64, 65, 200, 5_000])
    func `of parts joined in any way is that of the whole`(tree: MergeTree, distinct: Int) {
        var stream = SketchStream(seed: distinct)
        let hashes = stream.hashes(distinct)
        let parts = stream.parts(hashes + stream.shuffled(hashes), 9)
        #expect(tree.merged(parts.map { sketch($0, size: 64) }) == sketch(hashes, size: 64))
        #expect(tree.merged(stream.shuffled(parts).map { sketch($0, size: 64) }) == sketch(hashes, size: 64))
    }

    @Test func `joined with a smaller one is as the smaller one would be`() {
        var stream = SketchStream(seed: 5)
        let (left, right) = (stream.hashes(500), stream.hashes(700))
        for (sizes) in [(16, 64), (64, 16)] {
            var joined = sketch(left, size: sizes.0)
            joined.merge(sketch(right, size: sizes.1))
            #expect(joined == sketch(left + right, size: 16))
        }
    }

    @Test(arguments: [2_000, 10_000])
    func `counts as precisely as its standard error says`(distinct: Int) {
        let errors = (0..<60).map { seed in
            var stream = SketchStream(seed: seed * 7_919 + distinct)
            return Double(sketch(stream.hashes(distinct), size: 256).estimate) / Double(distinct) - 1
        }
        let expected = sketch(1...1_000, size: 256).relativeStandardError
        let rootMeanSquare = (errors.reduce(0) { $0 + $1 * $1 } / 60).squareRoot()
        #expect(abs(expected - 0.0626) < 0.0001)
        #expect(rootMeanSquare < 1.3 * expected)
        #expect(abs(errors.reduce(0, +) / 60) < 0.5 * expected)
    }

    struct Columns: CustomTestStringConvertible {
        var left, right, shared: Int
        var testDescription: String { "\(left) and \(right) values, \(shared) the same" }
    }

    static let columns = [
        Columns(left: 2_000, right: 2_000, shared: 0), Columns(left: 2_000, right: 2_000, shared: 2_000),
        Columns(left: 2_000, right: 2_000, shared: 1_000), Columns(left: 500, right: 4_000, shared: 500),
        Columns(left: 500, right: 4_000, shared: 250), Columns(left: 4_000, right: 500, shared: 5),
        Columns(left: 40, right: 4_000, shared: 30), Columns(left: 3_000, right: 3_000, shared: 2_970),
    ]

    @Test(arguments: columns)
    func `bounds what two columns share, with the confidence it claims`(columns: Columns) {
        let trials = 100
        var misses = [0, 0, 0, 0]
        var sums = [0.0, 0.0, 0.0, 0.0]
        let either = Double(columns.left + columns.right - columns.shared)
        let shared = Double(columns.shared)
        let truth = [shared / Double(columns.left), shared / Double(columns.right), shared / either, shared]
        for seed in 0..<trials {
            var stream = SketchStream(seed: seed)
            let common = stream.hashes(columns.shared)
            let left = sketch(common + stream.hashes(columns.left - columns.shared), size: 128)
            let right = sketch(common + stream.hashes(columns.right - columns.shared), size: 128)
            let overlap = ValueOverlap(left, right)
            let estimates = [
                overlap.containmentOfLeft, overlap.containmentOfRight, overlap.jaccard, overlap.sharedValues,
            ]
            for (index, estimate) in estimates.enumerated() {
                #expect(estimate.lower <= estimate.value && estimate.value <= estimate.upper)
                if truth[index] < estimate.lower - 1e-9 || truth[index] > estimate.upper + 1e-9 { misses[index] += 1 }
                sums[index] += estimate.value
            }
        }
        // Of 100 intervals with 99 % confidence, more than 4 miss in one test of 300.
        #expect(misses.allSatisfy { $0 <= 4 }, "\(misses)")
        #expect(abs(sums[2] / Double(trials) - truth[2]) < 0.05)
        #expect(abs(sums[3] / Double(trials) - truth[3]) <= 0.05 * Double(columns.left + columns.right))
    }

    @Test func `knows what small columns share exactly`() {
        let overlap = ValueOverlap(sketch(1...100), sketch(51...250))
        #expect(overlap.sampled == 1)
        #expect(overlap.containmentOfLeft == BoundedEstimate(share: 1, of: 2, isExact: true, confidence: 0.99))
        #expect(overlap.containmentOfRight.lower == 0.25 && overlap.containmentOfRight.upper == 0.25)
        #expect(overlap.jaccard.value == 0.2)
        #expect(overlap.sharedValues.value == 50 && overlap.sharedValues.upper == 50)
    }

    @Test func `says that it knows nothing where the sample is empty`() {
        var stream = SketchStream(seed: 2)
        let large = sketch(stream.hashes(5_000), size: 16)
        let overlap = ValueOverlap(sketch([.max - 1]), large)
        #expect(overlap.left == 0)
        #expect(overlap.containmentOfLeft.lower == 0 && overlap.containmentOfLeft.upper == 1)
        #expect(ValueOverlap(ValueSketch(), ValueSketch()).jaccard.value == 0)
    }

    @Test func `narrows its intervals as the sample grows`() {
        let widths = [10, 100, 1_000, 10_000].map { count in
            let estimate = BoundedEstimate(share: count / 2, of: count, isExact: false, confidence: 0.99)
            return estimate.upper - estimate.lower
        }
        #expect(widths == widths.sorted(by: >))
        // 2·√(ln(200) / (2·1000)), Hoeffding's simpler bound, is never narrower.
        #expect(widths[2] < 0.103 && widths[2] > 0.08)
    }
}
