import FlowInference
import IntegrationModel
import TestSupport
import Testing

@Suite("Parties that contradict each other")
struct PartyConflictTests {
    private static let count = 40

    /// A shop with people and companies: every fourth is a company, and the others have first and last names.
    private func shop(_ phones: [String]? = nil) -> SampleTable {
        let records = 0..<Self.count
        return SampleTable(
            "shop/customers",
            .party,
            [
                .text("Number", .number, records.map { "W\(1_000 + $0)" }),
                .text("Company", .name, records.map { $0.isMultiple(of: 4) ? SampleParties.name($0) : "" }),
                .text("First", .firstName, records.map { "Élise\($0)" }),
                .text("Last", .lastName, records.map { "Van den Broeck\($0)" }),
                .text("Phone", .phone, phones ?? records.map(SampleParties.phone)),
                .moments("Created", .createdAt, records.map { 1_767_600_000 + 90_000 * Double($0) }),
            ]
        )
    }

    /// What the ERP has of them, in one field.
    private func erp(_ changes: [Int: String] = [:]) -> SampleTable {
        let records = 0..<Self.count
        return SampleTable(
            "erp/partners",
            .party,
            [
                .text("Number", .number, records.map { "R\(1_000 + $0)" }),
                .text("Reference", .reference, records.map { "W\(1_000 + $0)" }),
                .text(
                    "Name",
                    .name,
                    records.map { record in
                        changes[record]
                            ?? (record.isMultiple(of: 4)
                                ? SampleParties.name(record) : "ELISE\(record) van den Broeck\(record)")
                    }
                ),
                .text("Phone", .phone, records.map(SampleParties.phone)),
                .moments("Created", .createdAt, records.map { 1_767_600_030 + 90_000 * Double($0) }),
            ]
        )
    }

    private func conflicts(
        _ left: SampleTable,
        _ right: SampleTable,
        _ fields: (String, String),
        duplicates: [DuplicateGroup] = []
    ) throws -> FieldConflict? {
        let match = FieldMatch(
            left: FieldReference(dataset: left.id, field: fields.0),
            right: FieldReference(dataset: right.id, field: fields.1),
            confidence: 0.9,
            chosen: true
        )
        let linked = LinkedTables(left, right, namedBy: .right)
        let flow = try #require(try linked.infer(matches: [match], duplicates: duplicates).flows.first)
        return flow.conflicts.first { $0.targetField == fields.1 }
    }

    @Test("in the names of people as well, which one list has in parts and the other whole")
    func partedNames() throws {
        let changes = [4: "Another company", 5: "Elise5 Van den Broek5", 6: "Van den Broeck6 Elise6"]
        let names = try #require(try conflicts(shop(), erp(changes), ("Company", "Name")))
        #expect(names.compared == Self.count)
        #expect(names.conflicting == 2)
        #expect(names.kinds.contains(ConflictKindCount(kind: .typing, count: 1)))
    }

    @Test("in telephone numbers of which the calling code alone differs")
    func callingCodes() throws {
        var phones = (0..<Self.count).map(SampleParties.phone)
        phones[3] = "+33" + phones[3].dropFirst(3)
        let found = try #require(try conflicts(shop(phones), erp(), ("Phone", "Phone")))
        #expect(found.compared == Self.count)
        #expect(found.conflicting == 1)
    }

    @Test("once only where both lists have a party twice")
    func repeatedPairs() throws {
        let (left, right) = (erpLike("crm/companies"), erpLike("erp/partners", [21: "Spelled otherwise"]))
        let doubles = ["crm/companies", "erp/partners"].map {
            DuplicateGroup(dataset: $0, records: [20, 21], confidence: 0.99)
        }
        #expect(try conflicts(left, right, ("Name", "Name"))?.conflicting == 1)
        #expect(try conflicts(left, right, ("Name", "Name"), duplicates: doubles)?.conflicting == 0)
        #expect(try conflicts(left, right, ("Name", "Name"), duplicates: [doubles[0]])?.conflicting == 1)
    }

    private func erpLike(_ id: String, _ changes: [Int: String] = [:]) -> SampleTable {
        var table = erp(changes)
        table.id = id
        if id != "erp/partners" {
            table.columns[0] = .text("Number", .number, (0..<Self.count).map { "W\(1_000 + $0)" })
            table.columns[4] = .moments(
                "Created",
                .createdAt,
                (0..<Self.count).map { 1_767_600_000 + 90_000 * Double($0) }
            )
        }
        return table
    }
}
