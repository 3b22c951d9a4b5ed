public import IntegrationModel

/// A flow of which the user knows that it exists.
public struct DeclaredFlow: Sendable, Hashable, Codable {
    /// Ids of datasets.
    public var from: String
    public var to: String
    /// nil where it is to be found out.
    public var mechanism: Mechanism?

    public init(from: String, to: String, mechanism: Mechanism? = nil) {
        self.from = from
        self.to = to
        self.mechanism = mechanism
    }
}

/// What the user decided about a match or a link.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case confirmed, forbidden
}

/// Two fields that hold the same thing, or do not.
public struct DeclaredMatch: Sendable, Hashable, Codable {
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
public struct DeclaredLink: Sendable, Hashable, Codable {
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
    public var key: String

    public init(dataset: String, key: String) {
        self.dataset = dataset
        self.key = key
    }
}
