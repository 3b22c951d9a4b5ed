internal import CTextScanning

/// The form of the codes of a column, a prefix and digits, where that says all of a code but its hash: `C-012345`, `SO-0000017`,
/// `BE0123456789`.
struct CodeForm {
    var code = value_run_code()
    /// What each code passes, apart from check digits.
    var checks: SemanticChecks = []
    var shape = Shape.none

    /// No value.
    init() {}

    /// The form of a value that was classified as text, where those with the same prefix and as many digits are classified in
    /// the same way: nil where they may be numbers, dates, or something with check digits.
    ///
    /// - Parameter value: what the value was found to be.
    init?(_ start: UnsafePointer<UInt8>, _ count: Int, _ value: ClassifiedValue, shape: Shape) {
        guard count >= 2, count <= Int(VALUE_RUN_LONGEST), value.length == count, value.token == .text else {
            return nil
        }
        var (prefix, folded): (UInt64, UInt64) = (0, 0)
        var (length, letters) = (0, 0)
        while length < count, !isDigit(start[length]) {
            let byte = start[length]
            guard length < 7 else { return nil }
            prefix |= UInt64(byte) << UInt64(8 * length)
            if isLetter(byte) {
                folded |= UInt64(byte | 0x20) << UInt64(8 * letters)
                letters += 1
            } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "/"), byte != UInt8(ascii: "_") {
                return nil
            }
            length += 1
        }
        let digits = count - length
        // Three letters may be a month or a currency.
        guard length > 0, digits > 0, isLetter(start[0]), letters <= 2,
            (length..<count).allSatisfy({ isDigit(start[$0]) })
        else { return nil }
        let isBelgian = folded == Self.belgium && digits >= 7
        if isBelgian {
            guard length == 2, digits == 10, start[2] <= UInt8(ascii: "1") else { return nil }
            checks = .hasVATPrefix
        } else {
            // References of creditors, account numbers and VAT numbers have check digits.
            guard folded & 0xFF != UInt64(UInt8(ascii: "r")), letters + digits < 15,
                digits < 7 || letters == 1 || !VATNumber.hasPrefix(folded)
            else { return nil }
            checks = value.checks
        }
        code.length = UInt32(count)
        code.prefix_length = UInt32(length)
        code.prefix = prefix
        code.folded = isBelgian ? 0 : folded
        code.folded_length = isBelgian ? 0 : UInt32(letters)
        code.is_enterprise = isBelgian ? 1 : 0
        self.shape = shape
    }

    /// `be`, the first letter in the lowest byte.
    private static let belgium = UInt64(UInt8(ascii: "b")) | UInt64(UInt8(ascii: "e")) << 8
}
