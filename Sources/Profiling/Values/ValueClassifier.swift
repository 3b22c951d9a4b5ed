/// What a column keeps of one value.
struct ClassifiedValue {
    /// The keyed hash of the normal form; 0 where the value stands for no value.
    var hash: UInt64 = 0
    var token = ValueToken.none
    var checks: SemanticChecks = []
    /// Bytes without what is around the value.
    var length = 0

    /// No answer: the value needs a closer look.
    static var undecided: ClassifiedValue { ClassifiedValue(length: -1) }

    var isUndecided: Bool { length < 0 }
}

/// Finds all that a column keeps of a value it has not met before.
///
/// Most values of business data are integers, amounts and dates in a few notations: those are read from their block at
/// once. All others are scanned, and then looked at for what their characters allow. Both ways give the same for every
/// value.
enum ValueClassifier {
    /// Classifies the `length` bytes of a value. The buffer then has the value's shape, unless it stands for no value.
    static func classify(
        _ bytes: UnsafePointer<UInt8>,
        _ length: Int,
        _ keyed: KeyedHash,
        _ buffer: inout ScanBuffer
    ) -> ClassifiedValue {
        let (start, count) = ValueScan.trimmed(bytes, length)
        guard count > 0 else { return ClassifiedValue() }
        if mayBeNumberOrDate(start, count) {
            let value = numberOrDate(in: ValueBlock(start, count, into: &buffer), count, keyed, buffer)
            if !value.isUndecided { return value }
        }
        guard count <= ValueScan.textCapacity else { return classifyLong(start, count, keyed, &buffer) }
        return classify(ValueScan(text: start, count, buffer), keyed, &buffer)
    }

    /// The hash of a value's normal form; 0 where the value stands for no value.
    static func hash(
        _ bytes: UnsafePointer<UInt8>,
        _ length: Int,
        _ keyed: KeyedHash,
        _ buffer: inout ScanBuffer
    ) -> UInt64 {
        let (start, count) = ValueScan.trimmed(bytes, length)
        if count > 0, mayBeNumberOrDate(start, count) {
            let value = numberOrDate(in: ValueBlock(start, count, into: &buffer), count, keyed, buffer)
            if !value.isUndecided { return value.hash }
        }
        let scan = ValueScan(bytes, length, into: &buffer)
        guard scan.count > 0, !scan.isNull(buffer) else { return 0 }
        let form = ValueNormalisation.form(of: scan, in: &buffer)
        return keyed.hash(form.start, form.count)
    }

    /// Whether a value is short enough to be read as a number or date at once, and does not begin with a letter.
    @inline(__always)
    private static func mayBeNumberOrDate(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count <= 20 && start[0] < UInt8(ascii: "A")
    }

    @inline(__always)
    private static func numberOrDate(
        in block: ValueBlock,
        _ count: Int,
        _ keyed: KeyedHash,
        _ buffer: borrowing ScanBuffer
    ) -> ClassifiedValue {
        guard block.digits & 7 != 0 else { return .undecided }
        let value = number(in: block, count, keyed, buffer)
        return value.isUndecided ? date(in: block, count, keyed, buffer) : value
    }

    private static func classifyLong(
        _ start: UnsafePointer<UInt8>,
        _ count: Int,
        _ keyed: KeyedHash,
        _ buffer: inout ScanBuffer
    ) -> ClassifiedValue {
        classify(ValueScan(long: start, count, &buffer), keyed, &buffer)
    }

    /// Classifies a value of any form.
    @inline(__always)
    static func classify(_ scan: ValueScan, _ keyed: KeyedHash, _ buffer: inout ScanBuffer) -> ClassifiedValue {
        guard scan.count > 0, !scan.isNull(buffer) else { return ClassifiedValue() }
        let token = TokenScanner.token(of: scan, in: buffer)
        let checks = SemanticChecks(scan, in: buffer, token: token)
        let form = ValueNormalisation.form(of: scan, in: &buffer)
        return ClassifiedValue(
            hash: keyed.hash(form.start, form.count),
            token: token,
            checks: checks,
            length: scan.count
        )
    }
}
