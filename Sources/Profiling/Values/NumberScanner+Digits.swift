extension NumberScanner {
    private static let maximumDigits = 15

    mutating func scanDigits() -> NumberToken? {
        var mantissa: UInt64 = 0
        var digits = 0
        var dropped = 0
        var roundsUp = false
        var firstGroup = -1
        var group = 0
        var separatorCount = 0
        var innerDigitGroupsAreThree = true
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
            if separatorCount == 0 { firstGroup = group } else if group != 3 { innerDigitGroupsAreThree = false }
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
        let groups = DigitGroups(
            count: separatorCount,
            first: firstGroup,
            last: group,
            innerAreThree: innerDigitGroupsAreThree,
            startsWithZero: first == UInt8(ascii: "0"),
            kinds: kinds,
            lastKind: lastKind
        )
        guard let separators = groups.separators else { return nil }
        var scale = separatorCount > 0 && lastKind != DigitGroups.space && separators != .none ? group : 0
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
        case UInt8(ascii: "."): (DigitGroups.point, 1)
        case UInt8(ascii: ","): (DigitGroups.comma, 1)
        case UInt8(ascii: " "), UInt8(ascii: "'"): (DigitGroups.space, 1)
        case 0xC2 where matches([0xC2, 0xA0]): (DigitGroups.space, 2)
        case 0xE2 where matches([0xE2, 0x80, 0xAF]), 0xE2 where matches([0xE2, 0x80, 0x99]),
            0xE2 where matches([0xE2, 0x80, 0x89]):
            (DigitGroups.space, 3)
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
