import Glibc
import IntegrationModel

/// Links documents that carry no number of each other: by party, amount and date.
///
/// The claim is made only where such pairs are far more frequent than by chance, and where the dates follow each other as in
/// a flow.
struct UnnumberedLinkage {
    /// The least share of the smaller dataset that must be joined.
    var leastCoverage = 0.3

    /// - Parameter others: records that have their partner in another list.
    func links(
        _ left: DocumentTable,
        _ right: DocumentTable,
        leavingOut others: (left: Set<Int>, right: Set<Int>) = ([], [])
    ) -> RecordLinks? {
        var best: (pairs: [Candidate], left: Int, right: Int)?
        for first in left.amounts.indices {
            for second in right.amounts.indices {
                let pairs = join(left, right, first, second)
                if pairs.count > (best?.pairs.count ?? 0) { best = (pairs, first, second) }
            }
        }
        guard let best, best.pairs.count >= 5,
            Double(best.pairs.count) >= leastCoverage * Double(min(left.count, right.count))
        else { return nil }
        // Where one party has most of the documents, an exchange of parties changes little; how often amounts repeat tells
        // then what chance does.
        let chance = min(
            Double(exchanged(left, right, best.left, best.right)),
            max(repeats(left, best.left, among: right.count), repeats(right, best.right, among: left.count))
        )
        guard Double(best.pairs.count) >= 5 * chance + 5, follow(best.pairs, left, right) else { return nil }
        let combined = CombinedPayments(left: left, right: right, columns: (best.left, best.right))
            .pairs(linked: best.pairs.map { ($0.left, $0.right) })
        let sure = best.pairs + combined.map { Candidate($0.0, $0.1, 4) }
        let leftovers = LeftoverLinkage(left: left, right: right, columns: (best.left, best.right), others: others)
            .pairs(linked: sure.map { ($0.left, $0.right) })
        let pairs = sure + leftovers
        let key = LinkKey(
            leftFields: fields(left, best.left),
            rightFields: fields(right, best.right),
            match: .fuzzy,
            pairs: pairs.count
        )
        return RecordLinks(
            left: left.dataset.id,
            right: right.dataset.id,
            pairs: pairs.map {
                RecordPair(left: $0.left, right: $0.right, confidence: PartyComparison.probability($0.weight), key: 0)
            }.sorted { ($0.left, $0.right) < ($1.left, $1.right) },
            keys: [key]
        )
    }

    private func fields(_ table: DocumentTable, _ amount: Int) -> [String] {
        let party = [CanonicalField.partyName, .partyNumber, .partyID, .partyEmail, .partyVATNumber, .partyIBAN]
        let who = party.compactMap { table.dataset.fieldIndex($0) }.prefix(1).map { table.dataset.fields[$0].path }
        return who + [table.dataset.fields[table.amounts[amount].field].path]
    }

    /// One-to-one pairs of the same party and amount, the nearest in time first.
    ///
    /// - Parameter shift: gives each document the party of the one so many places further, to see what chance does.
    private func join(
        _ left: DocumentTable,
        _ right: DocumentTable,
        _ first: Int,
        _ second: Int,
        shift: Int = 0
    ) -> [Candidate] {
        var records: [Who: [Int]] = [:]
        for record in 0..<right.count {
            let cents = right.amounts[second].cents[record]
            guard cents >= 0 else { continue }
            for who in Who.all(right, record, cents) { records[who, default: []].append(record) }
        }
        var candidates: [Candidate] = []
        for record in 0..<left.count {
            let cents = left.amounts[first].cents[record]
            guard cents >= 0 else { continue }
            let named = (record + shift) % left.count
            let others = Set(Who.all(left, named, cents).flatMap { records[$0] ?? [] })
            guard others.count <= 16 else { continue }
            for other in others.sorted() where DocumentTable.sameParty(left, named, right, other) == true {
                let lag = right.moments[other] - left.moments[record]
                let distance = lag.isFinite ? abs(lag) / 86_400 : 365
                candidates.append(Candidate(record, other, 8 - log2(1 + distance / 7)))
            }
        }
        return OneToOne.assign(candidates)
    }

    /// How many pairs there are when each document has the party of another.
    private func exchanged(_ left: DocumentTable, _ right: DocumentTable, _ first: Int, _ second: Int) -> Int {
        guard left.count > 3 else { return 0 }
        return [left.count / 4, left.count / 2, left.count * 3 / 4].map {
            join(left, right, first, second, shift: $0).count
        }.max() ?? 0
    }

    /// How many documents would find one of the same party and amount among so many that have nothing to do with them, if
    /// those repeat each other as these do.
    private func repeats(_ table: DocumentTable, _ amount: Int, among others: Int) -> Double {
        var counts: [Who: Int] = [:]
        for record in 0..<table.count {
            let cents = table.amounts[amount].cents[record]
            guard cents >= 0 else { continue }
            for who in Who.all(table, record, cents) { counts[who, default: 0] += 1 }
        }
        var expected = 0.0
        for record in 0..<table.count {
            let cents = table.amounts[amount].cents[record]
            guard cents >= 0 else { continue }
            let same = Who.all(table, record, cents).map { (counts[$0] ?? 1) - 1 }.max() ?? 0
            expected += min(1, Double(same) * Double(others) / Double(max(1, table.count - 1)))
        }
        return expected
    }

    /// Whether one side comes after the other for nearly all pairs, or on the same day.
    private func follow(_ pairs: [Candidate], _ left: DocumentTable, _ right: DocumentTable) -> Bool {
        let lags = pairs.map { right.moments[$0.right] - left.moments[$0.left] }.filter(\.isFinite)
        guard lags.count >= 5 else { return false }
        let day = 86_400.0
        let after = lags.count { $0 >= -day }
        let before = lags.count { $0 <= day }
        return Double(max(after, before)) >= 0.9 * Double(lags.count)
    }
}

/// A party and an amount.
private struct Who: Hashable {
    let party: UInt64
    let isName: Bool
    let cents: Int

    /// The party as it is known, and by its name.
    static func all(_ table: DocumentTable, _ record: Int, _ cents: Int) -> [Who] {
        var found: [Who] = []
        if table.parties[record] != 0 {
            found.append(Who(party: UInt64(table.parties[record]), isName: false, cents: cents))
        }
        if table.partyNames[record] != 0 {
            found.append(Who(party: table.partyNames[record], isName: true, cents: cents))
        }
        return found
    }
}
