/// Reads a number from the bytes of a value, in any notation: separators between groups (space, no-break space,
/// apostrophe, point, comma), sign before or after, parentheses, currency sign or code, per cent, `CR` and `DR`.
///
/// `DR` makes a number negative, as on a bank statement. Leading zeros and more than 15 digits make a value text: such
/// values are identifiers.
struct NumberScanner {
    private var start: UnsafePointer<UInt8>
    private var end: Int
    private var position = 0
    private var isNegative = false
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

    private func matches(_ bytes: StaticBytes) -> Bool {
        guard end - position >= bytes.count else { return false }
        for index in 0..<bytes.count where start[position + index] != bytes[index] { return false }
        return true
    }
}

/// A few bytes in a literal, without an array.
private struct StaticBytes: ExpressibleByArrayLiteral {
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

extension NumberScanner {
    private static let maximumDigits = 15

    private mutating func scanDigits() -> NumberToken? {
        var mantissa: UInt64 = 0
        var digits = 0
        var dropped = 0
        var roundsUp = false
        var firstGroup = -1
        var group = 0
        var separatorCount = 0
        var innerGroupsAreThree = true
        var kinds: UInt8 = 0
        var lastKind: UInt8 = 0
        let first = start[position]
        while position < end {
            let byte = start[position]
            if isDigit(byte) {
                if digits < Self.maximumDigits {
                    mantissa = mantissa * 10 + UInt64(byte - 0x30)
                    digits += 1
                } else {
                    if dropped == 0 { roundsUp = byte >= UInt8(ascii: "5") }
                    dropped += 1
                }
                group += 1
                position += 1
                continue
            }
            let (kind, length) = separator()
            guard kind != 0 else { break }
            if separatorCount == 0 { firstGroup = group } else if group != 3 { innerGroupsAreThree = false }
            kinds |= lastKind
            lastKind = kind
            separatorCount += 1
            group = 0
            position += length
        }
        var exponent = 0
        if position < end {
            guard let power = scanExponent(hasSeparator: separatorCount > 0) else { return nil }
            exponent = power
        }
        guard digits > 0, group > 0 else { return nil }
        if separatorCount == 0 { firstGroup = group }
        if first == UInt8(ascii: "0"), firstGroup > 1 { return nil }
        let groups = Groups(
            count: separatorCount,
            first: firstGroup,
            last: group,
            innerAreThree: innerGroupsAreThree,
            startsWithZero: first == UInt8(ascii: "0"),
            kinds: kinds,
            lastKind: lastKind
        )
        guard let separators = groups.separators else { return nil }
        var scale = separatorCount > 0 && lastKind != Groups.space && separators != .none ? group : 0
        if separators == .groupingPoint || separators == .groupingComma { scale = 0 }
        if dropped > 0 {
            guard scale >= dropped, separators == .decimalPoint || separators == .decimalComma else { return nil }
            scale -= dropped
            if roundsUp, mantissa < 999_999_999_999_999 { mantissa += 1 }
        }
        var token = NumberToken(
            separators: separators,
            scale: scale,
            isNegative: isNegative,
            mantissa: mantissa,
            digits: digits
        )
        return token.scale(by: exponent) ? token : nil
    }

    /// The kind of the separator here and its length in bytes; 0 where there is none.
    private func separator() -> (UInt8, Int) {
        switch start[position] {
        case UInt8(ascii: "."): (Groups.point, 1)
        case UInt8(ascii: ","): (Groups.comma, 1)
        case UInt8(ascii: " "), UInt8(ascii: "'"): (Groups.space, 1)
        case 0xC2 where matches([0xC2, 0xA0]): (Groups.space, 2)
        case 0xE2 where matches([0xE2, 0x80, 0xAF]), 0xE2 where matches([0xE2, 0x80, 0x99]),
            0xE2 where matches([0xE2, 0x80, 0x89]):
            (Groups.space, 3)
        default: (0, 0)
        }
    }

    /// `E+12`, as spreadsheets write long numbers. Without a sign or a decimal mark it is a code such as `12E4`.
    private mutating func scanExponent(hasSeparator: Bool) -> Int? {
        guard start[position] | 0x20 == UInt8(ascii: "e"), position + 1 < end else { return nil }
        position += 1
        var isBelowOne = false
        var hasSign = false
        if start[position] == UInt8(ascii: "+") || start[position] == UInt8(ascii: "-") {
            isBelowOne = start[position] == UInt8(ascii: "-")
            hasSign = true
            position += 1
        }
        guard hasSign || hasSeparator, end - position >= 1, end - position <= 3 else { return nil }
        var exponent = 0
        while position < end {
            guard isDigit(start[position]) else { return nil }
            exponent = exponent * 10 + Int(start[position] - 0x30)
            position += 1
        }
        return isBelowOne ? -exponent : exponent
    }
}

/// The groups of digits between separators.
private struct Groups {
    static let point: UInt8 = 1
    static let comma: UInt8 = 2
    static let space: UInt8 = 4

    var count: Int
    var first: Int
    var last: Int
    var innerAreThree: Bool
    var startsWithZero: Bool
    /// The kinds of separators before the last one.
    var kinds: UInt8
    var lastKind: UInt8

    /// What the separators say, or nil where no notation of numbers has them so.
    var separators: NumberToken.Separators? {
        guard count > 0 else { return NumberToken.Separators.none }
        let isGrouped = innerAreThree && (1...3).contains(first)
        let isPoint = lastKind == Self.point
        if lastKind == Self.space {
            return (kinds == 0 || kinds == Self.space) && isGrouped && last == 3 ? NumberToken.Separators.none : nil
        }
        if kinds == 0 {
            let isAmbiguous = last == 3 && (1...3).contains(first) && !startsWithZero
            if isAmbiguous { return isPoint ? .point : .comma }
            return isPoint ? .decimalPoint : .decimalComma
        }
        guard isGrouped else { return nil }
        if kinds == lastKind { return last == 3 ? (isPoint ? .groupingPoint : .groupingComma) : nil }
        guard kinds & lastKind == 0, kinds & (kinds - 1) == 0 else { return nil }
        return isPoint ? .decimalPoint : .decimalComma
    }
}

extension NumberToken {
    /// Multiplies by a power of ten; false where the result has more than 15 digits before or after the mark.
    fileprivate mutating func scale(by exponent: Int) -> Bool {
        guard exponent != 0 else { return true }
        // With an exponent a point or comma is a decimal mark.
        if separators == .point { separators = .decimalPoint }
        if separators == .comma { separators = .decimalComma }
        var power = exponent - scale
        scale = 0
        while power > 0 {
            guard mantissa < 100_000_000_000_000 else { return false }
            mantissa *= 10
            power -= 1
        }
        guard power >= -15 else { return mantissa == 0 }
        scale = -power
        if scale == 0 { separators = .none }
        return true
    }
}
