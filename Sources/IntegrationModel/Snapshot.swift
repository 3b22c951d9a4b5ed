/// Everything one run found out.
public struct Snapshot: Codable, Sendable {
    /// Readable and the same for the same exports: a digest of the inputs.
    public var id: String
    /// When the exports were imported; seconds since 1970.
    public var takenAt: Double
    /// The date of the exports: up to when their records go; seconds since 1970. nil where no export has dates.
    public var dataUntil: Double?
    public var map: FlowMap
    public var keys: [KeyCandidate]
    public var references: [Reference]
    public var matches: [FieldMatch]
    public var recordLinks: [RecordLinks]
    /// The records that need a look, by id of the flow.
    public var flowRecords: [String: [FlowRecord]]
    public var gaps: [Gap]
    public var roadmap: Roadmap
    public var diagnostics: [Diagnostic]
    /// The exports it was made from, by path.
    public var inputs: [InputFile]
    /// What the company wants, where it said so.
    public var vision: Vision?
    /// What the estimates of the roadmap have in them of steps that were finished before.
    public var learned: LearnedFactors

    public init(
        id: String,
        takenAt: Double,
        dataUntil: Double?,
        map: FlowMap = FlowMap(),
        keys: [KeyCandidate] = [],
        references: [Reference] = [],
        matches: [FieldMatch] = [],
        recordLinks: [RecordLinks] = [],
        flowRecords: [String: [FlowRecord]] = [:],
        gaps: [Gap] = [],
        roadmap: Roadmap = Roadmap(),
        diagnostics: [Diagnostic] = [],
        inputs: [InputFile] = [],
        vision: Vision? = nil,
        learned: LearnedFactors = LearnedFactors()
    ) {
        self.id = id
        self.takenAt = takenAt
        self.dataUntil = dataUntil
        self.map = map
        self.keys = keys
        self.references = references
        self.matches = matches
        self.recordLinks = recordLinks
        self.flowRecords = flowRecords
        self.gaps = gaps
        self.roadmap = roadmap
        self.diagnostics = diagnostics
        self.inputs = inputs
        self.vision = vision
        self.learned = learned
    }
}

/// One export as it was when it was imported.
public struct InputFile: Codable, Sendable, Hashable {
    public var path: String
    public var size: Int
    /// A digest of the content of 128 bits, in hexadecimal: the same for the same content. It tells changes, and is no
    /// protection against forgery.
    public var digest: String
    /// The importer that read it, nil where none could.
    public var importer: String?
    /// Why that importer.
    public var reasons: [String]

    public init(path: String, size: Int, digest: String, importer: String?, reasons: [String] = []) {
        self.path = path
        self.size = size
        self.digest = digest
        self.importer = importer
        self.reasons = reasons
    }
}
