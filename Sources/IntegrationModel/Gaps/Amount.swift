/// A sum of money.
public struct Amount: Codable, Sendable, Hashable {
    public var value: Double
    /// ISO 4217.
    public var currency: String

    public init(_ value: Double, _ currency: String = "EUR") {
        self.value = value
        self.currency = currency
    }
}

/// A quantity that is not known exactly: low and high are meant as the 10th and 90th percentile.
public struct Range3: Codable, Sendable, Hashable {
    public var low: Double
    public var likely: Double
    public var high: Double

    public init(_ low: Double, _ likely: Double, _ high: Double) {
        self.low = low
        self.likely = likely
        self.high = high
    }

    public static let zero = Range3(0, 0, 0)

    public static func + (left: Range3, right: Range3) -> Range3 {
        Range3(left.low + right.low, left.likely + right.likely, left.high + right.high)
    }

    public static func * (range: Range3, factor: Double) -> Range3 {
        Range3(range.low * factor, range.likely * factor, range.high * factor)
    }

    public static func * (left: Range3, right: Range3) -> Range3 {
        Range3(left.low * right.low, left.likely * right.likely, left.high * right.high)
    }
}
