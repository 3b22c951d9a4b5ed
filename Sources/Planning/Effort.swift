import IntegrationModel

/// What a step takes here: the catalogue's figures, scaled by what the map tells, with the reasons.
///
/// The factors are assumptions.
struct Effort {
    private(set) var weeks: Range3
    private(set) var cost: Range3
    private(set) var reasons: [String]

    /// What each further kind of records adds to a coupling.
    private static let furtherEntity = 0.3
    /// What is left to do where an interface exists already.
    private static let existingInterface = 0.6
    /// From this many records a year on, a coupling needs queues and batches.
    private static let highVolume = 20_000.0
    private static let highVolumeFactor = 1.2
    /// A system of which no product is known: its interfaces must be found out first.
    private static let unknownProduct = 1.2
    /// Bounds of the factor for the number of records.
    private static let size = 0.4...2.0

    init(_ subject: StepSubject, map: FlowMap, learned: LearnedFactors = LearnedFactors()) {
        let template = subject.template
        weeks = template.weeks
        cost = template.cost
        reasons = [
            "\(template.name) (\(template.id)): \(Wording.weeks(weeks.likely)) and "
                + "\(Wording.euro(cost.likely)) in the catalogue (\(template.evidenceSource))"
        ]
        let flows = subject.closings.compactMap { closing -> Flow? in
            guard let source = closing.source, let target = closing.target else { return nil }
            return map.flow(Flow.id(from: source.dataset, to: target.dataset))
        }
        if template.upkeep > 0, !subject.systems.isEmpty {
            scaleForCoupling(subject, flows, map)
        }
        if let meant = template.sizedFor { scaleForSize(subject, meant, map) }
        if let factors = learned[template.family] { apply(factors) }
        cost = Range3(Self.round(cost.low, 100), Self.round(cost.likely, 100), Self.round(cost.high, 100))
        weeks = Range3(Self.round(weeks.low, 0.5), Self.round(weeks.likely, 0.5), Self.round(weeks.high, 0.5))
    }

    /// What finished steps of the family took, applied to this one.
    private mutating func apply(_ factors: LearnedFactors.Factors) {
        cost = cost * factors.cost
        weeks = weeks * factors.effort
        let changes = [
            factors.cost == 1 ? nil : "cost \(Wording.factor(factors.cost)) times the estimate",
            factors.effort == 1 ? nil : "took \(Wording.factor(factors.effort)) times the weeks",
        ].compactMap(\.self)
        guard !changes.isEmpty else { return }
        reasons.append(
            "learned from \(Wording.finished(factors)): \(factors.family.rawValue) steps \(Wording.list(changes)); "
                + "applied to what follows"
        )
    }

    private mutating func scaleForCoupling(_ subject: StepSubject, _ flows: [Flow], _ map: FlowMap) {
        // Customers and articles come along with the documents that name them.
        let documents = subject.closings.filter { $0.source?.entity.isDocument ?? false }
        let counted = documents.isEmpty ? subject.closings : documents
        let pairs = Set(counted.map { [$0.source?.entity, $0.target?.entity] })
        if pairs.count > 1 {
            scale(by: 1 + Self.furtherEntity * Double(pairs.count - 1), because: "\(pairs.count) kinds of records")
        }
        let exists = !flows.isEmpty && flows.allSatisfy { $0.mechanism == .automated || $0.mechanism == .batch }
        if exists { scale(by: Self.existingInterface, because: "an interface exists already") }
        let volume = flows.compactMap(\.yearlyVolume).max() ?? 0
        if volume > Self.highVolume {
            scale(by: Self.highVolumeFactor, because: "\(Wording.grouped(volume)) records a year")
        }
        let unknown = subject.systems.filter { map.system($0)?.kind == .other }
        if !unknown.isEmpty {
            let names = Wording.list(unknown.map { map.system($0)?.name ?? $0 })
            scale(by: Self.unknownProduct, because: "nothing is known of the interfaces of \(names)")
        }
    }

    private mutating func scaleForSize(_ subject: StepSubject, _ meant: Int, _ map: FlowMap) {
        let ids = Set(subject.closings.flatMap { [$0.gap.source?.dataset, $0.gap.target?.dataset].compactMap(\.self) })
        let largest = map.datasets.filter { ids.contains($0.id) }.map(\.records).max()
        let records = largest ?? subject.closings.map(\.gap.records).max() ?? 0
        guard records > 0 else { return }
        let factor = (Double(records) / Double(meant)).squareRoot()
        let bounded = min(max(factor, Self.size.lowerBound), Self.size.upperBound)
        scale(
            by: bounded,
            because:
                "\(Wording.grouped(Double(records))) records, where the catalogue means \(Wording.grouped(Double(meant)))"
        )
    }

    /// Weeks grow slower than money: the part that is waiting and agreeing stays.
    private mutating func scale(by factor: Double, because reason: String) {
        cost = cost * factor
        weeks = weeks * factor.squareRoot()
        reasons.append("cost × \(Wording.decimal(factor * 100)) %: \(reason) (assumption)")
    }

    private static func round(_ value: Double, _ unit: Double) -> Double {
        value <= 0 ? 0 : max(unit, (value / unit).rounded() * unit)
    }
}
