import IntegrationModel

enum SampleGaps {
    static let all = [
        gap(
            .leak,
            "shop/orders>erp/sale.order",
            .high,
            60,
            cost: (2_400, 6_100, 14_000),
            "60 orders of Shopify never reached Odoo",
            "Orders that are not typed over are not delivered or not invoiced until a customer asks.",
            from: SampleMap.end("shop/orders", .order),
            to: SampleMap.end("erp/sale.order", .order),
            keys: ["#1017", "#1054", "#1067"],
            atRisk: 84_210.5,
            evidence: [
                GapEvidence(file: "webshop/orders.csv", line: 34, field: "Name", value: "#1017"),
                GapEvidence(file: "webshop/orders.csv", line: 34, field: "Email", value: "an.peeters@example.com"),
                GapEvidence(file: "webshop/orders.csv", line: 71, field: "Name", value: "#1054"),
            ],
            closedBy: ["S14:shop>erp"]
        ),
        gap(
            .manualRekeying,
            "shop/orders>erp/sale.order",
            .high,
            1_330,
            cost: (9_800, 16_200, 24_500),
            "People type 1,620 orders a year from Shopify into Odoo",
            "Each order takes minutes, and typing errors have to be found and put right.",
            from: SampleMap.end("shop/orders", .order),
            to: SampleMap.end("erp/sale.order", .order),
            assumptions: ["6 minutes an order (4 to 9)", "€45 an hour, all costs in (€38 to €52)"],
            closedBy: ["S14:shop>erp"]
        ),
        gap(
            .conflictingValues,
            "shop/orders>erp/sale.order",
            .medium,
            20,
            cost: (200, 640, 1_500),
            "20 orders have another amount in Odoo than in Shopify",
            "The invoice then asks for another amount than the customer agreed to.",
            keys: ["#1020", "#1431"]
        ),
        gap(
            .stoppedFlow,
            "shop/customers>books/salesEntries",
            .high,
            80,
            cost: (800, 2_100, 4_000),
            "Shopify has sent nothing to Exact Online since 14 March 2026",
            "What the interface did is now done by hand or not at all."
        ),
        gap(
            .lateFlow,
            "shop/orders>erp/sale.order",
            .medium,
            410,
            cost: (0, 1_200, 3_000),
            "Half of the orders are in Odoo only after 22 hours",
            "Stock and delivery dates are wrong until then."
        ),
        gap(
            .island,
            "crm",
            .medium,
            350,
            cost: (1_000, 2_800, 5_200),
            "HubSpot is an island",
            "Sales people see neither orders nor open invoices of their customers."
        ),
        gap(
            .unreconciledPayments,
            "erp/account.move>bank/entries",
            .medium,
            83,
            cost: (900, 1_900, 3_100),
            "83 invoices have no payment that names them",
            "Somebody looks each of them up before reminding a customer.",
            keys: ["F2026-00004", "F2026-00016"],
            atRisk: 9_527.3
        ),
        gap(
            .invalidIdentifiers,
            "erp/res.partner.VAT",
            .low,
            9,
            cost: (50, 120, 300),
            "9 VAT numbers of Odoo are invalid",
            "An electronic invoice to these customers will be refused."
        ),
        gap(
            .duplicateRecords,
            "erp/res.partner",
            .low,
            12,
            cost: (60, 180, 400),
            "12 customers are in Odoo twice",
            "Discounts and open amounts are spread over two records.",
            status: .accepted
        ),
        gap(
            .unknownDirection,
            "crm/companies~erp/res.partner",
            .low,
            18,
            cost: (0, 0, 0),
            "Companies are in HubSpot and Odoo, and nothing tells where they begin",
            "Finding out is a small step."
        ),
    ]

    private static func gap(
        _ kind: GapKind,
        _ subject: String,
        _ severity: Severity,
        _ records: Int,
        cost: (Double, Double, Double),
        _ title: String,
        _ explanation: String,
        from source: FlowEnd? = nil,
        to target: FlowEnd? = nil,
        keys: [String] = [],
        atRisk: Double? = nil,
        assumptions: [String] = [],
        evidence: [GapEvidence] = [],
        closedBy: [String] = [],
        status: Gap.Status = .new
    ) -> Gap {
        Gap(
            kind: kind,
            about: subject,
            severity: severity,
            process: .orderToCash,
            source: source,
            target: target,
            records: records,
            recordKeys: keys,
            amountAtRisk: atRisk.map { Amount($0) },
            yearlyHours: Range3(cost.0, cost.1, cost.2) * (1.0 / 45),
            yearlyCost: YearlyCost(Range3(cost.0, cost.1, cost.2)),
            confidence: 0.97,
            status: status,
            title: Message(verbatim: title),
            explanation: Message(verbatim: explanation),
            assumptions: assumptions.map { Message(verbatim: $0) },
            evidence: evidence,
            closedBy: closedBy
        )
    }
}
