import IntegrationModel

/// Tells the payments of a flow from the money that goes the other way: a statement holds both, and what is paid to the
/// electricity company answers no invoice to a customer.
struct PaymentSigns {
    private let amounts: MappedArray<Double>?
    /// 1 where the flow's own payments are positive, -1 where they are negative, 0 where they tell nothing.
    private let sign: Double

    /// Payments of one flow that have the same sign, save refunds.
    private static let leastShare = 0.9

    /// - Parameter linked: records that are payments of the flow.
    init(_ payments: DatasetProfile, linked: some Sequence<Int>) {
        amounts = payments.values(.grossAmount)?.numbers ?? payments.values(.netAmount)?.numbers
        guard payments.dataset.entity == .payment || payments.dataset.entity == .supplierPayment, let amounts else {
            sign = 0
            return
        }
        let known = linked.map { amounts[$0] }.filter { $0.isFinite && $0 != 0 }
        let positive = known.count { $0 > 0 }
        guard known.count >= 3, Double(max(positive, known.count - positive)) >= Self.leastShare * Double(known.count)
        else {
            sign = 0
            return
        }
        sign = 2 * positive > known.count ? 1 : -1
    }

    /// Whether a record moves money the other way.
    func isOtherWay(_ record: Int) -> Bool {
        guard let amounts, sign != 0 else { return false }
        return amounts[record] * sign < 0
    }
}
