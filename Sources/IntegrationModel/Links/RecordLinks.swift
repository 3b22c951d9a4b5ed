/// The records that two datasets share, found by keys or by likeness. It says nothing of a direction.
public struct RecordLinks: Codable, Sendable {
    /// The ids of the two datasets.
    public var left: String
    public var right: String
    /// Sorted by left, then right record.
    public var pairs: [RecordPair]
    /// The fields that joined them, the one that joined most first.
    public var keys: [LinkKey]

    public init(left: String, right: String, pairs: [RecordPair], keys: [LinkKey]) {
        self.left = left
        self.right = right
        self.pairs = pairs
        self.keys = keys
    }
}

/// Two records of different datasets that are about the same thing.
public struct RecordPair: Codable, Sendable, Hashable {
    /// Positions in the datasets.
    public var left: Int
    public var right: Int
    /// 0–1.
    public var confidence: Double
    /// The position in ``RecordLinks/keys`` of what joined them.
    public var key: Int

    public init(left: Int, right: Int, confidence: Double, key: Int) {
        self.left = left
        self.right = right
        self.confidence = confidence
        self.key = key
    }
}

/// How records of two datasets were found to be the same.
public struct LinkKey: Codable, Sendable, Hashable {
    public enum Match: String, Codable, Sendable, CaseIterable {
        /// The same value, but for spelling that does not matter.
        case exact
        /// The same value after a transform.
        case normalised
        /// The value of one inside a text of the other.
        case embedded
        /// Alike in several fields.
        case fuzzy
    }

    public var leftFields: [String]
    public var rightFields: [String]
    public var match: Match
    /// Which side names the other: the field on that side holds a number that is the other's own. nil where neither.
    public var namedBy: LinkSide?
    /// How many pairs it joined.
    public var pairs: Int

    public init(leftFields: [String], rightFields: [String], match: Match, namedBy: LinkSide? = nil, pairs: Int = 0) {
        self.leftFields = leftFields
        self.rightFields = rightFields
        self.match = match
        self.namedBy = namedBy
        self.pairs = pairs
    }
}

public enum LinkSide: String, Codable, Sendable, CaseIterable {
    case left, right
}
