public import IntegrationModel

/// A vision to begin with: what a map shows to be typed over, late or leaking is proposed to run by itself.
///
/// It is a proposal for people to change: exports show what is, not what is wanted.
public enum VisionProposal {
    /// Goals for 24 months where work by hand is done or records are lost, for 48 months where a working flow is only late, the
    /// most work first; the owner of each list that one system alone feeds.
    public static func vision(of map: FlowMap) -> Vision {
        var vision = Vision()
        let names = Dictionary(map.systems.map { ($0.id, $0.name) }) { first, _ in first }
        for flow in map.flows.sorted(by: isLarger) {
            // What a third party carries, such as a payment, is nobody's to automate; that it arrives can be wanted.
            if flow.mechanism == .external {
                if let goal = arrival(flow, names), !vision.goals.contains(where: { $0.id == goal.id }) {
                    vision.goals.append(goal)
                }
                continue
            }
            guard let months = months(for: flow) else { continue }
            vision.goals.append(
                VisionGoal(
                    id: goalID(flow, among: vision.goals.map(\.id)),
                    title: title(flow, names),
                    months: months,
                    flows: [
                        WantedFlow(
                            source: WantedEnd(system: flow.source.system, entity: flow.source.entity),
                            target: WantedEnd(system: flow.target.system, entity: flow.target.entity),
                            withinSeconds: 86_400
                        )
                    ]
                )
            )
        }
        vision.owners = owners(of: map)
        return vision
    }

    /// The goals of templates, one after the other, each flow and each figure once, each id once; where entities are at home
    /// the first one says.
    public static func vision(of map: FlowMap, from templates: [VisionTemplate]) -> Vision {
        var vision = Vision()
        for template in templates {
            let its = template.vision(for: map)
            for var goal in its.goals {
                goal.flows.removeAll(where: vision.wantedFlows.contains)
                goal.targets.removeAll { target in
                    vision.goals.contains { $0.targets.contains { $0.isAbout(target) } }
                }
                guard !goal.flows.isEmpty || !goal.targets.isEmpty else { continue }
                let taken = vision.goals.map(\.id)
                let ids = ([goal.id, "\(template.id)-\(goal.id)"] + (2...99).map { "\(goal.id)-\($0)" })
                goal.id = ids.first { !taken.contains($0) } ?? goal.id
                vision.goals.append(goal)
            }
            vision.owners += its.owners.filter { owner in !vision.owners.contains { $0.entity == owner.entity } }
        }
        vision.owners.sort { $0.entity.rawValue < $1.entity.rawValue }
        return vision
    }

    private static func arrival(_ flow: Flow, _ names: [String: String]) -> VisionGoal? {
        guard flow.coverage < WantedFlow.complete else { return nil }
        let (source, target) = (flow.source, flow.target)
        let what = Wording.plural(source.entity)
        return VisionGoal(
            id: "\(source.entity.rawValue)-\(target.entity.rawValue)",
            title: "Of nearly all \(what) the \(Wording.plural(target.entity)) are seen in "
                + "\(names[target.system] ?? target.system)",
            months: 24,
            targets: [
                ProcessTarget(
                    source: source.entity,
                    target: target.entity,
                    measure: .complete,
                    value: WantedFlow.complete
                )
            ]
        )
    }

    private static func isLarger(_ left: Flow, _ right: Flow) -> Bool {
        (right.yearlyVolume ?? 0, left.id) < (left.yearlyVolume ?? 0, right.id)
    }

    /// nil where a flow is as it should be, or where how it runs is not known.
    private static func months(for flow: Flow) -> Int? {
        if flow.mechanism == .manual || flow.stoppedAt != nil || flow.coverage < WantedFlow.complete { return 24 }
        if flow.mechanism != .unknown, let lag = flow.lagSeconds, lag.median > 86_400 { return 48 }
        return nil
    }

    private static func title(_ flow: Flow, _ names: [String: String]) -> String {
        let source = names[flow.source.system] ?? flow.source.system
        let target = names[flow.target.system] ?? flow.target.system
        let what = Wording.plural(flow.source.entity)
        let becomes =
            flow.source.entity == flow.target.entity ? "reach" : "become \(Wording.plural(flow.target.entity)) in"
        return
            "\(what.prefix(1).uppercased() + what.dropFirst()) of \(source) \(becomes) \(target) by themselves within a day"
    }

    private static func goalID(_ flow: Flow, among taken: [String]) -> String {
        let plain = "\(flow.source.entity.rawValue)-\(flow.source.system)-\(flow.target.system)"
        guard taken.contains(plain) else { return plain }
        return (2...).lazy.map { "\(plain)-\($0)" }.first { !taken.contains($0) } ?? plain
    }

    /// The one system from which others get a list, and that gets it from none.
    private static func owners(of map: FlowMap) -> [EntityOwner] {
        [Entity.party, .product].compactMap { entity in
            let flows = map.flows.filter { $0.source.entity == entity && $0.target.entity == entity }
            let givers = Set(flows.map(\.source.system)).subtracting(flows.map(\.target.system))
            guard givers.count == 1, let owner = givers.first else { return nil }
            return EntityOwner(entity: entity, system: owner)
        }
    }
}

extension ProcessTarget {
    /// Whether two targets speak of the same figure.
    fileprivate func isAbout(_ other: ProcessTarget) -> Bool {
        source == other.source && target == other.target && measure == other.measure
    }
}
