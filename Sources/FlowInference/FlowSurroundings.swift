import IntegrationModel

/// What is the same for all flows of a landscape.
struct FlowSurroundings {
    let profiles: [DatasetProfile]
    let duplicates: [DuplicateGroup]
    /// Up to when the exports go, in seconds since 1970.
    let dataUntil: Double
    let texts: any TextSource

    /// The documents that were meant to go on, by their dataset and the system they go to: those that came and those that leaked.
    private(set) var meant: [String: [String: Set<Int>]] = [:]

    /// Those of them that came.
    private(set) var arrived: [String: [String: Set<Int>]] = [:]

    /// When documents began to go from one system to another, where they did not all along: by source and target.
    private(set) var began: [String: [String: Double]] = [:]

    /// The records that others name and the export of their dataset has not.
    var unexported: [String: UnexportedRecords] = [:]

    /// What credit notes take back, by dataset.
    var credits: [String: CreditNotes] = [:]

    init(profiles: [DatasetProfile], duplicates: [DuplicateGroup], dataUntil: Double, texts: any TextSource) {
        self.profiles = profiles
        self.duplicates = duplicates
        self.dataUntil = dataUntil
        self.texts = texts
    }

    /// Keeps which documents of a flow were meant to arrive.
    mutating func note(_ flow: DirectedLink, lost: [Int], began moment: Double?) {
        let (source, target) = (flow.context.left.dataset.system, flow.context.right.dataset.system)
        if let moment { began[source, default: [:]][target] = min(moment, began[source]?[target] ?? .infinity) }
        let came = Set(flow.context.links.pairs.map(\.left))
        arrived[flow.source, default: [:]][target, default: []].formUnion(came)
        meant[flow.source, default: [:]][target, default: []].formUnion(came.union(lost))
    }

    /// The lists of parties of a system.
    func parties(of system: String) -> [DatasetProfile] {
        profiles.filter { $0.dataset.system == system && $0.dataset.entity.isParty && $0.dataset.parent == nil }
    }

    /// The other documents and parties of a dataset's system, without their lines.
    func others(than profile: DatasetProfile) -> [DatasetProfile] {
        let system = profile.dataset.system
        return (documents(of: system) + parties(of: system)).filter { $0.dataset.id != profile.dataset.id }
    }

    /// The documents of a system, without their lines.
    func documents(of system: String) -> [DatasetProfile] {
        profiles.filter { $0.dataset.system == system && $0.dataset.entity.isDocument && $0.dataset.parent == nil }
    }
}

extension Flow {
    /// Parties come with their documents: what surely tells how the documents are carried tells it of the parties too,
    /// where their own traces tell less.
    func carriedLike(_ documents: [Flow]) -> Flow {
        guard target.entity.isParty,
            let companion = documents.first(where: {
                $0.source.system == source.system && $0.target.system == target.system && $0.mechanism != .external
                    && $0.mechanism != .unknown
            })
        else { return self }
        var flow = self
        if companion.mechanism == mechanism {
            // Two flows between the same systems need not be alike, so that it is never sure.
            flow.mechanismConfidence = max(mechanismConfidence, min(0.85, 0.95 * companion.mechanismConfidence))
            return flow
        }
        // Documents that came otherwise before left traces of that in their parties, whose own dates tell no change.
        let isOtherSince = companion.changed.map { $0.before == mechanism } ?? false
        guard isOtherSince || companion.mechanismConfidence > mechanismConfidence + 0.15 else {
            if mechanismConfidence < 0.9 { flow.mechanismConfidence = min(mechanismConfidence, 0.7) }
            return flow
        }
        flow.mechanism = companion.mechanism
        flow.mechanismConfidence = 0.7 * companion.mechanismConfidence
        let how: Message = companion.mechanism == .manual ? "by hand" : Message(key: companion.mechanism.rawValue)
        let words: Message =
            "their documents (\(companion.id)) come \(how), which their own traces don't contradict surely"
        flow.evidence.append(Evidence(rule: "like-documents", statement: words, weight: 0.3))
        return flow
    }
}
