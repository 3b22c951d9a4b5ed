internal import IntegrationModel

extension Entity {
    /// What a reader calls records of this entity.
    var plural: String { localized(Message(key: englishPlural)) }

    private var englishPlural: String {
        switch self {
        case .party: "parties"
        case .person: "persons"
        case .lead: "leads"
        case .deal: "deals"
        case .quote: "quotes"
        case .order: "orders"
        case .delivery: "deliveries"
        case .invoice: "invoices"
        case .creditNote: "credit notes"
        case .payment: "payments"
        case .product: "products"
        case .stockLevel: "stock levels"
        case .supplier: "suppliers"
        case .purchaseOrder: "purchase orders"
        case .goodsReceipt: "goods receipts"
        case .supplierInvoice: "supplier invoices"
        case .supplierPayment: "supplier payments"
        case .ledgerEntry: "ledger entries"
        case .employee: "employees"
        case .timesheet: "timesheets"
        case .ticket: "tickets"
        case .other: "records"
        }
    }

    var singular: String { localized(Message(key: englishSingular)) }

    private var englishSingular: String {
        switch self {
        case .party: "party"
        case .delivery: "delivery"
        case .ledgerEntry: "ledger entry"
        default: String(englishPlural.dropLast())
        }
    }

    /// `1,399 orders`, `1 order`.
    func counted(_ count: Int) -> String { NumberText.count(count, englishSingular, englishPlural) }
}

extension Mechanism {
    /// As a table cell.
    var name: String { localized(englishName) }

    private var englishName: Message {
        switch self {
        case .automated: "automated"
        case .batch: "batch"
        case .manual: "by hand"
        case .external: "third party"
        case .unknown: "unknown"
        }
    }

    /// As a legend says it.
    var meaning: String { localized(englishMeaning) }

    private var englishMeaning: Message {
        switch self {
        case .automated: "an interface, within minutes"
        case .batch: "an interface at set times"
        case .manual: "people type it over"
        case .external: "a third party acts in between"
        case .unknown: "mechanism unknown"
        }
    }
}

extension SystemKind {
    var name: String { localized(englishName) }

    private var englishName: Message {
        switch self {
        case .erp: "ERP"
        case .crm: "CRM"
        case .webshop: "web shop"
        case .invoicing: "invoicing"
        case .accounting: "accounting"
        case .bank: "bank"
        case .payments: "payments"
        case .other: "other"
        }
    }
}

extension GapKind {
    var name: String { localized(englishName) }

    private var englishName: Message {
        switch self {
        case .island: "Island"
        case .missingFlow: "Missing flow"
        case .manualRekeying: "Manual re-keying"
        case .leak: "Leak"
        case .lateFlow: "Late flow"
        case .stoppedFlow: "Stopped flow"
        case .conflictingValues: "Conflicting values"
        case .brokenReference: "Broken reference"
        case .withoutOrigin: "Records without origin"
        case .duplicateRecords: "Duplicate records"
        case .noSharedKey: "No shared key"
        case .twoMasters: "Two masters"
        case .invalidIdentifiers: "Invalid identifiers"
        case .notPeppolReady: "Not ready for Peppol"
        case .unreconciledPayments: "Unreconciled payments"
        case .unknownDirection: "Unknown direction"
        case .missingExport: "Missing export"
        }
    }
}

extension BusinessProcess {
    var name: String { localized(englishName) }

    private var englishName: Message {
        switch self {
        case .orderToCash: "order to cash"
        case .leadToQuote: "lead to quote"
        case .procureToPay: "procure to pay"
        case .recordToReport: "record to report"
        case .productData: "product data"
        case .afterSales: "after sales"
        case .masterData: "master data"
        }
    }
}

extension FlowMap {
    /// The name of a system, or its id where it is not in the map.
    func systemName(_ id: String) -> String { system(id)?.name ?? id }

    /// `Shopify → Odoo`.
    func route(_ source: FlowEnd, _ target: FlowEnd) -> String {
        "\(systemName(source.system)) → \(systemName(target.system))"
    }
}

extension Flow {
    /// `order → invoice`, or `orders` where both ends are about the same.
    var subject: String {
        source.entity == target.entity ? target.entity.plural : "\(source.entity.singular) → \(target.entity.singular)"
    }

    /// Linked records with a conflict in at least one field cannot be told from the counts per field; this is the
    /// field with the most.
    var worstConflict: FieldConflict? {
        conflicts.filter { $0.conflicting > 0 }.max {
            ($0.conflicting, $1.sourceField) < ($1.conflicting, $0.sourceField)
        }
    }
}

extension Link {
    /// `Odoo – Exact Online`.
    func route(in map: FlowMap) -> String { between.map { map.systemName($0.system) }.joined(separator: " – ") }
}

/// Words in a list: `a`, `a and b`, `a, b and c`.
func listed(_ words: [String]) -> String { localized(words.map { Message(verbatim: $0) }.listed) }
