import FoundationEssentials
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("A plan, and another one beside it")
struct PlanTests {
    static var snapshot: Snapshot {
        var snapshot = Snapshot.sample
        snapshot.roadmap.phases[0].conduct = PhaseConduct(
            startDate: "2027-01-04",
            weekPlan: [
                PlannedWork(firstWeek: 1, lastWeek: 3, what: "Build it", step: snapshot.roadmap.phases[0].steps[0])
            ],
            risks: ["people are away in week 2"]
        )
        snapshot.roadmap.outlook = PlanOutlook(
            quality: PlanQuality(
                value: 40_000,
                bound: 41_000,
                isProved: false,
                byReturnAlone: 30_000,
                forEarlyWins: 1_400
            ),
            horizons: [
                PlanHorizon(
                    months: 24,
                    phases: ["phase-1"],
                    goals: [
                        GoalProgress(
                            goal: "orders",
                            title: "Orders arrive by themselves",
                            wantedBy: 24,
                            now: 0.4,
                            after: 1,
                            isReached: true,
                            reachedBy: "phase-1"
                        ),
                        GoalProgress(
                            goal: "cash",
                            title: "Money comes in time",
                            wantedBy: 12,
                            now: nil,
                            after: nil,
                            isReached: false,
                            obstacle: "the exports do not show it"
                        ),
                    ]
                )
            ],
            refused: [
                RefusedStep(step: "S26:company", title: "Dashboard", cause: .island, reason: "it serves no goal")
            ]
        )
        return snapshot
    }

    @Test("the documents of a whole plan are valid")
    func documents() throws {
        let snapshot = Self.snapshot
        let documents: [(DocumentSchema, [UInt8])] = [
            (.roadmap, RoadmapDocument(snapshot).json),
            (.whatIf, WhatIfDocument(snapshot, other: Roadmap(), without: ["S11"]).json),
        ]
        for (schema, json) in documents {
            #expect(try JSONSchemaCheck(schema: schema.text).faults(in: Data(json)) == [])
        }
    }

    @Test(
        "the plan tells its quality, the state of each goal and what is refused",
        arguments: [
            "can be worth more than 2.5 % more than this one", "would be worth 25 % less",
            "€1,400 of its worth is given",
            "Orders arrive by themselves (wanted by month 24): reached with phase-1",
            "Money comes in time (wanted by month 12): late, not seen → not seen; the exports do not show it",
            "It serves no goal.",
        ]
    )
    func plan(words: String) {
        // Wherever its lines are broken.
        let text = PlanText(Self.snapshot, PageSetup(width: 200)).text.split(whereSeparator: \.isWhitespace).joined(
            separator: " "
        )
        #expect(text.contains(words), "\(text)")
    }

    @Test(
        "the next step has its weeks, its risks and its first day",
        arguments: ["2027-01-04", "1–3    Build it", "people are away in week 2"]
    )
    func next(words: String) {
        #expect(NextText(Self.snapshot, PageSetup(width: 200)).text.contains(words))
    }

    @Test("what another plan does not do any more, and what instead, is told by its title")
    func comparison() {
        var other = Self.snapshot.roadmap
        let step = other.phases[0].steps[0]
        other.phases = []
        other.reasonForNone = "nothing pays back"
        let text = WhatIfText(Self.snapshot, other: other, question: "without it", PageSetup(width: 200)).text
        #expect(text.contains("What if without it"))
        #expect(text.contains("No longer done") && text.contains(step))
        #expect(text.contains("No phase: nothing pays back."))
        let same = WhatIfText(Self.snapshot, other: Self.snapshot.roadmap, question: "nothing", PageSetup(width: 200))
            .text
        #expect(same.contains("The same steps are done."))
    }
}
