import FlowInference
import IntegrationModel
import TestSupport
import Testing

@Suite("The rule: lists that are copies letter by letter")
struct CopiedListRuleTests {
    private static let count = 60

    private func parties(_ id: String, _ spelled: (String) -> String = { $0 }) -> SampleTable {
        SampleTable(
            id,
            .party,
            [
                .text("Number", .number, (0..<Self.count).map { "\(id.first ?? "x")\(1_000 + $0)" }),
                .text("Name", .name, (0..<Self.count).map { spelled(SampleParties.name($0)) }),
                .text("Street", .street, (0..<Self.count).map { spelled(SampleParties.street($0)) }),
            ]
        )
    }

    /// The ERP has orders of its own, the books have invoices of theirs: nothing joins these.
    private func infer(_ books: SampleTable, pairs: Int = Self.count) throws -> FlowInferenceResult {
        let (orders, invoices) = (SampleTrade(10, seed: 3), SampleTrade(10, seed: 4))
        let lists = LinkedTables(parties("erp/partners"), books, pairs: (0..<pairs).map { ($0, $0) })
        let tables = [
            lists.left, lists.right, Copies.source(orders, "erp/orders"),
            Copies.target(invoices, invoices.moments, "books/invoices", .invoice),
        ]
        return try FlowInferrer().infer(
            tables.map(\.profile),
            systems: ["erp", "books"].map { System(id: $0, name: $0, kind: .other, importer: "test", folder: $0) },
            links: [lists.links],
            matches: [],
            duplicates: [],
            texts: SampleTexts(tables),
            dataUntil: invoices.moments.last ?? 0
        )
    }

    @Test("say that one was copied, from where the business begins")
    func copied() throws {
        let flow = try #require(try infer(parties("books/relations")).flows.first)
        #expect(flow.id == "erp/partners>books/relations")
        #expect(flow.confidence < 0.7)
        #expect(flow.evidence.contains { $0.rule == "copied-list" })
    }

    @Test("are not told by the streets of people whose names the lists don't both tell")
    func streetsAlone() throws {
        var books = parties("books/relations")
        let names = (0..<Self.count).map { $0 < 30 ? "" : SampleParties.name($0).uppercased() }
        books.columns[1] = .text("Name", .name, names)
        #expect(try infer(books).flows.isEmpty)
    }

    @Test("are not those that others spelled, nor those of which a part is the same")
    func independent() throws {
        let spelled = try infer(parties("books/relations") { $0.uppercased() })
        #expect(spelled.flows.isEmpty && spelled.links.count == 1)
        #expect(try infer(parties("books/relations"), pairs: 40).flows.isEmpty)
    }
}
