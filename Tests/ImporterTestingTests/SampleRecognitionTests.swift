import ImporterKit
import TestSupport
import Testing

/// Real exports and vendors' examples go to the importer of their system, and to no other specific one.
@Suite struct `Real samples` {
    private static let unowned = Set(["csv", "xml", "json", nil])

    /// The folders of systems that have an importer.
    @Test(
        .enabled(if: SharedData.path("samples") != nil),
        arguments: [
            ("erp/exactonline", "exact-online"), ("crm/ubl-en16931", "ubl"), ("crm/ubl-oasis", "ubl"),
            ("crm/peppol-bis3", "ubl"), ("crm/e-fff", "ubl"), ("crm/camt", "camt"), ("crm/cii", "cii"),
            ("crm/fatturapa", "fatturapa"),
            ("crm/woocommerce", "woocommerce"), ("crm/mollie", "mollie"), ("crm/prestashop", "prestashop"),
            ("crm/shopify", "shopify"), ("crm/stripe", "stripe"),
            ("erp/saft", "saf-t"), ("erp/fec", "fec"), ("erp/datev", "datev"), ("erp/twinfield", "twinfield"),
            ("erp/winbooks", "winbooks"), ("erp/erpnext", "erpnext"),
            ("crm/coda", "coda"), ("crm/mt940", "mt940"),
        ]
    )
    func `of one system are all recognised`(folder: String, importer: String) throws {
        // A PDF is no export, also where it holds one.
        for export in try Folder.exports(in: "samples/" + folder) where !export.file.path.hasSuffix(".pdf") {
            let chosen = export.choice.chosen
            #expect(
                chosen?.importer.manifest.id == importer,
                "\(export.file.path): \(chosen?.recognition.reasons ?? [])"
            )
        }
    }

    @Test(
        .enabled(if: SharedData.path("samples") != nil),
        arguments: [
            ("erp/odoo/External_id_3rd_party_application_product_categories.csv", "odoo", "product.category"),
            ("erp/odoo/External_id_3rd_party_application_products.csv", "odoo", "product.template"),
            ("erp/odoo/Name_products.csv", "odoo", "product.template"),
            ("erp/odoo/l10n_be_account.account.template.csv", "odoo", "account.account"),
            ("erp/odoo/o2m-quotations-order-lines.csv", "odoo", "sale.order"),
            ("erp/odoo/o2m_customers_contacts.csv", "odoo", "res.partner"),
            ("erp/odoo/o2m_purchase_order_lines.csv", "odoo", "purchase.order"),
            ("erp/odoo/purchase.order_functional_error_line_cant_adpat.csv", "odoo", "purchase.order"),
            ("erp/odoo/ubl_bis3_out_invoice.xml", "ubl", "invoices"),
            ("erp/odoo/ubl_bis3_out_refund.xml", "ubl", "creditNotes"),
            ("erp/odoo/ubl_nlcius_out_invoice.xml", "ubl", "invoices"),
            ("erp/odoo/l10n_be_edi_efff_test.xml", "ubl", "invoices"),
            ("erp/businesscentral/api_v2.0_customer.json", "business-central", "customers"),
            ("erp/businesscentral/api_v2.0_vendor.json", "business-central", "vendors"),
            ("erp/businesscentral/api_v2.0_item.json", "business-central", "items"),
            ("erp/businesscentral/api_v2.0_salesquote.json", "business-central", "salesQuotes"),
            ("erp/businesscentral/api_v2.0_salesorder.json", "business-central", "salesOrders"),
            ("erp/businesscentral/api_v2.0_salesorderline.json", "business-central", "salesOrderLines"),
            ("erp/businesscentral/api_v2.0_salesinvoice.json", "business-central", "salesInvoices"),
            ("erp/businesscentral/api_v2.0_salesinvoiceline.json", "business-central", "salesInvoiceLines"),
            ("erp/businesscentral/api_v2.0_salescreditmemo.json", "business-central", "salesCreditMemos"),
            ("erp/businesscentral/api_v2.0_salesshipment.json", "business-central", "salesShipments"),
            ("erp/businesscentral/api_v2.0_purchaseorder.json", "business-central", "purchaseOrders"),
            ("erp/businesscentral/api_v2.0_purchaseinvoice.json", "business-central", "purchaseInvoices"),
            ("erp/businesscentral/api_v2.0_purchasereceipt.json", "business-central", "purchaseReceipts"),
            ("erp/businesscentral/api_v2.0_customerpayment.json", "business-central", "customerPayments"),
            ("erp/businesscentral/api_v2.0_generalledgerentry.json", "business-central", "generalLedgerEntries"),
            ("erp/businesscentral/api_v2.0_collection_envelope.json", "business-central", "defaultDimensions"),
            ("crm/shopify/admin_order.json", "shopify", "orders"),
            ("crm/shopify/admin_orders.json", "shopify", "orders"),
            ("crm/shopify/admin_customer.json", "shopify", "customers"),
            ("crm/shopify/admin_customers_search.json", "shopify", "customers"),
            ("crm/shopify/admin_product.json", "shopify", "products"),
            ("crm/shopify/admin_products.json", "shopify", "products"),
            ("crm/salesforce/accountData.csv", "salesforce", "accounts"),
            ("crm/salesforce/opportunityData.csv", "salesforce", "opportunities"),
            ("crm/salesforce/success0413060133.csv", "salesforce", "opportunities.loaded"),
            ("crm/salesforce/error0413060133.csv", "salesforce", "opportunities.rejected"),
            ("crm/salesforce/easyspaces_Contacts.json", "salesforce", "records"),
            ("crm/mollie/payment.json", "mollie", "payments"),
            ("crm/mollie/payment-list.json", "mollie", "payments"),
            ("crm/mollie/chargeback-list.json", "mollie", "chargebacks"),
            ("crm/mollie/invoice-list.json", "mollie", "invoices"),
            ("crm/woocommerce/rest_v3_orders_list.json", "woocommerce", "orders"),
            ("crm/fatturapa/IT01234567890_FPA03.xml", "fatturapa", "invoices"),
            ("crm/woocommerce/rest_v3_order-refunds_list.json", "woocommerce", "refunds"),
        ]
    )
    func `are recognised as their dataset`(path: String, importer: String, dataset: String) throws {
        let export = try #require(Folder.export("samples/" + path))
        #expect(export.choice.chosen?.importer.manifest.id == importer, "\(export.choice.candidates.prefix(2))")
        #expect(export.choice.chosen?.recognition.datasets.first == dataset)
    }

    @Test(
        .enabled(if: SharedData.path("samples") != nil),
        arguments: [
            "erp/adventureworks",
            "crm/encodings",
        ]
    )
    func `of systems without an importer are left to the generic ones`(folder: String) throws {
        let exports = try Folder.exports(in: "samples/" + folder)
        #expect(!exports.isEmpty)
        for export in exports {
            let chosen = export.choice.chosen
            #expect(
                Self.unowned.contains(chosen?.importer.manifest.id),
                "\(export.file.path): \(chosen?.recognition.reasons ?? [])"
            )
        }
    }
}
