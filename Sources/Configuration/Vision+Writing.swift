public import IntegrationModel

extension Vision {
    /// The vision as the text of a `vision.yaml`, which gives the same vision when it is read.
    ///
    /// Limits are written only where they differ from those that hold without.
    public var yaml: String {
        var lines: [String] = []
        if !goals.isEmpty { lines.append("goals:") }
        for goal in goals {
            lines.append("  - id: \(Self.quoted(goal.id))")
            lines.append("    title: \(Self.quoted(goal.title))")
            lines.append("    months: \(goal.months)")
            if !goal.flows.isEmpty { lines.append("    flows:") }
            for flow in goal.flows { lines.append("      - {\(Self.text(flow))}") }
            if !goal.targets.isEmpty { lines.append("    targets:") }
            for target in goal.targets {
                lines.append(
                    "      - {from: \(target.source.rawValue), to: \(target.target.rawValue), "
                        + "\(Self.key(of: target.measure)): \(target.value)}"
                )
            }
        }
        if !owners.isEmpty { lines.append("owners:") }
        for owner in owners { lines.append("  \(owner.entity.rawValue): \(Self.quoted(owner.system))") }
        lines += limitLines
        return lines.joined(separator: "\n") + "\n"
    }

    private var limitLines: [String] {
        let (phase, plain) = (limits.phase, VisionLimits().phase)
        var lines: [String] = []
        if phase.maxWeeks != plain.maxWeeks { lines.append("  weeks: \(phase.maxWeeks)") }
        if phase.minBudget != plain.minBudget || phase.maxBudget != plain.maxBudget {
            lines.append("  budget: [\(phase.minBudget), \(phase.maxBudget)]")
        }
        if phase.currency != plain.currency { lines.append("  currency: \(phase.currency)") }
        if let start = limits.start { lines.append("  start: \(start)") }
        if !limits.people.isEmpty { lines.append("  people:") }
        for people in limits.people {
            let processes = people.processes.map(\.rawValue).joined(separator: ", ")
            let systems = people.systems.map(Self.quoted).joined(separator: ", ")
            lines.append(
                "    - {who: \(Self.quoted(people.who)), hoursPerWeek: \(people.hoursPerWeek)"
                    + (processes.isEmpty ? "" : ", processes: [\(processes)]")
                    + (systems.isEmpty ? "}" : ", systems: [\(systems)]}")
            )
        }
        if !limits.blackouts.isEmpty { lines.append("  blackouts:") }
        for days in limits.blackouts {
            lines.append("    - {from: \(days.from), to: \(days.to), why: \(Self.quoted(days.why))}")
        }
        if !limits.untouchable.isEmpty {
            lines.append("  untouchable: [\(limits.untouchable.map(Self.quoted).joined(separator: ", "))]")
        }
        return lines.isEmpty ? [] : ["limits:"] + lines
    }

    private static func text(_ flow: WantedFlow) -> String {
        var parts = [
            "from: \(quoted(flow.source.system))", "to: \(quoted(flow.target.system))",
            "what: \(flow.source.entity.rawValue)",
        ]
        if flow.target.entity != flow.source.entity { parts.append("into: \(flow.target.entity.rawValue)") }
        if let seconds = flow.withinSeconds {
            let days = seconds / 86_400
            parts.append(days == days.rounded() ? "within: \(Int(days))d" : "within: \(seconds / 60)m")
        }
        return parts.joined(separator: ", ")
    }

    private static func key(of measure: ProcessTarget.Measure) -> String {
        switch measure {
        case .days: "days"
        case .withoutHands: "withoutHands"
        case .complete: "complete"
        }
    }

    /// In double quotes, so that no character of a name has a meaning (YAML 1.2, 7.3.1).
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: if scalar.value >= 0x20 && scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
            }
        }
        return result + "\""
    }
}
