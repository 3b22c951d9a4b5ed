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
        case .number:
            let (left, right) = (Self.parts(one), Self.parts(other))
            guard !left.digits.isEmpty else { return left.digits == right.digits }
            guard left.country.isEmpty || right.country.isEmpty || left.country == right.country else { return false }
            return Self.filled(left.digits) == Self.filled(right.digits)
        }
    }

    /// Belgian numbers had nine digits until 2004, and got a zero in front.
    private static func filled(_ digits: [UInt8]) -> [UInt8] { digits.count == 9 ? [0x30] + digits : digits }

    private static func parts(_ text: String) -> (country: [UInt8], digits: [UInt8]) {
        let letters = text.utf8.filter { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }.map { $0 | 0x20 }
        return (letters, text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 })
    }
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
        let plus = bytes.first { $0 > 0x20 } == UInt8(ascii: "+")
        var digits = bytes.filter { $0 >= 0x30 && $0 <= 0x39 }
        let zeros = !plus && digits.starts(with: [0x30, 0x30])
        if zeros { digits.removeFirst(2) }
        self.digits = digits
        isInternational = plus || zeros
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
