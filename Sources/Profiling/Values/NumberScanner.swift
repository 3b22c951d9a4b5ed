/// Reads a number from the bytes of a value, in any notation: separators between groups (space, no-break space,
/// apostrophe, point, comma), sign before or after, parentheses, currency sign or code, per cent, `CR` and `DR`.
///
/// `DR` makes a number negative, as on a bank statement. Leading zeros and more than 15 digits make a value text: such
/// values are identifiers.
struct NumberScanner {
    let start: UnsafePointer<UInt8>
    private(set) var end: Int
    var position = 0
    private(set) var isNegative = false
    private var hasSign = false

    static func token(_ start: UnsafePointer<UInt8>, _ count: Int) -> NumberToken? {
        var scanner = NumberScanner(start: start, end: count)
        return scanner.scan()
    }

    private init(start: UnsafePointer<UInt8>, end: Int) {
        self.start = start
        self.end = end
    }

    private mutating func scan() -> NumberToken? {
        if !isDigit(start[0]) { guard scanPrefix() else { return nil } }
        if position < end, !isDigit(start[end - 1]) { scanSuffix() }
        guard position < end else { return nil }
        return scanDigits()
    }

    /// Signs, currency and spaces before the digits.
    private mutating func scanPrefix() -> Bool {
        if start[0] == UInt8(ascii: "("), end > 2, start[end - 1] == UInt8(ascii: ")") {
            (position, end, isNegative, hasSign) = (1, end - 1, true, true)
        }
        while position < end, !isDigit(start[position]) {
            switch start[position] {
            case UInt8(ascii: "-"), UInt8(ascii: "+"):
                guard !hasSign else { return false }
                (isNegative, hasSign) = (start[position] == UInt8(ascii: "-"), true)
                position += 1
            case UInt8(ascii: "."), UInt8(ascii: ","):
                return true
            case UInt8(ascii: " "), UInt8(ascii: "$"):
                position += 1
            case 0xE2 where matches([0xE2, 0x88, 0x92]) && !hasSign:
                (isNegative, hasSign, position) = (true, true, position + 3)
            case 0xE2 where matches([0xE2, 0x82, 0xAC]), 0xE2 where matches([0xE2, 0x80, 0xAF]):
                position += 3
            case 0xC2 where matches([0xC2, 0xA3]), 0xC2 where matches([0xC2, 0xA5]), 0xC2 where matches([0xC2, 0xA0]):
                position += 2
            default:
                guard end - position > 3, CurrencyCode.isValid(start + position, 3) else { return false }
                position += 3
                // "DKK12" is an article number as well; a code before the digits has a space or a sign after it.
                guard !isDigit(start[position]) else { return false }
            }
        }
        return position < end
    }

    /// Per cent, currency, sign and spaces after the digits; what is none of these is left for the digits to fail on.
    private mutating func scanSuffix() {
        while end > position, !isDigit(start[end - 1]) {
            let last = start[end - 1]
            if last == UInt8(ascii: " ") || last == UInt8(ascii: "%") || last == UInt8(ascii: "$") {
                end -= 1
            } else if last == UInt8(ascii: "-"), !hasSign {
                (isNegative, hasSign, end) = (true, true, end - 1)
            } else if last == UInt8(ascii: "+"), !hasSign {
                (hasSign, end) = (true, end - 1)
            } else if last == 0xA0 || last == 0xA3 || last == 0xA5, end - 2 > position, start[end - 2] == 0xC2 {
                end -= 2
            } else if last == 0xAC, end - 3 > position, start[end - 2] == 0x82, start[end - 3] == 0xE2 {
                end -= 3
            } else if last == 0xAF, end - 3 > position, start[end - 2] == 0x80, start[end - 3] == 0xE2 {
                end -= 3
            } else if last | 0x20 == UInt8(ascii: "r"), end - 2 > position, !hasSign,
                start[end - 2] | 0x20 == UInt8(ascii: "c") || start[end - 2] | 0x20 == UInt8(ascii: "d")
            {
                (isNegative, hasSign, end) = (start[end - 2] | 0x20 == UInt8(ascii: "d"), true, end - 2)
            } else if isLetter(last), end - 4 > position, !isDigit(start[end - 4]),
                CurrencyCode.isValid(start + end - 3, 3)
            {
                end -= 3
            } else {
                return
            }
        }
    }

    func matches(_ bytes: StaticBytes) -> Bool {
        guard end - position >= bytes.count else { return false }
        for index in 0..<bytes.count where start[position + index] != bytes[index] { return false }
        return true
    }
}

/// A few bytes in a literal, without an array.
struct StaticBytes: ExpressibleByArrayLiteral {
    var word: UInt32 = 0
    var count = 0

    init(arrayLiteral elements: UInt8...) {
        for element in elements.prefix(4) {
            word |= UInt32(element) << UInt32(count * 8)
            count += 1
        }
    }

    subscript(index: Int) -> UInt8 { UInt8(truncatingIfNeeded: word >> UInt32(index * 8)) }
}
