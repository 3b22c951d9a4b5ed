import FoundationEssentials
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("What changed, as documents and text")
struct MeasuringReportTests {
    private static let snapshots = [
        Snapshot.sample, .sample(named: "\"\\\u{0}\n<script>&é\u{1F6B2}"), Snapshot.sampleWithoutFindings,
    ]

    private static let documents: [(schema: DocumentSchema, make: @Sendable (Snapshot) -> [UInt8])] = [
        (
            .snapshots,
            { snapshot in
                SnapshotsDocument([
                    SnapshotSummary(
                        id: snapshot.id,
                        takenAt: snapshot.takenAt,
                        dataUntil: snapshot.dataUntil,
                        systems: 5,
                        flows: 6,
                        gaps: 10,
                        yearlyCost: 31_240
                    )
                ]).json
            }
        ), (.difference, { DifferenceDocument(.sample(of: $0)).json }),
        (
            .phases,
            { snapshot in
                var open = StartedPhase.sample(of: snapshot)
                open.closing = nil
                let phases = [open, StartedPhase.sample(of: snapshot)]
                return PhasesDocument(phases, weeksNeeded: phases.map { $0.criteria.map { _ in 9 } }).json
            }
        ),
        (
            .outcomes,
            { snapshot in
                let phase = StartedPhase.sample(of: snapshot)
                return OutcomesDocument(phase, measured: .sample(of: phase), lessons: Lesson.samples).json
            }
        ), (.library, { _ in LibraryDocument(StepOutcome.samples, lessons: Lesson.samples).json }),
        (.library, { _ in LibraryDocument(StepOutcome.samples).json }),
    ]

    @Test(
        "each document is valid against the schema that the program prints",
        arguments: documents.indices,
        snapshots.indices
    )
    func areValid(document: Int, snapshot: Int) throws {
        let (schema, make) = Self.documents[document]
        let json = Data(make(Self.snapshots[snapshot]))
        #expect(try JSONSchemaCheck(schema: schema.text).faults(in: json) == [])
    }

    @Test("a library is read back as it was written")
    func library() throws {
        struct Library: Decodable { var outcomes: [StepOutcome] }
        let json = Data(LibraryDocument(StepOutcome.samples).json)
        #expect(try JSONDecoder().decode(Library.self, from: json).outcomes == StepOutcome.samples)
    }

    @Test("a difference says of each flow and gap what it was and is", arguments: [60, 100])
    func difference(width: Int) {
        let difference = SnapshotDifference.sample(of: .sample)
        let text = DifferenceText(difference, PageSetup(width: width)).text
        for change in difference.gaps { #expect(text.contains(change.id)) }
        for change in difference.flows { #expect(text.contains(change.id)) }
        #expect(text.contains("€31,240 → €15,620 a year"))
        #expect(text.contains("closed") && text.contains("new system: ") && text.contains("not in the plan any more: "))
        let none = SnapshotDifference(before: difference.before, after: difference.after)
        #expect(DifferenceText(none).text.contains("as before"))
    }

    @Test("a measurement shows before, goal, now and the verdict of each criterion, and what it took")
    func measurement() {
        let phase = StartedPhase.sample()
        let text = MeasureText(phase, measured: .sample(of: phase), PageSetup(width: 120)).text
        for verdict in MeasureVerdict.allCases { #expect(text.contains(verdict.name)) }
        for figure in ["4.3 %", "0.5 %", "0.4 %", "−4.2 to −3.1 points", "€26,400", "8.5", "€19,200"] {
            #expect(text.contains(figure), "\(figure)")
        }
        #expect(!text.contains("koppel close"))
    }

    @Test("a report shows what each phase changed, and has no such chapter where none was begun")
    func report() {
        let phase = StartedPhase.sample()
        let reported = [ReportedPhase(phase, measured: .sample(of: phase))]
        for text in [
            HTMLReport(.sample, ReportSetup(phases: reported)).text,
            MarkdownReport(.sample, ReportSetup(phases: reported)).text,
        ] {
            for words in ["What was done, and what it changed", "not measurable", "4.3 %", "€26,400"] {
                #expect(text.contains(words), "\(words)")
            }
        }
        #expect(!HTMLReport(.sample).text.contains("What was done"))
    }

    @Test("a lesson is said in a sentence")
    func lessons() {
        let text = LessonsText(Lesson.samples, PageSetup(width: 160)).text
        #expect(
            text.contains(
                "integration steps cost 1.1 times the estimate here (1 outcome, 2 elsewhere); 1.04 times is applied to what follows"
            )
        )
        #expect(text.contains("master-data steps brought 0.6 times what was promised elsewhere (3 outcomes)"))
        #expect(LessonsText([]).text.contains("Try: koppel close"))
    }

    @Test("a started phase says how many weeks are needed, and what can't be told")
    func started() {
        let phase = StartedPhase.sample()
        let text = StartText(
            phase,
            weeksNeeded: phase.criteria.indices.map { $0 == 0 ? 11 : nil },
            PageSetup(width: 160)
        ).text
        #expect(text.contains("11") && text.contains("within two years") && text.contains(phase.id))
        #expect(PhasesText([phase]).text.contains("8.5"))
        #expect(PhasesText([]).text.contains("Try: koppel next"))
    }
}
