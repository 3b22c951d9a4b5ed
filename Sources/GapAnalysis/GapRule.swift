import IntegrationModel

/// A check that finds one kind of gap.
protocol GapRule {
    static var kind: GapKind { get }

    func gaps(in findings: Findings, _ prices: PriceModel) -> [Gap]
}

extension GapRule {
    /// How serious a gap is: by what it costs in a year and what it puts at risk.
    func severity(_ price: Price, atRisk: Amount? = nil) -> Severity {
        let cost = price.money.likely
        let risk = atRisk?.value ?? 0
        if cost >= 5000 || risk >= 50_000 { return .high }
        return cost >= 1000 || risk >= 10_000 ? .medium : .low
    }

    /// Years between the first and last trace of a flow, at least a month.
    func years(_ flow: Flow, until end: Double? = nil) -> Double {
        guard let first = flow.firstSeen, let last = end ?? flow.lastSeen else { return 1 }
        return max(30.0 / 365.25, (last - first) / (365.25 * 86_400))
    }

    func evidence(_ records: [FlowRecord], field: String?) -> [GapEvidence] {
        records.prefix(25).map { GapEvidence(file: $0.file, line: $0.line, field: field, value: $0.number) }
    }

    func keys(_ records: [FlowRecord]) -> [String] { records.prefix(1000).map(\.number) }

    /// The name of the field by which the records of a dataset are known.
    func numberField(_ dataset: String, _ map: FlowMap) -> String? {
        guard let found = map.dataset(dataset) else { return nil }
        return found.numberField.map { found.fields[$0].path }
    }
}

extension BusinessProcess {
    /// The process that a record of an entity belongs to.
    init(_ entity: Entity) {
        switch entity {
        case .lead, .deal, .quote: self = .leadToQuote
        case .order, .delivery, .invoice, .creditNote, .payment: self = .orderToCash
        case .supplier, .purchaseOrder, .goodsReceipt, .supplierInvoice, .supplierPayment: self = .procureToPay
        case .ledgerEntry: self = .recordToReport
        case .product, .stockLevel: self = .productData
        case .ticket: self = .afterSales
        case .party, .person, .employee, .timesheet, .other: self = .masterData
        }
    }
}
