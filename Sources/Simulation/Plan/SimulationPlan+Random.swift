internal import Glibc
internal import IntegrationModel

extension SimulationPlan {
    /// A plausible plan, drawn from the seed: the same for the same seed.
    public static func random(seed: UInt64) -> SimulationPlan {
        var draft = PlanDraft(seed: seed)
        return draft.plan()
    }
}

/// A plan in the making.
struct PlanDraft {
    /// How the systems of a company relate.
    enum Shape {
        /// Data flows between them.
        case connected
        /// They know the same companies and nothing flows.
        case islands
        /// They belong to different companies.
        case unrelated
    }

    let seed: UInt64
    var random: RandomSource
    var language: Language
    var shape: Shape
    var start: Moment
    var end: Moment
    var documents: Int
    var parties: Int
    /// Who works in each universe.
    var staff: [[String]] = []
    var systems: [SystemPlan] = []
    var flows: [FlowPlan] = []

    init(seed: UInt64) {
        self.seed = seed
        var random = RandomSource(seed: seed, stream: "plan")
        language = random.pick(weighted: [(.dutch, 0.55), (.french, 0.28), (.english, 0.1), (.german, 0.07)])
        shape = random.pick(weighted: [(.connected, 0.8), (.unrelated, 0.12), (.islands, 0.08)])
        let last = Moment(year: 2025, month: 6, day: 1) + random.integer(in: 0...520) * Moment.day
        end = WorkingTime().next(from: last).startOfDay + random.integer(in: 9...18) * 3600
        start = end.startOfDay + -random.integer(in: 180...540) * Moment.day
        // Small and large companies are as likely as each other on a logarithmic scale.
        documents = Int(exp(random.real(in: log(50)...log(5000))))
        let partiesPerDocument = exp(random.real(in: log(0.08)...log(0.9)))
        parties = min(2500, max(25, Int(Double(documents) * partiesPerDocument)))
        self.random = random
    }

    mutating func plan() -> SimulationPlan {
        drawSystems()
        if shape == .connected { drawFlows() }
        settleShares()
        return SimulationPlan(
            name: companyName(),
            seed: seed,
            language: language,
            start: start,
            end: end,
            parties: parties,
            privateShare: has(.webshop) ? random.pick([0, 0, 0.1, 0.3, 0.7]) : 0,
            products: random.integer(in: 12...300),
            documents: documents,
            clock: random.chance(0.35) ? .real : .same,
            systems: systems,
            flows: flows
        )
    }

    private mutating func companyName() -> String {
        var names = NameMaker()
        let homes = Place.belgium.filter { $0.language == language }
        return names.company(at: random.pick(homes.isEmpty ? Place.belgium : homes), &random)
    }

    func has(_ kind: SystemKind) -> Bool { systems.contains { $0.kind == kind } }

    func system(_ kind: SystemKind) -> SystemPlan? { systems.first { $0.kind == kind && !$0.isIsland } }
}
