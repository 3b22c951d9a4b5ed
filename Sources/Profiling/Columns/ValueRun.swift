internal import CTextScanning

/// Takes plain numbers and codes of a column one after the other, and counts by their form what is to be known of them.
struct ValueRun: ~Copyable {
    // In memory of its own: it is too large to be copied for a value.
    private let run: UnsafeMutablePointer<value_run>
    private var form: CodeForm

    /// - Parameters:
    ///   - hashes: room for the hashes of so many records, and `tokens` for their tokens.
    ///   - codes: where the codes of the records go, counted from `base`.
    init(
        _ spans: UnsafePointer<RecordBatch.Span>,
        _ bytes: UnsafePointer<UInt8>,
        _ count: Int,
        hashes: UnsafeMutablePointer<UInt64>,
        tokens: UnsafeMutablePointer<UInt64>,
        codes: UnsafeMutablePointer<UInt16>,
        base: Int,
        _ keyed: KeyedHash,
        _ form: CodeForm
    ) {
        self.form = form
        run = .allocate(capacity: 1)
        run.initialize(to: value_run())
        run.pointee.spans = spans
        run.pointee.bytes = bytes
        run.pointee.count = UInt32(truncatingIfNeeded: count)
        run.pointee.hashes = hashes
        run.pointee.tokens = tokens
        run.pointee.codes = codes
        run.pointee.base = UInt32(truncatingIfNeeded: base)
        (run.pointee.seed, run.pointee.mask, run.pointee.finish) = keyed.parts
        run.pointee.code = form.code
    }

    deinit { run.deallocate() }

    /// Values that were kept.
    var added: Int { Int(run.pointee.added) }

    /// Takes values up to the first that needs a closer look.
    ///
    /// - Parameter threshold: values whose hash is at most this need one as well.
    /// - Returns: the position of that value; nil where there is none.
    @inline(__always)
    mutating func next(_ threshold: UInt64) -> Int? {
        run.pointee.threshold = threshold
        value_run_take(run)
        return run.pointee.record < run.pointee.count ? Int(run.pointee.record) : nil
    }

    /// Keeps the value that needed a closer look.
    @inline(__always)
    mutating func keep(_ hash: UInt64, _ token: UInt64) {
        run.pointee.hashes[Int(run.pointee.added)] = hash
        run.pointee.tokens[Int(run.pointee.added)] = token
        run.pointee.codes[Int(run.pointee.record)] = UInt16(truncatingIfNeeded: run.pointee.base &+ run.pointee.added)
        run.pointee.added &+= 1
    }

    /// Goes on after the value that needed a closer look.
    @inline(__always)
    mutating func skip() { run.pointee.record &+= 1 }

    /// Takes values of another form as codes from here on.
    mutating func begin(_ next: CodeForm, _ column: inout ColumnBuilder) {
        countCodes(&column)
        form = next
        run.pointee.code = next.code
    }

    private mutating func countCodes(_ column: inout ColumnBuilder) {
        let count = Int(run.pointee.coded)
        guard count > 0 else { return }
        column.count(form.shape, form.checks, count)
        column.evidence.present += count
        column.count([.vatNumber, .belgianEnterpriseNumber], Int(run.pointee.enterprises))
        column.count(length: Int(form.code.length))
        (run.pointee.coded, run.pointee.enterprises) = (0, 0)
    }

    /// Counts what was taken, and tells the form of the last codes.
    mutating func finish(_ column: inout ColumnBuilder) -> CodeForm {
        countCodes(&column)
        let zeros = Int(run.pointee.zeros)
        withUnsafeBytes(of: run.pointee.separators) { bytes in
            let counts = bytes.assumingMemoryBound(to: UInt32.self)
            var numbers = 0
            for index in 0..<7 {
                column.evidence.numbers.counts[index] += Int(counts[index])
                numbers += Int(counts[index])
            }
            column.evidence.numbers.plainBelowThousand += Int(run.pointee.below_thousand)
            column.evidence.numbers.plainFromThousand += Int(counts[0]) - Int(run.pointee.below_thousand)
            column.evidence.numberCount += numbers
            column.evidence.present += numbers + zeros
        }
        column.evidence.zerosAndOnes += Int(run.pointee.zeros_and_ones)
        column.evidence.serialDays += Int(run.pointee.serial_days)
        column.count(.gtin, Int(run.pointee.articles))
        column.count([.vatNumber, .belgianEnterpriseNumber], Int(run.pointee.enterprise_digits))
        column.count(.structuredCommunication, Int(run.pointee.communications))
        withUnsafeBytes(of: run.pointee.forms) { bytes in
            let forms = bytes.assumingMemoryBound(to: UInt32.self)
            for form in 0..<Int(VALUE_RUN_FORMS) where forms[form] > 0 { Self.count(form, Int(forms[form]), &column) }
        }
        return form
    }

    /// Counts numbers of a form.
    private static func count(_ form: Int, _ count: Int, _ column: inout ColumnBuilder) {
        let (signs, length) = shape(of: form)
        // So many digits alone may be a postcode.
        let checks: SemanticChecks = (4...6).contains(form) ? [.postcode, .postcodeOnlyIfNamed] : []
        column.count(signs, checks, count)
        column.count(length: length)
    }

    /// The shape of numbers of a form, and how long they are; see `value_run_form`.
    private static func shape(of form: Int) -> (Shape, Int) {
        var signs: InlineArray<32, UInt8> = .init(repeating: 0)
        var length = 0
        func append(_ sign: Unicode.Scalar, _ count: Int = 1) {
            for _ in 0..<count {
                signs[length] = UInt8(truncatingIfNeeded: sign.value)
                length += 1
            }
        }
        func mark(_ isPoint: Bool) { append(isPoint ? "." : ",") }
        if form < 16 {
            append("9", form)
        } else if form < 32 {
            append("-")
            append("9", form - 16)
        } else if form < 356 {
            let (rest, fraction) = (form - 32).quotientAndRemainder(dividingBy: 9)
            let (marks, whole) = rest.quotientAndRemainder(dividingBy: 9)
            if marks & 1 != 0 { append("-") }
            append("9", whole)
            mark(marks & 2 != 0)
            append("9", fraction)
        } else {
            let (rest, fraction) = (form - 356).quotientAndRemainder(dividingBy: 4)
            let (marks, whole) = rest.quotientAndRemainder(dividingBy: 4)
            if marks & 1 != 0 { append("-") }
            append("9", whole)
            mark(marks & 2 != 0)
            append("9", 3)
            mark(marks & 4 != 0)
            append("9", fraction + 1)
        }
        return withUnsafeBytes(of: signs) { (Shape($0.assumingMemoryBound(to: UInt8.self).baseAddress!), length) }
    }
}
