import IntegrationModel

/// Decides how sure pairs of fields are beside each other, and which of them are chosen.
enum FieldAssignment {
    /// Pairs that are less sure than this are not chosen.
    private static let leastChosen = 0.5

    static func addConfidence(to pairs: inout [FieldMatching.Pair]) {
        // What is not the same is no rival.
        let rivals = pairs.filter { $0.verdict != .forbidden }
        // A part of a field's values is less than the same values.
        let direct = rivals.filter { $0.group == nil }
        let lefts = FieldRivals(direct.map { ($0.left, $0.logit) })
        let rights = FieldRivals(direct.map { ($0.right, $0.logit) })
        for index in pairs.indices {
            let pair = pairs[index]
            guard pair.verdict == nil else {
                pairs[index].confidence = pair.verdict == .confirmed ? 1 : 0
                continue
            }
            guard pair.group == nil else {
                let others = rivals.filter { $0.group != pair.group }
                pairs[index].confidence = FieldScore.confidence(
                    pair.logit,
                    rivals: (
                        others.filter { $0.left == pair.left }.map(\.logit).max(),
                        others.filter { $0.right == pair.right }.map(\.logit).max()
                    )
                )
                continue
            }
            pairs[index].confidence = FieldScore.confidence(
                pair.logit,
                rivals: (
                    lefts.best(of: pair.left, besides: pair.logit), rights.best(of: pair.right, besides: pair.logit)
                )
            )
        }
    }

    /// The positions of the pairs of the assignment: fields that join several with all of these, where none of them has a
    /// partner that holds the same by itself; then the surest pairs whose fields are both free.
    static func chosen(_ pairs: [FieldMatching.Pair]) -> Set<Int> {
        var chosen = joined(pairs)
        let takenLeft = Set(chosen.map { pairs[$0].left })
        let takenRight = Set(chosen.map { pairs[$0].right })
        let candidates = pairs.filter {
            ($0.group == nil || $0.verdict == .confirmed) && $0.confidence >= leastChosen
                && !takenLeft.contains($0.left) && !takenRight.contains($0.right)
        }
        let assigned = Set(
            OneToOne.assign(candidates.map { Candidate($0.left, $0.right, $0.confidence) }).map { [$0.left, $0.right] }
        )
        chosen.formUnion(pairs.indices.filter { assigned.contains([pairs[$0].left, pairs[$0].right]) })
        return chosen
    }

    private static func joined(_ pairs: [FieldMatching.Pair]) -> Set<Int> {
        var chosen: Set<Int> = []
        let groups = Dictionary(grouping: pairs.indices.filter { pairs[$0].group != nil }) { pairs[$0].group ?? 0 }
        for (group, members) in groups.sorted(by: { $0.key < $1.key }) where members.count > 1 {
            let isBest = members.allSatisfy { member in
                let pair = pairs[member]
                return pair.confidence >= leastChosen
                    && !pairs.contains { other in
                        other.group != group && (other.left == pair.left || other.right == pair.right)
                            && other.confidence >= (other.group == nil ? leastChosen : pair.confidence)
                    }
            }
            if isBest { chosen.formUnion(members) }
        }
        return chosen
    }
}
