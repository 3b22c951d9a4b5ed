public import IntegrationModel

extension SnapshotDifference {
    /// Changes of coverage below it, as a share, of delay, relative, and of cost, relative, are not told: other exports
    /// never give quite the same figures.
    private static let least = (coverage: 0.0005, delay: 0.05, cost: 0.01)

    /// What is otherwise in a snapshot than in an earlier one.
    ///
    /// Everything is sorted by id, flows and gaps that are new first, then those that are gone, then changed ones.
    public init(from before: Snapshot, to after: Snapshot) {
        let systems = (before: Set(before.map.systems.map(\.id)), after: Set(after.map.systems.map(\.id)))
        let open = (before: before.gaps.filter(\.isOpen), after: after.gaps.filter(\.isOpen))
        self.init(
            before: SnapshotStamp(before),
            after: SnapshotStamp(after),
            newSystems: systems.after.subtracting(systems.before).sorted(),
            goneSystems: systems.before.subtracting(systems.after).sorted(),
            flows: Self.flows(before.map, after.map),
            gaps: Self.gaps(open.before, open.after),
            yearlyCostBefore: open.before.reduce(0) { $0 + $1.yearlyCost.likely },
            yearlyCostAfter: open.after.reduce(0) { $0 + $1.yearlyCost.likely },
            currency: after.roadmap.constraints.currency,
            plan: PlanChange(from: before.roadmap, to: after.roadmap)
        )
    }

    private static func flows(_ before: FlowMap, _ after: FlowMap) -> [FlowChange] {
        pairs(before.flows, after.flows).compactMap { id, old, new in
            let states = (old.map(FlowState.init), new.map(FlowState.init))
            if let old = states.0, let new = states.1, !isChanged(old, new) { return nil }
            let title = new.map(after.title) ?? old.map(before.title) ?? id
            return FlowChange(id: id, kind: kind(old, new), title: title, before: states.0, after: states.1)
        }.sorted { ($0.kind.rank, $0.id) < ($1.kind.rank, $1.id) }
    }

    private static func isChanged(_ old: FlowState, _ new: FlowState) -> Bool {
        if old.mechanism != new.mechanism || abs(old.coverage - new.coverage) >= least.coverage { return true }
        guard let oldDelay = old.medianDelay, let newDelay = new.medianDelay else {
            return (old.medianDelay == nil) != (new.medianDelay == nil)
        }
        return abs(newDelay - oldDelay) > max(60, least.delay * oldDelay)
    }

    private static func gaps(_ before: [Gap], _ after: [Gap]) -> [GapChange] {
        pairs(before, after).compactMap { id, old, new in
            if let old, let new, !isChanged(old, new) { return nil }
            return GapChange(
                id: id,
                kind: kind(old, new),
                title: (new ?? old)?.title.description ?? id,
                recordsBefore: old?.records ?? 0,
                recordsAfter: new?.records ?? 0,
                hoursBefore: old?.yearlyHours.likely ?? 0,
                hoursAfter: new?.yearlyHours.likely ?? 0,
                costBefore: old?.yearlyCost.likely ?? 0,
                costAfter: new?.yearlyCost.likely ?? 0
            )
        }.sorted { ($0.kind.rank, $0.id) < ($1.kind.rank, $1.id) }
    }

    private static func isChanged(_ old: Gap, _ new: Gap) -> Bool {
        let (before, after) = (old.yearlyCost.likely, new.yearlyCost.likely)
        if abs(after - before) >= max(1, least.cost * abs(before)) { return true }
        return before == 0 && after == 0 && old.records != new.records
    }

    private static func kind<Value>(_ old: Value?, _ new: Value?) -> Kind {
        old == nil ? .new : new == nil ? .gone : .changed
    }

    /// Each id once, with what it stands for before and after.
    private static func pairs<Value: Identifiable<String>>(
        _ before: [Value],
        _ after: [Value]
    ) -> [(id: String, before: Value?, after: Value?)] {
        let old = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
        let new = Dictionary(after.map { ($0.id, $0) }) { first, _ in first }
        return Set(old.keys).union(new.keys).sorted().map { ($0, old[$0], new[$0]) }
    }
}

extension SnapshotDifference.Kind {
    /// Its place in lists.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension SnapshotStamp {
    public init(_ snapshot: Snapshot) {
        self.init(id: snapshot.id, takenAt: snapshot.takenAt, dataUntil: snapshot.dataUntil)
    }
}

extension FlowState {
    fileprivate init(_ flow: Flow) {
        self.init(
            mechanism: flow.mechanism,
            coverage: flow.coverage,
            medianDelay: flow.lagSeconds?.median,
            leaked: flow.records.leaked,
            conflicting: flow.conflicts.map(\.conflicting).max() ?? 0
        )
    }
}

extension FlowMap {
    /// `Shopify → Odoo`.
    fileprivate func title(_ flow: Flow) -> String {
        "\(system(flow.source.system)?.name ?? flow.source.system) → "
            + "\(system(flow.target.system)?.name ?? flow.target.system)"
    }
}

extension Gap {
    /// Whether something is to be done about it.
    fileprivate var isOpen: Bool { status != .accepted && status != .resolved }
}

extension PlanChange {
    fileprivate init(from before: Roadmap, to after: Roadmap) {
        func steps(_ roadmap: Roadmap) -> [String: String] {
            let planned = Set(roadmap.phases.flatMap(\.steps))
            return Dictionary(roadmap.steps.filter { planned.contains($0.id) }.map { ($0.id, $0.title) }) { $1 }
        }
        let (old, new) = (steps(before), steps(after))
        self.init(
            nextBefore: before.phases.first?.title,
            nextAfter: after.phases.first?.title,
            isNextChanged: before.phases.first?.steps.sorted() != after.phases.first?.steps.sorted(),
            newSteps: new.filter { old[$0.key] == nil }.sorted { $0.key < $1.key }.map(\.value),
            goneSteps: old.filter { new[$0.key] == nil }.sorted { $0.key < $1.key }.map(\.value)
        )
    }
}
