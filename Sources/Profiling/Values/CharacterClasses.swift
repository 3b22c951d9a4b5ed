/// The kinds of characters that a value is made of.
struct CharacterClasses: OptionSet {
    var rawValue: UInt32

    static let digit = CharacterClasses(rawValue: 1 << 0)
    static let letter = CharacterClasses(rawValue: 1 << 1)
    static let space = CharacterClasses(rawValue: 1 << 2)
    static let point = CharacterClasses(rawValue: 1 << 3)
    static let comma = CharacterClasses(rawValue: 1 << 4)
    static let hyphen = CharacterClasses(rawValue: 1 << 5)
    static let slash = CharacterClasses(rawValue: 1 << 6)
    static let colon = CharacterClasses(rawValue: 1 << 7)
    static let at = CharacterClasses(rawValue: 1 << 8)
    static let plus = CharacterClasses(rawValue: 1 << 9)
    static let parenthesis = CharacterClasses(rawValue: 1 << 10)
    static let apostrophe = CharacterClasses(rawValue: 1 << 11)
    /// `%` and the signs of currencies.
    static let amountSign = CharacterClasses(rawValue: 1 << 12)
    /// Bytes of characters beyond ASCII.
    static let beyondASCII = CharacterClasses(rawValue: 1 << 13)
    static let other = CharacterClasses(rawValue: 1 << 14)

    /// What a number may be written with, beside the letters of a currency.
    static let ofNumbers: CharacterClasses = [
        .digit, .letter, .space, .point, .comma, .hyphen, .plus, .parenthesis, .apostrophe, .amountSign, .beyondASCII,
    ]
    /// What a date may be written with.
    static let ofDates: CharacterClasses = [
        .digit, .letter, .space, .point, .comma, .hyphen, .slash, .colon, .plus, .parenthesis, .beyondASCII,
    ]
    /// What a telephone number may be written with.
    static let ofPhones: CharacterClasses = [
        .digit, .space, .point, .hyphen, .slash, .plus, .parenthesis, .beyondASCII,
    ]
}

/// What the scan of a value needs to know of each byte, in one word: the folded letter in bits 0–7, whether it is
/// kept in bit 8, whether it is a digit in bit 9, its sign in the value's shape in bits 16–23, its classes from bit 32 up.
struct ByteTable {
    /// 256 words, which stay where they are.
    nonisolated(unsafe) static let words: UnsafePointer<UInt64> = {
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        for byte in 0..<256 { (words + byte).initialize(to: word(for: UInt8(byte))) }
        return UnsafePointer(words)
    }()

    private static func word(for byte: UInt8) -> UInt64 {
        var folded: UInt8 = 0
        var kept: UInt64 = 0
        var digit: UInt64 = 0
        var sign = byte
        let classes: CharacterClasses
        switch byte {
        case 0x30...0x39: (folded, kept, digit, sign, classes) = (byte, 1, 1, 0x39, .digit)
        case 0x41...0x5A: (folded, kept, sign, classes) = (byte | 0x20, 1, 0x41, .letter)
        case 0x61...0x7A: (folded, kept, sign, classes) = (byte, 1, 0x61, .letter)
        case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20: (sign, classes) = (0x20, .space)
        case 0x2E: classes = .point
        case 0x2C: classes = .comma
        case 0x2D: classes = .hyphen
        case 0x2F: classes = .slash
        case 0x3A: classes = .colon
        case 0x40: classes = .at
        case 0x2B: classes = .plus
        case 0x28, 0x29: classes = .parenthesis
        case 0x27: classes = .apostrophe
        case 0x24, 0x25: classes = .amountSign
        case 0x80...0xFF: (sign, classes) = (0x3F, .beyondASCII)
        case 0x00...0x1F, 0x7F: (sign, classes) = (0x3F, .other)
        default: classes = .other
        }
        return UInt64(folded) | kept << 8 | digit << 9 | UInt64(sign) << 16 | UInt64(classes.rawValue) << 32
    }
}
