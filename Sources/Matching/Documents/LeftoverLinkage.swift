import Glibc
import IntegrationModel

/// Links what numbers and amounts left over: documents whose amount was changed or mistyped, payments of a part.
///
/// What still tells them is the party and the delay that their kind usually has. Few are left over on both sides, so
/// little evidence is needed: one in so few is the right one.
struct LeftoverLinkage {
    /// The probability from which a pair counts.
    var threshold = 0.9

    let left: DocumentTable
    let right: DocumentTable
    /// The amounts that are equal on right pairs, if any are.
    let columns: (left: Int, right: Int)?
    /// Records that have their partner in another list, and are not left over.
    var others: (left: Set<Int>, right: Set<Int>) = ([], [])

    /// Pairs beside those that are linked already.
    ///
    /// - Parameters:
    ///   - linked: pairs that are taken for right.
    ///   - number: what the numbers of two documents say of the pair, in bits.
    func pairs(linked: [(Int, Int)], number: @escaping (Int, Int) -> Double = { _, _ in 0 }) -> [Candidate] {
        let (left, right) = UsualDelay.closest(left, right, linked)
        guard let delay = UsualDelay(left, right, linked) else { return [] }
        let freeLeft = free(left, linked.map(\.0), others.left)
        let agreement = PartyAgreement(left, right, linked)
        // What is of parties that the other side has never seen is not looked for there.
        let freeRight = agreement.known(free(right, linked.map(\.1), others.right))
        guard !freeLeft.isEmpty, !freeRight.isEmpty else { return [] }
        let search = Search(
            linkage: LeftoverLinkage(threshold: threshold, left: left, right: right, columns: columns),
            left: freeLeft,
            right: freeRight.sorted { (right.moments[$0], $0) < (right.moments[$1], $1) },
            delay: delay,
            agreement: agreement,
            number: number,
            odds: Self.odds(right, linked.map(\.1))
        )
        let found = search.pairs(shiftedBy: 0)
        guard !found.isEmpty else { return [] }
        // With all dates moved away from each other there is nothing but accident.
        let away = delay.usual.upperBound - delay.usual.lowerBound + 2 * 86_400
        let accidents = [-2, -1, 1, 2].map { search.pairs(shiftedBy: $0 * away).map(\.weight) }
        return Self.credible(found, accidents)
    }

    /// The pairs from a weight on from which at most one in ten would be found by accident.
    ///
    /// - Parameter accidents: the weights of pairs of nothing but accident, by try.
    static func credible(_ found: [Candidate], _ accidents: [[Double]]) -> [Candidate] {
        let ordered = found.sorted { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }
        let weights = accidents.joined().sorted(by: >)
        var (kept, met) = (0, 0)
        for (place, pair) in ordered.enumerated() {
            while met < weights.count, weights[met] >= pair.weight { met += 1 }
            if 10 * met <= accidents.count * (place + 1) { kept = place + 1 }
        }
        return Array(ordered.prefix(kept))
    }

    private struct Search {
        let linkage: LeftoverLinkage
        let left: [Int]
        /// In the order of their moments.
        let right: [Int]
        let delay: UsualDelay
        let agreement: PartyAgreement
        let number: (Int, Int) -> Double
        /// How much likelier a right record has a partner than none, in bits.
        let odds: Double

        func pairs(shiftedBy shift: Double) -> [Candidate] {
            let prior = odds - log2(Double(max(left.count, right.count, 2)))
            let least = log2(linkage.threshold / (1 - linkage.threshold))
            let moments = linkage.right.moments
            let usual = delay.usual
            var found: [Candidate] = []
            for first in left {
                let moment = linkage.left.moments[first] + shift
                var position = position(of: moment + usual.lowerBound)
                var met = 0
                // A document that hundreds may follow is not told by its date.
                while position < right.count, met < 2_000 {
                    let second = right[position]
                    let passed = moments[second] - moment
                    guard passed <= usual.upperBound else { break }
                    position += 1
                    met += 1
                    guard let party = agreement.weight(first, second), let amount = linkage.amountWeight(first, second)
                    else { continue }
                    let weight = prior + party + amount + delay.weight(passed) + number(first, second)
                    if weight >= least { found.append(Candidate(first, second, weight)) }
                }
            }
            return OneToOne.assign(found)
        }

