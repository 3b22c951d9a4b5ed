import IntegrationModel

/// The way back from the goals of a vision: which gaps stand between the map and each part of a goal.
struct VisionPath: Sendable {
    /// A wanted flow or a target of a goal.
    struct Part: Sendable {
        var goal: Int
        /// How near the map is, 0–1; nil where no export shows it.
        var now: Double?
        /// Positions of the gaps that are the distance.
        var blocking: [Int]
    }

    let goals: [VisionGoal]
    private(set) var parts: [Part] = []
    /// By gap: the positions of the goals that closing it helps.
    private(set) var served: [Set<Int>]
    /// Gaps that matter for another reason than a goal: the law, or where an entity is at home.
    private(set) var duties: Set<Int> = []

    /// Without goals everything may be done.
    var isGiven: Bool { !goals.isEmpty }

    init(_ vision: Vision?, gaps: [Gap], map: FlowMap) {
        goals = vision?.goals ?? []
        served = Array(repeating: [], count: gaps.count)
        let chains = ProcessChains(map)
        for (position, goal) in goals.enumerated() {
            for flow in goal.flows { add(flow, of: position, gaps, map) }
            for target in goal.targets { add(target, of: position, gaps, map, chains) }
        }
        for (position, gap) in gaps.enumerated() where Self.isDuty(gap, vision?.owners ?? []) {
            duties.insert(position)
        }
    }

    /// Whether a gap is on the way to a goal, or a duty.
    func matters(_ gap: Int) -> Bool { !isGiven || duties.contains(gap) || !served[gap].isEmpty }

    private mutating func add(_ flow: WantedFlow, of goal: Int, _ gaps: [Gap], _ map: FlowMap) {
        var part = Part(goal: goal, now: Self.nearness(of: flow, map), blocking: [])
        for (position, gap) in gaps.enumerated() {
            switch Self.relation(of: gap, to: flow) {
            case .blocks:
                part.blocking.append(position)
                served[position].insert(goal)
            case .helps: served[position].insert(goal)
            case .none: break
            }
        }
        parts.append(part)
    }

    private mutating func add(
        _ target: ProcessTarget,
        of goal: Int,
        _ gaps: [Gap],
        _ map: FlowMap,
        _ chains: ProcessChains
    ) {
        let datasets = chains.datasets(from: target.source, to: target.target)
        var part = Part(goal: goal, now: Self.nearness(of: target, map), blocking: [])
        for (position, gap) in gaps.enumerated() {
            guard let source = gap.source else { continue }
            let isDirect = source.entity == target.source && gap.target?.entity == target.target
            let isBetween =
                datasets.contains(source.dataset) && gap.target.map { datasets.contains($0.dataset) } ?? true
            guard isDirect || isBetween else { continue }
            served[position].insert(goal)
            if gap.target != nil, Self.blocking(target.measure).contains(gap.kind) { part.blocking.append(position) }
        }
        parts.append(part)
    }

    private enum Relation { case blocks, helps, none }

    private static func relation(of gap: Gap, to flow: WantedFlow) -> Relation {
        guard let source = gap.source else { return .none }
        let systems = Set([flow.source.system, flow.target.system])
        if gap.kind == .island { return systems.contains(source.system) ? .blocks : .none }
        guard let target = gap.target else {
            // What is wrong inside one end of the flow.
            let isEnd = flow.source.matches(source) || flow.target.matches(source)
            let isUnread = gap.kind == .missingExport && systems.contains(source.system)
            return isEnd || isUnread ? .helps : .none
        }
        if flow.source.matches(source), flow.target.matches(target) {
            return transport.contains(gap.kind) ? .blocks : .helps
        }
        guard Set([source.system, target.system]) == systems else {
            return source.system == target.system && (flow.source.matches(source) || flow.target.matches(source))
                ? .helps : .none
        }
        // Customers and articles come along with the documents that name them.
        let carried = [source.entity, target.entity].allSatisfy { !$0.isDocument }
        return carried || keys.contains(gap.kind) ? .helps : .none
    }

    private static let transport: Set<GapKind> = [
        .missingFlow, .manualRekeying, .leak, .lateFlow, .stoppedFlow, .unreconciledPayments, .unknownDirection,
    ]
    private static let keys: Set<GapKind> = [.noSharedKey, .twoMasters, .unknownDirection]

    private static func blocking(_ measure: ProcessTarget.Measure) -> Set<GapKind> {
        switch measure {
        case .days: [.lateFlow, .manualRekeying, .stoppedFlow, .missingFlow, .unreconciledPayments]
        case .withoutHands: [.manualRekeying, .missingFlow, .unreconciledPayments, .unknownDirection]
        case .complete: [.leak, .stoppedFlow, .missingFlow, .unreconciledPayments]
        }
    }

    /// What the law asks, and one home for each entity, need no goal of their own.
    private static func isDuty(_ gap: Gap, _ owners: [EntityOwner]) -> Bool {
        if gap.kind == .notPeppolReady { return true }
        let kinds: Set<GapKind> = [
            .twoMasters, .conflictingValues, .duplicateRecords, .noSharedKey, .invalidIdentifiers,
        ]
        guard kinds.contains(gap.kind) else { return false }
        let entities = Set([gap.source?.entity, gap.target?.entity].compactMap(\.self))
        return owners.contains { entities.contains($0.entity) }
    }
}

extension VisionPath {
    /// A third each for going by itself, for being complete and for being in time.
    private static func nearness(of flow: WantedFlow, _ map: FlowMap) -> Double? {
        switch flow.state(in: map) {
        case .reached: return 1
        case .missing: return 0
        case .unseen: return nil
        case .poor(let flows):
            return flows.map { its in
                let isByItself = its.mechanism != .manual && its.mechanism != .unknown && its.stoppedAt == nil
                let late = flow.withinSeconds.map { wanted in its.lagSeconds.map { $0.median > wanted } ?? false }
                return ((isByItself ? 1 : 0) + min(1, its.coverage / WantedFlow.complete) + (late == true ? 0 : 1)) / 3
            }.max()
        }
    }

    private static func nearness(of target: ProcessTarget, _ map: FlowMap) -> Double? {
        guard let value = target.value(in: map) else { return nil }
        if target.isReached(by: value) { return 1 }
        return target.measure == .days ? target.value / max(value, 1e-9) : value / max(target.value, 1e-9)
    }
}

/// The datasets through which a process runs from one entity to another.
struct ProcessChains {
    private let map: FlowMap

    init(_ map: FlowMap) { self.map = map }

    /// The datasets on any way of flows from an entity to another, both ends included. Linear in flows times datasets.
    func datasets(from source: Entity, to target: Entity) -> Set<String> {
        let forward = reached(from: source) { ($0.source.dataset, $0.target.dataset) }
        let backward = reached(from: target) { ($0.target.dataset, $0.source.dataset) }
        return forward.intersection(backward)
    }

    private func reached(from entity: Entity, along step: (Flow) -> (String, String)) -> Set<String> {
        var reached = Set(map.datasets.filter { $0.entity == entity }.map(\.id))
        var grows = true
        while grows {
            grows = false
            for flow in map.flows {
                let (from, to) = step(flow)
                if reached.contains(from), reached.insert(to).inserted { grows = true }
            }
        }
        return reached
    }
}
