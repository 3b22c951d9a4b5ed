/// What a column keeps of one value.
struct ClassifiedValue {
    /// The keyed hash of the normal form; 0 where the value stands for no value.
    var hash: UInt64 = 0
    var token = ValueToken.none
    var checks: SemanticChecks = []
    /// Bytes without what is around the value.
    var length = 0
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
        var scan = ValueScan(trimming: bytes, length)
        guard scan.count > 0 else { return ClassifiedValue() }
        if scan.count <= ValueBlock.capacity {
            let block = ValueBlock(scan.start, scan.count, into: &buffer)
            if block.beyondASCII == 0 {
                if let value = number(in: block, scan.count, keyed, buffer) { return value }
                if let value = date(in: block, scan.count, keyed, buffer) { return value }
                scan.scan(block, &buffer)
            } else {
                scan.scanLong(&buffer)
            }
        } else {
            scan.scanLong(&buffer)
        }
        return classify(scan, keyed, &buffer)
    }

    /// The hash of a value's normal form; 0 where the value stands for no value.
    static func hash(
        _ bytes: UnsafePointer<UInt8>,
        _ length: Int,
        _ keyed: KeyedHash,
        _ buffer: inout ScanBuffer
    ) -> UInt64 {
        var scan = ValueScan(trimming: bytes, length)
        guard scan.count > 0 else { return 0 }
        if scan.count <= ValueBlock.capacity {
            let block = ValueBlock(scan.start, scan.count, into: &buffer)
            if block.beyondASCII == 0 {
                if let value = number(in: block, scan.count, keyed, buffer) { return value.hash }
                if let value = date(in: block, scan.count, keyed, buffer) { return value.hash }
                scan.scan(block, &buffer)
            } else {
                scan.scanLong(&buffer)
            }
        } else {
            scan.scanLong(&buffer)
        }
        guard !scan.isNull(buffer) else { return 0 }
        let form = ValueNormalisation.form(of: scan, in: &buffer)
        return keyed.hash(form.start, form.count)
    }

    /// Classifies a value of any form.
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
