import IntegrationModel

extension LateFlowRule {
    /// Days within which half of the payments should be there: what the law takes for granted between businesses where
    /// nothing was agreed (Directive 2011/7/EU, article 3).
    static let paymentDays = 30.0

    /// Invoices that customers pay late. What it costs is the money that reminders would bring sooner.
    func latePayments(_ flow: Flow, in findings: Findings, _ prices: PriceModel) -> Gap? {
        guard flow.mechanism == .external, flow.target.entity == .payment, let lag = flow.lagSeconds,
            lag.median > Self.paymentDays * 86_400, let days = prices["days.reminder.gained"]
        else { return nil }
        var price = Price(prices)
        if let yearly = yearlyAmount(flow, findings) {
            price.addShare(yearly, "to be paid", prices["rate.capital"], times: .days(days))
        }
        let noun = Words.noun(flow.source.entity)
        let source = findings.systemName(flow.source.system)
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
            reachable: lag.median - days.range.likely * 86_400,
            title: "Customers pay \(noun) of \(source) after \(Words.duration(lag.median))",
            explanation:
                """
                Half take longer than \(Words.duration(lag.median)), one in twenty longer than \
                \(Words.duration(lag.p95)); \(Words.duration(Self.paymentDays * 86_400)) is what the law takes for \
                granted between businesses.
                """,
            assumptions: price.assumptions
        )
    }

    private func yearlyAmount(_ flow: Flow, _ findings: Findings) -> Double? {
        guard let dataset = findings.map.dataset(flow.source.dataset), dataset.records > 0,
            let yearly = findings.yearlyRecords[dataset.id],
            let field = dataset.fieldIndex(.grossAmount) ?? dataset.fieldIndex(.netAmount),
            let sum = dataset.fields[field].profile.sum
        else { return nil }
        return abs(sum) / Double(dataset.records) * yearly
    }
}
