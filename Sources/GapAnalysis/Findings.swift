public import IntegrationModel

/// Values of one field that are not valid for what the field holds.
public struct InvalidIdentifiers: Sendable, Hashable {
    public var field: FieldReference
    public var type: SemanticType
    /// Where, and what was found.
    public var places: [GapEvidence]
    /// How many values were checked.
    public var checked: Int

    public init(field: FieldReference, type: SemanticType, places: [GapEvidence], checked: Int) {
        self.field = field
        self.type = type
        self.places = places
        self.checked = checked
    }
}

/// Records of one dataset that are about the same thing, as people name them.
public struct DuplicateFinding: Sendable, Hashable {
    public var dataset: String
    /// The key, file and line of each record, by group.
    public var groups: [[GapEvidence]]
    public var confidence: Double

    public init(dataset: String, groups: [[GapEvidence]], confidence: Double) {
        self.dataset = dataset
        self.groups = groups
        self.confidence = confidence
    }
}

/// References within one system that lead nowhere.
public struct BrokenReferenceFinding: Sendable, Hashable {
    public var reference: Reference
    public var places: [GapEvidence]

    public init(reference: Reference, places: [GapEvidence]) {
        self.reference = reference
        self.places = places
    }
}

/// All that the gap rules look at.
public struct Findings: Sendable {
    public var map: FlowMap
    /// The records of each flow that need a look, by id of the flow.
    public var records: [String: [FlowRecord]]
    public var duplicates: [DuplicateFinding]
    public var invalid: [InvalidIdentifiers]
    public var brokenReferences: [BrokenReferenceFinding]
    /// New records per year, by dataset, where its export has dates.
    public var yearlyRecords: [String: Double]
    public var dataUntil: Double
    /// What the company wants, where it said so.
    public var vision: Vision?

    public init(
        map: FlowMap,
        records: [String: [FlowRecord]] = [:],
        duplicates: [DuplicateFinding] = [],
        invalid: [InvalidIdentifiers] = [],
        brokenReferences: [BrokenReferenceFinding] = [],
        yearlyRecords: [String: Double] = [:],
        dataUntil: Double,
        vision: Vision? = nil
    ) {
        self.map = map
        self.records = records
        self.duplicates = duplicates
        self.invalid = invalid
        self.brokenReferences = brokenReferences
        self.yearlyRecords = yearlyRecords
        self.dataUntil = dataUntil
        self.vision = vision
    }

    func systemName(_ id: String) -> String { map.system(id)?.name ?? id }
}
