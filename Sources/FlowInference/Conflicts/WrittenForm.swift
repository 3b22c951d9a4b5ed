import IntegrationModel

/// How values of a field may be written differently and still be the same.
enum WrittenForm {
    case text
    /// With or without country, zero and separators.
    case phone
    /// With or without the letters of the country.
    case number

    init(_ left: Field, _ right: Field) {
        let meanings = [left.canonical, right.canonical]
        if meanings.contains(.phone) || meanings.contains(.mobile) {
            self = .phone
        } else if meanings.contains(.vatNumber) || meanings.contains(.enterpriseNumber) {
            self = .number
        } else {
            self = .text
        }
    }

    func isSame(_ one: String, _ other: String) -> Bool {
        switch self {
        case .text: return false
        case .phone: return PhoneDigits(one).isSame(as: PhoneDigits(other))
        case .number: return RegisteredNumber(one).isSame(as: RegisteredNumber(other))
        }
    }

    /// Whether two values that are the same within a country are of different ones: +32 475 12 34 56 and +33 475 12 34 56.
    func isOfOtherCountry(_ one: String, _ other: String) -> Bool {
        guard self == .phone else { return false }
        return PhoneDigits(one).isOfOtherCountry(than: PhoneDigits(other))
    }
}

/// A VAT number or one of an enterprise register: what tells the country, and the rest.
private struct RegisteredNumber {
    /// Two small letters; empty where the number does not begin with those of a country.
    let country: [UInt8]
    /// Small letters and digits.
    let own: [UInt8]

    init(_ text: String) {
        let compact = text.utf8.compactMap { byte -> UInt8? in
            switch byte {
            case 0x30...0x39, 0x61...0x7A: byte
            case 0x41...0x5A: byte | 0x20
            default: nil
            }
        }
        let start = String(decoding: compact.prefix(2), as: UTF8.self)
        let isOfCountry = Self.countries.contains(start)
        country = isOfCountry ? Array((start == "gr" ? "el" : start).utf8) : []
        let rest = isOfCountry ? Array(compact.dropFirst(2)) : compact
        // Belgian numbers had nine digits until 2004, and got a zero in front.
        let isShort = rest.count == 9 && rest.allSatisfy { $0 <= 0x39 } && (start == "be" || !isOfCountry)
        own = isShort ? [0x30] + rest : rest
    }

    func isSame(as other: RegisteredNumber) -> Bool {
        own == other.own && (country.isEmpty || other.country.isEmpty || country == other.country)
    }

    /// What VAT numbers begin with in the European Union and beside it.
    private static let countries: Set<String> = [
        "at", "be", "bg", "ch", "cy", "cz", "de", "dk", "ee", "el", "es", "fi", "fr", "gb", "gr", "hr", "hu", "ie",
        "it",
        "li", "lt", "lu", "lv", "mc", "mt", "nl", "no", "pl", "pt", "ro", "se", "si", "sk", "sm", "xi",
    ]
}

/// The digits of a telephone number, and whether a calling code stands before them.
private struct PhoneDigits {
    let digits: [UInt8]
    let isInternational: Bool

    init(_ text: String) {
        var bytes = Array(text.utf8)
        // The zero of national calls, in brackets after the calling code, is not dialled with it.
        let zero = Array("(0)".utf8)
        if let place = bytes.indices.first(where: { bytes[$0...].starts(with: zero) }), place > 0 {
            bytes.removeSubrange(place..<place + zero.count)
        }
        // An apostrophe keeps spreadsheets from reading a formula.
        let plus = bytes.first { $0 > 0x20 && $0 != UInt8(ascii: "'") } == UInt8(ascii: "+")
        var digits = bytes.filter { $0 >= 0x30 && $0 <= 0x39 }
        let zeros = !plus && digits.starts(with: [0x30, 0x30])
        if zeros { digits.removeFirst(2) }
        self.digits = digits
        isInternational = plus || zeros
    }

    func isOfOtherCountry(than other: PhoneDigits) -> Bool {
        // The zero of national calls may stand there without brackets: +32 09 347 68 08.
        isInternational && other.isInternational
            && digits.filter { $0 != 0x30 } != other.digits.filter { $0 != 0x30 }
    }

    func isSame(as other: PhoneDigits) -> Bool {
        if digits == other.digits { return true }
        if isInternational == other.isInternational { return false }
        let (long, short) = isInternational ? (digits, other.digits) : (other.digits, digits)
        let national = short.first == 0x30 ? Array(short.dropFirst()) : short
        let code = long.count - national.count
        return national.count >= 6 && Self.isCallingCode(long.prefix(max(0, code)))
            && long.suffix(national.count).elementsEqual(national)
    }

    /// Whether digits may be the calling code of a country. No code begins with another one (ITU-T E.164, list of codes
    /// assigned): those of two digits are listed, those of one are 1 and 7, all others have three.
    private static func isCallingCode(_ digits: ArraySlice<UInt8>) -> Bool {
        let code = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        switch digits.count {
        case 1: return code == 1 || code == 7
        case 2: return ofTwoDigits.contains(code)
        case 3: return code >= 200 && code / 100 != 7 && !ofTwoDigits.contains(code / 10)
        default: return false
        }
    }

    private static let ofTwoDigits: Set<Int> = [
        20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61,
        62,
        63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ]
}
