import ImporterKit
import IntegrationModel

/// One row for each line of an invoice, with the fields of the invoice repeated. Which columns are for taxes depends on
/// the country.
let exportedInvoices = [
    DatasetDescription(
        name: "invoices",
        entity: .invoice,
        format: .delimited,
        fingerprint: Fingerprint(
            required: [["Invoice ID"], ["Invoice Number"], ["Customer Name"], ["Item Name", "Item Desc"]],
            typical: [
                "Invoice Status", "Estimate Number", "PurchaseOrder", "Item Price", "Item Total", "SubTotal", "Balance",
                "Usage unit", "Template Name", "Payment Terms Label", "Is Inclusive Tax", "Entity Discount Percent",
            ],
            fileNames: ["invoice.csv"]
        ),
        grouping: RecordGrouping(
            key: ["Invoice ID"],
            linePrefixes: ["Item ", "Item.", "Product ID", "Quantity", "Usage unit", "HSN/SAC"],
            lines: "invoices.lines"
        ),
        fields: [
            .init(["Invoice Number"], .number),
            .init(["Invoice ID"], .id),
            .init(["Invoice Date"], .date),
            .init(["Due Date"], .dueDate),
            .init(["Invoice Status"], .status),
            .init(["Customer Name"], .partyName),
            .init(["Customer ID"], .partyID),
            .init(["VAT Registration Number", "GST Identification Number (GSTIN)"], .partyVATNumber),
            .init(["PurchaseOrder"], .reference),
            .init(["Estimate Number"], .quoteNumber),
            .init(["Sales Order Number"], .orderNumber),
            .init(["SubTotal"], .netAmount),
            .init(["Total"], .grossAmount),
            .init(["Balance"], .openAmount),
            .init(["Currency Code"], .currency),
            .init(["Exchange Rate"], .exchangeRate),
            .init(["Sales person"], .responsible),
            .init(["Billing Address"], .street),
            .init(["Billing Code"], .postcode),
            .init(["Billing City"], .city),
            .init(["Billing Country"], .country),
            .init(["Billing Phone"], .phone),
            .init(["Notes"], .description),
        ],
        dateOrder: .yearMonthDay,
        decimalMark: .point
    ),
    DatasetDescription(
        name: "invoices.lines",
        entity: .other,
        format: .delimited,
        fingerprint: Fingerprint(),
        parent: "invoices",
        fields: [
            .init(["Item Name"], .productName),
            .init(["Item Desc"], .description),
            .init(["Quantity"], .quantity),
            .init(["Usage unit"], .unit),
            .init(["Item Price"], .unitPrice),
            .init(["Item Tax %"], .vatRate),
            .init(["Item Tax Amount"], .taxAmount),
            .init(["Item Total"], .netAmount),
        ],
        decimalMark: .point
    ),
]
