import IntegrationModel
import Testing

@testable import FlowInference

@Suite("Amounts of records with several partners")
struct PartAmountsTests {
    private func addUp(_ pairs: [(Int, Int)], _ left: [Double], _ right: [Double]) -> [Bool] {
        let links = pairs.map { RecordPair(left: $0.0, right: $0.1, confidence: 1, key: 0) }
        let parts = PartAmounts(links, MappedArray(left), MappedArray(right))
        return links.indices.map { parts.addUp($0) }
    }

    @Test("say the same where those of the partners add up to them, on either side")
    func sums() {
        #expect(addUp([(0, 0), (0, 1), (1, 2)], [100, 50], [60, 40, 50]) == [true, true, false])
        #expect(addUp([(0, 0), (1, 0)], [60, -40.01], [100]) == [false, false])
        #expect(addUp([(0, 0), (1, 0)], [60, 40.01], [100]) == [true, true])
        #expect(addUp([(0, 0), (0, 1)], [-100], [60, 40]) == [true, true])
    }

    @Test("contradict where a part is missing")
    func missing() { #expect(addUp([(0, 0), (0, 1)], [100], [60, 30]) == [false, false]) }
}
