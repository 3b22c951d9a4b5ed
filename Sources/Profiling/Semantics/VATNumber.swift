/// VAT numbers of the member states of the European Union: country prefix, form, and check digits where the state has
/// published them or they are beyond doubt; else the form alone.
///
/// Sources: the forms of the VIES system (ec.europa.eu/taxation_customs/vies), the national algorithms as collected in
/// the European Commission's "VAT identification number algorithms" (VIES-VAT-validation routines).
enum VATNumber {
    /// Whether a folded value (lower case, without punctuation) with country prefix is a number.
    static func isValid(folded: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count >= 4, count <= 14 else { return false }
        let country = UInt16(folded[0]) << 8 | UInt16(folded[1])
        guard let check = checks[country] else { return false }
        return check(folded + 2, count - 2)
    }

    /// Whether a folded value begins with the prefix of a member state.
    static func hasPrefix(folded: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count >= 4 && prefixes.contains(UInt64(folded[0]) << 8 | UInt64(folded[1]))
    }

    private static let prefixes = WordTable(checks.keys.map(UInt64.init))

    typealias Check = @Sendable (UnsafePointer<UInt8>, Int) -> Bool

    private static let checks: [UInt16: Check] = {
        let byCountry: [(StaticString, Check)] = [
            ("at", austria), ("be", belgium), ("bg", bulgaria), ("cy", cyprus), ("cz", czechia), ("de", germany),
            ("dk", denmark), ("ee", estonia), ("el", greece), ("es", spain), ("fi", finland), ("fr", france),
            ("hr", croatia), ("hu", hungary), ("ie", ireland), ("it", italy), ("lt", lithuania), ("lu", luxembourg),
            ("lv", latvia), ("mt", malta), ("nl", netherlands), ("pl", poland), ("pt", portugal), ("ro", romania),
            ("se", sweden), ("si", slovenia), ("sk", slovakia),
        ]
        return Dictionary(
            byCountry.map { (UInt16($0.0.utf8Start[0]) << 8 | UInt16($0.0.utf8Start[1]), $0.1) },
            uniquingKeysWith: { first, _ in first }
        )
    }()
}
