import Foundation
import Testing

@testable import Benchmarking

@Suite("Comparing inclusion dependencies")
struct InclusionTests {
    @Test("both outputs are read into the same form")
    func forms() throws {
        let peer = Inclusion.ofPeer("[[\"orders\", \"O_CustKey\"], [\"customer\", \"c_custkey\"]]\nsome other line\n")
        let koppel = try Inclusion.ofKoppel(
            Data(
                """
                {"inclusions": [
                  {"dependent": {"dataset": "tpch/orders", "fields": ["o_custkey"]},
                   "referenced": {"dataset": "tpch/customer", "fields": ["c_custkey"]}, "exact": true, "writtenAlike": true},
                  {"dependent": {"dataset": "tpch/orders", "fields": ["o_shippriority"]},
                   "referenced": {"dataset": "tpch/lineitem", "fields": ["l_tax"]}, "exact": true, "writtenAlike": false},
                  {"dependent": {"dataset": "tpch/orders", "fields": ["o_clerk"]},
                   "referenced": {"dataset": "tpch/customer", "fields": ["c_name"]}, "exact": false, "writtenAlike": null}
                ]}
                """.utf8
            )
        )
        #expect(peer == [Inclusion(dependent: "orders.o_custkey", referenced: "customer.c_custkey")])
        #expect(InclusionComparison(koppel.writtenAlike, peer).isIdentical)
        let byNumber = Inclusion(dependent: "orders.o_shippriority", referenced: "lineitem.l_tax")
        #expect(InclusionComparison(koppel.all, peer).onlyLeft == [byNumber])
    }

    @Test("what one side alone has is listed in order")
    func differences() {
        let (a, b, c) = (inclusion("a"), inclusion("b"), inclusion("c"))
        let comparison = InclusionComparison([a, c, b], [c])
        #expect(comparison.common == 1)
        #expect(comparison.onlyLeft == [a, b])
        #expect(comparison.onlyRight.isEmpty)
        #expect(!comparison.isIdentical)
    }

    private func inclusion(_ name: String) -> Inclusion {
        Inclusion(dependent: "t.\(name)", referenced: "t.key")
    }
}
