import Glibc
import IntegrationModel

/// Links documents of two datasets that name each other: by numbers in reference fields or in free text, with amounts
/// and parties as witnesses, so that a mistyped number finds its document and a wrong one is not believed.
struct DocumentLinkage {
    let texts: any TextSource

    /// The pairs that the keys give; nil where the keys hold by accident only.
    func pairs(_ left: DocumentTable, _ right: DocumentTable, keys: [DocumentKey]) throws -> NumberedPairs? {
        let believed = keys.filter { isBelievable($0, left, right) }
        guard !believed.isEmpty else { return nil }
        let surest = Self.telling(believed.flatMap(\.pairs))
        let witnesses = Corroboration(left, right, surest)
        var candidates = try score(left, right, believed, witnesses)
        candidates = assign(candidates, surest.count)
        guard candidates.count >= 3 else { return nil }
        if let columns = witnesses.amountColumns.first, witnesses.party.isSignificant {
            let linked = candidates.map { ($0.candidate.left, $0.candidate.right) }
            let combined = CombinedPayments(left: left, right: right, columns: columns).pairs(linked: linked)
            candidates += combined.map { Scored(candidate: Candidate($0.0, $0.1, 4), key: nil) }
        }
        return NumberedPairs(left: left, right: right, keys: believed, witnesses: witnesses, chosen: candidates)
    }

    /// Whether a key joins documents that agree in more than the key, or could hardly be the same by accident.
    private func isBelievable(_ key: DocumentKey, _ left: DocumentTable, _ right: DocumentTable) -> Bool {
        let pairs = Self.telling(key.pairs)
        guard pairs.count >= 3 else { return false }
        let witnesses = Corroboration(left, right, pairs)
        if witnesses.amount.isSignificant || witnesses.party.isSignificant { return true }
        let canBeChecked = max(witnesses.amount.compared, witnesses.party.compared) >= 5
        switch key.specificity {
        case .certain: return true
        case .fair: return !canBeChecked || key.namedBy != nil && witnesses.party.right > 0.5
        case .low: return !canBeChecked && key.namedBy != nil && key.hasReferenceMeaning(left, right)
        }
    }

    // MARK: Scoring

    struct Scored {
        var candidate: Candidate
        /// The key that joined them; nil for a pair found without.
        var key: Int?
        var isNear = false
        /// Whether it is named together with others, or names the same one as others, and their amounts add up.
        var isNamedTogether = false
    }

    private func score(
        _ left: DocumentTable,
        _ right: DocumentTable,
        _ keys: [DocumentKey],
        _ witnesses: Corroboration
    ) throws -> [Scored] {
        let prior = -log2(Double(max(left.count, 2)))
        var joined: [UInt64: Int] = [:]
        for (index, key) in keys.enumerated() {
            for (first, second) in key.pairs {
                let id = UInt64(first) << 32 | UInt64(second)
                joined[id] = min(joined[id] ?? index, index)
            }
        }
        var scored: [Scored] = joined.sorted { $0.key < $1.key }.map { id, key in
            let (first, second) = (Int(id >> 32), Int(id & 0xFFFF_FFFF))
            let weight =
                prior + keyWeight(keys[key].specificity, left.count) + witnesses.weight(left, first, right, second)
            return Scored(candidate: Candidate(first, second, weight), key: key)
        }
        for place in DocumentParts(left, right, keys, witnesses.amountColumns.first).together(
            scored.map { ($0.candidate.left, $0.candidate.right, $0.key) }
        ) {
            let candidate = scored[place].candidate
            scored[place].candidate = Candidate(candidate.left, candidate.right, max(candidate.weight, 8))
            scored[place].isNamedTogether = true
        }
        let crossing = DocumentSequences(left, right, keys).crossing(
            scored.map { ($0.candidate.left, $0.candidate.right, $0.key) }
        )
        scored = scored.indices.filter { !crossing.contains($0) }.map { scored[$0] }
        // A document whose number found nobody it agrees with may have been mistyped: look for it by party and amount.
        let sure = OneToOne.assign(scored.map(\.candidate).filter { $0.weight > 0 })
        let lefts = Set(sure.map(\.left))
        let rights = Set(sure.map(\.right))
        let free = try mistyped(left, right, keys, witnesses, takenLeft: lefts, takenRight: rights)
        scored += free.filter { joined[UInt64($0.candidate.left) << 32 | UInt64($0.candidate.right)] == nil }
        return scored.filter { $0.candidate.weight > 0 }
    }

    /// How much the same number says, in bits: enough to outweigh the prior only where numbers are not in a row.
    private func keyWeight(_ specificity: DocumentKey.Specificity, _ count: Int) -> Double {
        let prior = log2(Double(max(count, 2)))
        return switch specificity {
        case .certain: prior + 12
        case .fair: prior + 7
        case .low: prior + 2
        }
    }

