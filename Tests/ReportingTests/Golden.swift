/// The text that readers see, as it should be.
enum Golden {
    static let map = """
        Systems
          System        Kind        Holds                                         Read by
          ────────────  ──────────  ────────────────────────────────────────────  ───────
          Shopify       web shop    1,399 orders and 260 parties                  shopify
          Odoo          ERP         1,330 orders, 1,280 invoices and 253 parties  odoo
          Exact Online  accounting  1,251 invoices                                exact
          Bank          bank        1,129 payments                                camt
          HubSpot       CRM         220 deals and 130 parties                     hubspot

        Flows
          From → to       What     How      Coverage  Leaked  Delay  Conflicts
          ──────────────  ───────  ───────  ────────  ──────  ─────  ─────────
          Shopify → Odoo  parties  by hand    97.3 %       7  6.6 h          0
            shop/customers>erp/res.partner
          Shopify → Odoo  orders   by hand    95.3 %      60   22 h         20
            shop/orders>erp/sale.order

        Linked, direction unknown
          Between         Shared  Coverage  Why no direction
          ──────────────  ──────  ────────  ────────────────────────────────────────────────────────────────
          HubSpot – Odoo      18    13.9 %  18 shared companies are too few to tell which side had them
                                            first
            crm/companies~erp/res.partner

        Islands: no flow comes in or goes out
          - Exact Online
          - Bank
          - HubSpot

        Evidence of a flow or link: koppel explain ID

        """

    static let gaps = """
        3 gaps, costliest first
          Severity  Gap                                       Records  At risk  Costs a year  Sure
          ────────  ────────────────────────────────────────  ───────  ───────  ────────────  ────
          high      60 orders of Shopify never reached Odoo        60  €84,210        €6,100  97 %
            leak:shop/orders>erp/sale.order
          medium    HubSpot is an island                          350        –        €2,800  97 %
            island:crm
          low       12 customers are in Odoo twice                 12        –          €180  97 %
                    (accepted)
            duplicate-records:erp/res.partner

        Together they cost about €8,900 a year (€3,400 – €19,200); money at risk is not part of
        that.
        Evidence and assumptions of a gap: koppel explain ID

        """

    static let next = """
        Next: Orders of Shopify arrive in Odoo by themselves
          8 weeks, from week 1. Disruption: low.

        What to do
          1. Couple Shopify orders to Odoo by its API
          Works without any later phase: nobody types orders any more.

        Business case
                                 Low       Likely         High
          ──────────────  ──────────  ───────────  ───────────
          Cost, once         €18,000      €24,000      €33,000
          Benefit a year     €10,900      €20,700      €34,000
          Payback         6.4 months  13.9 months  36.3 months
          Payback: €24,000 ÷ (€20,700 a year ÷ 12) = 13.9 months

        Gaps it closes
          - People type 1,620 orders a year from Shopify into Odoo
            manual-rekeying:shop/orders>erp/sale.order
          - 60 orders of Shopify never reached Odoo
            leak:shop/orders>erp/sale.order

        Gaps it narrows
          - 20 orders have another amount in Odoo than in Shopify
            conflicting-values:shop/orders>erp/sale.order

        How to see that it worked
          Measure                           Now   Goal  Shown by
          ──────────────────────────────  ─────  ─────  ───────────
          share of the records that leak  4.3 %  0.5 %  koppel gaps
            leak:shop/orders>erp/sale.order
          median delay                     22 h  5 min  koppel gaps
            late-flow:shop/orders>erp/sale.order

        Why this one
          - It has the highest yearly benefit for its cost of all steps that fit 12 weeks and
            €50,000.
          - Orders are the begin of everything that follows: invoices and payments depend on them.
          - It stays the first choice in 87 % of 1,000 varied scenarios.
          - It would change if an order takes less than 2 minutes to type.

        Runner-up
          - Couple HubSpot to Odoo: it pays back in 71 months, against 13.9 for the first choice

        More: koppel explain phase-1, koppel plan, koppel what-if

        """
}
