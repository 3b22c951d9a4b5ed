import IntegrationModel
import Testing

@testable import FlowInference

@Suite("Records on their way and records lost")
struct MaturityTests {
    private let until = Copies.monday + 200 * Copies.day

    private func maturity(_ lagDays: [Double], unlinkedAges: [Double] = []) -> Maturity {
        Maturity(
            dataUntil: until,
            lags: lagDays.map { $0 * Copies.day },
            unlinked: unlinkedAges.map { until - $0 * Copies.day },
            linked: lagDays.count
        )
    }

    @Test(
        "in a flow of an hour, a record is lost after three weeks of grace and not before",
        arguments: [(0.1, false), (10, false), (20.9, false), (21.1, true), (100, true)]
    )
    func prompt(age: Double, isLost: Bool) {
        let flow = maturity((0..<100).map { _ in 1.0 / 24 }, unlinkedAges: [30, 40])
        #expect(flow.isLost(until - age * Copies.day) == isLost)
    }

    @Test(
        "in a flow of two months, a record of one month is on its way",
        arguments: [(25.0, false), (40, false), (55, false), (90, true)]
    )
    func slow(age: Double, isLost: Bool) {
        let flow = maturity((0..<100).map { 45 + Double($0) * 0.3 }, unlinkedAges: [100])
        #expect(flow.isLost(until - age * Copies.day) == isLost)
    }

    @Test("where no delay is known, three weeks are waited", arguments: [(20.9, false), (21.1, true)])
    func unknown(age: Double, isLost: Bool) {
        #expect(maturity([]).isLost(until - age * Copies.day) == isLost)
    }

    @Test("what is lost stays lost when time goes by")
    func monotone() {
        let flow = maturity((0..<100).map { Double($0 * $0) / 100 }, unlinkedAges: [120, 150, 170])
        let lost = (0..<200).map { flow.isLost(until - Double($0) * Copies.day) }
        let due = (0..<200).map { flow.isDue(until - Double($0) * Copies.day) }
        #expect(!lost[0] && lost[199])
        for (young, old) in zip(lost, lost.dropFirst()) { #expect(!young || old) }
        for (young, old) in zip(due, due.dropFirst()) { #expect(!young || old) }
        for (isLost, isDue) in zip(lost, due) { #expect(!isLost || isDue) }
    }

    @Test("a record without a moment is due, as nothing says that it is young")
    func undated() {
        #expect(maturity([1, 1, 1]).isLost(.nan))
    }
}

@Suite("A flow that stopped")
struct StopDetectionTests {
    private func days(_ range: some Sequence<Int>) -> [Double] { range.map { Copies.monday + Double($0) * Copies.day } }

    @Test("did so between the last that arrived and the first that did not")
    func stopped() throws {
        let stop = try #require(StopDetection(linked: days(0..<50), lost: days(50..<80)))
        #expect(stop.missing == 30)
        #expect(stop.stoppedAt > Copies.monday + 49 * Copies.day && stop.stoppedAt < Copies.monday + 50 * Copies.day)
    }

    @Test("shows in a handful of records, where not one came since and hardly any was lost before")
    func handful() {
        #expect(StopDetection(linked: days(0..<20), lost: days(20..<26)) != nil)
        #expect(StopDetection(linked: days(0..<20), lost: days(20..<23)) == nil)
        #expect(
            StopDetection(linked: days((0..<20).filter { $0 % 5 != 0 }), lost: days([0, 5, 10, 15, 20, 21, 22])) == nil
        )
    }

    @Test("did so though somebody still brought one by hand")
    func byHand() throws {
        let stop = try #require(
            StopDetection(linked: days(Array(0..<50) + [70]), lost: days((50..<100).filter { $0 != 70 }))
        )
        #expect(stop.stoppedAt > Copies.monday + 49 * Copies.day && stop.stoppedAt < Copies.monday + 50 * Copies.day)
    }

    @Test("is told from one that loses records now and then")
    func leaking() {
        let lost = Set(stride(from: 5, to: 80, by: 8))
        #expect(StopDetection(linked: days((0..<80).filter { !lost.contains($0) }), lost: days(lost)) == nil)
    }

    @Test("needs some records before and after")
    func few() {
        #expect(StopDetection(linked: days(0..<5), lost: days(5..<60)) == nil)
        #expect(StopDetection(linked: days(0..<50), lost: days(50..<54)) == nil)
        #expect(StopDetection(linked: [], lost: []) == nil)
    }

    @Test("a flow that lost half all along needs a longer silence")
    func lossy() {
        let half = Array(stride(from: 1, to: 60, by: 2))
        let linked = days(stride(from: 0, to: 60, by: 2))
        #expect(StopDetection(linked: linked, lost: days(half + Array(60..<70))) == nil)
        #expect(StopDetection(linked: linked, lost: days(half + Array(60..<100))) != nil)
    }
}

@Suite("A flow that began")
struct StartDetectionTests {
    private func days(_ range: some Sequence<Int>) -> [Double] { range.map { Copies.monday + Double($0) * Copies.day } }

    @Test("did so between the last that never came and the first that did")
    func began() throws {
        let start = try #require(StartDetection(linked: days(30..<80), lost: days(Array(0..<30) + [44])))
        #expect(start.earlier == 30)
        #expect(start.startedAt > Copies.monday + 29 * Copies.day && start.startedAt < Copies.monday + 30 * Copies.day)
        #expect(start.uncertainty == Copies.day / 2)
    }

    @Test("is told from one that loses records now and then, or lost the first few")
    func leaking() {
        let lost = Set(stride(from: 0, to: 80, by: 8))
        #expect(StartDetection(linked: days((0..<80).filter { !lost.contains($0) }), lost: days(lost)) == nil)
        #expect(StartDetection(linked: days(3..<80), lost: days(0..<3)) == nil)
    }
}

@Suite("A status that is not meant to flow")
struct StatusFilterTests {
    @Test(
        "is a draft or was withdrawn, in four languages",
        arguments: [
            "draft", "Draft", "cancelled", "canceled", "Geannuleerd", "concept", "annulé", "Storniert", "Entwurf",
            "refusé", "rejected", "verloren", "expired", "deleted", "In afwachting",
        ]
    )
    func withdrawn(status: String) {
        #expect(StatusFilter.isNotFinal(status, .order))
    }

    @Test(
        "is not one that is done or under way",
        arguments: ["sale", "done", "paid", "betaald", "open", "bevestigd", "confirmed", "envoyé", "bezahlt", ""]
    )
    func final(status: String) {
        #expect(!StatusFilter.isNotFinal(status, .order))
    }

    @Test(
        "is a deal or quote that is not decided",
        arguments: ["open", "negotiation", "Offerte verzonden", "en cours"]
    )
    func undecided(status: String) {
        #expect(StatusFilter.isNotFinal(status, .deal))
        #expect(StatusFilter.isNotFinal(status, .quote))
        #expect(!StatusFilter.isNotFinal(status, .invoice))
    }

    @Test("is a ticket that is open, and none that is closed", arguments: [("Open", true), ("Closed", false)])
    func tickets(status: String, isOpen: Bool) {
        #expect(StatusFilter.isNotFinal(status, .ticket) == isOpen)
    }
}
