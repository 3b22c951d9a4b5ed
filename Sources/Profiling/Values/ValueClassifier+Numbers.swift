extension ValueClassifier {
    /// A whole number of at most 15 digits, or a number of at most eight with a sign, a point or comma, or two of these;
    /// undecided where the value is none of these or needs a closer look.
    @inline(__always)
    static func number(
        in block: ValueBlock,
        _ count: Int,
        _ keyed: KeyedHash,
        _ buffer: borrowing ScanBuffer
    ) -> ClassifiedValue {
        guard count <= 16 else { return .undecided }
        if block.digits == block.all { return digits(count, keyed, buffer) }
        guard count <= 11 else { return .undecided }
        return decimal(in: block, count, block.all & ~block.digits, keyed, buffer)
    }

    /// Digits alone, which are in the buffer.
    @inline(__always)
    private static func digits(
        _ count: Int,
        _ keyed: KeyedHash,
        _ buffer: borrowing ScanBuffer
    ) -> ClassifiedValue {
        guard count <= 15 else { return .undecided }
        let folded = buffer.folded
        let number = DigitWord.number(folded, count)
        let startsWithZero = folded[0] == UInt8(ascii: "0")
        var value = ClassifiedValue(token: .text, length: count)
        if !startsWithZero || count == 1 {
            let token = NumberToken(separators: .none, scale: 0, isNegative: false, mantissa: number)
            value.token = token.token
        }
        var length = count
        if count >= 4 {
            if count <= 6 {
                value.checks = [.postcode, .postcodeOnlyIfNamed]
            } else if count >= 8 {
                if startsWithZero {
                    // An international number, which its country's form is taken of.
                    if folded[1] == UInt8(ascii: "0") { return .undecided }
                    value.checks = [.phone, .onlyIfNamed]
                }
                switch count {
                case 8:
                    if number == 0 || number == 99_991_231 { return .undecided }
                    if GTIN.isValid(folded, count, number) { value.checks.insert(.gtin) }
                case 9:
                    if BelgianEnterpriseNumber.isValid(number), number >= 100_000_000 {
                        value.checks.insert(.belgianEnterpriseNumber)
                        // The number has its leading zero in the normal form.
                        let (first, second) = (DigitWord.load(folded), DigitWord.load(folded + 8))
                        DigitWord.store(first << 8 | 0x30, at: folded)
                        DigitWord.store(second << 8 | first >> 56, at: folded + 8)
                        length = 10
                    }
                case 10:
                    if number < 2_000_000_000, BelgianEnterpriseNumber.isValid(number) {
                        value.checks.formUnion([.belgianEnterpriseNumber, .vatNumber])
                    }
                case 12:
                    if StructuredCommunication.isValid(number) { value.checks.insert(.structuredCommunication) }
                    if GTIN.isValid(folded, count, number) { value.checks.insert(.gtin) }
                case 13, 14:
                    if GTIN.isValid(folded, count, number) { value.checks.insert(.gtin) }
                default: break
                }
            }
        }
        value.hash = keyed.hash(folded, length)
        return value
    }

    /// Digits with a minus sign before them or up to two points and commas among them, or both, at most eight: too few for
    /// an identifier with check digits.
    @inline(__always)
    private static func decimal(
        in block: ValueBlock,
        _ count: Int,
        _ others: UInt32,
        _ keyed: KeyedHash,
        _ buffer: borrowing ScanBuffer
    ) -> ClassifiedValue {
        let start = block.start
        let folded = buffer.folded
        let isNegative = start[0] == UInt8(ascii: "-")
        let sign = isNegative ? 1 : 0
        let marks = isNegative ? others & ~1 : others
        let later = marks & (marks &- 1)
        var word = DigitWord.load(folded + sign)
        var separators = NumberToken.Separators.none
        var (whole, fraction) = (count - sign, 0)
        if marks != 0 {
            let mark = marks.trailingZeroBitCount
            let isPoint = start[mark] == UInt8(ascii: ".")
            whole = mark - sign
            guard isPoint || start[mark] == UInt8(ascii: ",") else { return .undecided }
            word = word & (1 << UInt64(8 * whole) &- 1) | DigitWord.load(folded + mark + 1) << UInt64(8 * whole)
            if later == 0 {
                fraction = count - 1 - mark
                guard fraction > 0 else { return .undecided }
                if fraction == 3, whole >= 1, whole <= 3, start[sign] != UInt8(ascii: "0") {
                    separators = isPoint ? .point : .comma
                } else {
                    separators = isPoint ? .decimalPoint : .decimalComma
                }
            } else {
                // A group of three digits, and a second mark.
                guard whole >= 1, whole <= 3, whole == 1 || start[sign] != UInt8(ascii: "0"),
                    let grouped = grouped(start, count, later, isPoint)
                else { return .undecided }
                whole += 3
                fraction = grouped.fraction
                separators = grouped.separators
                word =
                    word & (1 << UInt64(8 * whole) &- 1)
                    | DigitWord.load(folded + mark + 5) << UInt64(8 * whole)
                guard later == 1 << UInt32(mark + 4) else { return .undecided }
            }
        } else if !isNegative {
            return .undecided
        }
        let isWhole = separators == .groupingPoint || separators == .groupingComma
        let digits = whole + fraction
        guard digits > 0, digits <= 8 else { return .undecided }
        if start[sign] == UInt8(ascii: "0"), whole > 1, later == 0 { return .undecided }
        // Eight digits that begin with zero may be a telephone number.
        if digits == 8, start[0] == UInt8(ascii: "0") { return .undecided }
        let token = NumberToken(
            separators: separators,
            scale: isWhole ? 0 : fraction,
            isNegative: isNegative,
            mantissa: DigitWord.number(word, digits)
        )
        DigitWord.store(word, at: folded)
        return ClassifiedValue(hash: keyed.hash(folded, digits), token: token.token, checks: [], length: count)
    }

    /// What the last of two marks says, of which the first groups digits, and how many digits come after it.
    @inline(__always)
    private static func grouped(
        _ start: UnsafePointer<UInt8>,
        _ count: Int,
        _ mark: UInt32,
        _ groupsByPoints: Bool
    ) -> (separators: NumberToken.Separators, fraction: Int)? {
        let place = mark.trailingZeroBitCount
        let isPoint = start[place] == UInt8(ascii: ".")
        let fraction = count - 1 - place
        guard mark & (mark &- 1) == 0, isPoint || start[place] == UInt8(ascii: ","), fraction > 0 else { return nil }
        guard isPoint == groupsByPoints else { return (isPoint ? .decimalPoint : .decimalComma, fraction) }
        return fraction == 3 ? (isPoint ? .groupingPoint : .groupingComma, fraction) : nil
    }
}
