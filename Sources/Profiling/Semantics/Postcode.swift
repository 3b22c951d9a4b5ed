/// Postcodes by the forms of the countries around.
enum Postcode {
    enum Form {
        case none
        /// Four or five digits, with or without the letters of a country: a postcode where the field's name says so.
        case digits
        /// A form that hardly anything else has: `1234 AB`, `SW1A 1AA`.
        case characteristic
    }

    static func form(of scan: ValueScan, folded: UnsafePointer<UInt8>) -> Form {
        let count = scan.foldedCount
        guard scan.count <= 10, scan.digits >= 2, count >= 4, count <= 8 else { return .none }
        if scan.letters == 0 {
            let isPlain = scan.count == count
            // 4: BE, LU, NL without letters, AT, CH, DK, NO, HU; 5: DE, FR, IT, ES, FI, SE; 6: RO, IN, CN.
            if isPlain { return count <= 6 ? .digits : .none }
            // 1234-567 (PT), 12-345 (PL), 123 45 (SE, SK, CZ, GR).
            if count == 7, scan.count == 8, scan.start[4] == 0x2D { return .characteristic }
            if count == 5, scan.count == 6, scan.start[2] == 0x2D || scan.start[3] == 0x20 { return .characteristic }
            return .none
        }
        // 1234 AB (NL).
        if scan.letters == 2, count == 6, CheckDigits.areDigits(folded, 4), folded[0] != 0x30 {
            return scan.count <= 7 ? .characteristic : .none
        }
        // B-9000, D-12345, L-1234, FR-75001; article numbers look the same.
        let prefix = isLetter(folded[1]) ? 2 : 1
        if scan.letters == prefix, isLetter(folded[0]), (4...5).contains(count - prefix), scan.count == count + 1,
            scan.start[prefix] == 0x2D
        {
            return .digits
        }
        // United Kingdom: one or two letters, a digit, perhaps one more sign, a space, a digit and two letters.
        if count >= 5, count <= 7, scan.count == count + 1, scan.start[scan.count - 4] == 0x20, isLetter(folded[0]),
            isDigit(folded[count - 3]), isLetter(folded[count - 2]), isLetter(folded[count - 1])
        {
            return .characteristic
        }
        return .none
    }
}
