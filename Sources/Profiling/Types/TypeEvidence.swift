import IntegrationModel

/// What the tokens of a column say about its type.
struct TypeEvidence {
    /// Records with a value.
    var present = 0
    var numbers = NumberEvidence()
    var numberCount = 0
    var dates = DateEvidence()
    var booleanWords = 0
    var booleanLetters = 0
    var yesLetters = 0
    /// Numbers that are compact dates, with and without time.
    var compactDays = 0
    var compactTimes = 0
    /// Numbers that may be days counted by a spreadsheet.
    var serialDays = 0
    /// Numbers that are 0 or 1.
    var zerosAndOnes = 0

    /// Adds a value that so many records have.
    ///
    /// - Parameter token: not `none`.
    @inline(__always)
    mutating func add(_ token: ValueToken, times: Int) {
        present += times
        switch token.kind {
        case .none, .text: break
        case .number: add(NumberToken(token), times)
        case .date: dates.add(DateToken(token), times: times)
        case .boolean:
            if token.bits & 2 == 0 {
                booleanWords += times
            } else {
                booleanLetters += times
                yesLetters += token.bits & 1 == 1 ? times : 0
            }
        }
    }

    /// Adds values that a record each has.
    ///
    /// - Parameter tokens: none of them `none`.
    mutating func add(contentsOf tokens: UnsafeBufferPointer<UInt64>) {
        var texts = 0
        for bits in tokens {
            if bits == ValueToken.text.bits { texts &+= 1 } else { add(ValueToken(bits: bits), times: 1) }
        }
        present += texts
    }

    @inline(__always)
    private mutating func add(_ number: NumberToken, _ times: Int) {
        numberCount += times
        numbers.add(number, times: times)
        if number.separators == .none, number.scale == 0, number.mantissa <= 1, !number.isNegative {
            zerosAndOnes += times
        }
        if let date = CompactDate.seconds(number) {
            if date.hasTime { compactTimes += times } else { compactDays += times }
        } else if SerialDate.seconds(number) != nil {
            serialDays += times
        }
    }

    /// Adds what other records of the column say.
    mutating func merge(_ other: TypeEvidence) {
        present += other.present
        numbers.merge(other.numbers)
        numberCount += other.numberCount
        dates.merge(other.dates)
        booleanWords += other.booleanWords
        booleanLetters += other.booleanLetters
        yesLetters += other.yesLetters
        compactDays += other.compactDays
        compactTimes += other.compactTimes
        serialDays += other.serialDays
        zerosAndOnes += other.zerosAndOnes
    }

    /// The share of the values that a type must have.
    static let requiredShare = 0.9

    func isEnough(_ count: Int) -> Bool {
        present > 0 && Double(count) >= Self.requiredShare * Double(present)
    }
}
