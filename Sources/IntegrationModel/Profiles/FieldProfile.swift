/// What the values of a field look like.
public struct FieldProfile: Codable, Sendable, Hashable {
    public var type: FieldType
    /// The share of the values present that are of `type`, 0–1.
    public var typeShare: Double
    public var dateOrder: DateOrder?
    /// Whether day and month could not be told apart, so that `dateOrder` is a guess.
    public var dateOrderIsGuess: Bool
    /// Whether a field of type ``FieldType/dateTime`` has seconds that are not all zero.
    public var hasSeconds: Bool
    public var decimalMark: DecimalMark?
    public var semanticType: SemanticType?
    /// The share of the values present that are valid for `semanticType`, 0–1.
    public var semanticShare: Double
    /// Records, with or without a value.
    public var count: Int
    /// Records without a value: absent, empty, or a word for nothing such as NULL.
    public var nulls: Int
    /// Distinct normalised values; exact up to the sketch's size, then an estimate.
    public var distinct: Int
    public var distinctIsExact: Bool
    /// The standard error of `distinct`, relative to it; nil where it is exact.
    public var distinctError: Double?
    /// Whether every record has a value and no two have the same one; exact.
    public var isKey: Bool
    /// Bytes of the shortest and longest value.
    public var minLength: Int
    public var maxLength: Int
    /// The range of numbers and dates (seconds since 1970), nil for text.
    public var minNumber: Double?
    public var maxNumber: Double?
    /// The sum of the numbers, nil for text and dates.
    public var sum: Double?
    /// How numbers and dates are spread, nil for text.
    public var quantiles: Quantiles?
    /// How often the most frequent values occur; nil where there is no value, or none occurs twice.
    public var frequent: FrequentCounts?
    /// The most frequent shapes of the values, digits as 9 and letters as A or a, most frequent first, at most 8.
    public var patterns: [PatternCount]

    public init(
        type: FieldType = .empty,
        typeShare: Double = 0,
        dateOrder: DateOrder? = nil,
        dateOrderIsGuess: Bool = false,
        hasSeconds: Bool = false,
        decimalMark: DecimalMark? = nil,
        semanticType: SemanticType? = nil,
        semanticShare: Double = 0,
        count: Int = 0,
        nulls: Int = 0,
        distinct: Int = 0,
        distinctIsExact: Bool = true,
        isKey: Bool = false,
        minLength: Int = 0,
        maxLength: Int = 0,
        minNumber: Double? = nil,
        maxNumber: Double? = nil,
        sum: Double? = nil,
        patterns: [PatternCount] = []
    ) {
        self.type = type
        self.typeShare = typeShare
        self.dateOrder = dateOrder
        self.dateOrderIsGuess = dateOrderIsGuess
        self.hasSeconds = hasSeconds
        self.decimalMark = decimalMark
        self.semanticType = semanticType
        self.semanticShare = semanticShare
        self.count = count
        self.nulls = nulls
        self.distinct = distinct
        self.distinctIsExact = distinctIsExact
        self.isKey = isKey
        self.minLength = minLength
        self.maxLength = maxLength
        self.minNumber = minNumber
        self.maxNumber = maxNumber
        self.sum = sum
        self.patterns = patterns
    }
}

/// A shape of values and how many have it.
public struct PatternCount: Codable, Sendable, Hashable {
    public var pattern: String
    public var count: Int

    public init(_ pattern: String, _ count: Int) {
        self.pattern = pattern
        self.count = count
    }
}

extension FieldProfile {
    /// The share of the records without a value, 0–1.
    public var nullShare: Double { count == 0 ? 0 : Double(nulls) / Double(count) }
}
