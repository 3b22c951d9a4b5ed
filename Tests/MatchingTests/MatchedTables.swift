import IntegrationModel
import Matching
import TestSupport

/// What the matcher finds in tables.
func match(_ tables: [SampleTable]) throws -> MatchingResult {
    try Matcher().match(tables.map(\.profile), texts: SampleTexts(tables), hashing: TestHashing())
}

/// Two records that belong together, by position.
struct Pair: Hashable, Comparable, CustomStringConvertible {
    let left: Int
    let right: Int

    init(_ left: Int, _ right: Int) {
        self.left = left
        self.right = right
    }

    static func < (one: Pair, other: Pair) -> Bool { (one.left, one.right) < (other.left, other.right) }

    var description: String { "\(left)–\(right)" }
}

extension MatchingResult {
    /// The pairs of two datasets, in the order in which the datasets are given here.
    func pairs(_ left: String, _ right: String) -> Set<Pair> {
        if let links = recordLinks.first(where: { $0.left == left && $0.right == right }) {
            return Set(links.pairs.map { Pair($0.left, $0.right) })
        }
        let links = recordLinks.first { $0.left == right && $0.right == left }
        return Set((links?.pairs ?? []).map { Pair($0.right, $0.left) })
    }
}

/// Each record with the one at the same position.
func straight(_ records: some Sequence<Int>) -> Set<Pair> { Set(records.map { Pair($0, $0) }) }
