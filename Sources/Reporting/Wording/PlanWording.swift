internal import IntegrationModel

extension PlanQuality {
    /// How far the plan can be from the best one, in words.
    func sentence(currency: String) -> Message {
        guard value > 0 else { return "Doing nothing is the best plan that was found." }
        var sentence: Message =
            isProved
            ? "No plan within these limits is worth more: that is proved."
            : "No plan within these limits can be worth more than \(NumberText.percent(distance)) more than this one."
        if byReturnAlone < value * 0.995 {
            let loss = NumberText.percent(1 - max(0, byReturnAlone) / value)
            let alone: Message = "Taking steps by their return on cost alone would be worth \(loss) less."
            sentence = "\(sentence) \(alone)"
        }
        if forEarlyWins > value * 0.0005 {
            let given = NumberText.money(forEarlyWins.rounded(), currency)
            let early: Message = "\(given) of its worth is given so that phases are small and early wins come first."
            sentence = "\(sentence) \(early)"
        }
        return sentence
    }
}

extension Phase {
    /// `8 weeks, from week 1 (4 January 2027)`.
    var when: String {
        let weeks = BusinessCase(phase: self).weeks
        return conduct?.startDate.map { "\(weeks), \($0)" } ?? weeks
    }
}

extension PlannedWork {
    /// `3` or `3–5`.
    var weeks: String { firstWeek == lastWeek ? "\(firstWeek)" : "\(firstWeek)–\(lastWeek)" }
}

extension GoalProgress {
    /// `reached with phase-2`, `62 % → 80 %; what is left open: …`.
    var state: Message {
        func share(_ value: Double?) -> Message {
            value.map { "\(NumberText.percent(($0 * 100).rounded() / 100))" } ?? "not seen"
        }
        if isReached { return reachedBy.map { "reached with \($0)" } ?? "reached already" }
        let way: Message = "\(share(now)) → \(share(after))"
        return obstacle.map { "\(way); \(message($0))" } ?? way
    }
}

extension Snapshot {
    /// `Orders reach the ERP by themselves: 40 % of the way`.
    func sentence(of contribution: VisionContribution) -> Message {
        let title = vision?.goals.first { $0.id == contribution.goal }?.title ?? contribution.goal
        return "\(title): \(NumberText.percent((contribution.share * 100).rounded() / 100)) of the way"
    }
}
