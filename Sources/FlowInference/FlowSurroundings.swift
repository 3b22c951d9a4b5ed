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
    /// Where the traces of a flow of parties don't tell how it is carried out, it goes like the documents that the
    /// parties come with.
    func carriedLike(_ documents: [Flow]) -> Flow {
        guard target.entity.isParty, mechanism == .unknown || mechanismConfidence <= 0.4,
            let companion = documents.first(where: {
                $0.source.system == source.system && $0.target.system == target.system && $0.mechanism != .external
                    && $0.mechanism != .unknown
            })
        else { return self }
        var flow = self
        flow.mechanism = companion.mechanism
        flow.mechanismConfidence = min(0.5, companion.mechanismConfidence)
        let words =
            "nothing tells how the parties come; their documents (\(companion.id)) come "
            + (companion.mechanism == .manual ? "by hand" : companion.mechanism.rawValue)
        flow.evidence.append(Evidence(rule: "like-documents", statement: words, weight: 0.3))
        return flow
    }
}
