import Configuration
import IntegrationModel
import Planning
import Testing

@Suite("Whatever the company")
struct PlanningPropertyTests {
    static let catalogue = (try? StepCatalogue.bundled().steps) ?? []
    static let planner = Planner(
        catalogue: catalogue,
        assumptions: PlanningAssumptions(thoroughness: 0.02, scenarios: 20)
    )

    /// Gaps of any kinds and costs between the ends of the sample map.
    static func gaps(seed: UInt64) -> [Gap] {
        var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let flows = Samples.map.flows
        var gaps: [Gap] = []
        for _ in 0..<(3 + random(20)) {
            let kind = GapKind.allCases[random(GapKind.allCases.count)]
            let flow = flows[random(flows.count)]
            let severity = Severity.allCases[random(3)]
            let yearly = Double(random(40)) * 700
            let single = [.island, .duplicateRecords, .invalidIdentifiers, .missingExport].contains(kind)
            let source = random(6) == 0 && single ? Samples.deals : flow.source
            gaps.append(
                Samples.gap(
                    kind,
                    source,
                    single ? nil : flow.target,
                    yearly: yearly,
                    records: 1 + random(500),
                    severity: severity
                )
            )
        }
        return gaps
    }

    @Test("every phase keeps to the limits", arguments: 1...25)
    func keepsToLimits(_ seed: UInt64) {
        let roadmap = Self.planner.roadmap(for: Self.gaps(seed: seed), map: Samples.map)
        let steps = Dictionary(uniqueKeysWithValues: roadmap.steps.map { ($0.id, $0) })
        var week = 0
        for phase in roadmap.phases {
            #expect(phase.weeks <= 12 && phase.weeks > 0)
            #expect(phase.cost.likely >= 15_000 && phase.cost.likely <= 50_000)
            #expect(phase.startWeek == week)
            #expect(phase.steps.filter { steps[$0]?.disruption ?? 0 >= 3 }.count <= 1)
            #expect(phase.cost.low <= phase.cost.likely && phase.cost.likely <= phase.cost.high)
            if let payback = phase.paybackMonths {
                #expect(payback.low <= payback.likely && payback.likely <= payback.high)
                #expect(payback.likely <= 36)
            }
            week += phase.weeks
        }
        #expect(roadmap.phases.isEmpty == (roadmap.reasonForNone != nil))
    }

    @Test("no step comes before those it needs, and none twice", arguments: 1...25)
    func keepsOrder(_ seed: UInt64) {
        let roadmap = Self.planner.roadmap(for: Self.gaps(seed: seed), map: Samples.map)
        let steps = Dictionary(uniqueKeysWithValues: roadmap.steps.map { ($0.id, $0) })
        var done: Set<String> = []
        for step in roadmap.phases.flatMap(\.steps) {
            #expect(done.isSuperset(of: steps[step]?.prerequisites ?? ["unknown"]))
            #expect(done.insert(step).inserted)
        }
    }

    @Test("the benefit is never above the cost of the gaps", arguments: 1...25)
    func neverSavesMore(_ seed: UInt64) {
        let gaps = Self.gaps(seed: seed)
        let unique = Dictionary(gaps.map { ($0.id, $0) }) { first, _ in first }.values
        let roadmap = Self.planner.roadmap(for: gaps, map: Samples.map)
        for part in [\Range3.low, \.likely, \.high] {
            let benefit = roadmap.phases.reduce(0) { $0 + $1.yearlyBenefit.range[keyPath: part] }
            #expect(benefit <= unique.reduce(0) { $0 + $1.yearlyCost.range[keyPath: part] } + 0.01)
        }
        for step in roadmap.steps {
            let theirs = unique.filter { step.gapsClosed.contains($0.id) || step.gapsNarrowed.contains($0.id) }
            #expect(step.yearlyBenefit.likely <= theirs.reduce(0) { $0 + $1.yearlyCost.likely } + 0.01)
        }
    }

    @Test("every gap is planned or has a reason why not", arguments: 1...25)
    func losesNoGap(_ seed: UInt64) {
        let gaps = Self.gaps(seed: seed)
        let roadmap = Self.planner.roadmap(for: gaps, map: Samples.map)
        let planned = Set(roadmap.phases.flatMap { $0.gapsClosed + $0.gapsNarrowed })
        let unplanned = Set(roadmap.notPlanned.map(\.gap))
        #expect(planned.isDisjoint(with: unplanned))
        #expect(planned.union(unplanned) == Set(gaps.map(\.id)))
        #expect(roadmap.notPlanned.allSatisfy { !$0.reason.isEmpty })
    }

    /// What all steps together would save, each gap counted once.
    static func ceiling(_ gaps: [Gap]) -> Double {
        let steps = StepMaker(catalogue: catalogue).steps(for: gaps, map: Samples.map)
        var saved: [String: Double] = [:]
        for benefit in steps.flatMap(\.benefits) {
            saved[benefit.gap] = max(saved[benefit.gap] ?? 0, benefit.yearly.likely)
        }
        return saved.keys.sorted().reduce(0) { $0 + (saved[$1] ?? 0) }
    }

    @Test("with one gap less, the steps together never save more", arguments: 1...15)
    func fewerGapsSaveLess(_ seed: UInt64) {
        let gaps = Self.gaps(seed: seed)
        let all = Self.ceiling(gaps)
        for position in gaps.indices {
            var fewer = gaps
            let removed = fewer.remove(at: position).id
            fewer.removeAll { $0.id == removed }
            #expect(Self.ceiling(fewer) <= all + 0.01)
        }
    }

    @Test("the same gaps in another order give the same roadmap", arguments: 1...15)
    func isDeterministic(_ seed: UInt64) {
        let gaps = Self.gaps(seed: seed)
        let unique = Dictionary(gaps.map { ($0.id, $0) }) { first, _ in first }.values.sorted { $0.id > $1.id }
        let roadmap = Self.planner.roadmap(for: unique, map: Samples.map)
        #expect(roadmap == Self.planner.roadmap(for: unique.reversed(), map: Samples.map))
        #expect(roadmap == Self.planner.roadmap(for: unique, map: Samples.map))
    }

    @Test("a phase is more robust the further ahead it is")
    func robustness() throws {
        // Both disrupt, so they can't be one phase.
        let one = Samples.template("A", closing: .manualRekeying, disruption: 3)
        let other = Samples.template("B", closing: .duplicateRecords, disruption: 3, scope: .system)
        func share(_ rival: Double) throws -> Double {
            let gaps = [
                Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 60_000),
                Samples.gap(.duplicateRecords, Samples.deals, yearly: rival),
            ]
            let roadmap = Planner(catalogue: [one, other]).roadmap(for: gaps, map: Samples.map)
            let robustness = try #require(roadmap.phases.first?.robustness)
            #expect(robustness.scenarios == 1_000)
            return robustness.staysFirst
        }
        let far = try share(15_000)
        let near = try share(50_000)
        #expect(far > 0.85)
        #expect(near < far)
        #expect(near > 0.4)
    }
}
