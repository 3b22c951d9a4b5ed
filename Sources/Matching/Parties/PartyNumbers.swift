import Glibc
import IntegrationModel

/// Numbers of the parties of one list that the other list holds as references. Where what else is known of them shows that
/// they mean the same parties, they tell who is who when the name was changed, or when two entries are alike.
struct PartyNumbers {
    /// Pairs of records, left and right, of which one holds the number of the other, and of no other one.
    private var joined: Set<[Int]> = []

    /// Of so many linked parties with a number nearly all must hold their partner's.
    private static let leastPairs = 5

    /// - Parameter found: pairs that are linked by what else is known.
    init(_ left: DatasetProfile, _ right: DatasetProfile, _ found: [Candidate]) {
        let pairs = found.map { [$0.left, $0.right] }
        joined = Self.joined(left, right, pairs)
        for pair in Self.joined(right, left, pairs.map { [$0[1], $0[0]] }) { joined.insert([pair[1], pair[0]]) }
    }

    var isEmpty: Bool { joined.isEmpty }

    /// The best partners when numbers count as well.
    func assign(_ candidates: [Candidate], _ threshold: Double, _ comparison: PartyComparison) -> [Candidate] {
        var weighed = candidates.map { candidate in
            let isNamed = joined.contains([candidate.left, candidate.right])
            return Candidate(candidate.left, candidate.right, candidate.weight + (isNamed ? Self.weight : 0))
        }
        let known = Set(candidates.map { [$0.left, $0.right] })
        for pair in joined.subtracting(known).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let weight = comparison.weight(pair[0], pair[1]) + Self.weight
            if PartyComparison.probability(weight) >= threshold {
                weighed.append(Candidate(pair[0], pair[1], weight))
            }
        }
        return OneToOne.assign(weighed)
    }

    /// A number is mistyped in one of twenty records at most, and one in a thousand is another party's by accident.
    private static let weight = log2(0.95 / 0.001)

    /// Pairs of owner and holder.
    private static func joined(_ owner: DatasetProfile, _ holder: DatasetProfile, _ linked: [[Int]]) -> Set<[Int]> {
        var joined: Set<[Int]> = []
        let own = [CanonicalField.number, .id].compactMap { owner.dataset.fieldIndex($0) }
        for field in own.isEmpty ? [owner.dataset.numberField].compactMap(\.self) : own {
            let numbers = owner.columns.columns[field].hashes
            for field in [CanonicalField.reference, .sourceDocument] {
                guard let values = holder.values(field)?.hashes else { continue }
                let filled = linked.filter { values[$0[1]] != 0 && numbers[$0[0]] != 0 }
                let equal = filled.count { values[$0[1]] == numbers[$0[0]] }
                guard equal >= leastPairs, 10 * equal >= 8 * filled.count else { continue }
                let owners = unique(numbers, owner.columns.count)
                for (number, record) in unique(values, holder.columns.count) {
                    if let place = owners[number] { joined.insert([place, record]) }
                }
            }
        }
        return joined
    }

    /// The record of each number that no other record has.
    private static func unique(_ hashes: MappedArray<UInt64>, _ count: Int) -> [UInt64: Int] {
        var records: [UInt64: Int] = [:]
        for record in 0..<count where hashes[record] != 0 {
            records[hashes[record]] = records[hashes[record]] == nil ? record : -1
        }
        return records.filter { $0.value >= 0 }
    }
}
