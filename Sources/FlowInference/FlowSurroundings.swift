import IntegrationModel

/// What is the same for all flows of a landscape.
struct FlowSurroundings {
    let profiles: [DatasetProfile]
    let duplicates: [DuplicateGroup]
    /// Up to when the exports go, in seconds since 1970.
    let dataUntil: Double
    let texts: any TextSource

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
            flow.mechanismConfidence = max(mechanismConfidence, 0.95 * companion.mechanismConfidence)
            return flow
        }
        guard companion.mechanismConfidence > mechanismConfidence else { return self }
        flow.mechanism = companion.mechanism
        flow.mechanismConfidence = 0.85 * companion.mechanismConfidence
        let words =
            "their documents (\(companion.id)) come "
            + (companion.mechanism == .manual ? "by hand" : companion.mechanism.rawValue)
            + ", which their own traces don't contradict surely"
        flow.evidence.append(Evidence(rule: "like-documents", statement: words, weight: 0.3))
        return flow
    }
}
