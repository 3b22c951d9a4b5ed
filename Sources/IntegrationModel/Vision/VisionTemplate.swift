/// Goals of one process as most companies have them, to begin a vision with.
///
/// A template names kinds of systems; which systems of a company these are, the map tells.
public struct VisionTemplate: Codable, Sendable, Hashable, Identifiable {
    public var id: String
    public var title: String
    public var goals: [Goal]
    public var owners: [Owner]

    public init(id: String, title: String, goals: [Goal], owners: [Owner] = []) {
        self.id = id
        self.title = title
        self.goals = goals
        self.owners = owners
    }

    /// A goal whose flows run between kinds of systems.
    public struct Goal: Codable, Sendable, Hashable, Identifiable {
        public var id: String
        public var title: String
        /// Months from now by which it is to be reached, 1–120.
        public var months: Int
        public var flows: [Flow]
        public var targets: [ProcessTarget]

        public init(id: String, title: String, months: Int, flows: [Flow] = [], targets: [ProcessTarget] = []) {
            self.id = id
            self.title = title
            self.months = months
            self.flows = flows
            self.targets = targets
        }
    }

    /// Data that should go from every system of some kinds to the first that is there of others.
    public struct Flow: Codable, Sendable, Hashable {
        public var from: [SystemKind]
        /// In the order of preference.
        public var to: [SystemKind]
        public var what: Entity
        public var into: Entity
        public var withinSeconds: Double?

        public init(from: [SystemKind], to: [SystemKind], what: Entity, into: Entity, withinSeconds: Double? = nil) {
            self.from = from
            self.to = to
            self.what = what
            self.into = into
            self.withinSeconds = withinSeconds
        }
    }

    /// The kinds of systems in which an entity is at home, in the order of preference.
    public struct Owner: Codable, Sendable, Hashable {
        public var entity: Entity
        public var kinds: [SystemKind]

        public init(entity: Entity, kinds: [SystemKind]) {
            self.entity = entity
            self.kinds = kinds
        }
    }
}

extension VisionTemplate {
    /// The goals for the systems of a map, and where entities are at home there.
    ///
    /// A flow is wanted only between systems whose exports hold its ends, and a figure of a process only where the exports
    /// hold both its documents; a goal of which nothing is left is left out.
    ///
    /// - Complexity: linear in flows of the template times datasets of the map.
    public func vision(for map: FlowMap) -> Vision {
        let entities = Set(map.datasets.map(\.entity))
        let concrete = goals.compactMap { goal -> VisionGoal? in
            var seen: Set<WantedFlow> = []
            let flows = goal.flows.flatMap { $0.wanted(in: map) }.filter { seen.insert($0).inserted }
            let targets = goal.targets.filter { entities.contains($0.source) && entities.contains($0.target) }
            guard !flows.isEmpty || !targets.isEmpty else { return nil }
            return VisionGoal(id: goal.id, title: goal.title, months: goal.months, flows: flows, targets: targets)
        }
        let owners = owners.compactMap { owner in
            map.home(of: owner.entity, among: owner.kinds).map { EntityOwner(entity: owner.entity, system: $0) }
        }
        return Vision(goals: concrete, owners: owners.sorted { $0.entity.rawValue < $1.entity.rawValue })
    }
}

extension VisionTemplate.Flow {
    fileprivate func wanted(in map: FlowMap) -> [WantedFlow] {
        guard let target = map.home(of: into, among: to) else { return [] }
        return map.holders(of: what).filter { from.contains($0.kind) && $0.id != target }.map { source in
            WantedFlow(
                source: WantedEnd(system: source.id, entity: what),
                target: WantedEnd(system: target, entity: into),
                withinSeconds: withinSeconds
            )
        }
    }
}

extension FlowMap {
    /// The systems whose exports hold an entity, sorted by id.
    public func holders(of entity: Entity) -> [System] {
        let ids = Set(datasets.filter { $0.entity == entity }.map(\.system))
        return systems.filter { ids.contains($0.id) }.sorted { $0.id < $1.id }
    }

    /// The system of the first kind that holds an entity; of several the one with the most records of it.
    fileprivate func home(of entity: Entity, among kinds: [SystemKind]) -> String? {
        let holders = holders(of: entity)
        for kind in kinds {
            let its = holders.filter { $0.kind == kind }.map { system in
                let records = datasets.filter { $0.system == system.id && $0.entity == entity }
                return (records: records.reduce(0) { $0 + $1.records }, id: system.id)
            }
            if let first = its.min(by: { ($1.records, $0.id) < ($0.records, $1.id) }) { return first.id }
        }
        return nil
    }
}
