import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("References that name nothing or another record")
struct BrokenReferenceTests {
    private let trade = SampleTrade(400)

    private func result(_ linked: LinkedTables) throws -> (Flow, [FlowRecord]) {
        try linked.onlyFlow(until: trade.moments[399])
    }

    @Test("references that name nothing, or another record than the linked one, are broken")
    func brokenReferences() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        var references = trade.numbers("W10")
        references[5] = "W1O00006"
        references[8] = references[9]
        references[12] = ""
        linked.right.columns[1] = .text("Reference", .reference, references)
        #expect(try result(linked).0.brokenReferences.map(\.number) == ["S00006", "S00009"])
    }

    @Test("where both sides go by one number, another number on a linked record is broken too")
    func mistypedNumbers() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        var numbers = trade.numbers("W10")
        numbers[5] = "W1000060"
        numbers[8] = ""
        linked.right.columns[0] = .text("Number", .number, numbers)
        linked.right.columns.remove(at: 1)
        linked.key = LinkKey(leftFields: ["Number"], rightFields: ["Number"], match: .exact, pairs: 400)
        #expect(try result(linked).0.brokenReferences.map(\.number) == ["W1000060"])
    }

    @Test("where something else joined the records, a reference that is nearly the partner's number is broken")
    func mistypedReferences() throws {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        var references = trade.numbers("W10")
        references[5] = "W1000060"
        references[8] = "ANOTHER-SYSTEM-9"
        references[12] = ""
        linked.right.columns[1] = .text("Reference", .reference, references)
        linked.key = nil
        #expect(try result(linked).0.brokenReferences.map(\.number) == ["S00006"])
    }
}
