/// The integration map: systems, datasets, and the flows and links that the exports prove.
public struct FlowMap: Codable, Sendable {
    public var systems: [System]
    public var datasets: [Dataset]
    /// Data that goes from one dataset to another; sorted by id.
    public var flows: [Flow]
    /// Datasets of different systems that share records while the direction is unknown or absent; sorted by id.
    public var links: [Link]

    public init(systems: [System] = [], datasets: [Dataset] = [], flows: [Flow] = [], links: [Link] = []) {
        self.systems = systems
        self.datasets = datasets
        self.flows = flows
        self.links = links
    }
}

extension FlowMap {
    public func dataset(_ id: String) -> Dataset? { datasets.first { $0.id == id } }

    public func system(_ id: String) -> System? { systems.first { $0.id == id } }

    public func flow(_ id: String) -> Flow? { flows.first { $0.id == id } }

    /// The systems that neither send nor receive data, in the order of ``systems``.
    public var islands: [System] {
        let connected = Set(flows.flatMap { [$0.source.system, $0.target.system] })
        return systems.filter { !connected.contains($0.id) }
    }
}
