public import IntegrationModel

/// The phases that were begun: `koppel phases --format json`.
public struct PhasesDocument: JSONDocument {
    public static let schema = DocumentSchema.phases
    private let phases: [StartedPhase]
    private let weeksNeeded: [[Int?]]

    /// - Parameter weeksNeeded: by phase and criterion, how many weeks it takes until a verdict can be given.
    public init(_ phases: [StartedPhase], weeksNeeded: [[Int?]]) {
        self.phases = phases
        self.weeksNeeded = weeksNeeded
    }

    public var json: [UInt8] {
        document { json in
            json.key("schema", Self.schema.identifier)
            json.key("phases") { json in
                json.array(zip(phases, weeksNeeded)) { $0.value($1.0, weeksNeeded: $1.1) }
            }
        }
    }
}

/// What a phase promised and what it did: `koppel measure --format json`.
public struct OutcomesDocument: JSONDocument {
    public static let schema = DocumentSchema.outcomes
    private let phase: StartedPhase
    private let measured: PhaseMeasurement
    private let lessons: [Lesson]

    public init(_ phase: StartedPhase, measured: PhaseMeasurement, lessons: [Lesson]) {
        self.phase = phase
        self.measured = measured
        self.lessons = lessons
    }

    public var json: [UInt8] {
        document { json in
            json.key("schema", Self.schema.identifier)
            json.key("phase", phase.id)
            json.key("title", phase.phase.title)
            json.key("baseline", measured.baseline)
            json.key("now", measured.now)
            json.key("since", moment: measured.since)
            json.key("metrics") { json in json.array(measured.criteria) { $0.value($1) } }
            json.key("planned") { $0.planned(phase.phase) }
            json.key("actual") { json in
                json.object { json in
                    json.key("weeks", phase.closing?.weeks, places: 1)
                    json.key("cost", phase.closing?.cost, places: 2)
                    json.key("yearlyBenefit", measured.yearlyBenefit, places: 2)
                    json.key("currency", phase.phase.cost.currency)
                }
            }
            json.lessons(lessons)
        }
    }
}

/// Outcomes of finished steps, to be kept for other clients: `koppel outcomes`.
public struct LibraryDocument: JSONDocument {
    public static let schema = DocumentSchema.library
    private let outcomes: [StepOutcome]
    private let lessons: [Lesson]?

    /// - Parameter lessons: nil to leave them out, as in a file for others.
    public init(_ outcomes: [StepOutcome], lessons: [Lesson]? = nil) {
        self.outcomes = outcomes
        self.lessons = lessons
    }

    public var json: [UInt8] {
        document { json in
            json.key("schema", Self.schema.identifier)
            json.key("outcomes") { json in json.array(outcomes) { $0.value($1) } }
            if let lessons { json.lessons(lessons) }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ phase: StartedPhase, weeksNeeded: [Int?]) {
        object { json in
            json.key("id", phase.id)
            json.key("title", phase.phase.title)
            json.key("steps", phase.phase.steps)
            json.key("startedAt", moment: phase.startedAt)
            json.key("baseline", phase.baseline)
            json.key("liveSince", moment: phase.liveSince)
            json.key("planned") { $0.planned(phase.phase) }
            json.key("criteria") { json in
                json.array(zip(phase.criteria, weeksNeeded)) { json, pair in
                    let (frozen, needed) = pair
                    json.object { json in
                        json.key("metric", frozen.criterion.metric)
                        json.key("gap", frozen.criterion.gap)
                        json.key("title", frozen.title)
                        json.key("subject", frozen.subject)
                        json.key("baseline", frozen.criterion.baseline, places: 4)
                        json.key("target", frozen.criterion.target, places: 4)
                        json.key("weeksBefore", frozen.weeks.count)
                        json.key("weeksNeeded") { json in
                            if let needed { json.value(needed) } else { json.null() }
                        }
                        json.key("yearlyBenefit", frozen.yearlyBenefit, places: 2)
                    }
                }
            }
            json.key("closed") { json in
                guard let closing = phase.closing else { return json.null() }
                json.object { json in
                    json.key("closedAt", moment: closing.closedAt)
                    json.key("weeks", closing.weeks, places: 1)
                    json.key("cost", closing.cost, places: 2)
                }
            }
        }
    }

    fileprivate mutating func planned(_ phase: Phase) {
        object { json in
            json.key("weeks", phase.weeks)
            json.key("cost", phase.cost.likely, places: 2)
            json.key("yearlyBenefit", phase.yearlyBenefit.likely, places: 2)
            json.key("currency", phase.cost.currency)
        }
    }

    fileprivate mutating func value(_ criterion: CriterionMeasurement) {
        object { json in
            json.key("metric", criterion.metric)
            json.key("gap", criterion.gap)
            json.key("title", criterion.title)
            json.key("baseline", criterion.baseline, places: 4)
            json.key("target", criterion.target, places: 4)
            json.key("now", criterion.now, places: 4)
            json.key("change", criterion.change, places: 4)
            json.key("interval") { json in
                guard let interval = criterion.interval else { return json.null() }
                json.array([interval.low, interval.high]) { $0.value($1, places: 4) }
            }
            json.key("chance", share: criterion.chance)
            json.key("weeksBefore", criterion.weeksBefore)
            json.key("weeksAfter", criterion.weeksAfter)
            json.key("shareReached", criterion.share, places: 2)
            json.key("shortfall", share: criterion.shortfall)
            json.key("verdict", criterion.verdict.rawValue)
            json.key("reason", criterion.reason)
        }
    }

    fileprivate mutating func lessons(_ lessons: [Lesson]) {
        key("lessons") { json in
            json.array(lessons) { json, lesson in
                json.object { json in
                    json.key("family", lesson.family.rawValue)
                    json.key("factor", lesson.figure.rawValue)
                    json.key("outcomes") { json in
                        json.object { json in
                            json.key("here", lesson.here)
                            json.key("elsewhere", lesson.elsewhere)
                        }
                    }
                    json.key("observed", lesson.observed, places: 2)
                    json.key("prior", 1)
                    json.key("posterior", lesson.factor, places: 2)
                }
            }
        }
    }

    fileprivate mutating func value(_ outcome: StepOutcome) {
        object { json in
            json.key("id", outcome.id)
            json.key("client", outcome.client)
            json.key("template", outcome.template)
            json.key("weeks") { $0.pair(outcome.weeks, places: 1) }
            json.key("cost") { $0.pair(outcome.cost, places: 0) }
            json.key("effect") { $0.pair(outcome.effect, places: 3) }
            json.key("weight", outcome.weight, places: 3)
        }
    }

    private mutating func pair(_ pair: EstimateAndActual?, places: Int) {
        guard let pair else { return null() }
        object { json in
            json.key("estimate", pair.estimate, places: places)
            json.key("actual", pair.actual, places: places)
        }
    }
}
