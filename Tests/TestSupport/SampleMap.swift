import IntegrationModel

enum SampleMap {
    static let systems = [
        System(id: "shop", name: "Shopify", kind: .webshop, importer: "shopify", folder: "webshop"),
        System(id: "erp", name: "Odoo", kind: .erp, importer: "odoo", folder: "erp"),
        System(id: "books", name: "Exact Online", kind: .accounting, importer: "exact", folder: "boekhouding"),
        System(id: "bank", name: "Bank", kind: .bank, importer: "camt", folder: "bank"),
        System(id: "crm", name: "HubSpot", kind: .crm, importer: "hubspot", folder: "crm"),
    ]

    static let datasets = [
        dataset(
            "shop/orders",
            .order,
            "webshop/orders.csv",
            1_399,
            [
                field("Name", .number, .text, isKey: true), field("Email", .email, .text, .email),
                field("Subtotal", .netAmount, .decimal),
            ],
            rejected: 3
        ),
        dataset("shop/customers", .party, "webshop/customers.csv", 260, [field("Email", .email, .text, .email)]),
        dataset(
            "erp/sale.order",
            .order,
            "erp/sale.order.csv",
            1_330,
            [
                field("Order Reference", .number, .text, isKey: true),
                field("Customer Reference", .reference, .text), field("Untaxed Amount", .netAmount, .decimal),
            ]
        ),
        dataset("erp/res.partner", .party, "erp/res.partner.csv", 253, [field("VAT", .vatNumber, .text, .vatNumber)]),
        dataset(
            "erp/account.move",
            .invoice,
            "erp/account.move.csv",
            1_280,
            [field("Number", .number, .text, isKey: true)]
        ),
        dataset(
            "books/salesEntries",
            .invoice,
            "boekhouding/sales.xml",
            1_251,
            [
                field("EntryNumber", .number, .integer, isKey: true)
            ]
        ),
        dataset("bank/entries", .payment, "bank/camt053.xml", 1_129, [field("NtryRef", .id, .text)]),
        dataset("crm/companies", .party, "crm/companies.csv", 130, [field("Company name", .name, .text)]),
        dataset("crm/deals", .deal, "crm/deals.csv", 220, [field("Deal Name", .title, .text)]),
    ]

