import IntegrationModel

/// The way of columns whose values hardly repeat: nothing is looked up, and what is counted is counted once a batch.
extension ColumnBuilder {
    /// Values that the cache must have missed in a batch before it is passed over.
    static let leastForStream = 256
    /// Batches after which the cache is tried again: at first, and at most, when it was tried in vain time and again.
    static let (leastStream, longestStream) = (15, 255)

    /// Takes the values of some records, each as if it had not been met before.
    @inline(never)
    mutating func stream(
        _ spans: UnsafePointer<RecordBatch.Span>,
        _ bytes: UnsafePointer<UInt8>,
        _ count: Int,
        at position: Int,
        _ keyed: KeyedHash,
        _ buffer: inout ScanBuffer
    ) {
        if segment.codes == nil { segment.reserveCodes(codeCapacity, records: 0) }
        let codes = segment.codes.unsafelyUnwrapped + position
        let (hashes, tokens) = segment.reserve(count)
        let base = segment.entryCount
        var added = 0
        var checks = RunningChecks()
        var shape = RunningShape()
        var (shortest, longest) = (minLength, maxLength)
        for record in 0..<count {
            let span = spans[record]
            guard span != 0 else { continue }
            let start = bytes + Int(UInt32(truncatingIfNeeded: span))
            let value = ValueClassifier.classify(start, Int(truncatingIfNeeded: span >> 32), keyed, &buffer)
            guard value.hash != 0 else { continue }
            hashes[added] = value.hash
            tokens[added] = value.token.bits
            codes[record] = UInt16(truncatingIfNeeded: base &+ added)
            added &+= 1
            shortest = min(shortest, value.length)
            longest = max(longest, value.length)
            sample.insert(value.hash, value.checks)
            if value.checks == checks.checks { checks.run &+= 1 } else { checks.begin(value.checks, &checkCounts) }
            let next = Shape(buffer.shape)
            if next.words == shape.shape.words { shape.run &+= 1 } else { shape.begin(next, &shapes) }
        }
        checks.begin([], &checkCounts)
        shape.begin(.none, &shapes)
        if !shapes.moves.isEmpty { moveShapes() }
        (minLength, maxLength) = (shortest, longest)
        segment.advance(by: added)
        evidence.add(contentsOf: UnsafeBufferPointer(start: tokens, count: added))
    }
}

/// Checks that some records in a row have passed.
private struct RunningChecks {
    var checks: SemanticChecks = []
    var run = 0

    /// Counts the run and begins the next with one record.
    mutating func begin(_ next: SemanticChecks, _ counts: inout InlineArray<16, Int>) {
        var bits = checks.rawValue
        while bits != 0 {
            counts[bits.trailingZeroBitCount] += run
            bits &= bits - 1
        }
        (checks, run) = (next, 1)
    }
}

/// The shape that some records in a row have.
private struct RunningShape {
    var shape = Shape.none
    var run = 0

    /// Counts the run and begins the next with one record.
    @inline(__always)
    mutating func begin(_ next: Shape, _ counts: inout ShapeCounts) {
        if run > 0 {
            let position = counts.position(of: shape)
            if position >= 0 { counts.add(run, at: position) }
        }
        (shape, run) = (next, 1)
    }
}
