import AccuracyMeasurement
import IntegrationModel
import TestSupport
import Testing

@Suite(
    "A public log of orders, items and packages",
    .enabled(if: SharedData.path("datasets/ocel-order-management") != nil, "the log is not beside this checkout")
)
struct OrderLogTests {
    @Test("an item names its order, a package its items, and nothing else names anything")
    func relations() throws {
        let snapshot = try OrderLog.snapshot(of: try #require(SharedData.path("datasets/ocel-order-management")))
        let found = snapshot.references.map { reference in
            [
                reference.child.dataset, reference.childFields.joined(separator: "+"), reference.parent.dataset,
                reference.parentFields.joined(separator: "+"),
            ]
        }
        #expect(
            Set(found) == [
                ["warehouse/items", "Order number", "shop/orders", "Order number"],
                ["carrier/packages", "Item number", "warehouse/items", "Item number"],
            ]
        )
        #expect(snapshot.references.allSatisfy { $0.coverage == 1 })
    }
}