    static let flows = [
        Flow(
            source: end("erp/account.move", .invoice),
            target: end("bank/entries", .payment),
            mechanism: .external,
            confidence: 0.98,
            mechanismConfidence: 0.95,
            records: FlowRecords(source: 1_280, eligible: 1_212, linked: 1_129, leaked: 83, withoutOrigin: 4),
            coverage: 0.9315,
            lagSeconds: Lag(median: 2_751_475, p95: 4_931_576),
            firstSeen: 1_767_600_000,
            lastSeen: 1_793_300_000,
            yearlyVolume: 1_360
        ),
        Flow(
            source: end("erp/account.move", .invoice),
            target: end("books/salesEntries", .invoice),
            mechanism: .batch,
            confidence: 0.97,
            mechanismConfidence: 0.9,
            records: FlowRecords(source: 1_280, eligible: 1_270, linked: 1_251, leaked: 19, withoutOrigin: 0),
            coverage: 0.985,
            lagSeconds: Lag(median: 43_200, p95: 90_000),
            yearlyVolume: 1_500
        ),
        Flow(
            source: end("erp/sale.order", .order),
            target: end("erp/account.move", .invoice),
            mechanism: .automated,
            confidence: 0.99,
            mechanismConfidence: 0.9,
            records: FlowRecords(source: 1_330, eligible: 1_318, linked: 1_280, leaked: 36, withoutOrigin: 0),
            coverage: 0.9712,
            lagSeconds: Lag(median: 45, p95: 120),
            yearlyVolume: 1_550
        ),
        Flow(
            source: end("shop/customers", .party),
            target: end("erp/res.partner", .party),
            mechanism: .manual,
            confidence: 0.91,
            mechanismConfidence: 0.8,
            records: FlowRecords(source: 260, eligible: 260, linked: 253, leaked: 7, withoutOrigin: 0),
            coverage: 0.9731,
            lagSeconds: Lag(median: 23_780, p95: 278_308),
            yearlyVolume: 310
        ),
        Flow(
            source: end("shop/orders", .order),
            target: end("erp/sale.order", .order),
            mechanism: .manual,
            confidence: 0.93,
            mechanismConfidence: 0.88,
            records: FlowRecords(source: 1_399, eligible: 1_395, linked: 1_330, leaked: 60, withoutOrigin: 0),
            coverage: 0.9534,
            lagSeconds: Lag(median: 79_214, p95: 345_320),
            conflicts: [
                FieldConflict(sourceField: "Subtotal", targetField: "Untaxed Amount", compared: 1_330, conflicting: 20)
            ],
            key: [FlowKey(sourceField: "Name", targetField: "Customer Reference", match: .exact)],
            firstSeen: 1_767_600_000,
            lastSeen: 1_793_300_000,
            evidence: [
                Evidence(
                    rule: "earlier",
                    statement: Message(
                        verbatim:
                            "the order is older in the shop for 1,328 of 1,330 linked records, by a median of 22 hours"
                    ),
                    weight: 0.5,
                    places: [
                        SourceLocation(file: "webshop/orders.csv", line: 2, field: "Created at"),
                        SourceLocation(file: "erp/sale.order.csv", line: 5, field: "Order Date"),
                    ]
                ),
                Evidence(
                    rule: "office-hours",
                    statement: Message(verbatim: "98 % arrive on weekdays between 8 and 18 h"),
                    weight: 0.3
                ),
            ],
            yearlyVolume: 1_620,
            leakedAmount: Amount(84_210.5),
            history: FlowHistory(
                months: [
                    .init(month: "2026-08", eligible: 470, linked: 455),
                    .init(month: "2026-09", eligible: 465, linked: 441),
                    .init(month: "2026-10", eligible: 460, linked: 434),
                ],
                delays: [0, 0, 0, 12, 118, 260, 540, 280, 90, 30, 0, 0, 0, 0]
            )
        ),
        Flow(
            source: end("shop/customers", .party),
            target: end("books/salesEntries", .invoice),
            mechanism: .automated,
            confidence: 0.88,
            mechanismConfidence: 0.7,
            records: FlowRecords(source: 260, eligible: 200, linked: 120, leaked: 80, withoutOrigin: 0),
            coverage: 0.6,
            lagSeconds: Lag(median: 300, p95: 900),
            stoppedAt: 1_773_500_000,
            yearlyVolume: 150
        ),
    ]

    static let links = [
        Link(
            between: [end("crm/companies", .party), end("erp/res.partner", .party)],
            linked: 18,
            coverage: 0.1385,
            confidence: 0.7,
            evidence: [
                Evidence(
                    rule: "few-records",
                    statement: Message(verbatim: "18 shared companies are too few to tell which side had them first"),
                    weight: -0.2
                )
            ]
        )
    ]

    static func end(_ dataset: String, _ entity: Entity) -> FlowEnd {
        FlowEnd(system: String(dataset.prefix { $0 != "/" }), dataset: dataset, entity: entity)
    }

    private static func dataset(
        _ id: String,
        _ entity: Entity,
        _ file: String,
        _ records: Int,
        _ fields: [Field],
        rejected: Int = 0
    ) -> Dataset {
        let system = String(id.prefix { $0 != "/" })
        let importer = systems.first { $0.id == system }?.importer ?? ""
        return Dataset(
            id: id,
            system: system,
            entity: entity,
            importer: importer,
            files: [file],
            records: records,
            rejected: rejected,
            fields: fields
        )
    }

    private static func field(
        _ path: String,
        _ canonical: CanonicalField,
        _ type: FieldType,
        _ semanticType: SemanticType? = nil,
        isKey: Bool = false
    ) -> Field {
        var profile = FieldProfile(
            type: type,
            typeShare: 1,
            semanticType: semanticType,
            semanticShare: semanticType == nil ? 0 : 1,
            count: 1_000,
            nulls: isKey ? 0 : 12,
            distinct: isKey ? 1_000 : 870,
            isKey: isKey
        )
        if !isKey { profile.frequent = FrequentCounts(counts: [41, 40, 2], error: 1) }
        if type != .text {
            profile.distinctError = 0.0163
            profile.quantiles = Quantiles([1, 5, 25.5, 50, 75, 95, 1_790_000_000], rankError: 0.0067)
        }
        return Field(path: path, canonical: canonical, meaning: .manifest, profile: profile)
    }
}
