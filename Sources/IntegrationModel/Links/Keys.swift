/// A field of a dataset.
public struct FieldReference: Codable, Sendable, Hashable, Comparable {
    public var dataset: String
    public var field: String

    public init(dataset: String, field: String) {
        self.dataset = dataset
        self.field = field
    }

    public static func < (left: FieldReference, right: FieldReference) -> Bool {
        (left.dataset, left.field) < (right.dataset, right.field)
    }
}

/// Fields whose values tell the records of a dataset apart.
public struct KeyCandidate: Codable, Sendable, Hashable {
    public var dataset: String
    public var fields: [String]
    /// 0–1.
    public var confidence: Double

    public init(dataset: String, fields: [String], confidence: Double) {
        self.dataset = dataset
        self.fields = fields
        self.confidence = confidence
    }
}

/// A field whose values are those of a key, within a system or between two.
public struct Reference: Codable, Sendable, Hashable {
    public var child: FieldReference
    public var parent: FieldReference
    /// The share of the child's distinct values that the parent has, 0–1.
    public var coverage: Double
    /// 0–1.
    public var confidence: Double
    /// How a child's value becomes a parent's, where they are not the same: `prefix "AW-"`.
    public var transform: String?
    /// The other fields of a reference to a composite key, in the order of the key; nil for a reference of one field.
    public var furtherFields: [FieldReferencePair]?

    public init(
        child: FieldReference,
        parent: FieldReference,
        coverage: Double,
        confidence: Double,
        transform: String? = nil,
        furtherFields: [FieldReferencePair]? = nil
    ) {
        self.child = child
        self.parent = parent
        self.coverage = coverage
        self.confidence = confidence
        self.transform = transform
        self.furtherFields = furtherFields
    }
}

extension Reference {
    /// The names of all fields of the child, and of the parent in the same order.
    public var childFields: [String] { [child.field] + (furtherFields ?? []).map(\.child) }
    public var parentFields: [String] { [parent.field] + (furtherFields ?? []).map(\.parent) }
}

/// Fields of child and parent that belong together in a reference to a composite key.
public struct FieldReferencePair: Codable, Sendable, Hashable {
    public var child: String
    public var parent: String

    public init(child: String, parent: String) {
        self.child = child
        self.parent = parent
    }
}

/// A claim that two fields hold the same thing.
public struct FieldMatch: Codable, Sendable, Hashable {
    public var left: FieldReference
    public var right: FieldReference
    /// 0–1.
    public var confidence: Double
    /// Whether it is part of the one-to-one assignment.
    public var chosen: Bool
    public var transform: String?
    public var evidence: [Evidence]

    public init(
        left: FieldReference,
        right: FieldReference,
        confidence: Double,
        chosen: Bool,
        transform: String? = nil,
        evidence: [Evidence] = []
    ) {
        self.left = left
        self.right = right
        self.confidence = confidence
        self.chosen = chosen
        self.transform = transform
        self.evidence = evidence
    }
}

/// All values of one field, or a share of them, are among those of another: an inclusion dependency.
public struct InclusionDependency: Codable, Sendable, Hashable {
    public var dependent: FieldReference
    public var referenced: FieldReference
    /// The distinct values that both have.
    public var shared: Int
    public var dependentDistinct: Int
    public var referencedDistinct: Int
    /// Whether the values that both have are written the same way in both, character for character but for spaces
    /// around them; nil where that is not known.
    public var isWrittenAlike: Bool?

    public init(
        dependent: FieldReference,
        referenced: FieldReference,
        shared: Int,
        dependentDistinct: Int,
        referencedDistinct: Int,
        isWrittenAlike: Bool? = nil
    ) {
        self.dependent = dependent
        self.referenced = referenced
        self.shared = shared
        self.dependentDistinct = dependentDistinct
        self.referencedDistinct = referencedDistinct
        self.isWrittenAlike = isWrittenAlike
    }

    /// The share of the dependent's distinct values that the referenced field has, 0–1.
    public var coverage: Double { dependentDistinct == 0 ? 0 : Double(shared) / Double(dependentDistinct) }

    /// Whether all values are there.
    public var isExact: Bool { shared == dependentDistinct }
}
