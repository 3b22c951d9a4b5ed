/// What a person said of keys, fields and records that belong together, or don't; it wins over what is found.
public struct MatchingCorrections: Sendable, Hashable {
    public var keys: [KeyCorrection]
    public var matches: [MatchCorrection]
    public var links: [LinkCorrection]

    public init(keys: [KeyCorrection] = [], matches: [MatchCorrection] = [], links: [LinkCorrection] = []) {
        self.keys = keys
        self.matches = matches
        self.links = links
    }

    public var isEmpty: Bool { keys.isEmpty && matches.isEmpty && links.isEmpty }
}

/// What a person decided about a key, a match or a link.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case confirmed, forbidden
}

/// Fields that are the key of a dataset together, or are not.
public struct KeyCorrection: Sendable, Hashable, Codable {
    /// The dataset's id.
    public var dataset: String
    /// At least one.
    public var fields: [String]
    public var verdict: Verdict

    public init(dataset: String, fields: [String], verdict: Verdict) {
        self.dataset = dataset
        self.fields = fields
        self.verdict = verdict
    }
}

/// Two fields that hold the same thing, or do not.
public struct MatchCorrection: Sendable, Hashable, Codable {
    public var left: FieldReference
    public var right: FieldReference
    public var verdict: Verdict

    public init(left: FieldReference, right: FieldReference, verdict: Verdict) {
        self.left = left
        self.right = right
        self.verdict = verdict
    }
}

/// Two records that are the same thing, or are not.
public struct LinkCorrection: Sendable, Hashable, Codable {
    public var left: RecordReference
    public var right: RecordReference
    public var verdict: Verdict

    public init(left: RecordReference, right: RecordReference, verdict: Verdict) {
        self.left = left
        self.right = right
        self.verdict = verdict
    }
}

/// A record by its key.
public struct RecordReference: Sendable, Hashable, Codable {
    /// The dataset's id.
    public var dataset: String
    /// What the field that people name records by holds; see ``Dataset/numberField``.
    public var key: String

    public init(dataset: String, key: String) {
        self.dataset = dataset
        self.key = key
    }
}
