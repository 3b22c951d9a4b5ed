/// Brings the notations of one value to one form: a pure function of the value's bytes, the same in every dataset.
///
/// In this order:
/// - White space around the value and the apostrophe that protects it from spreadsheets go.
/// - A word for nothing (`NULL`, `n.v.t.`, the GUID of zeros) has no form at all.
/// - An e-mail address keeps its punctuation and becomes lower case.
/// - A telephone number (only what is written with a plus sign, 00 or separators) with the calling code of a known
///   country becomes the national number: `+32 9 347 68 08` and `0032 9…` become `093476808`.
/// - A Belgian enterprise number or VAT number whose check digits are right, or that has `BE` before it, becomes its ten
///   digits.
/// - Anything else becomes its letters and digits, without case and diacritics (é → e, ß → ss).
/// - What has no letters and digits stays as it is.
///
/// Numbers are not brought to one form: `8165,46` and `8165.460` are compared by ``ColumnValues/numbers``.
public enum ValueNormalisation {
    /// The normal form, or nil where the value means nothing.
    public static func normalised(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return nil }
        var buffer = ScanBuffer()
        let scan = ValueScan(start, bytes.count, into: &buffer)
        guard scan.count > 0, !scan.isNull(buffer) else { return nil }
        let form = form(of: scan, in: &buffer)
        return Array(UnsafeBufferPointer(start: form.start, count: form.count))
    }

    /// The normal form, or nil where the value means nothing.
    public static func normalised(_ text: String) -> String? {
        var copy = text
        return copy.withUTF8 { normalised($0) }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The normal form of a scanned value that means something, in the buffer or in the value itself.
    @inline(__always)
    static func form(
        of scan: ValueScan,
        in buffer: inout ScanBuffer
    ) -> (start: UnsafePointer<UInt8>, count: Int) {
        guard scan.foldedCount > 0 else { return (scan.start, scan.count) }
        if scan.classes.contains(.at) || scan.digits >= 8 && scan.digits <= 17 && scan.letters <= 5 {
            return identifierForm(of: scan, in: &buffer)
        }
        return (UnsafePointer(buffer.folded), scan.foldedCount)
    }

    /// The normal form of a value that may be an e-mail address, a telephone number or an enterprise number.
    private static func identifierForm(
        of scan: ValueScan,
        in buffer: inout ScanBuffer
    ) -> (start: UnsafePointer<UInt8>, count: Int) {
        let folded = buffer.folded
        var count = scan.foldedCount
        if scan.classes.contains(.at), EmailAddress.isValid(scan.start, scan.count) {
            for index in 0..<scan.count { folded[index] = lowercased(scan.start[index]) }
            return (UnsafePointer(folded), scan.count)
        }
        if scan.digits >= 8, scan.digits <= 17, scan.letters <= 5 {
            if scan.letters == 0, let national = PhoneNumber.nationalForm(of: scan, folded: folded) {
                return (UnsafePointer(folded), national)
            }
            if let length = BelgianEnterpriseNumber.canonicalForm(of: folded, count) { count = length }
        }
        return (UnsafePointer(folded), count)
    }
}

/// Hashes values so that the same value has the same hash in every dataset of a workspace.
public struct ValueHasher: Sendable {
    public let hash: KeyedHash

    public init(key: HashKey) {
        hash = KeyedHash(key: key)
    }

    /// The keyed hash of the normal form of a value; 0 where it means nothing.
    public func callAsFunction(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return 0 }
        var buffer = ScanBuffer()
        return ValueClassifier.hash(start, bytes.count, hash, &buffer)
    }

    /// The keyed hash of the normal form of a value; 0 where it means nothing.
    public func callAsFunction(_ text: String) -> UInt64 {
        var copy = text
        return copy.withUTF8 { self($0) }
    }
}

@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
