import IntegrationModel

/// Small companies for the tests of planning.
enum Samples {
    static let shopOrders = FlowEnd(system: "shop", dataset: "shop/orders", entity: .order)
    static let shopCustomers = FlowEnd(system: "shop", dataset: "shop/customers", entity: .party)
    static let erpOrders = FlowEnd(system: "erp", dataset: "erp/orders", entity: .order)
    static let erpCustomers = FlowEnd(system: "erp", dataset: "erp/customers", entity: .party)
    static let invoices = FlowEnd(system: "billing", dataset: "billing/invoices", entity: .invoice)
    static let payments = FlowEnd(system: "bank", dataset: "bank/lines", entity: .payment)
    static let deals = FlowEnd(system: "crm", dataset: "crm/deals", entity: .deal)

    static let map = FlowMap(
        systems: [
            System(id: "bank", name: "Bank", kind: .bank, importer: "camt", folder: "bank"),
            System(id: "billing", name: "Billing", kind: .invoicing, importer: "ubl", folder: "billing"),
            System(id: "crm", name: "Relations", kind: .crm, importer: "generic", folder: "crm"),
            System(id: "erp", name: "Works", kind: .erp, importer: "generic", folder: "erp"),
            System(id: "shop", name: "Shop", kind: .webshop, importer: "generic", folder: "shop"),
        ],
        datasets: [
            dataset(shopOrders, 1_399), dataset(shopCustomers, 260), dataset(erpOrders, 1_330),
            dataset(erpCustomers, 253), dataset(invoices, 1_280), dataset(payments, 1_129), dataset(deals, 220),
        ],
        flows: [
            flow(shopOrders, erpOrders, .manual, linked: 1_335, leaked: 60),
            flow(shopCustomers, erpCustomers, .manual, linked: 253, leaked: 7),
            flow(erpOrders, invoices, .batch, linked: 1_280, leaked: 36),
            flow(invoices, payments, .external, linked: 1_129, leaked: 83),
        ]
    )

    static func gap(
        _ kind: GapKind,
        _ source: FlowEnd?,
        _ target: FlowEnd? = nil,
        yearly: Double,
        records: Int = 100,
        severity: Severity = .medium
    ) -> Gap {
        let ends = [source, target].compactMap { $0?.dataset }.joined(separator: ">")
        return Gap(
            kind: kind,
            about: ends.isEmpty ? "company" : ends,
            severity: severity,
            process: .orderToCash,
            source: source,
            target: target,
            records: records,
            yearlyCost: YearlyCost(Range3(yearly / 2, yearly, yearly * 2)),
            confidence: 1,
            title: "\(kind.rawValue) \(ends)",
            explanation: "",
            assumptions: ["\(records) records a year × 4 min × €45 an hour"]
        )
    }

    /// A wholesaler whose orders and customers are typed over, whose invoices are late and partly forgotten.
    static let gaps = [
        gap(.manualRekeying, shopOrders, erpOrders, yearly: 9_000, records: 1_330),
        gap(.manualRekeying, shopCustomers, erpCustomers, yearly: 3_000, records: 253),
        gap(.leak, shopOrders, erpOrders, yearly: 4_000, records: 60),
        gap(.lateFlow, shopOrders, erpOrders, yearly: 1_500, records: 300),
        gap(.leak, erpOrders, invoices, yearly: 12_000, records: 36),
        gap(.leak, invoices, payments, yearly: 5_000, records: 83),
        gap(.brokenReference, payments, yearly: 200, records: 13),
        gap(.unreconciledPayments, invoices, payments, yearly: 4_000, records: 83),
        gap(.conflictingValues, shopOrders, erpOrders, yearly: 1_200, records: 45),
        gap(.island, deals, yearly: 2_000, records: 220),
    ]

    private static func dataset(_ end: FlowEnd, _ records: Int) -> Dataset {
        Dataset(
            id: end.dataset,
            system: end.system,
            entity: end.entity,
            importer: "generic",
            files: [],
            records: records,
            rejected: 0,
            fields: []
        )
    }

    private static func flow(
        _ source: FlowEnd,
        _ target: FlowEnd,
        _ mechanism: Mechanism,
        linked: Int,
        leaked: Int
    ) -> Flow {
        Flow(
            source: source,
            target: target,
            mechanism: mechanism,
            confidence: 0.9,
            records: FlowRecords(
                source: linked + leaked,
                eligible: linked + leaked,
                linked: linked,
                leaked: leaked,
                withoutOrigin: 0
            ),
            coverage: Double(linked) / Double(linked + leaked),
            lagSeconds: Lag(median: 80_000, p95: 300_000),
            key: [FlowKey(sourceField: "number", targetField: "reference", match: .exact)],
            yearlyVolume: Double(linked)
        )
    }

    /// A template that closes one kind of gap wherever it is.
    static func template(
        _ id: String,
        closing kind: GapKind,
        share: Double = 0.9,
        cost: Double = 16_000,
        weeks: Double = 6,
        needs: [String] = [],
        disruption: Int = 2,
        scope: StepScope = .flow,
        enabler: Bool = false
    ) -> StepTemplate {
        StepTemplate(
            id: id,
            name: "Step \(id)",
            process: nil,
            closes: [GapClosing(kind: kind, share: Range3(share, share, share))],
            prerequisites: needs,
            weeks: Range3(weeks, weeks, weeks),
            cost: Range3(cost, cost, cost),
            disruption: disruption,
            effect: "It works.",
            evidenceGrade: "A",
            measure: "Count it.",
            scope: scope,
            enabler: enabler
        )
    }
}
