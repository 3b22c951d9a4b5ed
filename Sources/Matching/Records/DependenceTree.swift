import Glibc

/// Which attributes agree together by accident.
enum DependenceTree {
    /// By attribute, the one that it depends on: the tree of the greatest mutual information of agreements among pairs of
    /// records drawn by chance (Chow, Liu, 1968). Attributes that are nearly independent have no parent.
    ///
    /// - Parameters:
    ///   - patterns: with the number of pairs that have each.
    ///   - same: how many of these pairs may be the same records, and agree for that.
    static func parents(_ attributes: Int, _ patterns: [(UInt64, Double)], same: Double = 0) -> [Int?] {
        var both = [[[Double]]](
            repeating: [[Double]](repeating: [0, 0, 0, 0], count: attributes),
            count: attributes
        )
        for (pattern, count) in patterns {
            for one in 0..<attributes {
                let outcome = ComparisonSpace.outcome(one, in: pattern)
                guard outcome != Int(Outcome.absent) else { continue }
                let agrees = Outcome.isAgreement(outcome) ? 2 : 0
                for other in (one + 1)..<max(attributes, one + 1) {
                    let otherOutcome = ComparisonSpace.outcome(other, in: pattern)
                    guard otherOutcome != Int(Outcome.absent) else { continue }
                    both[one][other][agrees + (Outcome.isAgreement(otherOutcome) ? 1 : 0)] += count
                }
            }
        }
        var edges: [(information: Double, one: Int, other: Int)] = []
        for one in 0..<attributes {
            for other in (one + 1)..<max(attributes, one + 1) {
                var table = both[one][other]
                table[3] = max(0, table[3] - same)
                let all = table.reduce(0, +)
                guard all > 0, table[3] >= 8 else { continue }
                let lift = table[3] * all / ((table[2] + table[3]) * (table[1] + table[3]))
                if lift >= 1.5 { edges.append((information(table), one, other)) }
            }
        }
        edges.sort { ($1.information, $0.one, $0.other) < ($0.information, $1.one, $1.other) }
        var trees = DisjointSets(count: attributes)
        var neighbours = [[Int]](repeating: [], count: attributes)
        for edge in edges where trees.find(edge.one) != trees.find(edge.other) {
            trees.join(edge.one, edge.other)
            neighbours[edge.one].append(edge.other)
            neighbours[edge.other].append(edge.one)
        }
        var parents = [Int?](repeating: nil, count: attributes)
        var reached = Set<Int>()
        for root in 0..<attributes where reached.insert(root).inserted {
            var waiting = [root]
            while let attribute = waiting.popLast() {
                for neighbour in neighbours[attribute] where reached.insert(neighbour).inserted {
                    parents[neighbour] = attribute
                    waiting.append(neighbour)
                }
            }
        }
        return parents
    }

    /// Mutual information of two yes-or-no outcomes, in nats.
    private static func information(_ table: [Double]) -> Double {
        let all = table.reduce(0, +)
        var sum = 0.0
        for cell in 0..<4 where table[cell] > 0 {
            let row = table[cell & 2] + table[cell & 2 + 1]
            let column = table[cell & 1] + table[cell & 1 + 2]
            sum += table[cell] / all * log(table[cell] * all / (row * column))
        }
        return sum
    }
}
