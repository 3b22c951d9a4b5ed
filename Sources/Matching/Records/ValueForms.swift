import IntegrationModel

/// Writes dates as eight digits: year, month, day.
enum DateDigits {
    /// Appends a date that stands at the beginning of a value. Returns whether there is one.
    static func append(_ value: UnsafeBufferPointer<UInt8>, _ order: DateOrder?, to bytes: inout [UInt8]) -> Bool {
        var groups: (Int, Int, Int) = (0, 0, 0)
        var lengths: (Int, Int, Int) = (0, 0, 0)
        var group = 0
        var isOpen = false
        for byte in value {
            if FoldedValue.isDigit(byte) {
                if !isOpen { group += 1 }
                isOpen = true
                let digit = Int(byte - 0x30)
                switch group {
                case 1: (groups.0, lengths.0) = (groups.0 &* 10 &+ digit, lengths.0 + 1)
                case 2: (groups.1, lengths.1) = (groups.1 &* 10 &+ digit, lengths.1 + 1)
                default: (groups.2, lengths.2) = (groups.2 &* 10 &+ digit, lengths.2 + 1)
                }
                if lengths.0 > 8 { return false }
            } else {
                guard group > 0 || byte == FoldedValue.space else { return false }
                // What follows three groups is a time.
                if group == 3 { break }
                isOpen = false
            }
        }
        if group >= 1, lengths.0 == 8 {
            return append(groups.0 / 10_000, groups.0 / 100 % 100, groups.0 % 100, to: &bytes)
        }
        guard group == 3 else { return false }
        if lengths.0 == 4 { return append(groups.0, groups.1, groups.2, to: &bytes) }
        guard lengths.2 == 4 || lengths.2 == 2 else { return false }
        let year = lengths.2 == 4 ? groups.2 : groups.2 + (groups.2 < 50 ? 2000 : 1900)
        let isMonthFirst = groups.1 > 12 || (order == .monthDayYear && groups.0 <= 12)
        return isMonthFirst
            ? append(year, groups.0, groups.1, to: &bytes) : append(year, groups.1, groups.0, to: &bytes)
    }

    private static func append(_ year: Int, _ month: Int, _ day: Int, to bytes: inout [UInt8]) -> Bool {
        guard (1000...2999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return false }
        var rest = year * 10_000 + month * 100 + day
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: 8))
        for position in (0..<8).reversed() {
            bytes[start + position] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
        return true
    }
}

/// Writes amounts and counts without what stands around them: digits, and a point where there is a broken part.
enum PlainNumber {
    /// Appends the number of a value such as `€ 1.234,50`. Returns whether it is one.
    static func append(_ value: UnsafeBufferPointer<UInt8>, _ mark: DecimalMark?, to bytes: inout [UInt8]) -> Bool {
        let start = bytes.count
        let point = decimalPoint(value, mark)
        var pointAt = -1
        var letters = 0
        for (position, byte) in value.enumerated() {
            if FoldedValue.isDigit(byte) {
                bytes.append(byte)
            } else if position == point {
                pointAt = bytes.count
                bytes.append(UInt8(ascii: "."))
            } else if isLetter(byte) {
                letters += 1
                // A letter at a digit or hyphen is part of a code, and no currency.
                if position > 0, isPartOfCode(value[position - 1]) { letters = .max / 2 }
                if position + 1 < value.count, isPartOfCode(value[position + 1]) { letters = .max / 2 }
            } else if byte == UInt8(ascii: "-"), bytes.count == start {
                bytes.append(byte)
            }
        }
        let digits = bytes.count - start - (pointAt >= 0 ? 1 : 0)
        guard digits > 0, letters <= 3, digits <= 17 else {
            bytes.removeSubrange(start...)
            return false
        }
        if pointAt >= 0 {
            while bytes.last == 0x30 { bytes.removeLast() }
            if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        }
        return bytes.count > start
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    private static func isPartOfCode(_ byte: UInt8) -> Bool {
        FoldedValue.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
    }

    /// The position of the mark before the broken part: the last point or comma, but not one that groups thousands.
    private static func decimalPoint(_ value: UnsafeBufferPointer<UInt8>, _ mark: DecimalMark?) -> Int {
        if let mark { return value.lastIndex(of: UInt8(ascii: mark == .comma ? "," : ".")) ?? -1 }
        guard let last = value.lastIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) else {
            return -1
        }
        let behind = value[(last + 1)...].prefix { FoldedValue.isDigit($0) }.count
        let isRepeated = value[..<last].contains(value[last])
        return isRepeated || (behind == 3 && value[last] == UInt8(ascii: ",")) ? -1 : last
    }

    /// The number that such bytes write.
    static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Double {
        var whole = 0.0
        var scale = 1.0
        var isBroken = false
        var sign = 1.0
        for byte in bytes {
            if FoldedValue.isDigit(byte) {
                whole = whole * 10 + Double(byte - 0x30)
                if isBroken { scale *= 10 }
            } else if byte == UInt8(ascii: ".") {
                isBroken = true
            } else if byte == UInt8(ascii: "-") {
                sign = -1
            } else {
                return .nan
            }
        }
        return sign * whole / scale
    }
}
