import Testing

@testable import Profiling

@Suite struct `The bytes of a sketch` {
    private static let fillings = [0, 1, 20, 600, 3_000]

    private static func distinct(_ count: Int) -> DistinctSketch {
        var (sketch, stream) = (DistinctSketch(), SketchStream(seed: count))
        for hash in stream.hashes(count) { sketch.insert(hash) }
        return sketch
    }

    private static func values(_ count: Int) -> ValueSketch {
        var (sketch, stream) = (ValueSketch(size: 64), SketchStream(seed: count))
        for hash in stream.hashes(count) { sketch.insert(hash) }
        return sketch
    }

    private static func quantiles(_ count: Int) -> QuantileSketch {
        var (sketch, stream) = (QuantileSketch(size: 16), SketchStream(seed: count))
        for _ in 0..<count { sketch.insert(stream.share()) }
        return sketch
    }

    private static func frequent(_ count: Int) -> FrequentValues {
        var (sketch, stream) = (FrequentValues(size: 16), SketchStream(seed: count))
        for hash in stream.hashes(count) { sketch.insert(hash, times: 1 + Int(hash % 9)) }
        return sketch
    }

    private func expectRoundTrip<Sketch: MergeableSketch>(_ sketch: Sketch, then grow: (inout Sketch) -> Void) throws {
        var read = try Sketch(decoding: sketch.encoded())
        #expect(read == sketch)
        #expect(read.encoded() == sketch.encoded())
        var grown = sketch
        grow(&grown)
        grow(&read)
        #expect(read.encoded() == grown.encoded())
    }

    @Test(arguments: fillings)
    func `give back the sketch, which goes on as the one written`(count: Int) throws {
        var stream = SketchStream(seed: 99)
        let hashes = stream.hashes(2_000)
        try expectRoundTrip(Self.distinct(count)) { for hash in hashes { $0.insert(hash) } }
        try expectRoundTrip(Self.values(count)) { for hash in hashes { $0.insert(hash) } }
        try expectRoundTrip(Self.quantiles(count)) { for hash in hashes { $0.insert(Double(hash)) } }
        try expectRoundTrip(Self.frequent(count)) { for hash in hashes { $0.insert(hash) } }
    }

    /// Every cut is an error; every changed bit is an error, or a sketch that answers and joins without a crash.
    private func expectNoCrash<Sketch: MergeableSketch>(_ sketch: Sketch, _ ask: (Sketch) -> Void) {
        let bytes = sketch.encoded()
        for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 200)) {
            #expect(throws: SketchError.self) { try Sketch(decoding: Array(bytes[..<length])) }
        }
        #expect(throws: SketchError.self) { try Sketch(decoding: bytes + [0]) }
        let positions = Array(0..<min(120, bytes.count)) + stride(from: 120, to: bytes.count, by: 97)
        for position in positions {
            for change in [0x01, 0x40, 0x80, 0xff] as [UInt8] {
                var changed = bytes
                changed[position] ^= change
                guard let read = try? Sketch(decoding: changed) else { continue }
                use(read, with: sketch, ask)
            }
        }
    }

    private func use<Sketch: MergeableSketch>(_ read: Sketch, with other: Sketch, _ ask: (Sketch) -> Void) {
        ask(read)
        var joined = read
        joined.merge(other)
        joined.merge(read)
        ask(joined)
        #expect((try? Sketch(decoding: read.encoded())) != nil)
    }

    @Test(arguments: fillings)
    func `that are cut or changed never crash`(count: Int) {
        expectNoCrash(Self.distinct(count)) { _ = $0.estimate }
        expectNoCrash(Self.values(count)) {
            _ = $0.estimate
            let overlap = ValueOverlap($0, Self.values(600))
            _ = (overlap.containmentOfLeft, overlap.jaccard, overlap.sharedValues)
        }
        expectNoCrash(Self.quantiles(count)) {
            _ = ($0.quantiles([0, 0.5, 1]), $0.rank(of: 0.3), $0.rankError())
            var grown = $0
            for number in 0..<100 { grown.insert(Double(number)) }
        }
        expectNoCrash(Self.frequent(count)) { _ = $0.counts }
    }

    @Test(arguments: [SketchKind.distinct, .values, .quantiles, .frequent])
    func `made at random never crash`(kind: SketchKind) {
        var stream = SketchStream(seed: Int(kind.rawValue))
        for _ in 0..<400 {
            var writer = SketchWriter(kind)
            for _ in 0..<stream.number(below: 60) {
                let word = stream.hash()
                // Small numbers pass more checks.
                writer.write(stream.number(below: 3) == 0 ? word : word >> UInt64(40 + stream.number(below: 24)))
            }
            switch kind {
            case .distinct: if let read = try? DistinctSketch(decoding: writer.bytes) { _ = read.estimate }
            case .values: if let read = try? ValueSketch(decoding: writer.bytes) { _ = read.estimate }
            case .quantiles: if let read = try? QuantileSketch(decoding: writer.bytes) { _ = read.rankError() }
            case .frequent: if let read = try? FrequentValues(decoding: writer.bytes) { _ = read.counts }
            }
        }
    }

    @Test func `of the fullest registers still give a number`() throws {
        var writer = SketchWriter(.distinct)
        writer.write(0)
        writer.write(contentsOf: Array(repeating: DistinctSketch.largestRegister, count: 4_096))
        #expect(try DistinctSketch(decoding: writer.bytes).estimate == 1 << 62)
    }

    @Test func `of another kind or version say so`() {
        let bytes = Self.distinct(3).encoded()
        #expect(
            throws: SketchError(
                sketch: SketchKind.values.name,
                offset: 3,
                found: "a sketch of kind 1",
                expected: "kind 2"
            )
        ) {
            try ValueSketch(decoding: bytes)
        }
        var later = bytes
        later[3] = 9
        #expect(
            throws: SketchError(sketch: SketchKind.distinct.name, offset: 4, found: "version 9", expected: "version 1")
        ) {
            try DistinctSketch(decoding: later)
        }
        #expect("\(SketchError(sketch: "sketch of values", offset: 4, found: "a", expected: "b"))".contains("Try:"))
    }

    @Test func `are the ones agreed on`() {
        var sketch = DistinctSketch()
        sketch.insert(0x0102)
        #expect(sketch.encoded() == [0x4b, 0x53, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0])
    }
}
