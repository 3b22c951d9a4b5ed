import FlowInference
import IntegrationModel
import TestSupport
import Testing

@Suite("Values that contradict each other")
struct ConflictTests {
    private let trade = SampleTrade(120)

    private func match(_ left: String, _ right: String, chosen: Bool = true) -> FieldMatch {
        FieldMatch(
            left: FieldReference(dataset: "shop/orders", field: left),
            right: FieldReference(dataset: "erp/sale.order", field: right),
            confidence: 0.9,
            chosen: chosen
        )
    }

    private func linked(_ amounts: [Double]? = nil, _ names: [String]? = nil) -> LinkedTables {
        var linked = Copies.flow(trade) { Copies.seconds($0) }
        if let amounts { linked.right.columns[3] = .amounts("Total", .grossAmount, amounts) }
        if let names { linked.right.columns[2] = .text("Customer", .partyName, names) }
        return linked
    }

    private var wrongAmounts: [Double] {
        var amounts = trade.amounts
        for index in [3, 70, 101] { amounts[index] += 10 }
        return amounts
    }

    @Test("are counted by field, and named with both places")
    func counted() throws {
        let result = try linked(wrongAmounts).infer(matches: [match("Total", "Total"), match("Customer", "Customer")])
        let flow = try #require(result.flows.first)
        let amounts = try #require(flow.conflicts.first { $0.sourceField == "Total" })
        #expect(amounts.compared == 120)
        #expect(amounts.conflicting == 3)
        #expect(flow.conflicts.first { $0.sourceField == "Customer" }?.conflicting == 0)
        let records = (result.records[flow.id] ?? []).filter { $0.status == .conflicting }
        #expect(records.map(\.number) == ["W1000004", "W1000071", "W1000102"])
        #expect(records.allSatisfy { $0.fields == ["Total"] })
        #expect(records.first?.other == LinkedRecord(number: "S00004", file: "erp/sale.order.csv", line: 5))
    }

    @Test("are no differences of a cent, of sign, or of case and punctuation")
    func spelling() throws {
        let amounts = trade.amounts.enumerated().map { $0.isMultiple(of: 2) ? $1 + 0.01 : -$1 }
        let names = trade.names.enumerated().map { $0.isMultiple(of: 2) ? $1.uppercased() : $1 + "." }
        let matches = [match("Total", "Total"), match("Customer", "Customer")]
        let flow = try #require(try linked(amounts, names).infer(matches: matches).flows.first)
        #expect(flow.conflicts.map(\.conflicting) == [0, 0])
    }

    @Test("are none where some customers write something else than what they should pay with")
    func communications() throws {
        func conflicts(_ semanticType: SemanticType?) throws -> Int {
            let codes = trade.numbers("0900000")
            let paid = codes.enumerated().map { $0.isMultiple(of: 5) ? "factuur \($0)" : $1 }
            var linked = linked()
            linked.left.columns.append(.text("OGM", .structuredCommunication, codes, .structuredCommunication))
            linked.right.columns.append(.text("Paid with", .structuredCommunication, paid, semanticType))
            return try linked.infer(matches: [match("OGM", "Paid with")]).flows.first?.conflicts.count ?? -1
        }
        #expect(try conflicts(nil) == 0)
        #expect(try conflicts(.structuredCommunication) == 1)
    }

    @Test("are looked for in matched fields only")
    func unmatched() throws {
        let none = try #require(try linked(wrongAmounts).infer().flows.first)
        #expect(none.conflicts.isEmpty)
        let unchosen = try linked(wrongAmounts).infer(matches: [match("Total", "Total", chosen: false)])
        #expect(unchosen.flows.first?.conflicts.isEmpty == true)
    }

    @Test("are none where fields hardly ever agree: they say something else")
    func otherThings() throws {
        let other = SampleTrade(120, seed: 8)
        let flow = try #require(try linked(other.amounts).infer(matches: [match("Total", "Total")]).flows.first)
        #expect(flow.conflicts.isEmpty)
    }

    @Test("are none in moments, which differ in every flow")
    func moments() throws {
        let flow = try #require(try linked().infer(matches: [match("Created", "Created")]).flows.first)
        #expect(flow.conflicts.isEmpty)
    }

    @Test("are the same seen from the other side")
    func flipped() throws {
        var flippedMatch = match("Total", "Total")
        (flippedMatch.left, flippedMatch.right) = (flippedMatch.right, flippedMatch.left)
        let one = try linked(wrongAmounts).infer(matches: [match("Total", "Total")])
        let other = try linked(wrongAmounts).flipped.infer(matches: [flippedMatch])
        #expect(one.flows == other.flows)
        #expect(one.records == other.records)
    }
}
