import Glibc
import IntegrationModel

/// What else two documents agree in when they are the same, and how often by accident: the m and u of Fellegi and
/// Sunter, measured on the pairs that a key joins against pairs joined at random.
struct Corroboration {
    struct Rates {
        /// The share of right pairs that agree, and of wrong pairs.
        var right: Double
        var wrong: Double
        /// How many pairs could be compared.
        var compared: Int

        /// Whether agreement says anything.
        var isSignificant: Bool { compared >= 5 && right >= 0.3 && right >= 3 * wrong + 0.05 }

        /// Evidence in bits.
        func weight(agrees: Bool) -> Double {
            let m = min(0.995, max(0.005, right))
            let u = min(0.9, max(2e-4, wrong))
            return agrees ? log2(m / u) : log2((1 - m) / (1 - u))
        }
    }

    /// The pairs of amount columns that agree on right pairs, best first.
    var amountColumns: [(left: Int, right: Int)] = []
    var amount = Rates(right: 0, wrong: 0, compared: 0)
    var party = Rates(right: 0, wrong: 0, compared: 0)

    /// Measures agreement on pairs that are taken for right.
    init(_ left: DocumentTable, _ right: DocumentTable, _ pairs: [(Int, Int)]) {
        var combinations: [(left: Int, right: Int, rates: Rates)] = []
        for first in left.amounts.indices {
            for second in right.amounts.indices {
                let rates = Self.rates(pairs) { one, other in
                    let (cents, otherCents) = (left.amounts[first].cents[one], right.amounts[second].cents[other])
                    return cents < 0 || otherCents < 0 ? nil : abs(cents - otherCents) <= 1
                }
                if rates.isSignificant { combinations.append((first, second, rates)) }
            }
        }
        combinations.sort { ($1.rates.right, $0.left, $0.right) < ($0.rates.right, $1.left, $1.right) }
        let best = combinations.prefix(3)
        amountColumns = best.map { ($0.left, $0.right) }
        if let first = best.first { amount = first.rates }
        party = Self.rates(pairs) { DocumentTable.sameParty(left, $0, right, $1) }
    }

    /// Whether amounts agree in any of the columns that do so on right pairs; nil where none can be compared.
    func amountsAgree(_ left: DocumentTable, _ first: Int, _ right: DocumentTable, _ second: Int) -> Bool? {
        var compared = false
        for columns in amountColumns {
            let cents = left.amounts[columns.left].cents[first]
            let otherCents = right.amounts[columns.right].cents[second]
            guard cents >= 0, otherCents >= 0 else { continue }
            compared = true
            if abs(cents - otherCents) <= 1 { return true }
        }
        return compared ? false : nil
    }

    /// The weight of all but the key.
    func weight(_ left: DocumentTable, _ first: Int, _ right: DocumentTable, _ second: Int) -> Double {
        var weight = 0.0
        if amount.isSignificant, let agrees = amountsAgree(left, first, right, second) {
            weight += amount.weight(agrees: agrees)
        }
        if party.isSignificant, let same = DocumentTable.sameParty(left, first, right, second) {
            weight += party.weight(agrees: same)
        }
        return weight
    }

    /// Agreement on the pairs, and on the same records joined otherwise.
    private static func rates(_ pairs: [(Int, Int)], _ agrees: (Int, Int) -> Bool?) -> Rates {
        var right = (agree: 0, compared: 0)
        var wrong = (agree: 0, compared: 0)
        for (index, pair) in pairs.enumerated() {
            if let same = agrees(pair.0, pair.1) {
                right.compared += 1
                right.agree += same ? 1 : 0
            }
            for shift in [7, 31, 97] where pairs.count > 1 {
                let other = pairs[(index + shift) % pairs.count]
                guard other.0 != pair.0, let same = agrees(pair.0, other.1) else { continue }
                wrong.compared += 1
                wrong.agree += same ? 1 : 0
            }
        }
        guard right.compared > 0 else { return Rates(right: 0, wrong: 0, compared: 0) }
        return Rates(
            right: Double(right.agree) / Double(right.compared),
            wrong: wrong.compared == 0 ? 0 : Double(wrong.agree) / Double(wrong.compared),
            compared: right.compared
        )
    }
}
