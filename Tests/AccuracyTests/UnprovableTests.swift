import IntegrationModel
import Testing

@testable import AccuracyMeasurement

@Suite("True flows that no export can show")
struct UnprovableTests {
    private func system(_ created: String, authors: Bool = false) -> TruthFile.System {
        TruthFile.System(
            id: "x",
            folder: "x",
            entities: ["party": 80],
            created: ["party": created, "order": created],
            documentKeys: true,
            authors: authors
        )
    }

    private func flow(
        _ reference: String = "none",
        linked: Int = 80,
        delay: Double = 30,
        _ mechanism: Mechanism = .automated,
        to target: Entity = .party
    ) -> TruthFile.Flow {
        TruthFile.Flow(
            source: "a",
            target: "b",
            sourceEntity: .party,
            targetEntity: target,
            mechanism: mechanism,
            reference: reference,
            linked: linked,
            leakedIds: [],
            lagMedianSeconds: delay,
            conflicts: [:]
        )
    }

    @Test("have no number, no interface's mark and no two dates that differ")
    func noTrace() {
        #expect(Unprovable(flow(), system("none"), system("second")) == .noTrace)
        #expect(Unprovable(flow(), system("date"), system("second")) == .noTrace)
        #expect(Unprovable(flow("none", .manual), system("none"), system("none", authors: true)) == .noTrace)
    }

    @Test("or link a handful of records")
    func few() {
        #expect(Unprovable(flow("number", linked: 4), system("second"), system("second")) == .fewRecords)
    }

    @Test("each trace by itself may show them")
    func traces() {
        #expect(Unprovable(flow("number"), system("none"), system("none")) == nil)
        #expect(Unprovable(flow(), system("second"), system("second")) == nil)
        #expect(Unprovable(flow(delay: 200_000), system("date"), system("date")) == nil)
        #expect(Unprovable(flow(), system("none"), system("none", authors: true)) == nil)
        #expect(Unprovable(flow(to: .order), system("none"), system("none")) == nil)
    }

    @Test("where the truth doesn't say what exports hold, every flow counts")
    func unknown() { #expect(Unprovable(flow(), nil, nil) == nil) }
}
