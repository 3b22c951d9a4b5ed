import FoundationEssentials
public import IntegrationModel

/// What really happened in a company, as `truth.json` beside its exports tells: that of a sample company, or of one that
/// was simulated, which says more.
public struct TruthFile: Codable, Sendable {
    public var name: String
    public var systems: [System]
    public var flows: [Flow]
    /// Ids of systems that no flow enters or leaves.
    public var islands: [String]

    public struct System: Codable, Sendable {
        public var id: String
        /// The folder under `exports/`.
        public var folder: String
        /// Records in the export, by entity.
        public var entities: [String: Int]
        /// How precisely the export tells when records were made, by entity: `second`, `minute`, `date` or `none`.
        /// Simulated companies only.
        public var created: [String: String]?
        /// Whether documents have a number in the export. Simulated companies only.
        public var documentKeys: Bool?
        /// Whether the export says who made each record. Simulated companies only.
        public var authors: Bool?
    }

    public struct Flow: Codable, Sendable {
        public var source: String
        public var target: String
        public var sourceEntity: Entity
        public var targetEntity: Entity
        public var mechanism: Mechanism
        /// ISO 8601.
        public var stopped: String?
        /// The source records leave the day of a stop open by so much, either way. Simulated companies only.
        public var stopUncertaintySeconds: Double?
        /// How the target names the source's records: `none`, `number` and the like. Simulated companies only.
        public var reference: String?
        /// Source records that are in the target.
        public var linked: Int
        public var leakedIds: [String]
        /// Not in the target and so young that nobody can tell. Simulated companies only.
        public var tooRecentIds: [String]?
        public var lagMedianSeconds: Double
        /// Linked records whose values differ, by field.
        public var conflicts: [String: Int]
        /// Those of them that no export can show. Simulated companies only.
        public var untellableConflicts: [String: Int]?
    }
}

extension TruthFile {
    /// Reads `truth.json` of the folder.
    ///
    /// - Throws: the file system's error, or the decoder's where it is not such a file.
    public init(folder: String) throws {
        let data = try Data(contentsOf: URL(filePath: folder + "/truth.json"))
        self = try JSONDecoder().decode(TruthFile.self, from: data)
    }

    /// The system of that id.
    public func system(_ id: String) -> System? { systems.first { $0.id == id } }
}

extension TruthFile.Flow {
    /// When the flow stopped, in seconds since 1970; nil where it did not, or where the text is no date.
    public var stoppedAt: Double? {
        stopped.flatMap { try? Date($0, strategy: .iso8601) }?.timeIntervalSince1970
    }
}
