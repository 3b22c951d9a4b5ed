/// Where a company wants to be: what its data should do by itself in some years, and what may be asked of it on the way.
///
/// It is written by people, in `vision.yaml`; what is wanted is compared with what the exports prove.
public struct Vision: Codable, Sendable, Hashable {
    /// In the order of the file.
    public var goals: [VisionGoal]
    /// In which system each entity is at home; sorted by entity.
    public var owners: [EntityOwner]
    public var limits: VisionLimits

    public init(goals: [VisionGoal] = [], owners: [EntityOwner] = [], limits: VisionLimits = VisionLimits()) {
        self.goals = goals
        self.owners = owners
        self.limits = limits
    }

    /// The flows that any goal wants, each once, in the order of the goals.
    public var wantedFlows: [WantedFlow] {
        var seen: Set<WantedFlow> = []
        return goals.flatMap(\.flows).filter { seen.insert($0).inserted }
    }
}

/// Something that is to be true by a moment, in parts that exports can show.
public struct VisionGoal: Codable, Sendable, Hashable, Identifiable {
    public var id: String
    public var title: String
    /// Months from now by which it is to be reached, 1–120.
    public var months: Int
    public var flows: [WantedFlow]
    public var targets: [ProcessTarget]

    public init(
        id: String,
        title: String,
        months: Int,
        flows: [WantedFlow] = [],
        targets: [ProcessTarget] = []
    ) {
        self.id = id
        self.title = title
        self.months = months
        self.flows = flows
        self.targets = targets
    }
}

/// Data that should go from one system to another without being typed over.
public struct WantedFlow: Codable, Sendable, Hashable {
    public var source: WantedEnd
    public var target: WantedEnd
    /// Within how many seconds a record should arrive; nil where it does not matter.
    public var withinSeconds: Double?

    public init(source: WantedEnd, target: WantedEnd, withinSeconds: Double? = nil) {
        self.source = source
        self.target = target
        self.withinSeconds = withinSeconds
    }
}

/// One end of a wanted flow: a system and what it holds, since a vision may name what no export holds yet.
public struct WantedEnd: Codable, Sendable, Hashable {
    /// The id of the system.
    public var system: String
    public var entity: Entity

    public init(system: String, entity: Entity) {
        self.system = system
        self.entity = entity
    }

    /// Whether an end of a flow is this one.
    public func matches(_ end: FlowEnd) -> Bool { end.system == system && end.entity == entity }
}

/// A figure of a process that should be reached: days between two documents, or the share that no hand touches.
public struct ProcessTarget: Codable, Sendable, Hashable {
    public enum Measure: String, Codable, Sendable, CaseIterable {
        /// Days from the first document to the second, as median, at most.
        case days
        /// The share of the second documents that come by an interface, at least, 0–1.
        case withoutHands = "without-hands"
        /// The share of the first documents that reach the second, at least, 0–1.
        case complete
    }

    public var source: Entity
    public var target: Entity
    public var measure: Measure
    public var value: Double

    public init(source: Entity, target: Entity, measure: Measure, value: Double) {
        self.source = source
        self.target = target
        self.measure = measure
        self.value = value
    }
}

/// The system in which an entity is at home: others take it from there.
public struct EntityOwner: Codable, Sendable, Hashable {
    public var entity: Entity
    /// The id of the system.
    public var system: String

    public init(entity: Entity, system: String) {
        self.entity = entity
        self.system = system
    }
}

/// What may be asked of the company on the way.
public struct VisionLimits: Codable, Sendable, Hashable {
    public var phase: PlanningConstraints
    public var people: [Capacity]
    public var blackouts: [Blackout]
    /// Ids of systems that must stay as they are.
    public var untouchable: [String]
    /// The day on which the first phase can begin, as an ISO 8601 date; nil for as soon as possible.
    public var start: String?

    public init(
        phase: PlanningConstraints = PlanningConstraints(),
        people: [Capacity] = [],
        blackouts: [Blackout] = [],
        untouchable: [String] = [],
        start: String? = nil
    ) {
        self.phase = phase
        self.people = people
        self.blackouts = blackouts
        self.untouchable = untouchable
        self.start = start
    }
}

/// The time that a group of people has for changes.
public struct Capacity: Codable, Sendable, Hashable {
    /// Who, in words: `key users`, `integrator`.
    public var who: String
    public var hoursPerWeek: Double
    /// What they are asked for: steps of these processes, and steps that change these systems; where both are empty, all
    /// steps.
    public var processes: [BusinessProcess]
    public var systems: [String]

    public init(who: String, hoursPerWeek: Double, processes: [BusinessProcess] = [], systems: [String] = []) {
        self.who = who
        self.hoursPerWeek = hoursPerWeek
        self.processes = processes
        self.systems = systems
    }

    /// Whether a step asks for their time. A step that belongs to no process and changes no system asks for everybody's.
    public func isAsked(by step: Step) -> Bool {
        if processes.isEmpty && systems.isEmpty { return true }
        if step.systems.contains(where: systems.contains) { return true }
        guard let process = step.process else { return step.systems.isEmpty || systems.isEmpty }
        return processes.contains(process)
    }
}

extension Capacity {
    /// Reads one that an earlier version kept as well.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        who = try values.decode(String.self, forKey: .who)
        hoursPerWeek = try values.decode(Double.self, forKey: .hoursPerWeek)
        processes = try values.decode([BusinessProcess].self, forKey: .processes)
        systems = try values.decodeIfPresent([String].self, forKey: .systems) ?? []
    }
}

/// Days on which nothing may change, both included, as ISO 8601 dates.
public struct Blackout: Codable, Sendable, Hashable {
    public var from: String
    public var to: String
    public var why: String

    public init(from: String, to: String, why: String) {
        self.from = from
        self.to = to
        self.why = why
    }
}
