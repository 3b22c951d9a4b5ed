import IntegrationModel

/// Which steps of the catalogue close which gaps, by what the gap is about.
struct GapMatcher {
    let catalogue: [StepTemplate]
    let map: FlowMap
    private let kinds: [String: SystemKind]
    private let mechanisms: [String: Mechanism]
    /// The system at the centre of the map: an island is coupled to it.
    let hub: String?

    /// The share from which a step makes the catalogue's fallbacks needless.
    private static let enough = 0.5
    /// The share of records from which on a field counts as filled in.
    private static let nearlyAll = 0.9

    init(catalogue: [StepTemplate], map: FlowMap) {
        self.catalogue = catalogue
        self.map = map
        kinds = Dictionary(map.systems.map { ($0.id, $0.kind) }) { first, _ in first }
        mechanisms = Dictionary(map.flows.map { ($0.id, $0.mechanism) }) { first, _ in first }
        hub = Self.hub(of: map)
    }

    /// A gap's closings by the steps of the catalogue, in the order of the catalogue.
    func closings(of gap: Gap) -> [(template: StepTemplate, rule: GapClosing)] {
        let all = catalogue.compactMap { template in rule(of: template, for: gap).map { (template, $0) } }
        let hasOwn = all.contains { !$0.0.fallback && $0.1.share.likely >= Self.enough }
        return hasOwn ? all.filter { !$0.0.fallback } : all
    }

    /// The rule by which a step closes a gap, the one with the largest share where there are several.
    private func rule(of template: StepTemplate, for gap: Gap) -> GapClosing? {
        let (source, target) = ends(of: gap)
        let mayTurn = [.noSharedKey, .twoMasters, .unknownDirection].contains(gap.kind)
        guard subjectExists(template.scope, source, target), !isNeedless(template, source) else { return nil }
        var best: GapClosing?
        for rule in template.closes where rule.kind == gap.kind && mechanismFits(rule, gap) {
            let fits =
                endsFit(template, rule, source, target) || (mayTurn && endsFit(template, rule, target, source))
            if fits, rule.share.likely > best?.share.likely ?? -1 { best = rule }
        }
        return best
    }

    /// The ends of what would be built: an island's other end is the hub.
    func ends(of gap: Gap) -> (source: FlowEnd?, target: FlowEnd?) {
        guard gap.kind == .island, gap.target == nil, let source = gap.source, let hub, hub != source.system else {
            return (gap.source, gap.target)
        }
        let datasets = map.datasets.filter { $0.system == hub }
        let counterpart = datasets.first { $0.entity == source.entity } ?? datasets.first
        let entity = counterpart?.entity ?? source.entity
        return (source, FlowEnd(system: hub, dataset: counterpart?.id ?? hub, entity: entity))
    }

    /// Whether the records at the source have already what the step would give them.
    private func isNeedless(_ template: StepTemplate, _ source: FlowEnd?) -> Bool {
        guard !template.needlessWith.isEmpty, let source, let dataset = map.dataset(source.dataset) else {
            return false
        }
        return dataset.fields.contains { field in
            let profile = field.profile
            return field.canonical.map(template.needlessWith.contains) ?? false && profile.count > 0
                && Double(profile.count - profile.nulls) >= Self.nearlyAll * Double(profile.count)
        }
    }

    private func subjectExists(_ scope: StepScope, _ source: FlowEnd?, _ target: FlowEnd?) -> Bool {
        switch scope {
        case .flow, .direction: source != nil && target != nil
        case .pair, .system, .company: true
        }
    }

    private func endsFit(
        _ template: StepTemplate,
        _ rule: GapClosing,
        _ source: FlowEnd?,
        _ target: FlowEnd?
    ) -> Bool {
        // Records without origin do not come from the source, so its kind says nothing where its entity does not matter.
        let comesFrom = rule.kind == .withoutOrigin && rule.sourceEntities == nil ? nil : source
        return entityFits(rule.sourceEntities, source) && entityFits(rule.targetEntities, target)
            && kindFits(template.sourceKinds, comesFrom) && kindFits(template.targetKinds, target)
    }

    private func entityFits(_ allowed: [Entity]?, _ end: FlowEnd?) -> Bool {
        guard let allowed else { return true }
        return end.map { allowed.contains($0.entity) } ?? false
    }

    private func kindFits(_ allowed: [SystemKind]?, _ end: FlowEnd?) -> Bool {
        guard let allowed, let end, let kind = kinds[end.system] else { return true }
        return allowed.contains(kind)
    }

    private func mechanismFits(_ rule: GapClosing, _ gap: Gap) -> Bool {
        guard let allowed = rule.mechanisms else { return true }
        return allowed.contains(mechanism(of: gap))
    }

    /// How the flow that a gap is about is carried out.
    func mechanism(of gap: Gap) -> Mechanism {
        guard let source = gap.source, let target = gap.target else { return .unknown }
        return mechanisms[Flow.id(from: source.dataset, to: target.dataset)]
            ?? (gap.kind == .manualRekeying ? .manual : .unknown)
    }

    /// The system with the most ends of flows; of equal ones the ERP, then the bookkeeping, then the first by id.
    private static func hub(of map: FlowMap) -> String? {
        var ends: [String: Int] = [:]
        for flow in map.flows {
            ends[flow.source.system, default: 0] += 1
            ends[flow.target.system, default: 0] += 1
        }
        func rank(_ kind: SystemKind) -> Int { kind == .erp ? 0 : kind == .accounting ? 1 : 2 }
        return map.systems.min {
            (-(ends[$0.id] ?? 0), rank($0.kind), $0.id) < (-(ends[$1.id] ?? 0), rank($1.kind), $1.id)
        }?.id
    }
}
