/// VAT numbers of the member states of the European Union: country prefix, form, and check digits where the state has
/// published them or they are beyond doubt; else the form alone.
///
/// Sources: the forms of the VIES system (ec.europa.eu/taxation_customs/vies), the national algorithms as collected in
/// the European Commission's "VAT identification number algorithms" (VIES-VAT-validation routines).
enum VATNumber {
    /// Whether a folded value (lower case, without punctuation) with country prefix is a number.
    static func isValid(folded: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        guard count >= 4, count <= 14, let country = countries[prefix(folded)] else { return false }
        return isValid(folded + 2, count - 2, of: country)
    }

    /// Whether a folded value begins with the prefix of a member state.
    static func hasPrefix(folded: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        count >= 4 && countries.contains(prefix(folded))
    }

    /// Whether two folded letters, the first in the lowest byte, are the prefix of a member state.
    static func hasPrefix(_ letters: UInt64) -> Bool {
        countries.contains((letters & 0xFF) << 8 | letters >> 8 & 0xFF)
    }

    @inline(__always)
    private static func prefix(_ folded: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(folded[0]) << 8 | UInt64(folded[1])
    }

    /// The positions of the prefixes among ``order``.
    private static let countries = WordTable(
        Dictionary(uniqueKeysWithValues: order.enumerated().map { (prefix($1.utf8Start), UInt64($0)) })
    )

    private static let order: [StaticString] = [
        "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "el", "es", "fi", "fr", "hr", "hu", "ie", "it", "lt", "lu",
        "lv", "mt", "nl", "pl", "pt", "ro", "se", "si", "sk",
    ]

    private static func isValid(_ number: UnsafePointer<UInt8>, _ count: Int, of country: UInt64) -> Bool {
        switch country {
        case 0: austria(number, count)
        case 1: belgium(number, count)
        case 2: bulgaria(number, count)
        case 3: cyprus(number, count)
        case 4: czechia(number, count)
        case 5: germany(number, count)
        case 6: denmark(number, count)
        case 7: estonia(number, count)
        case 8: greece(number, count)
        case 9: spain(number, count)
        case 10: finland(number, count)
        case 11: france(number, count)
        case 12: croatia(number, count)
        case 13: hungary(number, count)
        case 14: ireland(number, count)
        case 15: italy(number, count)
        case 16: lithuania(number, count)
        case 17: luxembourg(number, count)
        case 18: latvia(number, count)
        case 19: malta(number, count)
        case 20: netherlands(number, count)
        case 21: poland(number, count)
        case 22: portugal(number, count)
        case 23: romania(number, count)
        case 24: sweden(number, count)
        case 25: slovenia(number, count)
        default: slovakia(number, count)
        }
    }
}
