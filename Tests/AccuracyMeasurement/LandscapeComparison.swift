public import IntegrationModel

/// What a snapshot says of a company, beside the truth.
public struct LandscapeComparison: Sendable {
    public let name: String
    /// The true flows, sorted.
    public let flows: [FlowComparison]
    /// Flows that are not there, sorted.
    public let falseFlows: [(identity: FlowIdentity, flow: Flow, leaked: Int)]
    /// What shares records without a known direction.
    public let links: [Link]
    /// The folders of each of them.
    public let linkedFolders: [[String]]
    /// Folders of systems without flows.
    public let islands: (present: Set<String>, found: Set<String>)
    /// Systems and entities with another number of records than there are, in words.
    public let wrongCounts: [String]
    /// Exports, or parts of them, that could not be read.
    public let errors: [Diagnostic]
    public let reliability: Reliability
    /// Of flows between systems and kinds of records that data does flow between: whether it goes that way.
    public let directionReliability: Reliability
    public let mechanismReliability: Reliability

    public init(_ truth: TruthFile, _ snapshot: Snapshot, name: String) {
        let map = MapReading(snapshot)
        let folders = Dictionary(truth.systems.map { ($0.id, $0.folder) }) { first, _ in first }
        let flows = truth.flows.map { flow in
            let identity = FlowIdentity(
                source: folders[flow.source] ?? flow.source,
                target: folders[flow.target] ?? flow.target,
                sourceEntity: flow.sourceEntity,
                targetEntity: flow.targetEntity
            )
            return FlowComparison(flow, identity, in: truth, map)
        }.sorted { $0.identity < $1.identity }
        let present = Set(flows.map(\.identity))
        var reliability = Reliability()
        var mechanismReliability = Reliability()
        var directionReliability = Reliability()
        for (identity, found) in map.flows {
            let isRight = present.contains(identity)
            reliability.count(found[0].confidence, isRight: isRight)
            if isRight || present.contains(identity.reversed) {
                directionReliability.count(found[0].confidence, isRight: isRight)
            }
        }
        for flow in flows {
            guard let found = flow.found else { continue }
            mechanismReliability.count(found.mechanismConfidence, isRight: flow.mechanismIsRight)
        }
        self.name = name
        self.flows = flows
        falseFlows = map.flows.filter { !present.contains($0.key) }.map { identity, found in
            (identity, found[0], map.leakedKeys(of: found[0]).count)
        }.sorted { $0.identity < $1.identity }
        links = snapshot.map.links
        linkedFolders = links.map { link in link.between.map { map.folders[$0.system] ?? $0.system } }
        islands = (Set(truth.islands.map { folders[$0] ?? $0 }), map.islands)
        wrongCounts = truth.systems.flatMap { system in
            system.entities.sorted { $0.key < $1.key }.compactMap { name, count -> String? in
                guard let entity = Entity(rawValue: name).map(FlowIdentity.general) else { return nil }
                // What a real system holds need not be in its export; a simulated one exports all.
                guard let found = map.records[system.folder]?[entity] ?? (system.created == nil ? nil : 0) else {
                    return nil
                }
                return found == count ? nil : "\(system.folder) \(name): \(found) records, not \(count)"
            }
        }
        errors = snapshot.diagnostics.filter { $0.severity == .error }
        self.reliability = reliability
        self.mechanismReliability = mechanismReliability
        self.directionReliability = directionReliability
    }

    public var islandsAreExact: Bool { islands.present == islands.found }
}
