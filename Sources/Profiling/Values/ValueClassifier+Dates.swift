extension ValueClassifier {
    /// Where the digits of `2025-06-25`, `25/06/2025` and `2025-06-25 14:03:00` are.
    private static let yearFirst: UInt32 = 0b11_0110_1111
    private static let yearLast: UInt32 = 0b11_1101_1011
    private static let yearFirstAndTime: UInt32 = 0b110_1101_1011_0110_1111

    /// A date of ten characters, with or without hours, minutes and seconds; undecided where the value is none of these or
    /// needs a closer look.
    @inline(__always)
    static func date(
        in block: ValueBlock,
        _ count: Int,
        _ keyed: KeyedHash,
        _ buffer: borrowing ScanBuffer
    ) -> ClassifiedValue {
        let digits = block.digits
        if count == 10 {
            if digits == yearFirst { return dateYearFirst(in: block, keyed, buffer) }
            if digits == yearLast { return dateYearLast(in: block, keyed, buffer) }
        } else if count == 19 || count == 20, digits == yearFirstAndTime {
            return dateAndTime(in: block, count, keyed, buffer)
        }
        return .undecided
    }

    @inline(__always)
    private static func dateYearFirst(
        in block: ValueBlock,
        _ keyed: KeyedHash,
        _ buffer: borrowing ScanBuffer
    ) -> ClassifiedValue {
        guard let (date, word) = readYearFirst(block.start, buffer) else { return .undecided }
        DigitWord.store(word, at: buffer.folded)
        return ClassifiedValue(hash: keyed.hash(buffer.folded, 8), token: date.token, checks: [], length: 10)
    }

    /// The date, and its eight digits in the order in which they are written.
    @inline(__always)
    private static func readYearFirst(
        _ start: UnsafePointer<UInt8>,
        _ buffer: borrowing ScanBuffer
    ) -> (DateToken, UInt64)? {
        guard start[4] == start[7], isSeparator(start[4]) else { return nil }
        let first = DigitWord.load(buffer.folded)
        let last = UInt64(start[8]) << 48 | UInt64(start[9]) << 56
        let word = first & 0xFFFF_FFFF | first >> 8 & 0xFFFF_0000_0000 | last
        let number = Int(truncatingIfNeeded: DigitWord.number(word, 8))
        let (year, rest) = number.quotientAndRemainder(dividingBy: 10_000)
        let (month, day) = rest.quotientAndRemainder(dividingBy: 100)
        guard isReal(year), CivilDate.isValid(year, month, day) else { return nil }
        return (DateToken(form: .yearFirst, year, month, day), word)
    }

    @inline(__always)
    private static func dateYearLast(
        in block: ValueBlock,
        _ keyed: KeyedHash,
        _ buffer: borrowing ScanBuffer
    ) -> ClassifiedValue {
        let start = block.start
        guard start[2] == start[5], isSeparator(start[2]) else { return .undecided }
        let first = DigitWord.load(buffer.folded)
        let last = UInt64(start[8]) << 48 | UInt64(start[9]) << 56
        let word = first & 0xFFFF | first >> 8 & 0xFFFF_0000 | first >> 16 & 0xFFFF_0000_0000 | last
        let number = Int(truncatingIfNeeded: DigitWord.number(word, 8))
        let (rest, year) = number.quotientAndRemainder(dividingBy: 10_000)
        let (left, right) = rest.quotientAndRemainder(dividingBy: 100)
        guard isReal(year), CivilDate.isValid(year, right, left) || CivilDate.isValid(year, left, right) else {
            return .undecided
        }
        let date = DateToken(form: start[2] == UInt8(ascii: ".") ? .points : .yearLast, left, right, year)
        DigitWord.store(word, at: buffer.folded)
        return ClassifiedValue(hash: keyed.hash(buffer.folded, 8), token: date.token, checks: [], length: 10)
    }

    @inline(__always)
    private static func dateAndTime(
        in block: ValueBlock,
        _ count: Int,
        _ keyed: KeyedHash,
        _ buffer: borrowing ScanBuffer
    ) -> ClassifiedValue {
        let start = block.start
        let folded = buffer.folded
        let hasLetter = folded[10] == UInt8(ascii: "t")
        guard hasLetter || start[10] == UInt8(ascii: " "), start[13] == UInt8(ascii: ":"),
            start[16] == UInt8(ascii: ":"), count == 19 || folded[19] == UInt8(ascii: "z"),
            case (var date, let word)? = readYearFirst(start, buffer)
        else { return .undecided }
        let hour = number(start, 11)
        let minute = number(start, 14)
        let second = number(start, 17)
        guard hour <= 24, minute < 60, second <= 60 else { return .undecided }
        date.hasTime = true
        date.seconds = hour * 3600 + minute * 60 + min(second, 59)
        guard date.seconds <= 86_400 else { return .undecided }
        var time = DigitWord.load(folded + 11)
        time = time & 0xFFFF | time >> 8 & 0xFFFF_0000 | time >> 16 & 0xFFFF_0000_0000
        var length = 14
        if count == 20 {
            date.zone = 0
            time |= UInt64(UInt8(ascii: "z")) << 48
            length = 15
        }
        DigitWord.store(word, at: folded)
        if hasLetter {
            folded[8] = UInt8(ascii: "t")
            length += 1
        }
        DigitWord.store(time, at: folded + (hasLetter ? 9 : 8))
        return ClassifiedValue(hash: keyed.hash(folded, length), token: date.token, checks: [], length: count)
    }

    @inline(__always)
    private static func number(_ start: UnsafePointer<UInt8>, _ place: Int) -> Int {
        Int(start[place] & 15) * 10 + Int(start[place + 1] & 15)
    }

    @inline(__always)
    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
    }

    /// Days in the first year of a database or the last of a calendar may stand for no date.
    @inline(__always)
    private static func isReal(_ year: Int) -> Bool { year != 1753 && year != 9999 }
}
