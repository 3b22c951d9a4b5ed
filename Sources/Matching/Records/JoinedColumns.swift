/// Finds columns of one table that a column of the other holds together: first and last name and the name, street and
/// house number and the street with both.
struct JoinedColumns {
    private let left: [PairableColumn]
    private let right: [PairableColumn]

    /// Columns further apart than this are not parts of one thing.
    private static let farthest = 2
    /// The share of the words of the whole that a part must add, and that of a part's words that the whole must have.
    private static let leastGain = 0.1
    private static let leastShared = 0.25
    /// How many words of the whole nobody accounts for, or are one too many, on average.
    private static let mostWordsOff = 0.6

    /// - Parameters:
    ///   - left: the columns of the left table, by position.
    init(_ left: [PairableColumn], _ right: [PairableColumn]) { (self.left, self.right) = (left, right) }

    /// The pairs, with the columns that belong to one side of them and to no other pair.
    func joined(_ pairs: [ColumnPairing.Pair]) -> [ColumnPairing.Pair] {
        var pairs = pairs
        for index in pairs.indices where pairs[index].kind == .text {
            let (one, other) = (pairs[index].left, pairs[index].right)
            guard one.count == 1, other.count == 1 else { continue }
            let free = (
                left: left.filter { column in !pairs.contains { $0.left.contains(column.column) && isSure($0) } },
                right: right.filter { column in !pairs.contains { $0.right.contains(column.column) && isSure($0) } }
            )
            guard let mine = left.first(where: { $0.column == one[0] }),
                let yours = right.first(where: { $0.column == other[0] })
            else { continue }
            pairs[index].left = parts(of: yours, beginningWith: mine, free.left)
            if pairs[index].left.count == 1 { pairs[index].right = parts(of: mine, beginningWith: yours, free.right) }
        }
        let joined = pairs.filter { $0.left.count + $0.right.count > 2 }
        return pairs.filter { pair in
            pair.left.count + pair.right.count > 2
                || !joined.contains { $0.left.contains(pair.left[0]) || $0.right.contains(pair.right[0]) }
        }
    }

    /// Whether the columns of a pair have values in common, and not just names that mean the same.
    private func isSure(_ pair: ColumnPairing.Pair) -> Bool {
        guard let one = left.first(where: { $0.column == pair.left[0] }),
            let other = right.first(where: { $0.column == pair.right[0] })
        else { return true }
        return pair.kind == .text || one.values.share(in: other.values) > 0
    }

    /// The columns that make up a whole, in the order in which their values stand in it.
    private func parts(of whole: PairableColumn, beginningWith first: PairableColumn, _ free: [PairableColumn]) -> [Int]
    {
        var parts = [first]
        while let next = next(of: whole, after: parts, free) { parts.append(next) }
        return parts.sorted { one, other in
            let (share, otherShare) = (
                whole.firstWords.share(coveredBy: [one.words]), whole.firstWords.share(coveredBy: [other.words])
            )
            return share == otherShare ? one.column < other.column : share > otherShare
        }.map(\.column)
    }

    private func next(of whole: PairableColumn, after parts: [PairableColumn], _ free: [PairableColumn])
        -> PairableColumn?
    {
        let known = parts.map(\.words)
        let words = parts.reduce(0) { $0 + $1.wordsPerValue }
        let covered = whole.words.share(coveredBy: known)
        let gains = free.compactMap { part -> (gain: Double, part: PairableColumn)? in
            guard part.kind != .date, !parts.contains(where: { $0.column == part.column }),
                parts.contains(where: { abs($0.column - part.column) <= Self.farthest }),
                words + part.wordsPerValue <= whole.wordsPerValue + Self.mostWordsOff,
                part.words.share(in: whole.words) >= Self.leastShared
            else { return nil }
            let gain = whole.words.share(coveredBy: known + [part.words]) - covered
            return gain >= Self.leastGain ? (gain, part) : nil
        }
        return gains.max { ($0.gain, $1.part.column) < ($1.gain, $0.part.column) }?.part
    }
}
