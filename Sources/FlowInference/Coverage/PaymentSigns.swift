import IntegrationModel

/// Tells the payments of a flow from the money that goes the other way: a statement holds both, and what is paid to the
/// electricity company answers no invoice to a customer.
struct PaymentSigns {
    /// Signed, or what comes in and what goes out in a column each.
    private let amounts: MappedArray<Double>?
    private let credit: MappedArray<Double>?
    private let debit: MappedArray<Double>?
    /// 1 where the flow's own payments are positive, -1 where they are negative, 0 where they tell nothing.
    private let sign: Double

    /// Payments of one flow that have the same sign, save refunds.
    private static let leastShare = 0.9

    /// - Parameter linked: records that are payments of the flow.
    init(_ payments: DatasetProfile, linked: some Sequence<Int>) {
        amounts = payments.values(.grossAmount)?.numbers ?? payments.values(.netAmount)?.numbers
        credit = payments.values(.credit)?.numbers
        debit = payments.values(.debit)?.numbers
        guard payments.dataset.entity == .payment || payments.dataset.entity == .supplierPayment else {
            sign = 0
            return
        }
        let (amounts, credit, debit) = (amounts, credit, debit)
        let known = linked.map { Self.amount($0, amounts, credit, debit) }.filter { $0 != 0 }
        let positive = known.count { $0 > 0 }
        guard known.count >= 3, Double(max(positive, known.count - positive)) >= Self.leastShare * Double(known.count)
        else {
            sign = 0
            return
        }
        sign = 2 * positive > known.count ? 1 : -1
    }

    /// Whether a record moves money the other way.
    func isOtherWay(_ record: Int) -> Bool { Self.amount(record, amounts, credit, debit) * sign < 0 }

    /// What a record pays, in cents: below zero where it moves money the other way; 0 where it is not known.
    func cents(_ record: Int) -> Int {
        let amount = Self.amount(record, amounts, credit, debit)
        guard abs(amount) < 1e13 else { return 0 }
        return Int((amount * 100).rounded()) * (sign < 0 || sign == 0 && amount < 0 ? -1 : 1)
    }

    /// The amount with its sign; 0 where it is not known.
    private static func amount(
        _ record: Int,
        _ amounts: MappedArray<Double>?,
        _ credit: MappedArray<Double>?,
        _ debit: MappedArray<Double>?
    ) -> Double {
        func known(_ column: MappedArray<Double>?) -> Double? {
            column.flatMap { $0[record].isFinite ? $0[record] : nil }
        }
        return known(amounts) ?? (abs(known(credit) ?? 0) - abs(known(debit) ?? 0))
    }
}
