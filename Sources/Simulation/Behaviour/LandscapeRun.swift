internal import IntegrationModel

/// The life of a simulated company from its plan to what its systems hold in the end.
struct LandscapeRun {
    let plan: SimulationPlan
    var systems: [SystemState]
    var universes: [Universe]
    /// What became of the records of each flow's source, by flow.
    var fates: [[Int: Fate]]
    /// Systems whose own documents were started.
    var started: Set<Int> = []
    /// Pairs of source and target record, by flow; a payment in parts links its invoice more than once.
    var links: [[Link]]

    struct Link {
        var source: Int
        var target: Int
    }

    /// What a flow did with a record.
    enum Fate {
        case arrived
        /// Under way when the exports were taken.
        case underway
        case forgotten
        case outsideFilter
        case beforeStart
        case afterStop
        /// The target had the company already, from elsewhere.
        case alreadyKnown
    }

    init(_ plan: SimulationPlan) {
        self.plan = plan
        systems = plan.systems.map { SystemState(plan: $0) }
        let count = (plan.systems.map(\.universe).max() ?? 0) + 1
        universes = (0..<count).map { Universe.make(plan, number: $0) }
        fates = Array(repeating: [:], count: plan.flows.count)
        links = Array(repeating: [], count: plan.flows.count)
    }

    /// Lives through the whole period.
    mutating func run() {
        for place in systems.indices where systems[place].plan.entities.contains(.product) {
            systems[place].products = universes[systems[place].plan.universe].products
        }
        enterOwnParties()
        for place in plan.flows.indices {
            // What starts in a system starts once the system knows whom it is for.
            if plan.flows[place].sourceEntity.isDocument {
                startOwnDocuments(in: systemPlace(plan.flows[place].source))
            }
            switch plan.flows[place].targetEntity {
            case .party: carryParties(place)
            case .payment: carryPayments(place)
            default: carryDocuments(place)
            }
        }
        for place in systems.indices { startOwnDocuments(in: place) }
        bookForeignPayments()
        changeParties()
        changeDocuments()
        enterDuplicates()
        assignNumbers()
        assignReferences()
    }

    func systemPlace(_ id: String) -> Int { systems.firstIndex { $0.plan.id == id } ?? 0 }

    func stream(_ name: String) -> RandomSource { RandomSource(seed: plan.seed, stream: name) }
}
