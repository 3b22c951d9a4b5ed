import Configuration
import IntegrationModel

/// What a person is asked about a proposed vision, in the terminal; Enter takes what is proposed.
struct VisionQuestions {
    private let map: FlowMap

    init(_ map: FlowMap) { self.map = map }

    /// The templates that are wanted, of those that the map has something for.
    func chosen(of templates: [VisionTemplate]) -> [VisionTemplate] {
        let possible = templates.filter { !$0.vision(for: map).goals.isEmpty }
        guard !possible.isEmpty else { return [] }
        Console.output("Goals of which processes? The exports hold something of:")
        for template in possible { Console.output("  \(template.id): \(template.title)") }
        let ids = possible.map(\.id)
        let answer = ask(
            "Their names, or Enter for what the map shows to be typed over, late or leaking",
            "their names"
        ) {
            words($0).allSatisfy(ids.contains)
        }
        let wanted = answer.map(words) ?? []
        return possible.filter { wanted.contains($0.id) }
    }

    func change(_ vision: inout Vision) {
        goals(of: &vision)
        targets(of: &vision)
        homes(of: &vision)
        limits(of: &vision)
    }

    private func goals(of vision: inout Vision) {
        Console.output("By which month is each wanted? A number from 1 to 120, or n where it is not wanted.")
        vision.goals = vision.goals.compactMap { goal in
            var goal = goal
            let answer = ask("\(goal.title) [\(goal.months)]", "a number from 1 to 120, or n") {
                $0 == "n" || Int($0).map { (1...120).contains($0) } ?? false
            }
            guard answer != "n" else { return nil }
            goal.months = answer.flatMap { Int($0) } ?? goal.months
            return goal
        }
    }

    private func targets(of vision: inout Vision) {
        for goal in vision.goals.indices {
            for position in vision.goals[goal].targets.indices {
                let target = vision.goals[goal].targets[position]
                let range = target.measure == .days ? 0.0...3_650 : 0.0...100
                let scale = target.measure == .days ? 1.0 : 100
                let now = target.value(in: map).map { ", now \(figure($0 * scale))" } ?? ""
                let answer = ask(
                    "\(target.question)\(now)? [\(figure(target.value * scale))]",
                    "a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
                ) { Double($0).map(range.contains) ?? false }
                if let value = answer.flatMap({ Double($0) }) {
                    vision.goals[goal].targets[position].value = value / scale
                }
            }
        }
    }

    private func homes(of vision: inout Vision) {
        let names: [(Entity, String)] = [(.party, "customers"), (.product, "articles"), (.supplier, "suppliers")]
        for (entity, name) in names {
            let holders = map.holders(of: entity).map(\.id)
            guard holders.count > 1 else { continue }
            let owner = vision.owners.first { $0.entity == entity }?.system
            let answer = ask(
                "In which system are \(name) at home? (\(holders.joined(separator: ", "))) [\(owner ?? "not decided")]",
                "one of them"
            ) { holders.contains($0) }
            guard let answer else { continue }
            vision.owners.removeAll { $0.entity == entity }
            vision.owners.append(EntityOwner(entity: entity, system: answer))
            vision.owners.sort { $0.entity.rawValue < $1.entity.rawValue }
        }
    }

    private func limits(of vision: inout Vision) {
        let most = vision.limits.phase.maxBudget
        let budget = ask(
            "What may a phase cost at most, in \(vision.limits.phase.currency)? [\(Int(most))]",
            "an amount"
        ) {
            Double($0).map { $0 >= 1_000 && $0 <= 1e8 } ?? false
        }
        if let budget = budget.flatMap({ Double($0) }) {
            vision.limits.phase.maxBudget = budget
            vision.limits.phase.minBudget = min(vision.limits.phase.minBudget, budget / 2)
        }
        let weeks = ask("How many weeks may a phase take at most? [\(vision.limits.phase.maxWeeks)]", "1 to 52") {
            Int($0).map { (1...52).contains($0) } ?? false
        }
        if let weeks = weeks.flatMap({ Int($0) }) { vision.limits.phase.maxWeeks = weeks }
        let people = ask(
            "Who has how many hours a week for changes? Such as: key users of sales 4; bookkeeper 2 [not limited]",
            "a name and hours from 0.1 to 10000, with ; between several"
        ) { Self.people($0) != nil }
        if let people = people.flatMap(Self.people) { vision.limits.people = people }
        let days = ask(
            "On which days may nothing change? Such as: 2026-12-15 2027-01-10; 2027-07-01 2027-07-31 [none]",
            "a first and a last day, with ; between several"
        ) { Self.blackouts($0) != nil }
        if let days = days.flatMap(Self.blackouts) { vision.limits.blackouts = days }
        let ids = map.systems.map(\.id)
        let kept = ask("Which systems must stay as they are? (\(ids.joined(separator: ", "))) [none]", "their ids") {
            words($0).allSatisfy(ids.contains)
        }
        if let kept { vision.limits.untouchable = words(kept) }
    }
}

extension VisionQuestions {
    /// `bookkeeper 2; sales 4`; nil for another text.
    static func people(_ text: String) -> [Capacity]? {
        var people: [Capacity] = []
        for part in text.split(separator: ";") {
            let words = part.split(separator: " ")
            guard words.count > 1, let hours = words.last.flatMap({ Double($0) }), (0.1...10_000).contains(hours) else {
                return nil
            }
            people.append(Capacity(who: words.dropLast().joined(separator: " "), hoursPerWeek: hours))
        }
        return people
    }

    /// `2026-12-15 2027-01-10`; nil for another text.
    static func blackouts(_ text: String) -> [Blackout]? {
        let ranges = text.split(separator: ";").map { $0.split(separator: " ") }
        guard ranges.allSatisfy({ $0.count == 2 }) else { return nil }
        let entries = ranges.map { "    - {from: \($0[0]), to: \($0[1])}" }
        // What the file may hold decides.
        return try? Vision(yaml: "limits:\n  blackouts:\n\(entries.joined(separator: "\n"))\n").limits.blackouts
    }

    private func words(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map(String.init)
    }

    /// At most one decimal.
    private func figure(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }

    /// What is typed; nil for Enter or the end of the input, which take what is proposed.
    private func ask(_ question: String, _ expected: String, isValid: (String) -> Bool) -> String? {
        while true {
            Console.write(question + " ", to: 1)
            guard let line = readLine(), !line.isEmpty else { return nil }
            let answer = line.lowercased()
            if isValid(answer) { return answer }
            Console.output("expected \(expected)")
        }
    }
}

extension ProcessTarget {
    fileprivate var question: String {
        let (from, to) = (source.rawValue, target.rawValue)
        return switch measure {
        case .days: "At most how many days from \(from) to \(to)"
        case .withoutHands: "Of each 100 of \(to) how many come from \(from) without a hand"
        case .complete: "Of each 100 of \(from) how many reach \(to)"
        }
    }
}

extension VisionTemplate {
    /// What its goals speak of.
    var entities: [Entity] {
        goals.flatMap { goal in
            goal.flows.flatMap { [$0.what, $0.into] } + goal.targets.flatMap { [$0.source, $0.target] }
        }
    }
}
