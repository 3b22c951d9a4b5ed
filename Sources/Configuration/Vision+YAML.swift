public import IntegrationModel

/// Reads `vision.yaml`, which lies beside `koppel.yaml` in the folder of exports or is named on the command line.
///
/// ```yaml
/// goals:
///   - id: orders-by-themselves
///     title: Orders of the web shop reach the ERP by themselves
///     months: 24
///     flows:
///       - from: shopify            # the id of a system
///         to: odoo
///         what: order              # an entity; also into: where it becomes another one there
///         within: 1h               # minutes, hours or days: 30m, 2h, 1d; leave out where it does not matter
///     targets:
///       - {from: order, to: invoice, days: 1}          # also withoutHands: 0.9, complete: 0.99
/// owners:
///   party: hubspot                 # customers live in the CRM
///   product: odoo
/// limits:
///   weeks: 12                      # a phase at most
///   budget: [15000, 50000]         # a phase at least and at most
///   currency: EUR
///   start: 2027-01-04
///   people:
///     - {who: key users of sales, hoursPerWeek: 4, processes: [order-to-cash]}   # and systems: [shopify]; leave out for all
///   blackouts:
///     - {from: 2026-12-15, to: 2027-01-10, why: closing of the year}
///   untouchable: [bank]
/// ```
extension Vision {
    /// The name of the file.
    public static let fileName = "vision.yaml"

    /// Reads a vision.
    ///
    /// - Parameters:
    ///   - yaml: The file's text.
    ///   - file: Its name, for messages.
    ///   - systems: The ids of the systems there are; others are then faults. nil to allow all.
    /// - Throws: ``ConfigurationError`` with file, line and column for the first fault.
    public init(
        yaml: String,
        file: String = Vision.fileName,
        systems: [String]? = nil
    ) throws(ConfigurationError) {
        self.init()
        let reader = VisionReader(systems: systems)
        guard let top = try YAMLValue.compose(yaml, file: file)?.section(allowing: ["goals", "owners", "limits"]) else {
            return
        }
        var ids: Set<String> = []
        for value in try top["goals"]?.list() ?? [] {
            let goal = try reader.goal(value)
            guard ids.insert(goal.id).inserted else {
                throw value.error("the id \"\(goal.id)\" a second time", expected: "each goal's id once")
            }
            goals.append(goal)
        }
        for (key, value) in try top["owners"]?.entries() ?? [] {
            owners.append(
                EntityOwner(entity: try key.value.key(Entity.self, key.string), system: try reader.system(value))
            )
        }
        owners.sort { $0.entity.rawValue < $1.entity.rawValue }
        if let limits = top["limits"] { self.limits = try reader.limits(limits) }
    }
}

/// The parts of a vision's file.
private struct VisionReader {
    let systems: [String]?

    func system(_ value: YAMLValue) throws(ConfigurationError) -> String {
        let id = try value.identifier()
        guard let systems, !systems.contains(id) else { return id }
        throw value.error(
            "\"\(id)\" in \(value.name)",
            expected: "the id of a system: \(systems.joined(separator: ", "))",
            remedy: Spelling.nearest(to: id, among: systems).map { "did you mean \"\($0)\"?" }
        )
    }

    func goal(_ value: YAMLValue) throws(ConfigurationError) -> VisionGoal {
        let section = try value.section(allowing: ["id", "title", "months", "flows", "targets"])
        let id = try section.required("id").identifier()
        var goal = VisionGoal(
            id: id,
            title: try section.string("title") ?? id,
            months: try section.required("months").integer(in: 1...120)
        )
        for flow in try section["flows"]?.list() ?? [] { goal.flows.append(try self.flow(flow)) }
        for target in try section["targets"]?.list() ?? [] { goal.targets.append(try target.processTarget()) }
        guard !goal.flows.isEmpty || !goal.targets.isEmpty else {
            throw value.error(
                "the goal \"\(id)\" without flows and without targets",
                expected: "at least one flow or target that exports can show"
            )
        }
        return goal
    }

    private func flow(_ value: YAMLValue) throws(ConfigurationError) -> WantedFlow {
        let section = try value.section(allowing: ["from", "to", "what", "into", "within"])
        let what = try section.required("what").choice(Entity.self)
        let flow = WantedFlow(
            source: WantedEnd(system: try system(try section.required("from")), entity: what),
            target: WantedEnd(
                system: try system(try section.required("to")),
                entity: try section["into"]?.choice(Entity.self) ?? what
            ),
            withinSeconds: try section["within"]?.seconds()
        )
        guard flow.source != flow.target else {
            throw value.error("a flow from \"\(flow.source.system)\" to itself", expected: "two systems")
        }
        return flow
    }

    func limits(_ value: YAMLValue) throws(ConfigurationError) -> VisionLimits {
        let keys = ["weeks", "budget", "currency", "start", "people", "blackouts", "untouchable"]
        let section = try value.section(allowing: keys)
        var limits = VisionLimits()
        if let weeks = section["weeks"] { limits.phase.maxWeeks = try weeks.integer(in: 1...52) }
        if let budget = section["budget"] {
            let bounds = try budget.list()
            guard bounds.count == 2 else {
                throw budget.error("\(budget.words) in \(budget.name)", expected: "[smallest, largest] of a phase")
            }
            limits.phase.minBudget = try bounds[0].double(in: 0...100_000_000)
            limits.phase.maxBudget = try bounds[1].double(in: limits.phase.minBudget...100_000_000)
        }
        limits.phase.currency = try section["currency"]?.currency() ?? limits.phase.currency
        limits.start = try section["start"]?.date()
        limits.people = try section.list("people") { value throws(ConfigurationError) in
            let person = try value.section(allowing: ["who", "hoursPerWeek", "processes", "systems"])
            var systems: [String] = []
            for value in try person["systems"]?.list() ?? [] { systems.append(try system(value)) }
            return Capacity(
                who: try person.required("who").string(),
                hoursPerWeek: try person.required("hoursPerWeek").double(in: 0.1...10_000),
                processes: try person.choices("processes", BusinessProcess.self) ?? [],
                systems: systems
            )
        }
        limits.blackouts = try section.list("blackouts", of: Self.blackout).sorted {
            ($0.from, $0.to) < ($1.from, $1.to)
        }
        for value in try section["untouchable"]?.list() ?? [] { limits.untouchable.append(try system(value)) }
        limits.untouchable = Set(limits.untouchable).sorted()
        return limits
    }

    private static func blackout(_ value: YAMLValue) throws(ConfigurationError) -> Blackout {
        let section = try value.section(allowing: ["from", "to", "why"])
        let blackout = Blackout(
            from: try section.required("from").date(),
            to: try section.required("to").date(),
            why: try section.string("why") ?? "nothing may change then"
        )
        guard blackout.from <= blackout.to else {
            throw value.error("\(blackout.to) before \(blackout.from)", expected: "an end on or after its beginning")
        }
        return blackout
    }
}
