import TestSupport
import Testing

@testable import Matching

@Suite("One partner for each record")
struct OneToOneTests {
    @Test("the surest pair comes first, and what it leaves")
    func surestFirst() {
        let chosen = OneToOne.assign([Candidate(0, 0, 5), Candidate(0, 1, 9), Candidate(1, 1, 8), Candidate(1, 0, 1)])
        #expect(chosen.map { Pair($0.left, $0.right) } == [Pair(0, 1), Pair(1, 0)])
    }

    @Test("of pairs that are as sure, the first records come first")
    func ties() {
        let chosen = OneToOne.assign([Candidate(1, 1, 5), Candidate(0, 1, 5), Candidate(0, 0, 5)])
        #expect(Set(chosen.map { Pair($0.left, $0.right) }) == [Pair(0, 0), Pair(1, 1)])
    }

    @Test("no record comes twice, no pair could be added, and the order given does not matter", arguments: 1...20)
    func anyCandidates(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var candidates = (0..<60).map { _ in
            Candidate(
                Int.random(in: 0..<15, using: &random),
                Int.random(in: 0..<15, using: &random),
                Double(Int.random(in: 1...6, using: &random))
            )
        }
        let chosen = OneToOne.assign(candidates)
        let lefts = Set(chosen.map(\.left))
        let rights = Set(chosen.map(\.right))
        #expect(lefts.count == chosen.count)
        #expect(rights.count == chosen.count)
        for candidate in candidates { #expect(lefts.contains(candidate.left) || rights.contains(candidate.right)) }
        candidates.shuffle(using: &random)
        let again = OneToOne.assign(candidates)
        #expect(again.map { Pair($0.left, $0.right) } == chosen.map { Pair($0.left, $0.right) })
    }
}

@Suite("Groups that grow together")
struct DisjointSetsTests {
    @Test("each element is alone at first")
    func alone() {
        #expect(DisjointSets(count: 3).groups == [[0], [1], [2]])
        #expect(DisjointSets(count: 0).groups.isEmpty)
    }

    @Test("what is joined with the same is joined")
    func transitive() {
        var sets = DisjointSets(count: 6)
        sets.join(4, 2)
        sets.join(5, 4)
        sets.join(3, 0)
        #expect(sets.groups == [[0, 3], [1], [2, 4, 5]])
        #expect(sets.find(5) == sets.find(2))
        #expect(sets.find(1) != sets.find(2))
    }

    @Test("the order of joining does not matter, and neither does joining again", arguments: 1...10)
    func anyOrder(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let joins = (0..<20).map { _ in (Int.random(in: 0..<30, using: &random), Int.random(in: 0..<30, using: &random))
        }
        var forward = DisjointSets(count: 30)
        for (one, other) in joins { forward.join(one, other) }
        var backward = DisjointSets(count: 30)
        for (one, other) in joins.reversed() + joins { backward.join(other, one) }
        #expect(forward.groups == backward.groups)
        #expect(forward.groups.flatMap(\.self).sorted() == Array(0..<30))
        for (one, other) in joins { #expect(forward.find(one) == forward.find(other)) }
    }
}
