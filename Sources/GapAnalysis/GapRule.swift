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

    /// The records of a flow whose reference is told as broken: what they cost is told there, once.
    func priced(_ records: [FlowRecord], of flow: Flow) -> [FlowRecord] {
        let broken = Set(flow.brokenReferences.map { Place(file: $0.file, line: $0.line) })
        return broken.isEmpty ? records : records.filter { !broken.contains(Place(file: $0.file, line: $0.line)) }
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

/// A record, by where it stands.
private struct Place: Hashable {
    var file: String
    var line: Int
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
