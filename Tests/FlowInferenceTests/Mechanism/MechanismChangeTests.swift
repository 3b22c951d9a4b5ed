import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("A flow that was put on another footing")
struct MechanismChangeTests {
    private let trade = SampleTrade(200)

    private func context(_ delay: (Int) -> Double) throws -> LinkContext {
        try Copies.flow(trade, after: delay).context()
    }

    private func slow(_ record: Int) -> Double { Double(4 + record * 7 % 40) * Copies.hour }

    @Test("tells when: between the last record of the old way and the first of the new one", arguments: [40, 100, 160])
    func changed(place: Int) throws {
        let change = try #require(MechanismChange(context { $0 < place ? slow($0) : Copies.seconds($0) }))
        #expect(change.before == Array(0..<place) && change.after == Array(place..<200))
        #expect(change.at > trade.moments[place - 1] && change.at < trade.moments[place])
        #expect(change.uncertainty == (trade.moments[place] - trade.moments[place - 1]) / 2)
    }

    @Test("is carried out as it is at the end, and tells what was before")
    func decided() throws {
        let typed = Copies.typedOver(trade)
        let linked = Copies.flow(trade) { $0 < 90 ? typed[$0] - trade.moments[$0] : Copies.seconds($0) }
        let flow = try #require(try linked.infer().flows.first)
        #expect(flow.mechanism == .automated)
        let changed = try #require(flow.changed)
        #expect(changed.before == .manual)
        #expect(changed.at > trade.moments[89] && changed.at < trade.moments[90])
        #expect(changed.medianBefore > 4 * Copies.hour && changed.medianSince < 100)
        #expect(flow.evidence.contains { $0.rule == "changed" && $0.statement.description.contains("typed over") })
    }

    /// Dates only: typed over within days on working days, and since a moment on the same day, whatever the day.
    private func dated(from place: Int) -> LinkedTables {
        let typed = Copies.typedOver(trade)
        var linked = Copies.flow(trade) { ($0 < place ? typed[$0] : trade.moments[$0]) - trade.moments[$0] }
        for side in [\LinkedTables.left, \.right] {
            let last = linked[keyPath: side].columns.count - 1
            let moments =
                side == \.left
                ? trade.moments : trade.moments.indices.map { $0 < place ? typed[$0] : trade.moments[$0] }
            linked[keyPath: side].columns[last] = .moments("Created", .createdAt, moments.map(Copies.midnight))
        }
        return linked
    }

    @Test("shows in the days and the authors where dates have no times", arguments: [80, 120])
    func habits(place: Int) throws {
        let change = try #require(MechanismChange(habitsOf: dated(from: place).context(), slipped: []))
        #expect(abs(change.before.count - place) <= 6)
        #expect(change.after.count == 200 - change.before.count)
    }

    @Test("shows in no habits that stay the same")
    func sameHabits() throws {
        #expect(try MechanismChange(habitsOf: dated(from: 0).context(), slipped: []) == nil)
        #expect(try MechanismChange(habitsOf: dated(from: 200).context(), slipped: []) == nil)
        #expect(try MechanismChange(habitsOf: dated(from: 200).context(), slipped: [3, 50, 90, 150, 180]) == nil)
    }

    @Test("is told from one that is slower now and then, or a little slower since")
    func none() throws {
        #expect(try MechanismChange(context { $0.isMultiple(of: 5) ? slow($0) : Copies.seconds($0) }) == nil)
        #expect(try MechanismChange(context { $0 < 100 ? Copies.seconds($0) : 2 * Copies.seconds($0) }) == nil)
        #expect(try MechanismChange(context { Copies.seconds($0) }) == nil)
        #expect(try MechanismChange(context { $0 < 5 ? slow($0) : Copies.seconds($0) }) == nil)
    }
}
