import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Documents that numbers and amounts leave over")
struct LeftoverTests {
    @Test("are linked from the weight on from which at most one in ten would be by accident")
    func credible() {
        let found = (0..<20).map { Candidate($0, $0, 20 - Double($0)) }
        // Four tries of nothing but accident: one pair each as weighty as the last five.
        let accidents = [[5.0], [5.0], [5.0], [5.0]]
        #expect(LeftoverLinkage.credible(found, accidents).count == 20)
        #expect(LeftoverLinkage.credible(found, accidents.map { $0 + [5, 5] }).count == 15)
        #expect(LeftoverLinkage.credible(found, [[30], [30], [30], []]).count == 20)
        #expect(LeftoverLinkage.credible(Array(found.prefix(2)), [[30], [], [], []]).isEmpty)
    }

    @Test("are not those that have their partner in a list that excludes the other one")
    func otherPartners() {
        var partners = OtherPartners()
        partners.add(0, 1, (0..<60).map { ($0, $0) })
        partners.add(0, 2, (60..<100).map { ($0, $0) })
        partners.add(0, 3, (0..<100).map { ($0, $0) })
        partners.add(0, 4, (100..<110).map { ($0, $0) })
        #expect(partners.records(of: 0, notIn: 1) == Set(60..<100))
        #expect(partners.records(of: 0, notIn: 2) == Set(0..<60))
        // What comes by way of both, or rarely, excludes nothing.
        #expect(partners.records(of: 0, notIn: 3).isEmpty)
        #expect(partners.records(of: 0, notIn: 4).isEmpty)
        #expect(partners.records(of: 1, notIn: 0).isEmpty)
    }
}
