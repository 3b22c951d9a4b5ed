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
    /// Numbers that are 0 or 1.
    var zerosAndOnes = 0

    init() {}

    /// Reads the tokens of a column once.
    init(present: Int, tokens: UnsafeBufferPointer<UInt64>) {
        self.present = present
        for bits in tokens {
            let token = ValueToken(bits: bits)
            switch token.kind {
            case .none, .text: break
            case .number: add(NumberToken(token))
            case .date: dates.add(DateToken(token))
            case .boolean:
                if bits & 2 == 0 {
                    booleanWords += 1
                } else {
                    booleanLetters += 1
                    yesLetters += Int(bits & 1)
                }
            }
        }
    }

    private mutating func add(_ number: NumberToken) {
        numberCount += 1
        numbers.add(number)
        if number.separators == .none, number.scale == 0, number.mantissa <= 1, !number.isNegative { zerosAndOnes += 1 }
        if let date = CompactDate.seconds(number) {
            if date.hasTime { compactTimes += 1 } else { compactDays += 1 }
        }
    }

    /// The share of the values that a type must have.
    static let requiredShare = 0.9

    func isEnough(_ count: Int) -> Bool {
        present > 0 && Double(count) >= Self.requiredShare * Double(present)
    }
}
