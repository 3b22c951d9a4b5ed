/// How many of the pairs of one table that are alike, and differ in what names them, can be the same records with a mistake.
///
/// Mistakes are rarer than what is right: of records entered twice more agree in a name than differ in it, and mistakes in
/// two things at once are rarer still. Where far more pairs differ so than that, they are different records that are
/// related.
struct MistakenPairs {
    typealias Difference = NamingAttributes.Difference

    /// Pairs by difference, ascending.
    let found: [(difference: Difference, pairs: Double)]
    /// By the attributes in which pairs differ: how many pairs do, and how many of them are the same records at most.
    private(set) var byDiffering: [UInt32: (found: Double, same: Double)] = [:]
    /// Of those that agree in all that they have, the share that does not do so by chance, as related ones sometimes do.
    private(set) var shareOfAgreeing = 1.0

    /// The differences that most pairs have.
    private let frequent: [(difference: Difference, pairs: Double)]
    private let naming: NamingAttributes
    private let groups: [[Int]]
    /// By bit of a difference: the odds that records which are the same differ so.
    private var odds: [Double] = []

    /// The odds that a value which was entered twice is another one, at most: in any table, in most tables, and so many
    /// times as in the middle one of a table's attributes; and how many times these that it is not quite another one.
    private static let mistaking = (least: 0.1, most: 0.4, times: 3.0)
    private static let close = 2.0
    /// How much likelier a mistake makes another one: the careless are careless in all.
    private static let careless = 3.0
    /// The share of those who agree by which pairs that differ must exceed mistakes to be a kind of their own.
    private static let leastExcess = 0.02

    /// So many differences are counted together; what is rarer tells hardly anything.
    private static let mostFrequent = 2_000

    /// - Parameters:
    ///   - groups: attributes in which records differ together, such as street and town of who moved: one mistake.
    ///   - alike: how the pairs compare that are alike, with how many pairs have each pattern.
    init(_ naming: NamingAttributes, groups: [[Int]], alike: [(pattern: UInt64, pairs: Int)]) {
        (self.naming, self.groups) = (naming, groups)
        var pairs: [Difference: Double] = [:]
        for (pattern, count) in alike { pairs[naming.difference(pattern), default: 0] += Double(count) }
        found = pairs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let ranked = found.sorted { ($1.pairs, $0.difference) < ($0.pairs, $1.difference) }
        frequent = Array(ranked.prefix(Self.mostFrequent))
        for (difference, count) in found where difference.differing != 0 {
            byDiffering[difference.differing, default: (0, 0)].found += count
        }
        odds = oddsOfMistakes()
        expectMistakes()
        shareOfAgreeing = max(0, 1 - mostAgreeingByChance / max(agreeing(knowing: 0), 1e-9))
        if shareOfAgreeing < 1 { expectMistakes() }
    }

    /// The share of the pairs with such a difference that are the same records at most. What a record lacks may be the same
    /// or not, as it is where it is known.
    func share(_ difference: Difference) -> Double {
        guard difference.absent != 0 else { return share(difference.differing) }
        let known = difference.absent | difference.differingAttributes
        let unknown = difference.absent | difference.absent << 16
        var (all, same) = (1.0, share(difference.differing))
        for (other, pairs) in frequent where other.absent & known == 0 {
            guard other.differing & ~unknown == difference.differing else { continue }
            all += pairs
            same += pairs * share(other.differing)
        }
        return same / all
    }

    private func share(_ differing: UInt32) -> Double {
        if differing == 0 { return shareOfAgreeing }
        return byDiffering[differing].map { $0.same / max($0.found, 1e-9) } ?? 1
    }

    /// Pairs that agree in all that they have, among it some attributes.
    private func agreeing(knowing attributes: UInt32) -> Double {
        frequent.reduce(0) {
            $1.difference.differing == 0 && $1.difference.absent & attributes == 0 ? $0 + $1.pairs : $0
        }
    }

    /// In most attributes those who differ in nothing else made a mistake; related ones differ in few.
    private func oddsOfMistakes() -> [Double] {
        let named = naming.names.indices.filter { naming.names[$0] }
        func odds(_ bit: Int) -> Double {
            ((byDiffering[1 << UInt32(bit)]?.found ?? 0) + 0.5) / (agreeing(knowing: 1 << UInt32(bit % 16)) + 1)
        }
        let clear = named.map(odds).sorted()
        let middle = clear.isEmpty ? 0 : clear[clear.count / 2]
        let most = min(max(Self.mistaking.times * middle, Self.mistaking.least), Self.mistaking.most)
        var all = [Double](repeating: 0, count: 32)
        for index in named {
            all[index] = min(odds(index), most)
            all[index + 16] = min(odds(index + 16), Self.close * most)
        }
        return all
    }

    /// The groups of which attributes differ, with those attributes.
    private func together(_ differing: UInt32) -> [[Int]] {
        let attributes = differing | differing >> 16
        return groups.map { $0.filter { attributes >> UInt32($0) & 1 != 0 } }.filter { !$0.isEmpty }
    }

    private mutating func expectMistakes() {
        var expected: [UInt32: Double] = [:]
        for differing in byDiffering.keys {
            let mistakes = together(differing).map { group in
                group.map { differing >> UInt32($0) & 1 != 0 ? odds[$0] : odds[$0 + 16] }.max() ?? 0
            }.sorted(by: >)
            let all = mistakes.dropFirst().reduce(mistakes.first ?? 1) { $0 * min(1, $1 * Self.careless) }
            expected[differing] = all * shareOfAgreeing * agreeing(knowing: (differing | differing >> 16) & 0xFFFF)
        }
        let all = shareOfAgreeing * agreeing(knowing: 0)
        let related = byDiffering.filter { differing, pairs in
            let mistakes = expected[differing] ?? 0
            return pairs.found - mistakes > max(5, 3 * mistakes.squareRoot(), Self.leastExcess * all)
        }.keys
        for (differing, pairs) in byDiffering {
            // A pair or two with mistakes that no others have are no kind of related records, among many that are the same.
            let isOfKind = related.contains { $0 & differing == $0 }
            let rare = isOfKind ? 0 : min(1, 0.01 * all)
            byDiffering[differing]?.same = min(pairs.found, (expected[differing] ?? 0) + rare)
        }
    }

    /// How many pairs of the largest kind of related records are to be expected that agree by chance in all.
    private var mostAgreeingByChance: Double {
        byDiffering.reduce(0.0) { most, one in
            let agreement = together(one.key).reduce(1.0) { product, group in
                let chance = group.map { naming.chance[$0] }.min() ?? 0
                return product * chance / max(1 - chance, 1e-9)
            }
            return max(most, (one.value.found - one.value.same) * agreement)
        }
    }
}
