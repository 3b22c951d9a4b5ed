/// The undecided number, date or boolean that a value may be, in 64 bits.
///
/// What a value means depends on the others of its column: whether `1.234` is a thousand or one and a bit, and whether
/// `05/06/2025` is in May or in June. So a column keeps tokens, and resolves them when all values were seen. Tokens
/// depend on nothing but the value, so columns read in chunks are joined by joining their tokens.
struct ValueToken: Equatable {
    var bits: UInt64

    enum Kind: UInt64 {
        case none, text, number, date, boolean
    }

    static let none = ValueToken(bits: 0)
    static let text = ValueToken(bits: Kind.text.rawValue << 61)
    static let no = ValueToken(bits: Kind.boolean.rawValue << 61)
    static let yes = ValueToken(bits: Kind.boolean.rawValue << 61 | 1)
    /// `J`, `N`, `Y`, `O`: a boolean only where the column has nothing else.
    static let noLetter = ValueToken(bits: Kind.boolean.rawValue << 61 | 2)
    static let yesLetter = ValueToken(bits: Kind.boolean.rawValue << 61 | 3)

    var kind: Kind { Kind(rawValue: bits >> 61) ?? .text }
}

/// A number as it is written: digits, and what is known of its separators.
struct NumberToken {
    /// What the separators say.
    enum Separators: UInt64 {
        /// No point or comma.
        case none
        /// A decimal point or comma, beyond doubt.
        case decimalPoint, decimalComma
        /// Points or commas between groups of three digits, beyond doubt.
        case groupingPoint, groupingComma
        /// One point or comma with one to three digits before and three after.
        case point, comma
    }

    var separators: Separators
    /// Digits after the last point or comma, 0–15.
    var scale: Int
    var isNegative: Bool
    /// All digits, below 10^15.
    var mantissa: UInt64
    /// How many digits are written, up to 15.
    var digits: Int

    var token: ValueToken {
        let head = ValueToken.Kind.number.rawValue << 61 | separators.rawValue << 58 | UInt64(scale) << 54
        return ValueToken(bits: head | (isNegative ? 1 << 53 : 0) | mantissa)
    }

    init(separators: Separators, scale: Int, isNegative: Bool, mantissa: UInt64, digits: Int = 0) {
        self.separators = separators
        self.scale = scale
        self.isNegative = isNegative
        self.mantissa = mantissa
        self.digits = digits
    }

    init(_ token: ValueToken) {
        separators = Separators(rawValue: token.bits >> 58 & 7) ?? .none
        scale = Int(token.bits >> 54 & 15)
        isNegative = token.bits >> 53 & 1 == 1
        mantissa = token.bits & (1 << 53 - 1)
        digits = 0
    }
}

/// A date as it is written: three components, and what is known of their order.
struct DateToken {
    enum Form: UInt64 {
        /// `2025-06-25`.
        case yearFirst
        /// `25/06/2025` or `06/25/2025`.
        case yearLast
        /// `25-06-25`: three components of at most two digits.
        case shortYear
        /// `25.06.2025`: with points, the day comes first.
        case points
        /// `25 juni 2025`: nothing to decide.
        case namedMonth
        /// `6/25/2025 2:15 PM`: a clock of twelve hours goes with the month first.
        case twelveHours
    }

    var form: Form
    /// The first, second and third component as written; for named months year, month, day.
    var first: Int
    var second: Int
    var third: Int
    /// Seconds since midnight.
    var seconds = 0
    var hasTime = false
    /// Minutes east of UTC; nil where none is written.
    var zone: Int?

    @inline(__always)
    var token: ValueToken {
        var bits = ValueToken.Kind.date.rawValue << 61 | form.rawValue << 58
        let year = form == .yearFirst || form == .namedMonth ? first : third
        let (left, right) = form == .yearFirst || form == .namedMonth ? (second, third) : (first, second)
        bits |= UInt64(year) << 44 | UInt64(left) << 37 | UInt64(right) << 30 | UInt64(seconds) << 13
        bits |= hasTime ? 1 << 12 : 0
        if let zone { bits |= UInt64(zone + 1024) }
        return ValueToken(bits: bits)
    }

    init(form: Form, _ first: Int, _ second: Int, _ third: Int) {
        self.form = form
        (self.first, self.second, self.third) = (first, second, third)
    }

    init(_ token: ValueToken) {
        let bits = token.bits
        form = Form(rawValue: bits >> 58 & 7) ?? .yearFirst
        let (year, left, right) = (Int(bits >> 44 & 0x3FFF), Int(bits >> 37 & 0x7F), Int(bits >> 30 & 0x7F))
        (first, second, third) = form == .yearFirst || form == .namedMonth ? (year, left, right) : (left, right, year)
        seconds = Int(bits >> 13 & 0x1FFFF)
        hasTime = bits >> 12 & 1 == 1
        let minutes = Int(bits & 0xFFF)
        zone = minutes == 0 ? nil : minutes - 1024
    }
}
