import IntegrationModel

/// What a step is about, and the gaps that it closes there.
struct StepSubject {
    /// A gap, the rule by which it is closed, and the ends of what is built.
    struct Closing {
        var gap: Gap
        var rule: GapClosing
        var source: FlowEnd?
        var target: FlowEnd?
    }

    var template: StepTemplate
    /// The flow, systems or system, as in the step's id.
    var name: String
    /// Sorted.
    var systems: [String]
    var closings: [Closing]

    var id: String { "\(template.id):\(name)" }

    init(template: StepTemplate, gap: Gap, rule: GapClosing, ends: (source: FlowEnd?, target: FlowEnd?)) {
        self.template = template
        closings = [Closing(gap: gap, rule: rule, source: ends.source, target: ends.target)]
        let both = [ends.source, ends.target].compactMap(\.self)
        let all = Set(both.map(\.system)).sorted()
        let changed = Self.changed(template, ends) ?? all
        switch template.scope {
        case .flow:
            name = both.map(\.dataset).joined(separator: ">")
            systems = changed
        case .direction:
            name = both.map(\.system).joined(separator: ">")
            systems = changed
        case .pair:
            name = all.isEmpty ? "company" : all.joined(separator: "~")
            systems = all
        case .system:
            let aboutTarget =
                gap.kind == .withoutOrigin
                || (rule.targetEntities != nil && (rule.sourceEntities == nil || template.sourceKinds != nil))
            let end = aboutTarget ? ends.target ?? ends.source : ends.source ?? ends.target
            name = end?.system ?? "company"
            systems = end.map { [$0.system] } ?? []
        case .company:
            name = "company"
            systems = []
        }
    }

    /// The system that alone is changed; nil where all are.
    private static func changed(_ template: StepTemplate, _ ends: (source: FlowEnd?, target: FlowEnd?)) -> [String]? {
        switch template.changes {
        case .source: ends.source.map { [$0.system] }
        case .target: ends.target.map { [$0.system] }
        case nil: nil
        }
    }

    /// A step that no gap asks for, but other steps do.
    init(enabler template: StepTemplate, systems: [String]) {
        self.template = template
        self.systems = systems.sorted()
        name = self.systems.joined(separator: "~")
        closings = []
    }

    /// One subject for each flow or dataset it is about.
    var slices: [StepSubject] {
        let parts = Dictionary(grouping: closings) { closing in
            [closing.source?.dataset, closing.target?.dataset].compactMap(\.self).joined(separator: ">")
        }
        return parts.keys.sorted().map { key in
            var slice = self
            slice.closings = parts[key] ?? []
            slice.name = key.isEmpty ? name : key
            slice.systems = Set(
                slice.closings.flatMap { closing in
                    Self.changed(template, (closing.source, closing.target))
                        ?? [closing.source?.system, closing.target?.system].compactMap(\.self)
                }
            ).sorted()
            return slice
        }
    }
}

extension StepSubject {
    /// The step's name in this company.
    func title(in map: FlowMap) -> String {
        guard let pattern = template.title else { return template.name }
        func names(_ ids: [String]) -> String {
            Wording.list(ids.map { map.system($0)?.name ?? $0 })
        }
        let sources = unique(closings.compactMap { $0.source?.system })
        let targets = unique(closings.compactMap { $0.target?.system })
        let all = systems.isEmpty ? unique(sources + targets).sorted() : systems
        let words = [
            "{source}": names(sources.isEmpty ? all : sources),
            "{target}": names(targets.isEmpty ? all : targets),
            "{system}": names(all),
            "{systems}": names(all),
            "{entities}": Wording.list(entities.map(Wording.plural)),
        ]
        var title = ""
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            title += rest[..<open]
            let placeholder = String(rest[open...close])
            title += words[placeholder] ?? placeholder
            rest = rest[rest.index(after: close)...]
        }
        return title + rest
    }

    /// The entities it moves or cleans, in the order of the model.
    private var entities: [Entity] {
        let aboutTarget = closings.allSatisfy { $0.gap.kind == .withoutOrigin || $0.source == nil }
        let found = Set(
            closings.compactMap { aboutTarget ? $0.target?.entity ?? $0.source?.entity : $0.source?.entity }
        )
        let ordered = Entity.allCases.filter(found.contains)
        return ordered.isEmpty ? [.other] : ordered
    }

    private func unique(_ ids: [String]) -> [String] {
        var seen: Set<String> = []
        return ids.filter { seen.insert($0).inserted }
    }
}
