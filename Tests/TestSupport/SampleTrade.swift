/// Documents of invented customers: who, how much and when, by position, the same for the same seed.
public struct SampleTrade: Sendable {
    /// The position of each document's customer in ``SampleParties``.
    public let customers: [Int]
    public let amounts: [Double]
    /// Seconds since 1970; ascending, about six hours apart, day and night.
    public let moments: [Double]

    /// - Parameters:
    ///   - customers: the positions of the parties that documents are about.
    ///   - start: the moment of the first document; 1,767,571,200 is Monday 5 January 2026, 0:00.
    public init(_ count: Int, customers: Range<Int> = 0..<15, seed: UInt64 = 1, start: Double = 1_767_571_200) {
        var random = SeededRandom(seed: seed)
        self.customers = (0..<count).map { _ in Int.random(in: customers, using: &random) }
        amounts = (0..<count).map { _ in Double(Int.random(in: 1_000...900_000, using: &random)) / 100 }
        moments = (0..<count).map { start + Double($0) * 21_600 + Double(Int.random(in: 0..<20_000, using: &random)) }
    }

    public var count: Int { amounts.count }

    public var names: [String] { customers.map(SampleParties.name) }

    /// Numbers of the documents: the prefix and the position, counted from 1.
    public func numbers(_ prefix: String, digits: Int = 5) -> [String] {
        (1...count).map { number in
            let digitsOfNumber = String(number)
            return prefix + String(repeating: "0", count: max(0, digits - digitsOfNumber.count)) + digitsOfNumber
        }
    }
}
