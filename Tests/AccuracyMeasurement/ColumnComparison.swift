import FoundationEssentials
import IntegrationModel
import Matching

/// The fields of two tables that are matched, beside those that are known to be the same.
///
/// As Valentine measures (Koutras and others, *Valentine: Evaluating Matching Techniques for Dataset Discovery*, ICDE
/// 2021): recall at ground truth is the share of true pairs among as many of the surest pairs as there are true ones;
/// beside it the mean reciprocal rank of the first true partner of each left column.
public struct ColumnComparison: Sendable {
    public let name: String
    /// Pairs of columns that are the same.
    public let pairs: Int
    /// Those among the surest pairs, as many of each two tables as there are true ones.
    public let atTruth: Tally
    public let meanReciprocalRank: Double
    /// The pairs of the assignment.
    public let chosen: Score
    /// How often pairs are right, by what they say of themselves.
    public let reliability: Reliability
    /// Pairs of the assignment that are not known to be the same, and true ones that are not among the surest.
    public let wrong: [String]
    public let missed: [String]

    /// Two columns with how sure it is that they are the same.
    public struct Ranked: Sendable {
        var left: String
        var right: String
        var confidence: Double
        var isChosen: Bool
    }

    /// - Parameters:
    ///   - truth: by two tables, the pairs of their columns that are the same.
    ///   - found: the same for all pairs that were ranked.
    init(name: String, truth: [[String]: Set<[String]>], found: [[String]: [Ranked]]) {
        self.name = name
        var atTruth = Tally()
        var reliability = Reliability()
        var chosen = Score()
        var ranks: [Double] = []
        var (wrong, missed): ([String], [String]) = ([], [])
        for (tables, pairs) in truth.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let ranked = (found[tables] ?? []).sorted {
                ($1.confidence, $0.left, $0.right) < ($0.confidence, $1.left, $1.right)
            }
            let top = Set(ranked.prefix(pairs.count).map { [$0.left, $0.right] })
            for pair in pairs.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                atTruth.count(top.contains(pair))
                if !top.contains(pair) { missed.append("\(tables[0]).\(pair[0]) = \(tables[1]).\(pair[1])") }
            }
            for left in Set(pairs.map { $0[0] }) {
                let rank = ranked.filter { $0.left == left }.firstIndex { pairs.contains([left, $0.right]) }
                ranks.append(rank.map { 1 / Double($0 + 1) } ?? 0)
            }
            for pair in ranked {
                let isTrue = pairs.contains([pair.left, pair.right])
                reliability.count(pair.confidence, isRight: isTrue)
                if pair.isChosen, !isTrue {
                    wrong.append(
                        "\(tables[0]).\(pair.left) = \(tables[1]).\(pair.right) \(Figures.decimal(pair.confidence, 2))"
                    )
                }
            }
            let assigned = Set(ranked.filter(\.isChosen).map { [$0.left, $0.right] })
            chosen = chosen + Score(found: assigned, present: pairs)
        }
        pairs = truth.values.reduce(0) { $0 + $1.count }
        meanReciprocalRank = ranks.isEmpty ? 0 : ranks.reduce(0, +) / Double(ranks.count)
        (self.atTruth, self.reliability, self.chosen, self.wrong, self.missed) = (
            atTruth, reliability, chosen, wrong, missed
        )
    }
}
