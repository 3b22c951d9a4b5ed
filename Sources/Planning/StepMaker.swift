public import IntegrationModel

/// Makes the steps of the catalogue concrete: for each template, one step for each flow, pair of systems or system that
/// has gaps it closes.
public struct StepMaker: Sendable {
    public var catalogue: [StepTemplate]
    public var constraints: PlanningConstraints
    public var assumptions: PlanningAssumptions

    public init(
        catalogue: [StepTemplate],
        constraints: PlanningConstraints = PlanningConstraints(),
        assumptions: PlanningAssumptions = PlanningAssumptions()
    ) {
        self.catalogue = catalogue
        self.constraints = constraints
        self.assumptions = assumptions
    }

    /// The steps that gaps give reason for, with those they need; sorted by id.
    ///
    /// A step too big for one phase is cut into one for each flow, where it is about several. Gaps that the user
    /// accepted or that are resolved give no step. Linear in templates times gaps.
    public func steps(for gaps: [Gap], map: FlowMap) -> [Step] {
        let open = gaps.open
        let matcher = GapMatcher(catalogue: catalogue, map: map)
        let counted = CountedCosts(open)
        var subjects: [StepSubject] = []
        var positions: [String: Int] = [:]
        for gap in open {
            for (template, rule) in matcher.closings(of: gap) {
                let subject = StepSubject(template: template, gap: gap, rule: rule, ends: matcher.ends(of: gap))
                if let position = positions[subject.id] {
                    subjects[position].closings += subject.closings
                } else {
                    positions[subject.id] = subjects.count
                    subjects.append(subject)
                }
            }
        }
        subjects = subjects.flatMap { slices($0, map) }
        subjects += missingEnablers(of: subjects, map)
        let steps = subjects.map { step($0, among: subjects, map: map, counted: counted) }
        return steps.sorted { $0.id < $1.id }
    }

    /// The subject, or one for each flow where it is too big for a phase.
    private func slices(_ subject: StepSubject, _ map: FlowMap) -> [StepSubject] {
        let effort = Effort(subject, map: map, learned: assumptions.learned)
        guard
            effort.cost.likely * (1 + assumptions.overhead) > constraints.maxBudget
                || effort.weeks.likely > Double(constraints.maxWeeks)
        else { return [subject] }
        let slices = subject.slices
        return slices.count > 1 ? slices : [subject]
    }

    private func step(
        _ subject: StepSubject,
        among subjects: [StepSubject],
        map: FlowMap,
        counted: CountedCosts
    ) -> Step {
        let template = subject.template
        let effort = Effort(subject, map: map, learned: assumptions.learned)
        let needs = Prerequisites(of: subject, among: subjects, catalogue: catalogue, map: map)
        let factors = assumptions.learned[template.family]
        let benefits = subject.closings.map { closing in
            let cost = counted.costs[closing.gap.id] ?? .zero
            let share = closing.rule.share.times(factors?.effect ?? 1)
            return StepBenefit(gap: closing.gap.id, share: share, yearly: cost * share)
        }.sorted { $0.gap < $1.gap }
        let effect = factors.flatMap { factors in
            factors.effect == 1
                ? nil
                : "learned from \(Wording.finished(factors)): \(factors.family.rawValue) steps took away "
                    + "\(Wording.factor(factors.effect)) times what was promised; applied to what follows"
        }
        return Step(
            id: subject.id,
            template: template.id,
            title: subject.title(in: map),
            weeks: effort.weeks,
            cost: effort.cost,
            disruption: template.disruption,
            gapsClosed: benefits.filter { $0.share.likely >= Share.closed }.map(\.gap),
            gapsNarrowed: benefits.filter { $0.share.likely < Share.closed }.map(\.gap),
            yearlyBenefit: benefits.reduce(.zero) { $0 + $1.yearly },
            prerequisites: needs.ids,
            measure: template.measure,
            evidenceGrade: template.evidenceGrade,
            systems: subject.systems,
            process: template.process,
            enabler: template.enabler,
            upkeep: template.upkeep,
            benefits: benefits,
            reasons: effort.reasons + [effect].compactMap(\.self) + needs.reasons,
            family: template.family
        )
    }
}

/// Limits on shares of a gap's cost.
enum Share {
    /// From here on a gap counts as closed, below as narrowed.
    static let closed = 0.8
}

extension Range3 {
    /// Shares times a factor; no share is above 1.
    fileprivate func times(_ factor: Double) -> Range3 {
        Range3(min(1, low * factor), min(1, likely * factor), min(1, high * factor))
    }
}

extension [Gap] {
    /// The gaps that something is to be done about, each id once, sorted by id.
    var open: [Gap] {
        var seen: Set<String> = []
        return filter { $0.status != .accepted && $0.status != .resolved && seen.insert($0.id).inserted }
            .sorted { $0.id < $1.id }
    }
}
