public import IntegrationModel

/// A phase that begins, with what it will be measured by: `koppel start`.
public struct StartText: Sendable {
    private let phase: StartedPhase
    private let weeksNeeded: [Int?]
    private let setup: PageSetup

    /// - Parameter weeksNeeded: by criterion, how many weeks it takes until a verdict can be given.
    public init(_ phase: StartedPhase, weeksNeeded: [Int?], _ setup: PageSetup = PageSetup()) {
        self.phase = phase
        self.weeksNeeded = weeksNeeded
        self.setup = setup
    }

    public var text: String { setup.language.writing { page } }

    private var page: String {
        var page = TextPage(setup)
        page.heading("Started: \(message(phase.phase.title))")
        page.line(id: phase.id, indent: 2, tone: .dim)
        page.paragraph(
            "What is measured, as it was in the exports until \(TimeText.date(phase.baselineUntil ?? phase.startedAt)):"
        )
        var table = TextTable([
            .init(title: "Measure", isFlexible: true), .init(title: "Before", alignment: .right),
            .init(title: "Goal", alignment: .right), .init(title: "Weeks before", alignment: .right),
            .init(title: "Weeks needed after", alignment: .right),
        ])
        for (frozen, needed) in zip(phase.criteria, weeksNeeded) {
            let metric = MetricText(frozen.criterion.metric)
            table.add(
                [
                    .init(metric.name), .init(metric.text(frozen.criterion.baseline)),
                    .init(metric.text(frozen.criterion.target)),
                    .init(frozen.weeks.isEmpty ? "–" : NumberText.count(frozen.weeks.count)),
                    .init(needed.map { NumberText.count($0) } ?? "–"),
                ],
                note: frozen.criterion.gap
            )
        }
        page.table(table)
        let weak = zip(phase.criteria, weeksNeeded).contains { !$0.weeks.isEmpty && $1 == nil }
        if weak {
            page.paragraph(
                "–: what is promised there is too little beside ordinary variation, or there are too few weeks, to be told within two years."
            )
        }
        page.blank()
        page.line("After new exports were imported: koppel measure", indent: 0, tone: .dim)
        return page.text
    }
}

/// The phases that were begun, as text: `koppel phases`.
public struct PhasesText: Sendable {
    private let phases: [StartedPhase]
    private let setup: PageSetup

    public init(_ phases: [StartedPhase], _ setup: PageSetup = PageSetup()) {
        self.phases = phases
        self.setup = setup
    }

    public var text: String { setup.language.writing { page } }

    private var page: String {
        var page = TextPage(setup)
        guard !phases.isEmpty else {
            page.paragraph("No phase was begun yet.", indent: 0)
            page.line("Try: koppel next, then koppel start phase-1", indent: 0, tone: .dim)
            return page.text
        }
        var table = TextTable([
            .init(title: "Phase", isFlexible: true), .init(title: "Began"), .init(title: "Weeks", alignment: .right),
            .init(title: "Cost", alignment: .right), .init(title: "Verdicts"),
        ])
        for phase in phases {
            let closing = phase.closing
            let currency = phase.phase.cost.currency
            let cost = NumberText.money((closing?.cost ?? phase.phase.cost.likely).rounded(), currency)
            let weeks = closing.map { NumberText.decimal($0.weeks, places: 1) } ?? NumberText.count(phase.phase.weeks)
            let verdicts = closing?.measured?.criteria.map(\.verdict.name) ?? []
            table.add(
                [
                    .init(message(phase.phase.title)), .init(TimeText.shortDate(phase.startedAt)),
                    .init(closing == nil ? localized("\(weeks) planned") : weeks),
                    .init(closing == nil ? localized("\(cost) planned") : cost),
                    .init(
                        verdicts.isEmpty
                            ? localized(closing == nil ? "under way" : "not measured") : listed(verdicts)
                    ),
                ],
                note: phase.id
            )
        }
        page.heading("\(NumberText.count(phases.count, "phase"))")
        page.table(table)
        return page.text
    }
}

/// What finished steps taught, as text: `koppel outcomes`.
public struct LessonsText: Sendable {
    private let lessons: [Lesson]
    private let setup: PageSetup

    public init(_ lessons: [Lesson], _ setup: PageSetup = PageSetup()) {
        self.lessons = lessons
        self.setup = setup
    }

    public var text: String { setup.language.writing { page } }

    private var page: String {
        var page = TextPage(setup)
        guard !lessons.isEmpty else {
            page.paragraph("No step is finished yet, so estimates are those of the catalogue.", indent: 0)
            page.line("Try: koppel close PHASE --weeks N --cost N", indent: 0, tone: .dim)
            return page.text
        }
        page.heading("What finished steps taught")
        page.list(lessons.map(\.sentence))
        page.paragraph(
            "Few outcomes say little, so what is applied lies between what was observed and the catalogue (1).",
            tone: .dim
        )
        return page.text
    }
}

extension Lesson {
    /// `integration steps took 1.3 times the estimated weeks here (3 outcomes); 1.14 times is applied to what follows`.
    var sentence: Message {
        let (ratio, applied) = (Self.text(observed), Self.text(factor))
        let outcomes = NumberText.count(here > 0 ? here : elsewhere, "outcome")
        let place: Message =
            here == 0
            ? "elsewhere (\(outcomes))"
            : elsewhere == 0 ? "here (\(outcomes))" : "here (\(outcomes), \(elsewhere) elsewhere)"
        return switch figure {
        case .weeks:
            "\(family.name) steps took \(ratio) times the estimated weeks \(place); \(applied) times is applied to what follows"
        case .cost:
            "\(family.name) steps cost \(ratio) times the estimate \(place); \(applied) times is applied to what follows"
        case .effect:
            "\(family.name) steps brought \(ratio) times what was promised \(place); \(applied) times is applied to what follows"
        }
    }

    private static func text(_ value: Double) -> String { NumberText.decimal(value, places: 2) }
}

extension StepFamily {
    /// As it stands before "steps".
    fileprivate var name: Message {
        switch self {
        case .integration: "integration"
        case .masterData: "master-data"
        case .application: "application"
        case .compliance: "compliance"
        case .investigation: "investigation"
        }
    }
}
