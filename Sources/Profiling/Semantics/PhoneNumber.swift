/// Telephone numbers: ITU-T E.164 calling codes and lengths, in any usual notation.
enum PhoneNumber {
    enum Form {
        case none
        /// Digits only, with a leading zero or an international 00: a telephone number where the field's name says so.
        case bareDigits
        /// With a plus sign, an international 00, or a leading zero and separators.
        case written
    }

    static func form(of scan: ValueScan) -> Form {
        guard scan.digits >= 8, scan.digits <= 15, scan.letters == 0, scan.classes.isSubset(of: .ofPhones),
            scan.count <= 28
        else { return .none }
        let first = scan.start[0]
        if first == UInt8(ascii: "+") { return isDigit(scan.start[1]) || scan.start[1] == 0x20 ? .written : .none }
        let zero = UInt8(ascii: "0")
        guard first == zero || first == UInt8(ascii: "(") && (scan.start[1] == zero || scan.start[1] == 0x2B) else {
            return .none
        }
        guard scan.count == scan.digits else { return .written }
        return scan.start[1] == zero && !isBareInternational(scan) ? .none : .bareDigits
    }

    /// Whether a value of digits alone may be an international number: `0032486690992`. Numbers that are filled up with
    /// zeros to some length, as GTINs and account numbers are, either have a third zero or are short.
    private static func isBareInternational(_ scan: ValueScan) -> Bool {
        scan.count == scan.digits && scan.digits >= 11 && scan.start[2] != UInt8(ascii: "0")
    }

    /// Writes the national number over the folded digits of a number with the calling code of a known country, and
    /// returns its length; nil where the value is no telephone number or has no calling code.
    static func nationalForm(of scan: ValueScan, folded: UnsafeMutablePointer<UInt8>) -> Int? {
        let zero = UInt8(ascii: "0")
        switch form(of: scan) {
        case .none: return nil
        case .bareDigits: guard scan.start[1] == zero else { return nil }
        case .written: break
        }
        var offset = 0
        if !scan.classes.contains(.plus) {
            guard folded[0] == zero, folded[1] == zero else { return nil }
            offset = 2
        }
        guard let (code, usesTrunkZero) = callingCode(folded + offset, scan.foldedCount - offset) else { return nil }
        offset += code
        // "+32 (0)9 …": the trunk zero written in the international form.
        if usesTrunkZero, folded[offset] == zero { offset += 1 }
        let national = scan.foldedCount - offset
        guard national >= 5 else { return nil }
        let head = usesTrunkZero ? 1 : 0
        if head <= offset {
            for index in 0..<national { folded[head + index] = folded[offset + index] }
        }
        if head == 1 { folded[0] = zero }
        return national + head
    }

    /// The length of the calling code that the digits begin with, and whether the country dials a 0 before its national
    /// numbers.
    private static func callingCode(_ digits: UnsafePointer<UInt8>, _ count: Int) -> (Int, Bool)? {
        var code = 0
        for length in 1...3 where length < count {
            code = code * 10 + Int(digits[length - 1] - 0x30)
            if withTrunkZero.contains(code) { return (length, true) }
            if withoutTrunkZero.contains(code) { return (length, false) }
        }
        return nil
    }

    private static let withTrunkZero: Set<Int> = [
        20, 27, 31, 32, 33, 40, 41, 43, 44, 46, 49, 60, 61, 62, 63, 64, 66, 81, 82, 84, 86, 90, 91, 92, 98, 212, 213,
        234,
        243, 250, 254, 353, 355, 358, 359, 381, 382, 385, 386, 387, 389, 421, 380, 961, 966, 971, 972,
    ]
    private static let withoutTrunkZero: Set<Int> = [
        1, 7, 30, 34, 36, 39, 45, 47, 48, 51, 52, 54, 55, 56, 57, 65, 216, 221, 225, 237, 350, 351, 352, 354, 356, 357,
        370, 371, 372, 376, 377, 378, 420, 423, 852,
    ]
}