        /// The first right record not before a moment.
        private func position(of moment: Double) -> Int {
            var (low, high) = (0, right.count)
            while low < high {
                let middle = (low + high) / 2
                if linkage.right.moments[right[middle]] < moment { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Where nearly all records of a table have a partner, the others have one too.
    private static func odds(_ table: DocumentTable, _ linked: [Int]) -> Double {
        let found = Double(Set(linked).count)
        return min(3, max(0, log2((found + 1) / (Double(table.count) - found + 1))))
    }

    /// The records that are not linked. Those in a state that no linked one is in, such as lost deals, are not meant.
    private func free(_ table: DocumentTable, _ linked: [Int], _ others: Set<Int>) -> [Int] {
        let taken = Set(linked)
        let states = table.profile.values(.status)?.hashes
        let meant = Set(states.map { states in taken.map { states[$0] } } ?? [])
        return (0..<table.count).filter { record in
            !taken.contains(record) && !others.contains(record) && table.moments[record].isFinite
                && states.map { meant.contains($0[record]) } ?? true
        }
    }

    /// What two amounts say that differ; nil where they can't belong together: nobody pays more than the invoice.
    private func amountWeight(_ first: Int, _ second: Int) -> Double? {
        guard let columns else { return 0 }
        let one = left.amounts[columns.left].cents[first]
        let other = right.amounts[columns.right].cents[second]
        guard one > 0, other > 0 else { return 0 }
        if abs(one - other) <= 1 { return 3 }
        let ratio = Double(other) / Double(one)
        if CombinedPayments.holdsPayments(right) { return ratio < 1 ? (ratio > 0.05 ? 0 : nil) : nil }
        if CombinedPayments.holdsPayments(left) { return ratio > 1 ? (ratio < 20 ? 0 : nil) : nil }
        let (digits, otherDigits) = (Array(String(one).utf8), Array(String(other).utf8))
        let isShifted = abs(one - other * 10) <= 10 || abs(one * 10 - other) <= 10
        if isShifted || EditDistance.between(digits, otherDigits, limit: 1) != nil {
            // Of a hundred amounts of two digits more, one is as near by accident.
            return min(6, 1.5 * Double(max(digits.count, otherDigits.count)) - 2)
        }
        return ratio > 0.4 && ratio < 2.5 ? 0 : -2
    }
}

/// What the parties of two documents say, as often as they agree on right pairs and by accident.
private struct PartyAgreement {
    private let left: DocumentTable
    private let right: DocumentTable
    private let same: Double
    private let isUseful: Bool

    init(_ left: DocumentTable, _ right: DocumentTable, _ linked: [(Int, Int)]) {
        self.left = left
        self.right = right
        let rates = Corroboration(left, right, linked).party
        isUseful = rates.isSignificant
        same = isUseful ? rates.weight(agrees: true) : 0
    }

    /// Those records of the right side whose party the left side has too, or that name none.
    func known(_ records: [Int]) -> [Int] {
        guard isUseful else { return records }
        var parties = Set<UInt32>()
        var names = Set<UInt64>()
        for record in 0..<left.count {
            parties.insert(left.parties[record])
            names.insert(left.partyNames[record])
        }
        return records.filter { record in
            let (party, name) = (right.parties[record], right.partyNames[record])
            return party == 0 && name == 0 || party != 0 && parties.contains(party) || name != 0 && names.contains(name)
        }
    }

    /// nil where they are different ones.
    func weight(_ first: Int, _ second: Int) -> Double? {
        guard isUseful else { return 0 }
        guard let isSame = DocumentTable.sameParty(left, first, right, second) else { return 0 }
        return isSame ? same : nil
    }
}
