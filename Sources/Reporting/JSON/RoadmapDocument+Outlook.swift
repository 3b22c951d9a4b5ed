internal import IntegrationModel

extension JSONWriter {
    mutating func horizon(_ horizon: PlanHorizon) {
        object { json in
            json.key("months", horizon.months)
            json.key("goalsReached", horizon.goals.filter(\.isReached).map(\.goal))
            json.key("phases", horizon.phases)
            json.key("cost") { $0.value(horizon.cost, places: 2) }
            json.key("yearlyBenefit") { $0.value(horizon.yearlyBenefit, places: 2) }
            json.key("goals") { json in
                json.array(horizon.goals) { json, goal in
                    json.object { json in
                        json.key("goal", goal.goal)
                        json.key("title", goal.title)
                        json.key("wantedByMonth", goal.wantedBy)
                        json.key("now", share: goal.now)
                        json.key("after", share: goal.after)
                        json.key("reached", goal.isReached)
                        json.key("reachedBy", goal.reachedBy)
                        json.key("steps", goal.steps)
                        json.key("obstacle", goal.obstacle)
                    }
                }
            }
        }
    }

    mutating func quality(_ quality: PlanQuality?) {
        guard let quality else { return null() }
        object { json in
            json.key("value", quality.value, places: 2)
            json.key("bound", quality.bound, places: 2)
            json.key("distance", share: quality.distance)
            json.key("proved", quality.isProved)
            json.key("byReturnAlone", quality.byReturnAlone, places: 2)
            json.key("forEarlyWins", quality.forEarlyWins, places: 2)
        }
    }

    mutating func refused(_ refused: RefusedStep) {
        object { json in
            json.key("step", refused.step)
            json.key("title", refused.title)
            json.key("cause", refused.cause.rawValue)
            json.key("reason", refused.reason)
        }
    }

    mutating func work(_ work: PlannedWork) {
        object { json in
            json.key("firstWeek", work.firstWeek)
            json.key("lastWeek", work.lastWeek)
            json.key("what", work.what)
            json.key("step", work.step)
        }
    }
}
