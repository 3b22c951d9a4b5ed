import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("Customers whose documents say that they were not meant")
struct DocumentlessPartiesTests {
    /// One a day; the first half was made before documents began to be sent.
    private let customers = SampleTable(
        "crm/accounts",
        .party,
        [
            .text("Number", .number, (0..<100).map { "C\(100 + $0)" }),
            .moments("Created", .createdAt, (0..<100).map { Copies.monday + Double($0) * Copies.day }),
        ]
    )

    private func excluded(
        withDocuments: Set<Int>,
        lost: Set<Int> = [],
        linked: Set<Int>,
        began: Double?
    ) -> Set<Int> {
        let named = withDocuments.sorted()
        let orders = SampleTable(
            "crm/orders",
            .order,
            [.text("Customer no", .partyNumber, named.map { "C\(100 + $0)" })]
        )
        let moments = (0..<100).map { Copies.monday + Double($0) * Copies.day }
        return DocumentlessParties(
            customers.profile,
            linked: linked,
            documents: [orders.profile],
            meant: ["crm/orders": Set(named.indices)],
            arrived: ["crm/orders": Set(named.indices.filter { !lost.contains(named[$0]) })],
            began: began.map { (at: $0, moments: moments) }
        ).excluded
    }

    @Test("without any document that is sent, where only customers with one are sent")
    func withoutDocuments() {
        let served = Set(0..<60)
        #expect(excluded(withDocuments: served, linked: served, began: nil) == Set(60..<100))
    }

    @Test("few of them are enough where hardly any other without a document came, and not where as many came")
    func few() {
        let served = Set(0..<97)
        #expect(excluded(withDocuments: served, linked: served, began: nil) == [97, 98, 99])
        #expect(excluded(withDocuments: served, linked: served.union([98]), began: nil).isEmpty)
    }

    @Test("or whose documents were lost, where customers come with their documents only: it is one leak")
    func withLostDocuments() {
        let (served, lost) = (Set(0..<60), Set(40..<60))
        let excluded = excluded(withDocuments: served, lost: lost, linked: Set(0..<40), began: nil)
        #expect(excluded == Set(40..<100))
    }

    @Test("old ones that had no document since documents began to be sent, where new ones go by themselves")
    func old() {
        let served = Set([3, 10, 20])
        let began = Copies.monday + 49.5 * Copies.day
        let linked = served.union((50..<100).filter { $0 != 70 })
        let excluded = excluded(withDocuments: served, linked: linked, began: began)
        #expect(excluded == Set(0..<50).subtracting(served))
    }

    @Test("not those of a flow that brought old customers too")
    func migrated() {
        let began = Copies.monday + 49.5 * Copies.day
        let linked = Set((0..<100).filter { !$0.isMultiple(of: 5) })
        #expect(excluded(withDocuments: [3, 10, 20], linked: linked, began: began).isEmpty)
    }
}
