import ArgumentParser
import IntegrationModel
import MappingPipeline
import Measuring
import Reporting
import Workspace

struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Compares what a phase promised with what newer exports show, criterion by criterion.",
        discussion: """
            Each criterion is measured as it was when the phase began, by complete weeks, and a change counts only where it
            is more than the weeks before varied by themselves. A week is complete once its records are no longer under way.

            VERDICTS
              reached          better, and as good as was promised
              better           better beyond ordinary variation
              unchanged        within ordinary variation, where the promised change would have been seen
              worse            worse beyond ordinary variation
              too early        the exports do not go far enough
              not measurable   these exports can't tell

            EXAMPLES
              koppel measure
              koppel measure phase-1@2026-12-07 --since 2027-02-01
              koppel measure --format json
            """
    )

    @Argument(help: ArgumentHelp("A started phase; without it, the one that is under way.", valueName: "phase"))
    var phase: String?

    @Option(
        help: ArgumentHelp(
            "From when on it was in use; without it, from its end or its planned end.",
            valueName: "yyyy-mm-dd"
        )
    )
    var since: Day?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    @Option(name: [.short, .long], help: "text or json.")
    var format: TextFormat = .text

    func run() throws {
        let workspace = try workspace.open()
        var started = try PhaseChoice(workspace).phase(phase)
        let measured = PhaseMeasurer().measure(
            started,
            in: try self.workspace.snapshot(),
            since: since?.seconds,
            besides: try PhaseChoice.all(in: workspace).filter { $0.id != started.id }
        )
        do {
            if started.closing != nil {
                started.closing?.measured = measured
                try workspace.save(started)
                try self.workspace.planWithLessons(in: workspace)
            }
            switch format {
            case .text:
                let text = MeasureText(started, measured: measured, try language.page(for: self.workspace))
                Console.output(text.text)
            case .json:
                let lessons = try OutcomeLibrary.lessons(of: workspace).all
                Console.output(OutcomesDocument(started, measured: measured, lessons: lessons).text)
            }
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }
}

struct CloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Ends a phase and notes what it took, so that later estimates learn from it.",
        discussion: """
            Its effect is measured from this day on: run koppel measure once newer exports were imported, and again later.
            The plan is made anew with what was learned.

            EXAMPLES
              koppel close --weeks 9 --cost 21500
              koppel close phase-1@2026-12-07 --weeks 9 --cost 21500 --on 2027-02-08
            """
    )

    @Argument(help: ArgumentHelp("A started phase; without it, the one that is under way.", valueName: "phase"))
    var phase: String?

    @Option(help: "How many weeks it took.")
    var weeks: Double

    @Option(help: "What it cost in all, in the currency of the plan.")
    var cost: Double

    @Option(
        help: ArgumentHelp(
            "The day on which it ended; without it, the start and the weeks it took.",
            valueName: "yyyy-mm-dd"
        )
    )
    var on: Day?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var language: LanguageOptions

    func validate() throws {
        guard weeks.isFinite, weeks > 0, weeks <= 520 else {
            throw ValidationError("--weeks is \(weeks); expected more than 0 and at most 520\n  Try: --weeks 9")
        }
        guard cost.isFinite, cost >= 0, cost < 1e12 else {
            throw ValidationError("--cost is \(cost); expected 0 or more\n  Try: --cost 21500")
        }
    }

    func run() throws {
        let workspace = try workspace.open()
        var started = try PhaseChoice(workspace).phase(phase)
        let end = on?.seconds ?? started.startedAt + weeks * 7 * 86_400
        guard end >= started.startedAt else {
            throw Trouble.usage("--on lies before the start of \(started.id)\n  Try: the day on which it ended")
        }
        started.closing = PhaseClosing(closedAt: end, weeks: weeks, cost: cost, measured: started.closing?.measured)
        do {
            let others = try PhaseChoice.all(in: workspace).filter { $0.id != started.id }
            let measured = PhaseMeasurer().measure(started, in: try self.workspace.snapshot(), besides: others)
            started.closing?.measured = measured
            try workspace.save(started)
            let text = MeasureText(started, measured: measured, try language.page(for: self.workspace))
            Console.output(text.text)
            let lessons = try OutcomeLibrary.lessons(of: workspace).all
            Console.output("\n" + LessonsText(lessons, try language.page(for: self.workspace)).text)
            if try self.workspace.planWithLessons(in: workspace) {
                Console.output("The plan was made anew with that: koppel next")
            }
        } catch let error as WorkspaceError {
            throw Trouble.nothing(error.description)
        }
    }
}
