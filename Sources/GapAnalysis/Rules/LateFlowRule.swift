import IntegrationModel

/// A flow that takes longer than the business can wait.
struct LateFlowRule: GapRule {
    static let kind = GapKind.lateFlow

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap] {
        findings.map.flows.compactMap { flow -> Gap? in
            if flow.mechanism == .external { return latePayments(flow, in: findings, prices) }
            guard let lag = flow.lagSeconds else { return nil }
            // People bring a customer over when they first need one, which may be long after it was made.
            guard !flow.target.entity.isParty || flow.mechanism != .manual && flow.mechanism != .unknown else {
                return nil
            }
            let tolerance = Self.tolerance(flow)
            guard lag.median > tolerance || lag.p95 > 5 * tolerance else { return nil }
            let volume = findings.yearlyVolume(flow)
            var price = Price(prices)
            if let period = findings.period(flow) { price.note(period.words) }
            price.addWork(
                volume,
                "\(Words.noun(flow.target.entity))",
                minutes: prices["minutes.question.answering"],
                share: prices["share.document.late.questions"]
            )
            let (source, target) = (findings.systemName(flow.source.system), findings.systemName(flow.target.system))
            if flow.target.entity == .invoice, let amount = yearlyInvoiced(flow, findings) {
                let days = (lag.median - tolerance) / 86_400
                if days > 0 {
                    price.addShare(
                        amount,
                        "invoiced \(Words.duration(lag.median - tolerance)) later than needed",
                        prices["rate.capital"],
                        times: .days(days)
                    )
                }
            }
            return Gap(
                kind: Self.kind,
                about: flow.id,
                severity: severity(price),
                process: BusinessProcess(flow.target.entity),
                source: flow.source,
                target: flow.target,
                records: flow.records.linked,
                yearlyHours: price.hours,
                yearlyCost: price.yearlyCost,
                confidence: flow.confidence * 0.9,
                title:
                    "\(Words.noun(flow.source.entity).capitalized) of \(source) reach \(target) after \(Words.duration(lag.median))",
                explanation:
                    """
                    Half take longer than \(Words.duration(lag.median)), one in twenty longer than \
                    \(Words.duration(lag.p95)); \(Words.duration(tolerance)) is taken as good practice.
                    """,
                assumptions: price.assumptions + [
                    "\(Words.duration(tolerance)) is early enough for \(Words.noun(flow.target.entity))"
                ]
            )
        }
    }

    /// How long the business can wait, in seconds.
    private static func tolerance(_ flow: Flow) -> Double {
        switch flow.target.entity {
        case .order, .purchaseOrder, .stockLevel: 4 * 3600
        case .delivery, .goodsReceipt, .ticket, .lead: 8 * 3600
        case .invoice, .creditNote, .quote, .deal: 48 * 3600
        case .supplierInvoice, .ledgerEntry, .payment, .supplierPayment: 5 * 86_400
        default: 24 * 3600
        }
    }

    private func yearlyInvoiced(_ flow: Flow, _ findings: Findings) -> Double? {
        guard let dataset = findings.map.dataset(flow.target.dataset), flow.yearlyVolume != nil,
            let field = dataset.fieldIndex(.grossAmount) ?? dataset.fieldIndex(.netAmount),
            let sum = dataset.fields[field].profile.sum, dataset.records > 0
        else { return nil }
        return abs(sum) / Double(dataset.records) * findings.yearlyVolume(flow)
    }
}
