/// Finds how the codes of one column become those of another.
struct TransformSearch {
    /// How surely the values become the other's, and how many do.
    struct Found {
        let transform: ValueTransform
        /// Different values that come out, and those of them that the other column has.
        let distinct: Int
        let shared: Int
        /// Whether what is found is written with digits alone.
        let isNumeric: Bool

        var coverage: Double { distinct == 0 ? 0 : Double(shared) / Double(distinct) }
    }

    /// Values by which most columns are ruled out, and those by which a transform is chosen.
    private static let first = 24
    private static let more = 240
    /// The other column may have few of the values: those of a key that are referred to.
    private static let leastShare = 0.08
    private static let leastShared = 4
    /// Parts cut elsewhere must be found by accident far more rarely than those that are meant.
    private static let leastRatio = 5.0

    /// The transform by which most values of `from` are found in `to`; nil where none explains enough.
    func transform(_ from: CodeColumn, _ to: CodeColumn) -> Found? {
        guard let quick = votes(from, to, from.sample(Self.first)).best, quick.share >= Self.leastShare
        else { return nil }
        let votes = votes(from, to, from.sample(Self.more))
        guard let best = votes.best, best.share >= Self.leastShare,
            best.share >= Self.leastRatio * votes.accidents(beside: best)
        else { return nil }
        let found = count(best.transform, from, to)
        return found.shared >= Self.leastShared ? found : nil
    }

    private func votes(_ from: CodeColumn, _ to: CodeColumn, _ sample: [Int]) -> TransformVotes {
        var votes = TransformVotes(values: sample.count)
        for index in sample {
            let code = CodeColumn.folded(from[index])[...]
            guard code.count <= CodeColumn.longest else { continue }
            if to.hashes.contains(code.codeHash) { votes.addWhole() }
            for length in to.lengths where length >= 3 && length < code.count {
                for start in 0...(code.count - length) {
                    votes.lookups += 1
                    if to.hashes.contains(code[start..<(start + length)].codeHash) { votes.add(code, start, length) }
                }
            }
            let digits = code.trailingDigits
            if !digits.isEmpty, to.numbers.contains(digits.withoutLeadingZeros.codeHash) {
                votes.addNumber(code, digits.startIndex)
            }
        }
        return votes
    }

    private func count(_ transform: ValueTransform, _ from: CodeColumn, _ to: CodeColumn) -> Found {
        var found: Set<UInt64> = []
        var isNumeric = true
        for index in 0..<from.count {
            let code = CodeColumn.folded(from[index])[...]
            guard let hash = transform.hash(of: code) else { continue }
            found.insert(hash)
            if isNumeric, let part = transform.cut(code), !part.allSatisfy(\.isDigit) { isNumeric = false }
        }
        let known = transform.isWithoutZeros ? to.numbers : to.hashes
        let shared = found.count { known.contains($0) }
        return Found(transform: transform, distinct: found.count, shared: shared, isNumeric: isNumeric)
    }
}
