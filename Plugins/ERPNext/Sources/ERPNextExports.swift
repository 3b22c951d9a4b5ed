import ImporterKit
import IntegrationModel

/// The CSV of the data export tool: labels, the key first, and the columns of items with the name of their table behind
/// them. A document's own columns are blank in the rows of its further items.
private func export(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    typical: [String],
    absent: [String],
    _ fields: [FieldDescription]
) -> [DatasetDescription] {
    let items = DatasetDescription(
        name: "\(name).items",
        entity: .other,
        format: .delimited,
        fingerprint: Fingerprint(),
        parent: name,
        fields: [
            .init(["ID (Items)"], .id),
            .init(["Item Code (Items)", "Item (Items)"], .sku),
            .init(["Item Name (Items)"], .productName),
            .init(["Description (Items)"], .description),
            .init(["Quantity (Items)", "Accepted Quantity (Items)"], .quantity),
            .init(["UOM (Items)"], .unit),
            .init(["Rate (Items)"], .unitPrice),
            .init(["Amount (Items)"], .netAmount),
            .init(["Sales Order (Items)", "Against Sales Order (Items)", "Purchase Order (Items)"], .orderNumber),
            .init(["Delivery Note (Items)"], .deliveryNumber),
        ],
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
    let document = DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(
            required: [["ID"]] + required,
            typical: ["ID (Items)", "Item Code (Items)", "Quantity (Items)", "Rate (Items)", "Series"] + typical,
            absent: absent,
            fileNames: [name.lowercased()]
        ),
        grouping: RecordGrouping(key: ["ID"], linePrefixes: [], lines: items.name, lineSuffixes: [" (Items)"]),
        fields: [
            .init(["ID"], .number),
            .init(["Net Total"], .netAmount),
            .init(["Total Taxes and Charges"], .taxAmount),
            .init(["Grand Total"], .grossAmount),
            .init(["Currency"], .currency),
            .init(["Status"], .status),
            .init(["Tax Id"], .partyVATNumber),
            .init(["Contact Email"], .partyEmail),
        ] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
    return [document, items]
}

private let customer: [FieldDescription] = [
    .init(["Customer"], .partyNumber),
    .init(["Customer Name"], .partyName),
    .init(["Customer's Purchase Order"], .reference),
]

private let supplier: [FieldDescription] = [.init(["Supplier"], .partyNumber), .init(["Supplier Name"], .partyName)]

let exports =
    export(
        "Sales Order",
        .order,
        required: [["Customer"], ["Item Code (Items)", "Delivery Date", "Order Type"]],
        typical: ["Customer's Purchase Order", "Order Type", "Delivery Date", "Customer Group"],
        absent: ["Supplier", "Posting Time", "Debit To", "Payment Due Date", "Outstanding Amount", "Is Return"],
        [.init(["Date"], .date), .init(["Delivery Date"], .deliveryDate)] + customer
    )
    + export(
        "Purchase Order",
        .purchaseOrder,
        required: [["Supplier"], ["Required By", "Order Confirmation No"]],
        typical: ["Required By", "Order Confirmation No", "Set Target Warehouse"],
        absent: ["Supplier Invoice No"],
        [
            .init(["Date"], .date),
            .init(["Required By"], .deliveryDate),
            .init(["Order Confirmation No"], .reference),
        ] + supplier
    )
    + export(
        "Purchase Invoice",
        .supplierInvoice,
        required: [["Supplier"], ["Supplier Invoice No"]],
        typical: ["Supplier Invoice Date", "Due Date", "Hold Invoice", "Update Stock"],
        absent: [],
        [
            .init(["Date"], .date),
            .init(["Due Date"], .dueDate),
            .init(["Supplier Invoice No"], .reference),
        ] + supplier
    )
    + export(
        "Sales Invoice",
        .invoice,
        required: [["Customer"], ["Payment Due Date", "Debit To", "Outstanding Amount"]],
        typical: ["Customer's Purchase Order", "Payment Due Date", "Outstanding Amount", "Debit To", "Posting Time"],
        absent: ["Supplier"],
        [
            .init(["Date", "Posting Date"], .date),
            .init(["Payment Due Date"], .dueDate),
            .init(["Outstanding Amount"], .openAmount),
        ] + customer
    )
