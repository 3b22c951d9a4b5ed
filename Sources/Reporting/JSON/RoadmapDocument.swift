public import IntegrationModel

/// What to do first and next: `koppel next --format json` and `koppel roadmap --format json`.
public struct RoadmapDocument: JSONDocument {
    public static let schema = DocumentSchema.roadmap
    private let snapshot: Snapshot
    private let horizonMonths: Int

    public init(_ snapshot: Snapshot, horizonMonths: Int = 48) {
        self.snapshot = snapshot
        self.horizonMonths = horizonMonths
    }

    public var json: [UInt8] {
        let roadmap = snapshot.roadmap
        return document { json in
            json.header(Self.schema, snapshot)
            json.key("horizonMonths", horizonMonths)
            json.key("constraints") { $0.constraints(roadmap.constraints) }
            json.key("next") { json in
                if let first = roadmap.phases.first { json.phase(first) } else { json.null() }
            }
            let reason = roadmap.reasonForNone.map { message($0) } ?? "no step fits the constraints"
            json.key("reason", roadmap.phases.isEmpty ? localized(reason) : nil)
            json.key("phases") { json in json.array(roadmap.phases) { $0.phase($1) } }
            json.key("steps") { json in json.array(roadmap.steps) { $0.step($1) } }
            json.key("runnersUp") { json in
                json.array(roadmap.runnersUp) { json, runnerUp in
                    json.object { json in
                        json.key("steps", runnerUp.steps)
                        json.key("title", localized(message(runnerUp.title)))
                        json.key("loses", localized(message(runnerUp.loses)))
                    }
                }
            }
            json.key("horizons") { json in json.array(roadmap.outlook?.horizons ?? []) { $0.horizon($1) } }
            json.key("quality") { $0.quality(roadmap.outlook?.quality) }
            json.key("refused") { json in json.array(roadmap.outlook?.refused ?? []) { $0.refused($1) } }
            json.key("notPlanned") { json in
                json.array(roadmap.notPlanned) { json, unplanned in
                    json.object { json in
                        json.key("gap", unplanned.gap)
                        json.key("reason", localized(message(unplanned.reason)))
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    mutating func constraints(_ constraints: PlanningConstraints) {
        object { json in
            json.key("maxWeeks", constraints.maxWeeks)
            json.key("minBudget", constraints.minBudget, places: 2)
            json.key("maxBudget", constraints.maxBudget, places: 2)
            json.key("currency", constraints.currency)
        }
    }

    mutating func phase(_ phase: Phase) {
        object { json in
            json.key("id", phase.id)
            json.key("title", localized(message(phase.title)))
            json.key("steps", phase.steps)
            json.key("startWeek", phase.startWeek)
            json.key("weeks", phase.weeks)
            json.key("cost") { $0.value(phase.cost) }
            json.key("yearlyBenefit") { $0.value(phase.yearlyBenefit) }
            json.key("paybackMonths") { $0.value(phase.paybackMonths, places: 1) }
            json.key("gapsClosed", phase.gapsClosed)
            json.key("gapsNarrowed", phase.gapsNarrowed)
            json.key("prerequisites", phase.prerequisites)
            json.key("standaloneValue", localized(message(phase.standaloneValue)))
            json.key("visionContribution") { json in
                json.array(phase.visionContribution) { json, contribution in
                    json.object { json in
                        json.key("goal", contribution.goal)
                        json.key("share", share: contribution.share)
                    }
                }
            }
            json.key("disruption", phase.disruption.rawValue)
            json.key("acceptance") { json in json.array(phase.acceptance) { $0.criterion($1) } }
            json.key("why", phase.why.map { localized(message($0)) })
            json.key("robustness") { $0.robustness(phase.robustness) }
            json.key("startDate", phase.conduct?.startDate)
            json.key("weekPlan") { json in json.array(phase.conduct?.weekPlan ?? []) { $0.work($1) } }
            json.key("risks", phase.conduct?.risks ?? [])
        }
    }

    private mutating func criterion(_ criterion: AcceptanceCriterion) {
        object { json in
            json.key("metric", criterion.metric)
            json.key("gap", criterion.gap)
            json.key("baseline", criterion.baseline, places: 4)
            json.key("target", criterion.target, places: 4)
            json.key("measuredBy", criterion.measuredBy)
        }
    }

    private mutating func robustness(_ robustness: Robustness?) {
        guard let robustness else { return null() }
        object { json in
            json.key("scenarios", robustness.scenarios)
            json.key("staysFirst", share: robustness.staysFirst)
            json.key("wouldChangeIf", robustness.wouldChangeIf)
            json.key("mattersMost", robustness.mattersMost)
        }
    }

    fileprivate mutating func step(_ step: Step) {
        object { json in
            json.key("id", step.id)
            json.key("template", step.template)
            json.key("title", localized(message(step.title)))
            json.key("weeks") { $0.value(step.weeks, places: 1) }
            json.key("cost") { $0.value(step.cost, places: 2) }
            json.key("yearlyBenefit") { $0.value(step.yearlyBenefit, places: 2) }
            json.key("disruption", step.disruption)
            json.key("gapsClosed", step.gapsClosed)
            json.key("gapsNarrowed", step.gapsNarrowed)
            json.key("prerequisites", step.prerequisites)
            json.key("measure", step.measure)
            json.key("evidenceGrade", step.evidenceGrade)
            json.key("family", step.family?.rawValue)
            json.key("reasons", step.reasons)
        }
    }
}
