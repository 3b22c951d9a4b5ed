/// What really happened in a simulated company, in the words of the exports.
public struct Truth: Codable, Sendable, Equatable {
    public var name: String
    public var generatedEnd: String
    public var seed: UInt64
    public var clock: String
    public var systems: [System]
    public var flows: [Flow]
    /// Source, target and entity of flows of the plan that carried nothing, because the target had it all from elsewhere,
    /// say: no export can show them.
    public var emptyFlows: [[String]]
    public var islands: [String]
    /// Second entries of a party that the system had already, by system.
    public var duplicates: [String: Int]
    /// Pairs of keys: the first entry and the second, by system.
    public var duplicateIds: [String: [[String]]]
    /// Parties whose VAT number has a wrong shape or wrong check digits in the export, by system.
    public var invalidVat: [String: Int]

    public struct System: Codable, Sendable, Equatable {
        public var id: String
        public var kind: String
        public var folder: String
        public var format: String
        /// Records in the export, by entity.
        public var entities: [String: Int]
        /// How precisely the export tells when records were made, by entity: `second`, `minute`, `date` or `none`.
        public var created: [String: String]
        /// Whether documents have a number in the export. Where not, their keys in `links` cannot be found in it.
        public var documentKeys: Bool
        /// Whether the export says who made each record.
        public var authors: Bool
    }

    public struct Flow: Codable, Sendable, Equatable {
        public var source: String
        public var target: String
        public var sourceEntity: String
        public var targetEntity: String
        /// How it is carried out at the end, or was when it stopped.
        public var mechanism: String
        /// How it was carried out before `changed`.
        public var previousMechanism: String?
        public var changed: String?
        public var started: String?
        public var stopped: String?
        /// Source records that are in the target.
        public var linked: Int
        /// `linked` and `leaked`.
        public var eligible: Int
        public var leaked: Int
        public var leakedIds: [String]
        /// Gross value of leaked documents.
        public var leakedGross: Double
        /// Not in the target and younger than three weeks, or than the flow's 99th percentile: nobody can tell.
        public var tooRecentIds: [String]
        /// Not meant for the flow, by its filter.
        public var filtered: Int
        public var filter: String
        /// Older than the start of the flow.
        public var beforeStart: Int
        /// The target had the party from elsewhere.
        public var alreadyKnown: Int
        public var reference: String
        /// Linked records whose reference is missing or mistyped, of a flow that has references.
        public var brokenReferences: Int
        /// The source records leave the day of a stop open by so much, either way.
        public var stopUncertaintySeconds: Double?
        public var lagMedianSeconds: Double
        public var lagP95Seconds: Double
        public var lagP99Seconds: Double
        /// Linked records whose values contradict each other in the end, by field, of fields that both exports carry;
        /// `ref` counts references that name another number.
        public var conflicts: [String: Int]
        /// Pairs of keys of those records, by field.
        public var conflictIds: [String: [[String]]]
        /// How many of those no export can show: the records have no name, VAT number, e-mail address, telephone number or
        /// reference in common by which they are the same, or telephone numbers differ in a country that one leaves out.
        public var untellableConflicts: [String: Int]
        /// The same of fields that one of the exports does not carry.
        public var hiddenConflicts: [String: Int]
        public var typingErrors: [String: Int]
        /// Pairs of keys: source and target.
        public var links: [[String]]
    }
}
