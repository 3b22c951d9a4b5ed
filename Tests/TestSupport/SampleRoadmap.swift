import IntegrationModel

enum SampleRoadmap {
    static let roadmap = Roadmap(
        steps: [step],
        phases: [phase],
        runnersUp: [
            RunnerUp(
                steps: ["S20:crm>erp"],
                title: "Couple HubSpot to Odoo",
                loses: "it pays back in 71 months, against 13.9 for the first choice"
            )
        ],
        notPlanned: [
            UnplannedGap(gap: "invalid-identifiers:erp/res.partner.VAT", reason: "too small for a phase of its own")
        ]
    )

    private static let step = Step(
        id: "S14:shop>erp",
        template: "S14",
        title: "Couple Shopify orders to Odoo by its API",
        weeks: Range3(5, 8, 11),
        cost: Range3(18_000, 24_000, 33_000),
        disruption: 2,
        gapsClosed: ["manual-rekeying:shop/orders>erp/sale.order", "leak:shop/orders>erp/sale.order"],
        gapsNarrowed: ["conflicting-values:shop/orders>erp/sale.order"],
        yearlyBenefit: Range3(10_900, 20_700, 34_000),
        prerequisites: [],
        measure: "the share of orders without trace, and the median delay, in the next exports",
        evidenceGrade: "B"
    )

    private static let phase = Phase(
        id: "phase-1",
        title: "Orders of Shopify arrive in Odoo by themselves",
        steps: ["S14:shop>erp"],
        startWeek: 0,
        weeks: 8,
        cost: YearlyCost(Range3(18_000, 24_000, 33_000)),
        yearlyBenefit: YearlyCost(Range3(10_900, 20_700, 34_000)),
        paybackMonths: Range3(6.4, 13.9, 36.3),
        gapsClosed: ["manual-rekeying:shop/orders>erp/sale.order", "leak:shop/orders>erp/sale.order"],
        gapsNarrowed: ["conflicting-values:shop/orders>erp/sale.order"],
        prerequisites: [],
        standaloneValue: "Works without any later phase: nobody types orders any more.",
        disruption: .low,
        acceptance: [
            AcceptanceCriterion(
                metric: "leak.share",
                gap: "leak:shop/orders>erp/sale.order",
                baseline: 0.043,
                target: 0.005
            ),
            AcceptanceCriterion(
                metric: "lag.median",
                gap: "late-flow:shop/orders>erp/sale.order",
                baseline: 79_214,
                target: 300
            ),
        ],
        why: [
            "It has the highest yearly benefit for its cost of all steps that fit 12 weeks and €50,000.",
            "Orders are the begin of everything that follows: invoices and payments depend on them.",
        ],
        robustness: Robustness(
            scenarios: 1_000,
            staysFirst: 0.87,
            wouldChangeIf: ["an order takes less than 2 minutes to type"]
        )
    )
}
