import IntegrationModel

/// Which steps must come before a step in this company, and why.
///
/// A prerequisite of the catalogue is needed only where the map does not show that it is fulfilled.
struct Prerequisites {
    /// Ids of steps, sorted.
    private(set) var ids: [String] = []
    private(set) var reasons: [String] = []

    init(of subject: StepSubject, among subjects: [StepSubject], catalogue: [StepTemplate], map: FlowMap) {
        for named in subject.template.prerequisites {
            guard let template = catalogue.first(where: { $0.id == named }) else { continue }
            let concerned = subjects.filter { $0.template.id == named && Self.concerns($0, subject) }
            let needed = concerned.filter(\.mustComeFirst)
            ids += needed.map(\.id)
            if needed.isEmpty {
                let few = concerned.isEmpty ? "the exports show nothing that it would repair" : "few records need it"
                reasons.append("\(template.name) (\(named)) is not needed first: \(few)")
            }
        }
        for named in subject.template.betterAfter {
            guard let template = catalogue.first(where: { $0.id == named }),
                subjects.contains(where: { $0.template.id == named && Self.concerns($0, subject) })
            else { continue }
            reasons.append("it goes better after \(template.name) (\(named)), but can do without")
        }
        ids = Set(ids).sorted()
    }

    /// Whether a step is about systems that another one is about.
    private static func concerns(_ prerequisite: StepSubject, _ subject: StepSubject) -> Bool {
        if prerequisite.id == subject.id { return false }
        if prerequisite.template.scope == .company { return true }
        if subject.systems.count == 1 { return prerequisite.systems.contains(subject.systems[0]) }
        return !prerequisite.systems.isEmpty && Set(prerequisite.systems).isSubset(of: subject.systems)
    }
}

extension StepSubject {
    /// Whether others must wait for it: not where only gaps of low severity ask for it.
    fileprivate var mustComeFirst: Bool {
        closings.isEmpty || closings.contains { $0.gap.severity > .low }
    }
}

extension StepMaker {
    /// Steps that earn nothing and that no gap asks for, but without which others cannot go: a shared number, where both
    /// systems hold the entity and the map shows no key between them.
    func missingEnablers(of subjects: [StepSubject], _ map: FlowMap) -> [StepSubject] {
        var known = Set(subjects.map(\.id))
        var added: [StepSubject] = []
        var queue = subjects
        while let subject = queue.popLast() {
            guard subject.systems.count == 2 else { continue }
            for named in subject.template.prerequisites {
                guard let template = catalogue.first(where: { $0.id == named }), template.enabler,
                    template.scope == .pair
                else { continue }
                let enabler = StepSubject(enabler: template, systems: subject.systems)
                guard !known.contains(enabler.id), isMissing(template, between: subject.systems, map) else { continue }
                known.insert(enabler.id)
                added.append(enabler)
                queue.append(enabler)
            }
        }
        return added
    }

    private func isMissing(_ template: StepTemplate, between systems: [String], _ map: FlowMap) -> Bool {
        let entities = Set(
            template.closes.filter { $0.kind == .noSharedKey }
                .flatMap { ($0.sourceEntities ?? []) + ($0.targetEntities ?? []) }
        )
        let both = systems.allSatisfy { system in
            map.datasets.contains { $0.system == system && entities.contains($0.entity) }
        }
        guard both else { return false }
        func joins(_ left: FlowEnd, _ right: FlowEnd, _ key: [FlowKey]) -> Bool {
            Set([left.system, right.system]) == Set(systems) && entities.contains(left.entity)
                && entities.contains(right.entity) && key.contains { $0.match != .fuzzy }
        }
        return !map.flows.contains { joins($0.source, $0.target, $0.key) }
            && !map.links.contains { $0.between.count == 2 && joins($0.between[0], $0.between[1], $0.key) }
    }
}
