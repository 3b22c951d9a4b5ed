import IntegrationModel

/// Links one payment with the invoices that it pays together, and one invoice with the payments that pay it in parts.
///
/// Amounts of one party that add up to the cent among a dozen open documents are hardly an accident.
struct CombinedPayments {
    let left: DocumentTable
    let right: DocumentTable
    /// The columns of the amounts that are equal on right pairs.
    let columns: (left: Int, right: Int)

    /// Pairs (left, right) beside those that are linked already; none where neither side holds payments.
    func pairs(linked: [(Int, Int)]) -> [(Int, Int)] {
        if Self.holdsPayments(right) { return search(linked) }
        guard Self.holdsPayments(left) else { return [] }
        let flipped = CombinedPayments(left: right, right: left, columns: (columns.right, columns.left))
        return flipped.search(linked.map { ($0.1, $0.0) }).map { ($0.1, $0.0) }
    }

    static func holdsPayments(_ table: DocumentTable) -> Bool {
        table.dataset.entity == .payment || table.dataset.entity == .supplierPayment
    }

    private func search(_ linked: [(Int, Int)]) -> [(Int, Int)] {
        var freeLeft = Set(0..<left.count).subtracting(linked.map(\.0))
        var freeRight = Set(0..<right.count).subtracting(linked.map(\.1))
        var found: [(Int, Int)] = []
        let invoices = grouped(freeLeft, left, columns.left)
        let payments = grouped(freeRight, right, columns.right)
        for payment in freeRight.sorted() {
            let open = candidates(payment, right, invoices, freeLeft, isBefore: true)
            guard let parts = Self.parts(of: right.amounts[columns.right].cents[payment], among: open) else { continue }
            found += parts.map { ($0, payment) }
            freeLeft.subtract(parts)
            freeRight.remove(payment)
        }
        for invoice in freeLeft.sorted() {
            let open = candidates(invoice, left, payments, freeRight, isBefore: false)
            guard let parts = Self.parts(of: left.amounts[columns.left].cents[invoice], among: open) else { continue }
            found += parts.map { (invoice, $0) }
            freeRight.subtract(parts)
        }
        return found + rests(linked + found, invoices, payments, &freeLeft, &freeRight)
    }

    /// What a linked payment pays beside the invoice that it names, and what else pays a linked invoice.
    private func rests(
        _ linked: [(Int, Int)],
        _ invoices: [Party: [Amount]],
        _ payments: [Party: [Amount]],
        _ freeLeft: inout Set<Int>,
        _ freeRight: inout Set<Int>
    ) -> [(Int, Int)] {
        var found: [(Int, Int)] = []
        var paid: [Int: [Int]] = [:]
        var paying: [Int: [Int]] = [:]
        for (invoice, payment) in linked {
            paid[payment, default: []].append(invoice)
            paying[invoice, default: []].append(payment)
        }
        let (owed, received) = (left.amounts[columns.left].cents, right.amounts[columns.right].cents)
        for (payment, own) in paid.sorted(by: { $0.key < $1.key }) {
            let rest = received[payment] &- own.reduce(0) { $0 &+ max(0, owed[$1]) }
            guard rest > 1 else { continue }
            let open = candidates(payment, right, invoices, freeLeft, isBefore: true)
            guard let parts = Self.parts(of: rest, among: open, least: 1) else { continue }
            found += parts.map { ($0, payment) }
            freeLeft.subtract(parts)
        }
        for (invoice, own) in paying.sorted(by: { $0.key < $1.key }) {
            let rest = owed[invoice] &- own.reduce(0) { $0 &+ max(0, received[$1]) }
            guard rest > 1 else { continue }
            let open = candidates(invoice, left, payments, freeRight, isBefore: false)
            guard let parts = Self.parts(of: rest, among: open, least: 1) else { continue }
            found += parts.map { (invoice, $0) }
            freeRight.subtract(parts)
        }
        return found
    }

    private struct Amount {
        let record: Int
        let cents: Int
        let moment: Double
    }

    private enum Party: Hashable {
        case known(UInt32)
        case named(UInt64)
    }

    private func parties(_ table: DocumentTable, _ record: Int) -> [Party] {
        var found: [Party] = []
        if table.parties[record] != 0 { found.append(.known(table.parties[record])) }
        if table.partyNames[record] != 0 { found.append(.named(table.partyNames[record])) }
        return found
    }

    private func grouped(_ records: Set<Int>, _ table: DocumentTable, _ column: Int) -> [Party: [Amount]] {
        var groups: [Party: [Amount]] = [:]
        for record in records.sorted() {
            let cents = table.amounts[column].cents[record]
            guard cents > 0 else { continue }
            let amount = Amount(record: record, cents: cents, moment: table.moments[record])
            for party in parties(table, record) { groups[party, default: []].append(amount) }
        }
        return groups
    }

    /// The open documents of the same party, the nearest in time first: invoices of before, or payments of after.
    private func candidates(
        _ record: Int,
        _ table: DocumentTable,
        _ groups: [Party: [Amount]],
        _ free: Set<Int>,
        isBefore: Bool
    ) -> [Amount] {
        let moment = table.moments[record]
        guard moment.isFinite else { return [] }
        let day = 86_400.0
        var seen = Set<Int>()
        let all = parties(table, record).flatMap { groups[$0] ?? [] }.filter { amount in
            guard free.contains(amount.record), amount.moment.isFinite, seen.insert(amount.record).inserted else {
                return false
            }
            return isBefore ? amount.moment <= moment + day : amount.moment >= moment - day
        }
        return Array(
            all.sorted { (abs($0.moment - moment), $0.record) < (abs($1.moment - moment), $1.record) }.prefix(12)
        )
    }

    /// Up to four records whose amounts make up a sum to the cent; nil where none do.
    private static func parts(of sum: Int, among amounts: [Amount], least: Int = 2) -> [Int]? {
        guard sum > 0, amounts.count >= least else { return nil }
        var chosen: [Int] = []
        func search(from start: Int, _ rest: Int) -> Bool {
            if abs(rest) <= 1, chosen.count >= least { return true }
            guard chosen.count < 4, rest > 1 else { return false }
            for index in start..<amounts.count where amounts[index].cents <= rest + 1 {
                chosen.append(amounts[index].record)
                if search(from: index + 1, rest - amounts[index].cents) { return true }
                chosen.removeLast()
            }
            return false
        }
        return search(from: 0, sum) ? chosen : nil
    }
}
