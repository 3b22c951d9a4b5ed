public import IntegrationModel

/// A phase that begins, with what it will be measured by: `koppel start`.
public struct StartText: Sendable {
    private let phase: StartedPhase
    private let weeksNeeded: [Int?]
    private let width: Int
    private let style: TextStyle

    /// - Parameter weeksNeeded: by criterion, how many weeks it takes until a verdict can be given.
    public init(_ phase: StartedPhase, weeksNeeded: [Int?], width: Int = 100, style: TextStyle = .plain) {
        self.phase = phase
        self.weeksNeeded = weeksNeeded
        self.width = width
        self.style = style
    }

    public var text: String {
        var page = TextPage(width: width, style: style)
        page.heading("Started: \(phase.phase.title)")
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
    private let width: Int
    private let style: TextStyle

    public init(_ phases: [StartedPhase], width: Int = 100, style: TextStyle = .plain) {
        self.phases = phases
        self.width = width
        self.style = style
    }

    public var text: String {
        var page = TextPage(width: width, style: style)
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
                    .init(phase.phase.title), .init(TimeText.shortDate(phase.startedAt)),
                    .init(closing == nil ? "\(weeks) planned" : weeks),
                    .init(closing == nil ? "\(cost) planned" : cost),
                    .init(verdicts.isEmpty ? (closing == nil ? "under way" : "not measured") : listed(verdicts)),
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
    private let width: Int
    private let style: TextStyle

    public init(_ lessons: [Lesson], width: Int = 100, style: TextStyle = .plain) {
        self.lessons = lessons
        self.width = width
        self.style = style
    }

    public var text: String {
        var page = TextPage(width: width, style: style)
        guard !lessons.isEmpty else {
            page.paragraph("No step is finished yet, so estimates are those of the catalogue.", indent: 0)
            page.line("Try: koppel close PHASE --weeks N --cost N", indent: 0, tone: .dim)
            return page.text
        }
        page.heading("What finished steps taught")
        page.list(lessons.map { message($0.sentence) })
        page.paragraph(
            "Few outcomes say little, so what is applied lies between what was observed and the catalogue (1).",
            tone: .dim
        )
        return page.text
    }
}

extension Lesson {
    /// `integration steps took 1.3 times the estimated weeks here (3 outcomes); 1.14 times is applied to what follows`.
    var sentence: String {
        let what =
            switch figure {
            case .weeks: "took \(Self.text(observed)) times the estimated weeks"
            case .cost: "cost \(Self.text(observed)) times the estimate"
            case .effect: "brought \(Self.text(observed)) times what was promised"
            }
        let place = here > 0 ? " here" : " elsewhere"
        let others = here > 0 && elsewhere > 0 ? ", \(elsewhere) elsewhere" : ""
        return
            "\(family.rawValue) steps \(what)\(place) (\(NumberText.count(here > 0 ? here : elsewhere, "outcome"))\(others)); "
            + "\(Self.text(factor)) times is applied to what follows"
    }

    private static func text(_ value: Double) -> String { NumberText.decimal(value, places: 2) }
}