    private func mistyped(
        _ left: DocumentTable,
        _ right: DocumentTable,
        _ keys: [DocumentKey],
        _ witnesses: Corroboration,
        takenLeft: Set<Int>,
        takenRight: Set<Int>
    ) throws -> [Scored] {
        let freeLeft = (0..<left.count).filter { !takenLeft.contains($0) }
        let freeRight = (0..<right.count).filter { !takenRight.contains($0) }
        guard !freeLeft.isEmpty, !freeRight.isEmpty else { return [] }
        let prior = -log2(Double(max(left.count, 2)))
        let numbers = try NearNumbers(left, right, free: freeRight, keys.first { $0.match == .exact }, texts)
        var byAmount: [Int: [Int]] = [:]
        for columns in witnesses.amountColumns {
            for record in freeRight {
                let cents = right.amounts[columns.right].cents[record]
                if cents >= 0 { byAmount[cents, default: []].append(record) }
            }
        }
        var found: [Scored] = []
        for first in freeLeft {
            let near = Set(numbers.near(first))
            var others = near
            for columns in witnesses.amountColumns {
                let cents = left.amounts[columns.left].cents[first]
                guard cents >= 0 else { continue }
                for near in [cents - 1, cents, cents + 1] {
                    if let records = byAmount[near], records.count <= 32 { others.formUnion(records) }
                }
            }
            for second in others.sorted() {
                // Where names are written in two ways all along, another name and the same amount are an accident.
                guard
                    witnesses.party.isSignificant || near.contains(second)
                        || DocumentTable.sameParty(left, first, right, second) != false
                else { continue }
                let weight = prior + numbers.weight(first, second) + witnesses.weight(left, first, right, second)
                found.append(Scored(candidate: Candidate(first, second, weight), key: nil, isNear: true))
            }
        }
        return found
    }

    // MARK: Choosing

    /// One partner each, or several documents for one where the keys say so of many: partial deliveries and payments.
    private func assign(_ scored: [Scored], _ surest: Int) -> [Scored] {
        let sure = scored.filter { $0.key != nil && PartyComparison.probability($0.candidate.weight) >= 0.9 }
        let lefts = Dictionary(grouping: sure, by: \.candidate.left)
        let rights = Dictionary(grouping: sure, by: \.candidate.right)
        let manyRights = lefts.values.count { $0.count > 1 } * 10 > max(lefts.count, 1)
        let manyLefts = rights.values.count { $0.count > 1 } * 10 > max(rights.count, 1)
        var takenLeft = Set<Int>()
        var takenRight = Set<Int>()
        let ordered = scored.sorted {
            ($1.candidate.weight, $0.candidate.left, $0.candidate.right)
                < ($0.candidate.weight, $1.candidate.left, $1.candidate.right)
        }
        return ordered.filter { item in
            let (first, second) = (item.candidate.left, item.candidate.right)
            let leftIsFree = !takenLeft.contains(first) || (manyRights || item.isNamedTogether) && item.key != nil
            let rightIsFree = !takenRight.contains(second) || (manyLefts || item.isNamedTogether) && item.key != nil
            guard leftIsFree, rightIsFree, item.candidate.weight > 0 else { return false }
            takenLeft.insert(first)
            takenRight.insert(second)
            return true
        }
    }

    /// Pairs in which neither record has another partner; where hardly any record of a side has just one, as each number of
    /// an invoice is in several bookings of a journal, those in which the records of the other side have.
    private static func telling(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
        let unique = unique(pairs)
        let lefts = Dictionary(grouping: pairs, by: \.0)
        let rights = Dictionary(grouping: pairs, by: \.1)
        guard 10 * unique.count < min(lefts.count, rights.count) else { return unique }
        let ofLeft = pairs.filter { rights[$0.1]?.count == 1 }
        let ofRight = pairs.filter { lefts[$0.0]?.count == 1 }
        let most = ofLeft.count >= ofRight.count ? ofLeft : ofRight
        return 10 * most.count >= 9 * pairs.count ? most : unique
    }

    /// Pairs in which neither record has another partner.
    static func unique(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
        // Several keys may join the same two records.
        let distinct = Set(pairs.map { UInt64($0.0) << 32 | UInt64($0.1) }).sorted().map {
            (Int($0 >> 32), Int($0 & 0xFFFF_FFFF))
        }
        var lefts: [Int: Int] = [:]
        var rights: [Int: Int] = [:]
        for (first, second) in distinct {
            lefts[first, default: 0] += 1
            rights[second, default: 0] += 1
        }
        return distinct.filter { lefts[$0.0] == 1 && rights[$0.1] == 1 }
    }
}
