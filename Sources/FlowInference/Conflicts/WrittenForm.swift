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
            // Belgian numbers had nine digits until 2004, and got a zero in front.
            return left.digits == right.digits || [0x30] + left.digits == right.digits
                || left.digits == [0x30] + right.digits
        }
    }

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
        return national.count >= 6 && code >= 1 && code <= 3 && long.suffix(national.count).elementsEqual(national)
    }
}
