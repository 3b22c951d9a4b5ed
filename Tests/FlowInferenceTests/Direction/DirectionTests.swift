import IntegrationModel
import Testing

@testable import FlowInference

@Suite("What all rules say together")
struct DirectionTests {
    private func direction(_ weights: [Double], independent: Bool = false) -> Direction {
        Direction(
            weights.map { DirectionFinding("rule", $0, "because") }
                + (independent ? [DirectionFinding("independent", 0, "without each other", isIndependence: true)] : [])
        )
    }

    @Test("nothing is undecided")
    func nothing() {
        #expect(direction([]).sign == 0)
        #expect(direction([]).confidence == 0)
    }

    @Test(
        "one strong finding decides, weak ones do together",
        arguments: [
            ([0.8], 1), ([-0.8], -1), ([0.15], 0), ([0.3, 0.3], 1), ([-0.3, -0.3], -1), ([0.6, -0.6], 0),
            ([0.9, -0.3], 1),
        ]
    )
    func weights(weights: [Double], sign: Int) {
        #expect(direction(weights).sign == sign)
    }

    @Test("findings that agree make each other surer, findings against take away")
    func confidence() {
        #expect(direction([0.6, 0.5]).confidence > direction([0.6]).confidence)
        #expect(direction([0.9, -0.3]).confidence < direction([0.9]).confidence)
        #expect(direction([0.99, 0.99, 0.99]).confidence <= 0.99)
    }

    @Test("what speaks against one way alone does not prove the other")
    func objection() {
        let objection = DirectionFinding("rule", -0.6, "long after", isObjection: true)
        #expect(Direction([objection], ofParties: true).sign == 0)
        #expect(Direction([objection, DirectionFinding("other", 0.8, "because")], ofParties: true).sign == 0)
        #expect(Direction([DirectionFinding("other", 0.8, "because")], ofParties: true).sign == 1)
    }

    @Test("records that came to be without each other need a strong proof")
    func independence() {
        #expect(direction([0.5]).sign == 1)
        #expect(direction([0.5], independent: true).sign == 0)
        #expect(direction([0.999], independent: true).sign == 1)
    }

    @Test("evidence against has a weight below 0, and all of it is told")
    func evidence() {
        let evidence = direction([0.9, -0.3]).evidence
        #expect(evidence.map(\.weight) == [0.9, -0.3])
        #expect(direction([-0.9, 0.3]).evidence.map(\.weight) == [0.9, -0.3])
    }
}
