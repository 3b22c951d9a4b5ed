import Glibc

/// Records found to be about the same thing by their likeness, and those of which it is not sure.
public struct RecordLinkage: Codable, Sendable {
    /// In the order of the left, then the right record.
    public var links: [LinkedPair] = []
    /// Pairs that a person had better look at, linked or not, in the same order.
    public var doubtful: [LinkedPair] = []

    public init() {}

    public mutating func sort() {
        links.sort { ($0.left, $0.right) < ($1.left, $1.right) }
        doubtful.sort { ($0.left, $0.right) < ($1.left, $1.right) }
    }
}

/// Two records, by their positions, and how sure it is that they are about the same thing. Within one dataset the left
/// one is the smaller.
public struct LinkedPair: Codable, Sendable, Hashable {
    public var left: Int
    public var right: Int
    /// The probability, 0–1: with the other candidates of both records taken into account.
    public var confidence: Double
    /// The sum of all comparisons, in bits: 0 is as likely as not.
    public var weight: Double

    public init(left: Int, right: Int, confidence: Double, weight: Double) {
        self.left = left
        self.right = right
        self.confidence = confidence
        self.weight = weight
    }
}

/// What each comparison of two records says for or against their being the same.
public struct PairComparison: Codable, Sendable, Hashable {
    /// The weight before anything is compared, in bits: two records drawn by chance are rarely the same.
    public var prior: Double
    public var attributes: [Attribute]
    /// What is taken off because so many different records are as alike, in bits, 0 or less.
    public var chance: Double

    public init(prior: Double, attributes: [Attribute], chance: Double = 0) {
        self.prior = prior
        self.attributes = attributes
        self.chance = chance
    }

    /// The sum of all weights, in bits.
    public var weight: Double { attributes.reduce(prior + chance) { $0 + $1.bits } }

    /// The probability that a weight in bits stands for, 0–1.
    public static func probability(_ weight: Double) -> Double { 1 / (1 + exp2(-weight)) }

    /// One comparison.
    public struct Attribute: Codable, Sendable, Hashable {
        /// The fields that are read as one, mostly a single one.
        public var leftFields: [String]
        public var rightFields: [String]
        public var outcome: Outcome
        /// Above 0 it speaks for the same thing, below 0 against.
        public var bits: Double
        /// Whether the numbers inside the values are compared, such as those of models, and nothing else of them.
        public var isOfNumbersInside: Bool

        public init(
            leftFields: [String],
            rightFields: [String],
            outcome: Outcome,
            bits: Double,
            isOfNumbersInside: Bool = false
        ) {
            self.leftFields = leftFields
            self.rightFields = rightFields
            self.outcome = outcome
            self.bits = bits
            self.isOfNumbersInside = isOfNumbersInside
        }
    }

    /// How much two values have in common.
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        case same, nearlySame, close, similar, partlySimilar, slightlySimilar, hardlySimilar, different
        case swapped, absent

        /// - Parameter level: from 0, the same, to 7, different; 8 for swapped; above, absent.
        public init(_ level: Int) {
            self = level >= 0 && level < Self.allCases.count ? Self.allCases[level] : .absent
        }
    }
}
