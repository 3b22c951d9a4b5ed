import IntegrationModel
import TestSupport
import Testing

@testable import GapAnalysis

@Suite("The gap: records that never arrived")
struct LeakRuleTests {
    private func found(_ flow: Flow, _ records: [FlowRecord]) -> [Gap] {
        gaps(.leak, Landscapes.findings([flow], records: [flow.id: records]))
    }

    @Test("costs the work to put it right, and the margin on what is lost for good")
    func price() throws {
        let flow = Landscapes.flow { $0.lastSeen = 2 * Landscapes.year }
        let gap = try #require(found(flow, Landscapes.records(.leaked, 30)).first)
        // 15 a year × 20 minutes = 5 hours at 50; 1,500 a year × 20 % × 30 %.
        #expect(abs(gap.yearlyHours.likely - 5) < 1e-9)
        #expect(gap.yearlyCost.isAbout(100 + 30, 250 + 90, 450 + 300))
        #expect(gap.amountAtRisk == Amount(3_000))
        #expect(gap.records == 30)
        #expect(gap.id == "leak:shop/orders>erp/orders")
        #expect(gap.process == .orderToCash)
    }

    @Test("of invoices costs the whole amount that is lost, and not its margin")
    func invoices() throws {
        let flow = Landscapes.flow("erp/orders", .order, "books/invoices", .invoice)
        let gap = try #require(found(flow, Landscapes.records(.leaked, 30)).first)
        // 30 a year × 20 minutes = 10 hours at 50; 3,000 a year × 2 %.
        #expect(abs(gap.yearlyCost.likely - (500 + 60)) < 1e-6)
    }

    @Test("is named by the records' numbers, in the order of the export, with their places")
    func told() throws {
        let gap = try #require(found(Landscapes.flow(), Landscapes.records(.leaked, 3)).first)
        #expect(gap.recordKeys == ["R1", "R2", "R3"])
        #expect(gap.evidence.first == GapEvidence(file: "shop/orders.csv", line: 2, field: "Number", value: "R1"))
        #expect(gap.title.description.contains("SHOP") && gap.title.description.contains("ERP"))
    }

    @Test("lists at most a thousand numbers and a few places, and counts all")
    func many() throws {
        let gap = try #require(found(Landscapes.flow(), Landscapes.records(.leaked, 1_500)).first)
        #expect(gap.records == 1_500)
        #expect(gap.recordKeys.count == 1_000)
        #expect(gap.evidence.count <= 25)
    }

    @Test("is none where everything arrived, and none of payments, which are told as unreconciled")
    func none() {
        #expect(found(Landscapes.flow(), []).isEmpty)
        #expect(found(Landscapes.flow(), Landscapes.records(.withoutOrigin, 5)).isEmpty)
        #expect(found(Landscapes.flow { $0.mechanism = .external }, Landscapes.records(.leaked, 5)).isEmpty)
    }

    @Test("without amounts puts none at risk")
    func amounts() throws {
        let bare = Landscapes.records(.leaked, 6).map { record in
            var record = record
            record.amount = nil
            return record
        }
        let gap = try #require(found(Landscapes.flow(), bare).first)
        #expect(gap.amountAtRisk == nil)
        // 6 a year × 20 minutes = 2 hours.
        #expect(abs(gap.yearlyCost.likely - 100) < 1e-6)
    }

    @Test("of negative amounts, such as credit notes, adds up without sign")
    func credits() throws {
        var records = Landscapes.records(.leaked, 2)
        records[1].amount = -100
        #expect(found(Landscapes.flow(), records).first?.amountAtRisk == Amount(200))
    }
}

@Suite("The gap: a flow that stopped")
struct StoppedFlowRuleTests {
    private let stop = 1.5 * Landscapes.year

    private var flow: Flow {
        Landscapes.flow {
            $0.stoppedAt = stop
            $0.lastSeen = stop
        }
    }

    @Test("costs what people type instead, and the margin on what is lost")
    func price() throws {
        let records = Landscapes.records(.leaked, 20, moment: stop + 86_400)
        let gap = try #require(gaps(.stoppedFlow, Landscapes.findings([flow], records: [flow.id: records])).first)
        // 20 in half a year: 40 a year × 6 minutes = 4 hours at 50; 4,000 a year × 20 % × 30 %.
        #expect(abs(gap.yearlyHours.likely - 4) < 1e-9)
        #expect(abs(gap.yearlyCost.likely - (200 + 240)) < 1e-6)
        #expect(gap.severity == .high)
        #expect(gap.amountAtRisk == Amount(2_000))
        #expect(gap.title.description.contains(Words.date(stop).description))
    }

    @Test("and its leaks are counted once: those from before with the leaks, those since with the stop")
    func noDoubleCounting() throws {
        let before = Landscapes.records(.leaked, 4, moment: stop - 86_400, prefix: "B")
        let since = Landscapes.records(.leaked, 9, moment: stop + 86_400, prefix: "S")
        let findings = Landscapes.findings([flow], records: [flow.id: before + since])
        let leak = try #require(gaps(.leak, findings).first)
        let stopped = try #require(gaps(.stoppedFlow, findings).first)
        #expect(leak.recordKeys == before.map(\.number))
        #expect(stopped.recordKeys == since.map(\.number))
        #expect(leak.records + stopped.records == 13)
        #expect((leak.amountAtRisk?.value ?? 0) + (stopped.amountAtRisk?.value ?? 0) == 1_300)
    }

    @Test("a record without a moment is counted once as well")
    func undated() {
        let findings = Landscapes.findings([flow], records: [flow.id: Landscapes.records(.leaked, 3, moment: nil)])
        #expect(gaps(.leak, findings).map(\.records) + gaps(.stoppedFlow, findings).map(\.records) == [3])
    }

    @Test("is none for a flow that runs, or of which nothing was missed since")
    func none() {
        let records = Landscapes.records(.leaked, 3, moment: stop + 86_400)
        let running = Landscapes.flow()
        #expect(gaps(.stoppedFlow, Landscapes.findings([running], records: [running.id: records])).isEmpty)
        #expect(gaps(.stoppedFlow, Landscapes.findings([flow])).isEmpty)
    }
}
