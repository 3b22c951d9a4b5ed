import IntegrationModel

/// What the numbers of a column say about its decimal mark.
struct NumberEvidence {
    var counts: InlineArray<7, Int> = .init(repeating: 0)
    /// Plain numbers below and from 1000, which would have a separator if the column grouped digits.
    var plainBelowThousand = 0
    var plainFromThousand = 0

    mutating func add(_ number: NumberToken, times: Int = 1) {
        counts[Int(number.separators.rawValue)] += times
        guard number.separators == .none else { return }
        if number.mantissa < 1000 { plainBelowThousand += times } else { plainFromThousand += times }
    }

    mutating func merge(_ other: NumberEvidence) {
        for index in counts.indices { counts[index] += other.counts[index] }
        plainBelowThousand += other.plainBelowThousand
        plainFromThousand += other.plainFromThousand
    }

    private func count(_ separators: NumberToken.Separators) -> Int { counts[Int(separators.rawValue)] }

    /// Numbers that leave no doubt that the decimal mark is a comma, or that it is a point.
    var forComma: Int { count(.decimalComma) + count(.groupingPoint) }
    var forPoint: Int { count(.decimalPoint) + count(.groupingComma) }

    var isAmbiguous: Bool { count(.point) + count(.comma) > 0 }

    var surest: DecimalMark? {
        forComma == forPoint ? nil : forComma > forPoint ? .comma : .point
    }

    /// The decimal mark: declared, else what the column proves, else what the rest of the dataset proves, else the
    /// likelier reading of `1.234`.
    ///
    /// Where other numbers of the column reach a thousand without separators, or none is plain, the separator is a
    /// decimal mark with three digits after it (quantities, weights); else it groups digits.
    func decimalMark(declared: DecimalMark?, dataset: DecimalMark?) -> DecimalMark {
        if let known = declared ?? surest ?? dataset { return known }
        let isDecimal = plainFromThousand > 0 || plainBelowThousand == 0
        let hasMorePoints = count(.point) >= count(.comma)
        return hasMorePoints == isDecimal ? .point : .comma
    }
}

extension NumberToken {
    /// The value, where the decimal mark of ambiguous numbers is known.
    func value(_ mark: DecimalMark) -> Double {
        let magnitude = Double(mantissa) / powersOfTen(fractionDigits(mark))
        return isNegative ? -magnitude : magnitude
    }

    /// How many of the digits are behind the decimal mark.
    func fractionDigits(_ mark: DecimalMark) -> Int {
        switch separators {
        case .none where scale > 0, .decimalPoint, .decimalComma: scale
        case .none, .groupingPoint, .groupingComma: 0
        case .point: mark == .point ? scale : 0
        case .comma: mark == .comma ? scale : 0
        }
    }

    /// The mark that the number has, or that it would have.
    func usesMark(_ mark: DecimalMark) -> Bool { fractionDigits(mark) > 0 }
}

/// A power of ten from 1 to 10^15, exactly.
@inline(__always)
private func powersOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<min(max(exponent, 0), 15) { power *= 10 }
    return power
}
