public import IntegrationModel
public import Reporting

/// What the pages work on: one client's workspace and its exports.
///
/// Everything it knows is in the workspace, in `koppel.yaml` and `prices.yaml` beside the exports, or in the exports, so
/// that pages and command line see the same, also at the same time. Calls may come from several threads at once.
public protocol Workbench: AnyObject, Sendable {
    /// What the client is called.
    var name: String { get }

    /// Changes whenever something in the workspace does, whoever changed it.
    func revision() throws -> String

    /// The latest snapshot with the user's decisions; nil before the first import.
    func snapshot() throws -> Snapshot?

    /// The accepted gaps, with their reasons.
    func decisions() throws -> [GapDecision]

    /// Accepts a gap with a reason; without one, takes the acceptance back.
    func decide(_ decision: GapDecision) throws

    /// The figures that prices and plan rest on.
    func assumptions() throws -> Assumptions

    /// Gaps and roadmap as they would be with other figures. Nothing is kept.
    func assess(_ change: AssumptionChange) throws -> Snapshot

    /// Keeps figures for this client and works everything out with them.
    func keep(_ change: AssumptionChange) throws

    /// Lines of an export around one of them.
    ///
    /// - Parameter count: how many lines after it, at most.
    func lines(of file: String, from line: Int, count: Int) throws -> [ExportLine]

    /// Where an export that comes in goes, as a draft that does not count yet; ``receive(_:replacing:)`` makes it one.
    ///
    /// - Parameter path: relative to the folder of exports: the system's folder, a slash, the name.
    func place(for path: String, replacing: Bool) throws -> ExportDraft

    /// Makes a draft an export.
    func receive(_ draft: ExportDraft) throws

    /// Says what systems, datasets and fields are, in `koppel.yaml`.
    func correct(_ corrections: Corrections) throws

    /// The flows that the company wants, by goal.
    func goals() throws -> [VisionGoal]

    /// Adds a wanted flow to `vision.yaml`, or takes it away.
    func want(_ change: VisionChange) throws

    /// Reads the exports, and finds out all there is to find. Returns when it is done.
    ///
    /// - Parameter progress: called as the work goes on, from the thread that calls.
    func importExports(_ progress: @escaping @Sendable (WorkProgress) -> Void) throws

    /// The snapshots that are kept, oldest first.
    func snapshots() throws -> [SnapshotSummary]

    /// What is otherwise in one snapshot than in an earlier one.
    ///
    /// - Parameters: the ids of both.
    func difference(from before: String, to after: String) throws -> SnapshotDifference

    /// The phases that were begun, in order, with what the latest exports say of their effect.
    func phases() throws -> [ReportedPhase]

    /// The report in a form: `html`, `md`, `pdf`, `xlsx`, or `csv` for the gaps alone.
    func report(_ form: String, in language: Language) throws -> ReportDocument
}

/// The user's word on a gap.
public struct GapDecision: Codable, Sendable, Hashable {
    public var gap: String
    /// nil to take it back.
    public var reason: String?

    public init(gap: String, reason: String?) {
        self.gap = gap
        self.reason = reason
    }
}

/// The figures that prices and plan rest on.
public struct Assumptions: Codable, Sendable {
    public struct Figure: Codable, Sendable {
        public var id: String
        public var range: Range3
        /// The figure that comes with the product.
        public var usual: Range3
        public var unit: String
        public var words: String
        public var source: String
        public var grade: String

        public init(_ assumption: PriceAssumption, usual: Range3) {
            id = assumption.id
            range = assumption.range
            self.usual = usual
            unit = assumption.unit
            words = Language.text(of: Message(key: assumption.words))
            source = Language.text(of: Message(key: assumption.source))
            grade = assumption.grade
        }
    }

    public var currency: String
    public var figures: [Figure]
    public var constraints: PlanningConstraints

    public init(currency: String, figures: [Figure], constraints: PlanningConstraints) {
        self.currency = currency
        self.figures = figures
        self.constraints = constraints
    }
}

/// Other figures in the place of those there are.
public struct AssumptionChange: Codable, Sendable {
    /// By id of the figure.
    public var figures: [String: Range3]
    public var constraints: PlanningConstraints?

    public init(figures: [String: Range3] = [:], constraints: PlanningConstraints? = nil) {
        self.figures = figures
        self.constraints = constraints
    }
}

/// What the user says of systems and datasets.
public struct Corrections: Codable, Sendable {
    public struct System: Codable, Sendable {
        public var id: String
        public var name: String?
        public var kind: SystemKind?

        public init(id: String, name: String? = nil, kind: SystemKind? = nil) {
            self.id = id
            self.name = name
            self.kind = kind
        }
    }

    public struct Dataset: Codable, Sendable {
        public var id: String
        public var entity: Entity?
        /// By path of the field, the meaning it has: one of ``CanonicalField``, or `none` for no meaning.
        public var fields: [String: String]?

        public init(id: String, entity: Entity? = nil, fields: [String: String]? = nil) {
            self.id = id
            self.entity = entity
            self.fields = fields
        }
    }

    public var systems: [System]
    public var datasets: [Dataset]

    public init(systems: [System] = [], datasets: [Dataset] = []) {
        self.systems = systems
        self.datasets = datasets
    }
}

/// A flow that is wanted, or no longer.
public struct VisionChange: Codable, Sendable {
    public var flow: WantedFlow
    /// The id of the goal it is a part of; a new goal where nil.
    public var goal: String?
    /// Of a new goal.
    public var title: String?
    /// Months from now by which a new goal is to be reached.
    public var months: Int?
    public var isRemoved: Bool

    public init(
        flow: WantedFlow,
        goal: String? = nil,
        title: String? = nil,
        months: Int? = nil,
        isRemoved: Bool = false
    ) {
        self.flow = flow
        self.goal = goal
        self.title = title
        self.months = months
        self.isRemoved = isRemoved
    }
}

/// A line of an export.
public struct ExportLine: Codable, Sendable, Hashable {
    /// Counted from 1.
    public var number: Int
    /// Its beginning, where it is very long.
    public var text: String
    public var isCut: Bool

    public init(number: Int, text: String, isCut: Bool) {
        self.number = number
        self.text = text
        self.isCut = isCut
    }
}

/// A file that comes in.
public struct ExportDraft: Sendable, Hashable {
    /// Where its bytes are written to.
    public var draft: String
    /// Where the file will be.
    public var file: String

    public init(draft: String, file: String) {
        self.draft = draft
        self.file = file
    }
}

/// How far long work is.
public struct WorkProgress: Codable, Sendable, Hashable {
    public var stage: String
    /// Of the stage, 0–1; nil where that is not known.
    public var share: Double?

    public init(stage: String, share: Double? = nil) {
        self.stage = stage
        self.share = share
    }
}

/// A report to save.
public struct ReportDocument: Sendable {
    public var name: String
    public var mediaType: String
    public var bytes: [UInt8]

    public init(name: String, mediaType: String, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}

/// Why something the page asked for can't be done, in words for the user.
public struct WorkbenchError: Error, Sendable, Hashable {
    public enum Kind: Sendable {
        /// There is no such thing.
        case missing
        /// What was asked for is wrong.
        case wrong
        /// It is there already, or something else is going on.
        case conflict
        case failed
    }

    public var kind: Kind
    public var message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
