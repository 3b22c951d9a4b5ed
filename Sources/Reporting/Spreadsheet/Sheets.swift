public import IntegrationModel

extension Sheet {
    /// The gaps, a row each.
    public static func gaps(_ snapshot: Snapshot, language: Language = .english) -> Sheet {
        language.write(about: snapshot) { gaps(of: snapshot) }
    }

    private static func gaps(of snapshot: Snapshot) -> Sheet {
        let map = snapshot.map
        func end(_ end: FlowEnd?) -> Cell { end.map { .text("\(map.systemName($0.system)): \($0.dataset)") } ?? .none }
        return Sheet(
            "Gaps",
            [
                "Id", "Gap", "Kind", "Severity", "Status", "Process", "From", "To", "Records", "At risk",
                "Hours a year",
                "Costs a year, low", "Costs a year", "Costs a year, high", "Currency", "Sure", "Explanation",
                "Assumptions",
            ],
            snapshot.gaps.map { gap in
                [
                    .text(gap.id), .text(localized(gap.title)), .text(gap.kind.name), .text(gap.severity.name),
                    .text(gap.status.name), .text(gap.process.name), end(gap.source), end(gap.target),
                    .number(Double(gap.records)), gap.amountAtRisk.map { .number($0.value) } ?? .none,
                    .number(gap.yearlyHours.likely), .number(gap.yearlyCost.low), .number(gap.yearlyCost.likely),
                    .number(gap.yearlyCost.high), .text(gap.yearlyCost.currency), .number(gap.confidence),
                    .text(localized(gap.explanation)),
                    .text(localized(gap.assumptions.joined(separator: "; "))),
                ]
            }
        )
    }

    /// The flows, a row each.
    public static func flows(_ snapshot: Snapshot, language: Language = .english) -> Sheet {
        language.write(about: snapshot) { flows(of: snapshot) }
    }

    private static func flows(of snapshot: Snapshot) -> Sheet {
        let map = snapshot.map
        return Sheet(
            "Flows",
            [
                "Id", "From", "To", "What", "How", "Sure", "Coverage", "Linked", "Leaked", "Without origin",
                "Median delay, hours", "Records a year", "Leaked amount", "First seen", "Last seen", "Stopped",
            ],
            map.flows.map { flow in
                func date(_ moment: Double?) -> Cell { moment.map { .text(TimeText.shortDate($0)) } ?? .none }
                return [
                    .text(flow.id), .text(map.systemName(flow.source.system)),
                    .text(map.systemName(flow.target.system)),
                    .text(flow.subject), .text(flow.mechanism.name), .number(flow.confidence), .number(flow.coverage),
                    .number(Double(flow.records.linked)), .number(Double(flow.records.leaked)),
                    .number(Double(flow.records.withoutOrigin)),
                    flow.lagSeconds.map { .number($0.median / 3_600) } ?? .none,
                    flow.yearlyVolume.map { .number($0.rounded()) } ?? .none,
                    flow.leakedAmount.map { .number($0.value) } ?? .none, date(flow.firstSeen), date(flow.lastSeen),
                    date(flow.stoppedAt),
                ]
            }
        )
    }

    /// The steps that were considered, a row each.
    public static func steps(_ snapshot: Snapshot, language: Language = .english) -> Sheet {
        language.write(about: snapshot) { steps(of: snapshot) }
    }

    private static func steps(of snapshot: Snapshot) -> Sheet {
        let phases = Dictionary(
            snapshot.roadmap.phases.flatMap { phase in phase.steps.map { ($0, phase) } },
            uniquingKeysWith: { first, _ in first }
        )
        return Sheet(
            "Steps",
            [
                "Id", "Step", "Phase", "From week", "Weeks", "Cost, low", "Cost", "Cost, high", "Benefit a year, low",
                "Benefit a year", "Benefit a year, high", "Disruption, 0 to 5", "Closes", "Narrows", "Evidence",
                "Measured by",
            ],
            snapshot.roadmap.steps.map { step in
                let phase = phases[step.id]
                func titles(_ ids: [String]) -> Cell { .text(ids.map(snapshot.gapTitle).joined(separator: "; ")) }
                return [
                    .text(step.id), .text(localized(message(step.title))),
                    phase.map { .text(localized(message($0.title))) } ?? .none,
                    phase.map { .number(Double($0.startWeek + 1)) } ?? .none, .number(step.weeks.likely),
                    .number(step.cost.low), .number(step.cost.likely), .number(step.cost.high),
                    .number(step.yearlyBenefit.low), .number(step.yearlyBenefit.likely),
                    .number(step.yearlyBenefit.high),
                    .number(Double(step.disruption)), titles(step.gapsClosed), titles(step.gapsNarrowed),
                    .text(step.evidenceGrade), .text(localized(Message(key: step.measure))),
                ]
            }
        )
    }

    /// The records that need a look, a row each; numbers that may name a person are left out.
    public static func evidence(
        _ snapshot: Snapshot,
        language: Language = .english,
        showsValues: Bool = false
    ) -> Sheet {
        language.write(about: snapshot) { evidence(of: snapshot, showsValues) }
    }

    private static func evidence(of snapshot: Snapshot, _ showsValues: Bool) -> Sheet {
        let confidentiality = Confidentiality(snapshot.map, showsAll: showsValues)
        let rows = snapshot.flowRecords.keys.sorted().flatMap { flow in
            (snapshot.flowRecords[flow] ?? []).map { record -> [Cell] in
                [
                    .text(flow), .text(record.status.name), .text(confidentiality.text(ofKey: record.number)),
                    .text(record.file), .number(Double(record.line)), record.amount.map { .number($0) } ?? .none,
                    .text(record.fields.joined(separator: ", ")),
                    record.other.map { .text(confidentiality.text(ofKey: $0.number)) } ?? .none,
                    record.other.map { .text($0.file) } ?? .none,
                    record.other.map { .number(Double($0.line)) } ?? .none,
                ]
            }
        }
        return Sheet(
            "Evidence",
            [
                "Flow", "Status", "Record", "File", "Line", "Amount", "Fields", "Other record", "Other file",
                "Other line",
            ],
            rows
        )
    }
}
