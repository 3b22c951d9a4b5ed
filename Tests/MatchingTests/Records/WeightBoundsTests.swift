import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Pairs that are weighed no further than needed")
struct WeightBoundsTests {
    @Test("have the weight of all comparisons, and those without one weigh too little", arguments: [false, true])
    func sameWeight(isWithin: Bool) {
        var (left, right) = (DamagedPersons(seed: 1), DamagedPersons(seed: 2))
        left.add(0..<160, errors: 1)
        left.add(0..<40, errors: 1)
        right.add((80..<200).reversed(), errors: 2)
        let (one, other) = (left.table("crm"), isWithin ? nil : right.table("erp"))
        let pairs = other.map { ColumnPairing.between(one, $0, threads: 1) } ?? ColumnPairing.within(one)
        let attributes = AttributeChoice(one, other, pairs, threads: 1).attributes
        let space = ComparisonSpace(one.count, (other ?? one).count, isWithin: isWithin, attributes)
        let sample = CandidateSample(space, Blocking(space, threads: 1), threads: 1)
        let model = ModelEstimation(space, sample, competes: (!isWithin, !isWithin), threads: 1).model
        let bounds = WeightBounds(space, model)
        let scratch = ComparisonScratch()
        var (kept, wrong) = (0, 0)
        for first in 0..<space.left {
            for second in (isWithin ? first + 1 : 0)..<max(space.right, first + 1) where second < space.right {
                let weight = model.weight(first, second, in: space, scratch)
                let found = bounds.weight(first, second, above: -6, scratch)
                if found != (weight > -6 ? weight : nil) { wrong += 1 }
                if found != nil { kept += 1 }
            }
        }
        #expect(wrong == 0)
        #expect(kept > 0)
    }

    @Test("that may lack values are given up only where neither with them nor without they weigh enough")
    func lacking() {
        var (left, right) = (DamagedPersons(seed: 1), DamagedPersons(seed: 2))
        left.add(0..<120, errors: 1)
        right.add((60..<150).reversed(), errors: 2)
        let (one, other) = (left.table("crm"), right.table("erp"))
        let attributes = AttributeChoice(one, other, ColumnPairing.between(one, other, threads: 1), threads: 1)
            .attributes
        let space = ComparisonSpace(one.count, other.count, isWithin: false, attributes)
        let sample = CandidateSample(space, Blocking(space, threads: 1), threads: 1)
        let model = ModelEstimation(space, sample, competes: (true, true), threads: 1).model
        let bounds = WeightBounds(space, model)
        let scratch = ComparisonScratch()
        var (givenUp, wrong) = (0, 0)
        for absent in attributes.indices {
            let absences = UInt64(Outcome.absent) << UInt64(4 * absent)
            for first in 0..<space.left {
                for second in 0..<space.right {
                    let pattern = space.compare(first, second, scratch)
                    let most = max(
                        model.weight(first, pattern, in: space),
                        model.weight(first, pattern | absences, in: space)
                    )
                    let found = bounds.pattern(first, second, lacking: absences, above: 2, scratch)
                    if found == nil { givenUp += 1 }
                    if found.map({ $0 != pattern }) ?? (most > 2) { wrong += 1 }
                }
            }
        }
        #expect(wrong == 0)
        #expect(givenUp > 0)
    }

    @Test("texts are at least as far apart as their letters say")
    func leastDistance() {
        var random = SeededRandom(seed: 9)
        func text() -> [UInt8] {
            (0..<Int.random(in: 1..<14, using: &random)).map { _ in UInt8.random(in: 97...117, using: &random) }
        }
        func letters(_ text: [UInt8]) -> UInt32 { text.withUnsafeBufferPointer { TextTraits.letters($0) } }
        for _ in 0..<2_000 {
            let left = text()
            var right = Bool.random(using: &random) ? text() : left
            right[Int.random(in: 0..<right.count, using: &random)] = 0x78
            let distance = EditDistance.between(left, right, limit: 20) ?? 20
            #expect(TextTraits.leastDistance(letters(left), letters(right)) <= distance)
        }
    }
}
