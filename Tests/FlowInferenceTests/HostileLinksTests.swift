import FlowInference
import IntegrationModel
import TestSupport
import Testing

@Suite("Flows of links with anything in them")
struct HostileLinksTests {
    @Test("come out with counts that add up", arguments: 1...40)
    func anything(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let moments: [Double?] = [0, -1, 1e9, 2e11, -1e10, nil, 1_767_571_200.5]
        let amounts: [Double?] = [0, -5, 0.001, 1e13, -1e15, nil, 12.5]
        let words = ["", " ", "draft", "API", "An Claes", "é", "W1", "0", String(repeating: "z", count: 300)]
        func table(_ id: String, _ random: inout SeededRandom) -> SampleTable {
            let count = Int.random(in: 1...40, using: &random)
            let entities: [Entity] = [.order, .invoice, .payment, .deal]
            func any<Value>(_ values: [Value], _ random: inout SeededRandom) -> [Value] {
                (0..<count).map { _ in values[Int.random(in: 0..<values.count, using: &random)] }
            }
            return SampleTable(
                id,
                entities[Int.random(in: 0..<4, using: &random)],
                [
                    .text("Number", .number, any(words, &random)), .text("Reference", .reference, any(words, &random)),
                    .text("Customer", .partyName, any(words, &random)), .text("Status", .status, any(words, &random)),
                    .text("By", .createdBy, any(words, &random)),
                    .amounts("Total", .grossAmount, any(amounts, &random)),
                    .moments("Created", .createdAt, any(moments, &random)),
                ]
            )
        }
        let (left, right) = (table("shop/a", &random), table("erp/b", &random))
        let pairs = Set(
            (0..<Int.random(in: 1...60, using: &random)).map { _ in
                [Int.random(in: 0..<left.count, using: &random), Int.random(in: 0..<right.count, using: &random)]
            }
        )
        let linked = LinkedTables(left, right, pairs: pairs.map { ($0[0], $0[1]) }, namedBy: .right)
        let result = try linked.infer(dataUntil: 1_767_571_200)
        #expect(result.flows.count + result.links.count == 1)
        for flow in result.flows {
            #expect((0...1).contains(flow.confidence) && (0...1).contains(flow.coverage))
            #expect(flow.records.linked <= flow.records.eligible && flow.records.eligible <= flow.records.source)
            #expect(flow.records.linked + flow.records.leaked <= flow.records.eligible)
            #expect(result.records[flow.id]?.count { $0.status == .leaked } == flow.records.leaked)
        }
    }
}
