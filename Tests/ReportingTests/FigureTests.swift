import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Figures of the report")
struct FigureTests {
    let flow = Snapshot.sample.map.flows.first { $0.id == "shop/orders>erp/sale.order" }

    @Test("the figures are drawings with the same in words")
    func figures() throws {
        let map = Snapshot.sample.map
        let flow = try #require(flow)
        let phase = try #require(Snapshot.sample.roadmap.phases.first)
        let figures = [flow.coverageFigure(in: map), flow.delayFigure(in: map), phase.paybackFigure]
        for figure in figures {
            let figure = try #require(figure)
            #expect(WellFormed.fault(in: figure.svg) == nil)
            #expect(figure.svg.contains("aria-label"))
            #expect(figure.words.contains { $0.isNumber })
        }
        #expect(figures[0]?.words.contains("2026-09: 441 of 465") == true)
    }

    @Test("a flow that stopped has its day marked, in the month it is in")
    func stopped() throws {
        var flow = try #require(flow)
        flow.stoppedAt = 1_789_344_000
        let figure = try #require(flow.coverageFigure(in: Snapshot.sample.map))
        #expect(figure.svg.contains("stopped 2026-09-14"))
        #expect(figure.words.contains("It stopped on 14 September 2026"))
    }

    @Test("without dates, phases or benefit there is no figure")
    func absent() throws {
        var flow = try #require(flow)
        flow.history = nil
        #expect(flow.coverageFigure(in: FlowMap()) == nil && flow.delayFigure(in: FlowMap()) == nil)
        var phase = try #require(Snapshot.sample.roadmap.phases.first)
        phase.yearlyBenefit = YearlyCost(.zero)
        #expect(phase.paybackFigure == nil)
        #expect(Roadmap().timelineFigure == nil)
    }

    @Test("several phases are drawn over time, each with its cost")
    func timeline() throws {
        var roadmap = Snapshot.sample.roadmap
        var second = try #require(roadmap.phases.first)
        second.id = "phase-2"
        second.startWeek = 40
        roadmap.phases.append(second)
        let figure = try #require(roadmap.timelineFigure)
        #expect(WellFormed.fault(in: figure.svg) == nil)
        #expect(figure.words.contains("weeks 41 to"))
    }
}
