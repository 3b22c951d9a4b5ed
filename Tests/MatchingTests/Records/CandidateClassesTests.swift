import IntegrationModel
import TestSupport
import Testing

@testable import Matching

@Suite("Candidates that are told to be others by what they agree in")
struct CandidateClassesTests {
    @Test("hardly any record that is the same is given up, and most others are")
    func classes() {
        var (left, right) = (DamagedPersons(seed: 1), DamagedPersons(seed: 2))
        left.add(0..<900, errors: 1)
        right.add((400..<1_300).reversed(), errors: 2)
        let (one, other) = (left.table("crm"), right.table("erp"))
        let attributes = AttributeChoice(one, other, ColumnPairing.between(one, other, threads: 1), threads: 1)
            .attributes
        let space = ComparisonSpace(one.count, other.count, isWithin: false, attributes)
        let sample = CandidateSample(space, Blocking(space, threads: 1), threads: 1)
        let probabilities = ModelEstimation(space, sample, competes: (true, true), threads: 1).probabilities
        let classes = CandidateClasses(space, sample, probabilities)
        var (lost, same, givenUp) = (0.0, 0.0, 0)
        for (pair, probability) in zip(sample.pairs, probabilities) {
            same += probability
            guard classes.isHopeless(space.agreement(Int(pair.left), Int(pair.right))) else { continue }
            lost += probability
            givenUp += 1
        }
        #expect(same > 300)
        #expect(lost < 0.001 * same)
        #expect(givenUp * 2 > sample.pairs.count)
        // Of too few nothing is learnt.
        let few = CandidateClasses(space, sample, probabilities.map { $0 / 10 })
        #expect(!sample.pairs.contains { few.isHopeless(space.agreement(Int($0.left), Int($0.right))) })
    }

    @Test("the sample of a large table is drawn by chance, one record of every so many")
    func sample() {
        let codes = (0..<40_000).map { "K\($0 * 7_919 % 100_000)" }
        let column = RecordColumn("code", TextColumn(codes))
        let attribute = Attribute([column], [column], .code, records: (40_000, 40_000))
        let space = ComparisonSpace(40_000, 40_000, isWithin: false, [attribute])
        let sample = CandidateSample(space, Blocking(space, threads: 2), threads: 2)
        let strata = sample.lefts.map { (left: Int) -> Int in left / 4 }
        #expect(strata == Array(0..<10_000))
        for place in 0..<4 {
            let drawn = sample.lefts.count { (left: Int) -> Bool in left % 4 == place }
            #expect(drawn > 2_000)
        }
        #expect(sample.pairs.count >= 10_000)
        #expect(sample.pairs.count < 20_000)
    }
}
