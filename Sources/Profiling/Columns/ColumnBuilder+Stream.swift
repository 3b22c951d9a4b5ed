import IntegrationModel

/// The way of columns whose values hardly repeat: nothing is looked up, and what is counted is counted once a batch.
extension ColumnBuilder {
    /// Values that the cache must have missed in a batch before it is passed over.
    static let leastForStream = 256
    /// Batches after which the cache is tried again: at first, and at most, when it was tried in vain time and again.
    static let (leastStream, longestStream) = (15, 255)
    /// Forms of codes that are tried in a batch.
    private static let mostForms = 16

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
        var run = ValueRun(
            spans,
            bytes,
            count,
            hashes: hashes,
            tokens: tokens,
            codes: codes,
            base: segment.entryCount,
            keyed,
            codeForm
        )
        var checks = RunningChecks()
        var shape = RunningShape()
        var (shortest, longest) = (minLength, maxLength)
        var forms = 0
        var texts = 0
        while let record = run.next(sample.threshold) {
            defer { run.skip() }
            let span = spans[record]
            let start = bytes + Int(UInt32(truncatingIfNeeded: span))
            let length = Int(truncatingIfNeeded: span >> 32)
            let value = ValueClassifier.classify(start, length, keyed, &buffer)
            guard value.hash != 0 else { continue }
            run.keep(value.hash, value.token.bits)
            if value.token == .text { texts &+= 1 } else { evidence.add(value.token, times: 1) }
            shortest = min(shortest, value.length)
            longest = max(longest, value.length)
            sample.insert(value.hash, value.checks)
            if value.checks == checks.checks { checks.run &+= 1 } else { checks.begin(value.checks, &checkCounts) }
            let next = Shape(buffer.shape)
            if next.words == shape.shape.words { shape.run &+= 1 } else { shape.begin(next, &shapes) }
            if length <= 16, value.token == .text, forms < Self.mostForms, next.words != codeForm.shape.words,
                let form = CodeForm(start, length, value, shape: next)
            {
                forms &+= 1
                codeForm = form
                run.begin(form, &self)
            }
        }
        (minLength, maxLength) = (min(minLength, shortest), max(maxLength, longest))
        evidence.present += texts
        checks.begin([], &checkCounts)
        shape.begin(.none, &shapes)
        codeForm = run.finish(&self)
        if !shapes.moves.isEmpty { moveShapes() }
        segment.advance(by: run.added)
    }

    /// Counts so many values of a shape that pass some checks.
    mutating func count(_ shape: Shape, _ checks: SemanticChecks, _ values: Int) {
        let position = shapes.position(of: shape)
        if position >= 0 { shapes.add(values, at: position) }
        count(checks, values)
    }

    /// Counts so many values that pass some checks.
    mutating func count(_ checks: SemanticChecks, _ values: Int) {
        var bits = checks.rawValue
        while bits != 0 {
            checkCounts[bits.trailingZeroBitCount] += values
            bits &= bits - 1
        }
    }

    /// Counts a value of some bytes.
    mutating func count(length: Int) {
        (minLength, maxLength) = (min(minLength, length), max(maxLength, length))
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
