import FlowInference
import IntegrationModel
import TestSupport
import Testing

@Suite("Where parties came from")
struct OriginTests {
    private static let count = 80
    private let days = SampleTrade(count).moments

    private func table(_ id: String, _ moments: [Double]?, references: [String]? = nil) -> SampleTable {
        let system = String(id.prefix { $0 != "/" })
        var columns: [SampleColumn] = [
            .text("Number", .number, (0..<Self.count).map { "\(system.uppercased())-\(1_000 + $0)" }),
            .text("Name", .name, (0..<Self.count).map(SampleParties.name)),
        ]
        if let references { columns.append(.text("External", .reference, references)) }
        if let moments { columns.append(.moments("Created", .createdAt, moments)) }
        return SampleTable(id, .party, columns)
    }

    @Test("a number of the other side tells who was made from whom, where there are no dates")
    func heldNumber() throws {
        let numbers = (0..<Self.count).map { "CRM-\(1_000 + $0)" }
        let result = try LinkedTables(table("crm/companies", nil), table("erp/partners", nil, references: numbers))
            .infer()
        #expect(result.flows.map(\.id) == ["crm/companies>erp/partners"])
        #expect(result.flows.first?.evidence.first?.rule == "holds-number")
    }

    @Test("so does the key of a list that calls its own number a reference, and has no other one")
    func unnamedNumber() throws {
        let numbers = (0..<Self.count).map { "CRM-\(1_000 + $0)" }
        var source = table("crm/companies", nil)
        source.columns[0] = .text("External ID", .reference, numbers)
        let result = try LinkedTables(source, table("erp/partners", nil, references: numbers)).infer()
        #expect(result.flows.map(\.id) == ["crm/companies>erp/partners"])
        // Where the list has a number beside it, both hold that of a third system.
        source.columns.append(.text("Number", .number, (0..<Self.count).map { "C\($0)" }))
        let third = try LinkedTables(source, table("erp/partners", nil, references: numbers)).infer()
        #expect(third.flows.isEmpty)
    }

    @Test("a number that was written back does not turn the arrow")
    func writtenBack() throws {
        let numbers = (0..<Self.count).map { "ERP-\(1_000 + $0)" }
        let result = try LinkedTables(
            table("crm/companies", days, references: numbers),
            table("erp/partners", days.map { $0 + 90 })
        ).infer()
        #expect(result.flows.map(\.id) == ["crm/companies>erp/partners"])
    }

    @Test("two masters feed each other: a flow each way, of the records that were first on its side")
    func twoMasters() throws {
        let shifted = days.indices.map { days[$0] + ($0.isMultiple(of: 4) ? -40.0 : 40) }
        let result = try LinkedTables(table("crm/companies", days), table("erp/partners", shifted)).infer()
        #expect(result.flows.map(\.id) == ["crm/companies>erp/partners", "erp/partners>crm/companies"])
        #expect(result.flows.map(\.records.linked) == [60, 20])
        #expect(result.flows.allSatisfy { $0.records.leaked == 0 && $0.records.withoutOrigin == 0 })
        #expect(result.flows.allSatisfy { flow in flow.evidence.contains { $0.rule == "two-masters" } })
    }

    @Test(
        "where one way takes seconds, the other may take people a week, and not a season",
        arguments: [(8.0, 2), (60, 0)]
    )
    func slowReturn(days late: Double, flows: Int) throws {
        let shifted = days.indices.map { days[$0] + ($0.isMultiple(of: 3) ? -late * Copies.day : 40) }
        let result = try LinkedTables(table("crm/companies", days), table("erp/partners", shifted)).infer()
        #expect(result.flows.count == flows)
    }

    @Test("a record is made once: who only knows the same customers has no flow")
    func competition() throws {
        let shop = table("shop/customers", days)
        let erp = table("erp/partners", days.map { $0 + 50 })
        let crm = table("crm/companies", days.map { $0 - 60 * Copies.day })
        let result = try infer([LinkedTables(shop, erp), LinkedTables(crm, erp)])
        #expect(result.flows.map(\.id) == ["shop/customers>erp/partners"])
        #expect(result.links.map(\.id) == ["crm/companies~erp/partners"])
    }

    @Test("two sources of one list each keep the records that they brought")
    func shared() throws {
        let (half, rest) = (Array(0..<40), Array(40..<80))
        let shop = table("shop/customers", days)[half]
        let crm = table("crm/companies", days.map { $0 - 20 * Copies.day })
        let erp = table("erp/partners", days.map { $0 + 50 })
        let result = try infer([
            LinkedTables(shop, erp, pairs: half.map { ($0, $0) }),
            LinkedTables(crm, erp, pairs: (half + rest).map { ($0, $0) }),
        ])
        let linked = Dictionary(uniqueKeysWithValues: result.flows.map { ($0.id, $0.records.linked) })
        #expect(linked == ["shop/customers>erp/partners": 40, "crm/companies>erp/partners": 40])
        #expect(result.flows.allSatisfy { $0.records.leaked == 0 })
    }

    @Test("an interface that bears no name tells no one who was made from whom")
    func namelessInterface() throws {
        var erp = table("erp/partners", nil)
        erp.columns.append(.text("By", .createdBy, (0..<Self.count).map { _ in "Interface" }))
        let result = try infer([LinkedTables(table("books/customers", nil), erp)])
        #expect(result.flows.isEmpty)
        #expect(result.links.map(\.id) == ["books/customers~erp/partners"])
    }

    @Test("who exchanges customers both ways needs nobody between, whoever else has copies of them")
    func exchange() throws {
        let half = Self.count / 2
        let erp = table("erp/partners", days.indices.map { days[$0] + ($0 < half ? 70 : 0) })
        let crm = table("crm/companies", days.indices.map { days[$0] + ($0 < half ? 0 : 40_000) })
        let books = table("books/customers", days.indices.map { days[$0] + ($0 < half ? 100 : 30) })
        let result = try infer([
            LinkedTables(crm, erp), LinkedTables(erp, books), LinkedTables(books, crm),
        ])
        #expect(
            result.flows.map(\.id) == [
                "crm/companies>erp/partners", "erp/partners>books/customers", "erp/partners>crm/companies",
            ]
        )
    }
}
