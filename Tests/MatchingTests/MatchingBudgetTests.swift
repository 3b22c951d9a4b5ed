import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("The memory of matching")
struct MatchingBudgetTests {
    private func match(_ tables: [SampleTable], memory: Int) throws -> MatchingResult {
        try Matcher(memory: memory, threads: 2)
            .match(tables.map(\.profile), texts: SampleTexts(tables), hashing: TestHashing())
    }

    private func parties(_ id: String, _ companies: Range<Int>) -> SampleTable {
        SampleTable(
            id,
            .party,
            [
                .text("Nr", .number, companies.map { "\(id.prefix(1))\(1000 + $0)" }),
                .text("Name", .name, companies.map(SampleParties.name)),
                .text("Street", .street, companies.map(SampleParties.street)),
                .text("Postcode", .postcode, companies.map(SampleParties.postcode)),
            ]
        )
    }

    @Test("changes nothing of what is found as long as all fits", arguments: [200_000, 1 << 20, 1 << 24])
    func same(memory: Int) throws {
        let tables = [
            parties("crm/companies", 0..<40), parties("erp/partners", 10..<50), DocumentTables.shop(),
            DocumentTables.erp(),
        ]
        let (bounded, free) = (try match(tables, memory: memory), try match(tables, memory: 1 << 30))
        #expect(!free.recordLinks.isEmpty)
        let isSame = String(describing: bounded) == String(describing: free)
        #expect(isSame)
        #expect(bounded.omissions.isEmpty)
    }

    @Test("pairs of parties are compared in passes that find the same", arguments: [1_000, 40_000, 1 << 20])
    func passes(memory: Int) throws {
        let samples = [parties("crm/companies", 0..<60), parties("erp/partners", 20..<90)]
        let tables = try samples.map { try PartyTable(0, $0.profile, texts: SampleTexts(samples)) }
        func found(_ memory: Int, within: Bool) -> [String] {
            PartyBlocking(memory: memory).candidates(tables[0], tables[within ? 0 : 1], within: within) {
                ($0 + $1) % 3 == 0 ? nil : Double($0 + $1)
            }.map { "\($0.left) \($0.right) \($0.weight)" }
        }
        for within in [false, true] {
            #expect(found(memory, within: within) == found(.max, within: within))
            #expect(!found(memory, within: within).isEmpty)
        }
    }

    @Test("leaves out the largest parties, and says so with how much more it takes")
    func largestParties() throws {
        let tables = [parties("crm/companies", 0..<20), parties("erp/partners", 0..<90)]
        let result = try match(tables, memory: 20_000)
        #expect(result.recordLinks.isEmpty)
        let omission = try #require(result.omissions.first)
        #expect(omission.subject == .parties && omission.datasets == ["erp/partners"] && omission.records == 90)
        let enough = try match(tables, memory: Int(20_000 * omission.times) + 1_000)
        #expect(enough.omissions.isEmpty)
        #expect(enough.pairs("crm/companies", "erp/partners") == straight(0..<20))
    }

    @Test("leaves out documents that don't fit together, and says which")
    func documents() throws {
        let result = try match([DocumentTables.shop(), DocumentTables.erp()], memory: 100_000)
        #expect(result.recordLinks.isEmpty)
        let omission = try #require(result.omissions.first)
        #expect(omission.subject == .documents && omission.datasets == ["shop/orders", "erp/sale.order"])
        #expect(omission.records == 60)
    }
}
