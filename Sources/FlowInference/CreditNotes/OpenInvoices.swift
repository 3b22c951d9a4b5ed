import IntegrationModel

/// What payments leave open of invoices, in cents: of those that payments join, together.
struct OpenInvoices {
    /// The group of each invoice, and what is open of each group.
    private var group: [Int]
    private var open: [Int]
    private var isTakenBack: [Bool]
    private let moments: MappedArray<Double>?
    /// Groups with as much open, at the beginning.
    private var byAmount: [Int: [Int]] = [:]

    /// Amounts of several documents, each rounded, may differ by so many cents.
    private static let tolerance = 1

    /// - Parameter credits: records that are no invoices.
    init(
        _ invoices: DatasetProfile,
        _ amount: CanonicalField,
        without credits: CreditNoteList,
        _ contexts: [LinkContext]
    ) {
        let amounts = invoices.values(amount)?.numbers
        let count = invoices.columns.count
        moments = (invoices.values(.date) ?? invoices.values(.createdAt))?.numbers
        group = Array(0..<count)
        open = (0..<count).map { record in
            guard let value = amounts?[record], value.isFinite, abs(value) < 1e13 else { return 0 }
            return cents(value)
        }
        isTakenBack = Array(repeating: false, count: count)
        if credits.isAmong(invoices) { for note in credits.records { open[note.record] = 0 } }
        for context in contexts {
            if context.left.dataset.id == invoices.dataset.id, context.right.isOfPayments {
                pay(context.links.pairs.map { ($0.left, $0.right) }, context.right)
            }
            if context.right.dataset.id == invoices.dataset.id, context.left.isOfPayments {
                pay(context.links.pairs.map { ($0.right, $0.left) }, context.left)
            }
        }
        for record in 0..<count where open[group(of: record)] > 0 {
            byAmount[open[group(of: record)], default: []].append(record)
        }
    }

    private mutating func pay(_ pairs: [(invoice: Int, payment: Int)], _ payments: DatasetProfile) {
        let signs = PaymentSigns(payments, linked: pairs.map(\.payment))
        var invoiceOf: [Int: Int] = [:]
        for pair in pairs {
            guard let first = invoiceOf[pair.payment] else {
                invoiceOf[pair.payment] = pair.invoice
                open[group(of: pair.invoice)] -= signs.cents(pair.payment)
                continue
            }
            let (one, other) = (group(of: first), group(of: pair.invoice))
            guard one != other else { continue }
            open[one] += open[other]
            group[other] = one
        }
    }

    private func group(of invoice: Int) -> Int {
        var place = invoice
        while group[place] != place { place = group[place] }
        return place
    }

    /// Takes an amount back of what is open of some invoices.
    ///
    /// - Returns: whether so much was open.
    mutating func takeBack(_ cents: Int, of invoices: [Int]) -> Bool {
        let groups = Set(invoices.map(group)).sorted()
        let all = groups.reduce(0) { $0 + max(0, open[$1]) }
        guard cents <= all + Self.tolerance * invoices.count else { return false }
        var left = cents
        for group in groups where left > 0 && open[group] > 0 {
            let part = left >= open[group] - Self.tolerance ? open[group] : left
            open[group] -= part
            left -= part
            isTakenBack[group] = true
        }
        return true
    }

    /// The latest invoice before a moment of which just so much is open.
    func latest(of cents: Int, before moment: Double, where isMeant: (Int) -> Bool) -> Int? {
        var best: (moment: Double, invoice: Int)?
        for amount in (cents - Self.tolerance)...(cents + Self.tolerance) {
            for invoice in byAmount[amount] ?? [] {
                let made = moments.map { $0[invoice] } ?? .nan
                guard abs(open[group(of: invoice)] - cents) <= Self.tolerance, !(made > moment + Calendar.day),
                    isMeant(invoice)
                else { continue }
                let known = made.isFinite ? made : -.infinity
                if best.map({ ($0.moment, $0.invoice) < (known, invoice) }) ?? true { best = (known, invoice) }
            }
        }
        return best?.invoice
    }

    /// Invoices of which nothing is open, as credit notes took it back.
    var takenBack: [Int] {
        group.indices.filter { record in
            let group = group(of: record)
            return isTakenBack[group] && abs(open[group]) <= Self.tolerance
        }
    }
}

extension DatasetProfile {
    var isOfPayments: Bool { dataset.entity == .payment || dataset.entity == .supplierPayment }
}
