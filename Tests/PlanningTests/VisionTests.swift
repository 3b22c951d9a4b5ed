import Configuration
import IntegrationModel
import Planning
import Testing

@Suite("Back from the vision")
struct VisionTests {
    static let orders = VisionGoal(
        id: "orders",
        title: "Orders arrive by themselves",
        months: 24,
        flows: [
            WantedFlow(
                source: WantedEnd(system: "shop", entity: .order),
                target: WantedEnd(system: "erp", entity: .order)
            )
        ]
    )
    static let catalogue = [
        Samples.template("A", closing: .manualRekeying),
        Samples.template("B", closing: .duplicateRecords, scope: .system),
    ]
    static let gaps = [
        Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 24_000),
        Samples.gap(.duplicateRecords, Samples.deals, yearly: 30_000),
    ]

    static func roadmap(
        _ vision: Vision?,
        gaps: [Gap] = gaps,
        catalogue: [StepTemplate] = catalogue,
        constraints: PlanningConstraints = PlanningConstraints(),
        excluding: Set<String> = []
    ) -> Roadmap {
        Planner(catalogue: catalogue, constraints: constraints, vision: vision, excluded: excluding)
            .roadmap(for: gaps, map: Samples.map)
    }

    @Test("a step that serves no goal is refused as an island, with the reason at its gap")
    func island() throws {
        let roadmap = Self.roadmap(Vision(goals: [Self.orders]))
        #expect(roadmap.phases.map(\.steps) == [["A:shop/orders>erp/orders"]])
        let refused = try #require(roadmap.outlook?.refused.first)
        #expect(refused.step == "B:crm" && refused.cause == .island)
        #expect(roadmap.notPlanned.first { $0.gap == "duplicate-records:crm/deals" }?.reason == refused.reason)
        // Without goals it is planned.
        #expect(Self.roadmap(nil).phases.flatMap(\.steps).contains("B:crm"))
    }

    @Test("what a goal's step needs serves the goal too")
    func prerequisite() {
        let catalogue = [
            Samples.template("K", closing: .duplicateRecords, cost: 3_000, scope: .company),
            Samples.template("A", closing: .manualRekeying, needs: ["K"]),
        ]
        let roadmap = Self.roadmap(Vision(goals: [Self.orders]), catalogue: catalogue)
        #expect(roadmap.phases.flatMap(\.steps) == ["K:company", "A:shop/orders>erp/orders"])
    }

    @Test("a phase says how much nearer it brings a goal, and the horizons when it is reached")
    func progress() throws {
        let roadmap = Self.roadmap(Vision(goals: [Self.orders]))
        // Typed over, complete to 95.7 of 98 %, and no time is asked: two thirds of the way but for 2.3 points.
        let contribution = try #require(roadmap.phases.first?.visionContribution.first)
        #expect(contribution.goal == "orders")
        #expect(contribution.share > 0.3 && contribution.share < 0.35)
        let horizons = try #require(roadmap.outlook?.horizons)
        #expect(horizons.map(\.months) == [24, 48])
        for horizon in horizons {
            #expect(horizon.phases == ["phase-1"])
            #expect(horizon.goals.map(\.isReached) == [true])
            #expect(horizon.goals.first?.reachedBy == "phase-1")
            #expect(horizon.goals.first?.steps == ["A:shop/orders>erp/orders"])
        }
    }

    @Test("a goal that is not reached says what stands in the way")
    func obstacle() throws {
        var goal = Self.orders
        goal.flows.append(
            WantedFlow(
                source: WantedEnd(system: "scanner", entity: .delivery),
                target: WantedEnd(system: "erp", entity: .delivery)
            )
        )
        let progress = try #require(Self.roadmap(Vision(goals: [goal])).outlook?.horizons.last?.goals.first)
        #expect(!progress.isReached)
        #expect(progress.obstacle == "the exports do not show it; add the exports of the systems it names")
    }

    @Test("a process target is served by all flows on the way")
    func process() {
        let goal = VisionGoal(
            id: "cash",
            title: "From order to money in 30 days",
            months: 48,
            targets: [ProcessTarget(source: .order, target: .payment, measure: .days, value: 30)]
        )
        let gaps = Self.gaps + [Samples.gap(.lateFlow, Samples.erpOrders, Samples.invoices, yearly: 30_000)]
        let catalogue = Self.catalogue + [Samples.template("C", closing: .lateFlow)]
        let roadmap = Self.roadmap(Vision(goals: [goal]), gaps: gaps, catalogue: catalogue)
        #expect(roadmap.phases.flatMap(\.steps).contains("C:erp/orders>billing/invoices"))
        #expect(!roadmap.phases.flatMap(\.steps).contains("B:crm"))
    }

    @Test("a system that must stay as it is has no step, nor has what the user leaves out")
    func guards() {
        let vision = Vision(goals: [Self.orders], limits: VisionLimits(untouchable: ["erp"]))
        let untouched = Self.roadmap(vision)
        #expect(untouched.phases.isEmpty)
        #expect(untouched.outlook?.refused.map(\.cause).contains(.untouchable) == true)
        #expect(untouched.reasonForNone?.contains("must stay as it is") == true)
        for name in ["A", "A:shop/orders>erp/orders"] {
            let without = Self.roadmap(Vision(goals: [Self.orders]), excluding: [name])
            #expect(without.phases.isEmpty)
            #expect(without.outlook?.refused.contains { $0.cause == .excluded } == true)
        }
    }

    @Test("a system that a step only reads may stay as it is")
    func readOnly() {
        var template = Samples.template("A", closing: .manualRekeying)
        let vision = Vision(goals: [Self.orders], limits: VisionLimits(untouchable: ["shop"]))
        #expect(Self.roadmap(vision, catalogue: [template]).phases.isEmpty)
        template.changes = .target
        let roadmap = Self.roadmap(vision, catalogue: [template])
        #expect(roadmap.phases.map(\.steps) == [["A:shop/orders>erp/orders"]])
        #expect(roadmap.steps.map(\.systems) == [["erp"]])
        template.changes = .source
        #expect(Self.roadmap(vision, catalogue: [template]).phases.isEmpty)
    }

    @Test("what lies where it is at home needs no goal of its own")
    func owners() {
        // Between two systems of which no goal speaks.
        let people = FlowEnd(system: "crm", dataset: "crm/people", entity: .party)
        let debtors = FlowEnd(system: "billing", dataset: "billing/debtors", entity: .party)
        let gaps = Self.gaps + [Samples.gap(.twoMasters, people, debtors, yearly: 30_000)]
        let catalogue = Self.catalogue + [Samples.template("H", closing: .twoMasters)]
        let homeless = Self.roadmap(Vision(goals: [Self.orders]), gaps: gaps, catalogue: catalogue)
        #expect(!homeless.phases.flatMap(\.steps).contains { $0.hasPrefix("H:") })
        let vision = Vision(goals: [Self.orders], owners: [EntityOwner(entity: .party, system: "erp")])
        let roadmap = Self.roadmap(vision, gaps: gaps, catalogue: catalogue)
        #expect(roadmap.phases.flatMap(\.steps).contains { $0.hasPrefix("H:") })
    }

    @Test("a phase is cut where its first part earns its money back sooner")
    func sliced() {
        let catalogue = [
            Samples.template("A", closing: .manualRekeying, share: 0.6, weeks: 7),
            Samples.template("B", closing: .manualRekeying, share: 0.9, weeks: 5, needs: ["A"]),
        ]
        let gaps = [Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 60_000)]
        let roadmap = Self.roadmap(nil, gaps: gaps, catalogue: catalogue)
        #expect(roadmap.phases.map(\.steps) == [["A:shop/orders>erp/orders"], ["B:shop/orders>erp/orders"]])
        #expect(roadmap.phases.map(\.weeks) == [7, 5])
        // Where the parts are too small for phases they stay together.
        let large = PlanningConstraints(minBudget: 30_000)
        let together = Self.roadmap(nil, gaps: gaps, catalogue: catalogue, constraints: large)
        #expect(together.phases.map(\.steps.count) == [2])
    }

    @Test("gaps that are read from one figure ask the same of it")
    func criteria() throws {
        let gaps = [
            Samples.gap(.manualRekeying, Samples.shopOrders, Samples.erpOrders, yearly: 30_000),
            Samples.gap(.lateFlow, Samples.shopOrders, Samples.erpOrders, yearly: 9_000),
        ]
        var template = Samples.template("A", closing: .manualRekeying, share: 0.99)
        template.closes.append(GapClosing(kind: .lateFlow, share: Range3(0.5, 0.5, 0.5)))
        let phase = try #require(Self.roadmap(nil, gaps: gaps, catalogue: [template]).phases.first)
        #expect(phase.acceptance.map(\.metric) == ["lag.median", "lag.median"])
        // A hundredth of 80,000 seconds is left by one and half by the other.
        #expect(phase.acceptance.map(\.target) == [800, 800])
    }

    @Test("nothing is done in weeks in which nothing may change")
    func blackout() throws {
        let limits = VisionLimits(
            blackouts: [Blackout(from: "2027-01-18", to: "2027-01-31", why: "stock count")],
            start: "2027-01-04"
        )
        let phase = try #require(Self.roadmap(Vision(goals: [Self.orders], limits: limits)).phases.first)
        // Six weeks of work, two of them free before the count and four after it.
        #expect(phase.startWeek == 0 && phase.weeks == 8)
        #expect(phase.conduct?.startDate == "2027-01-04")
        #expect(
            phase.conduct?.weekPlan.filter { $0.what == "Nothing changes: stock count" }.map(\.firstWeek) == [3, 4]
        )
        // Where there is no room for it around the count, it waits.
        let short = PlanningConstraints(maxWeeks: 7)
        let later = Self.roadmap(Vision(goals: [Self.orders], limits: limits), constraints: short)
        #expect(later.phases.first?.startWeek == 4 && later.phases.first?.weeks == 6)
        #expect(later.phases.first?.conduct?.startDate == "2027-02-01")
    }

    @Test("no phase asks more hours of people than they have")
    func capacity() throws {
        let people = [Capacity(who: "key users", hoursPerWeek: 1.5)]
        let vision = Vision(goals: [Self.orders], limits: VisionLimits(people: people))
        let roadmap = Self.roadmap(vision)
        // 6 weeks × 4 hours are 24; 12 weeks × 1.5 hours are 18.
        #expect(roadmap.phases.isEmpty)
        #expect(
            roadmap.outlook?.refused.contains { $0.reason.contains("asks 24 hours of key users, who have 18") } == true
        )
    }

    @Test("people are asked for steps of their processes and for those that change their systems")
    func asked() throws {
        func step(_ process: BusinessProcess?, _ systems: [String]) throws -> Step {
            var template = Samples.template("A", closing: .manualRekeying)
            template.process = process
            let maker = StepMaker(catalogue: [template])
            var step = try #require(maker.steps(for: [Self.gaps[0]], map: Samples.map).first)
            step.systems = systems
            return step
        }
        let sales = Capacity(who: "sales", hoursPerWeek: 4, processes: [.orderToCash])
        let books = Capacity(who: "books", hoursPerWeek: 4, processes: [.recordToReport], systems: ["billing"])
        let all = Capacity(who: "all", hoursPerWeek: 4)
        let cases: [(BusinessProcess?, [String], sales: Bool, books: Bool)] = [
            (.orderToCash, ["shop", "erp"], true, false), (.orderToCash, ["billing"], true, true),
            (.recordToReport, [], false, true), (nil, ["erp"], true, false), (nil, [], true, true),
        ]
        for (process, systems, asksSales, asksBooks) in cases {
            let step = try step(process, systems)
            #expect(sales.isAsked(by: step) == asksSales && books.isAsked(by: step) == asksBooks, "\(systems)")
            #expect(all.isAsked(by: step))
        }
    }

    @Test("where the vision says what hours the people of a process have, these limit a phase and no number of steps")
    func hours() {
        let catalogue = ["A", "B", "C"].map { id in
            var template = Samples.template(id, closing: .manualRekeying, cost: 6_000, weeks: 2, disruption: 1)
            template.process = .orderToCash
            template.closes[0].kind = id == "A" ? .manualRekeying : id == "B" ? .leak : .conflictingValues
            return template
        }
        let gaps = [GapKind.manualRekeying, .leak, .conflictingValues].map {
            Samples.gap($0, Samples.shopOrders, Samples.erpOrders, yearly: 20_000)
        }
        func steps(_ people: [Capacity]) -> [Int] {
            Self.roadmap(
                Vision(goals: [Self.orders], limits: VisionLimits(people: people)),
                gaps: gaps,
                catalogue: catalogue
            ).phases.map(\.steps.count)
        }
        #expect(steps([]).allSatisfy { $0 <= 2 })
        #expect(steps([Capacity(who: "sales", hoursPerWeek: 4, processes: [.orderToCash])]) == [3])
    }

    @Test("a step is needless where the records have already what it would give them")
    func needless() {
        var template = Samples.template("A", closing: .manualRekeying)
        template.needlessWith = [.structuredCommunication]
        func steps(filled: Int) -> [Step] {
            var map = Samples.map
            var field = Field(path: "Reference", canonical: .structuredCommunication)
            (field.profile.count, field.profile.nulls) = (100, 100 - filled)
            for position in map.datasets.indices where map.datasets[position].id == Samples.shopOrders.dataset {
                map.datasets[position].fields.append(field)
            }
            return StepMaker(catalogue: [template]).steps(for: [Self.gaps[0]], map: map)
        }
        #expect(steps(filled: 80).count == 1)
        #expect(steps(filled: 95).isEmpty)
    }

    @Test("a figure that can't come to nothing is promised as far as it can come")
    func reachable() throws {
        var gap = Samples.gap(.lateFlow, Samples.shopOrders, Samples.erpOrders, yearly: 30_000)
        gap.reachable = 27 * 86_400
        var map = Samples.map
        map.flows[0].lagSeconds = Lag(median: 32 * 86_400, p95: 60 * 86_400)
        let catalogue = [Samples.template("A", closing: .lateFlow, share: 0.8)]
        let phase = try #require(Planner(catalogue: catalogue).roadmap(for: [gap], map: map).phases.first)
        let criterion = try #require(phase.acceptance.first)
        #expect(criterion.metric == "lag.median" && abs(criterion.target - 28 * 86_400) < 1)
    }

    @Test("every plan says how far it can be from the best one", arguments: 1...6)
    func bound(_ seed: UInt64) throws {
        let roadmap = PlanningPropertyTests.planner.roadmap(
            for: PlanningPropertyTests.gaps(seed: seed),
            map: Samples.map
        )
        let quality = try #require(roadmap.outlook?.quality)
        #expect(quality.bound >= quality.value && quality.value >= quality.byReturnAlone)
        #expect(!quality.isProved || quality.distance < 1e-3)
    }
}
