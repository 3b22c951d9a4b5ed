import ImporterKit
import IntegrationModel

private let referenceFields: [FieldDescription] = [
    .init(["OrderReference/ID"], .orderNumber),
    .init(["OrderReference/SalesOrderID"], .reference),
    .init(["BuyerReference"], .reference),
    .init(["DespatchDocumentReference/ID"], .deliveryNumber),
]

private func amounts(_ total: String) -> [FieldDescription] {
    [
        .init(["\(total)/TaxExclusiveAmount", "\(total)/LineExtensionAmount"], .netAmount),
        .init(["TaxTotal/TaxAmount"], .taxAmount),
        .init(["\(total)/TaxInclusiveAmount", "\(total)/PayableAmount"], .grossAmount),
    ]
}

/// Belgian e-FFF files have the payment reference in `InstructionID`.
private let paymentFields: [FieldDescription] = [
    .init(["DueDate", "PaymentMeans/PaymentDueDate"], .dueDate),
    .init(["PaymentMeans/PaymentID", "PaymentMeans/InstructionID"], .structuredCommunication),
    .init(["PaymentMeans/PayeeFinancialAccount/ID"], .iban),
    .init(["LegalMonetaryTotal/PayableAmount"], .openAmount),
]

private let invoice = document(
    "Invoice",
    name: "invoices",
    .invoice,
    referenceFields + amounts("LegalMonetaryTotal") + paymentFields + party("AccountingCustomerParty") + [
        .init(["InvoiceTypeCode"], .type),
        .init(["BillingReference/InvoiceDocumentReference/ID"], .invoiceNumber),
        .init(["Delivery/ActualDeliveryDate"], .deliveryDate),
    ]
)

private let creditNote = document(
    "CreditNote",
    name: "creditNotes",
    .creditNote,
    referenceFields + amounts("LegalMonetaryTotal") + paymentFields + party("AccountingCustomerParty") + [
        .init(["CreditNoteTypeCode"], .type),
        .init(["BillingReference/InvoiceDocumentReference/ID"], .invoiceNumber),
    ]
)

let billing = [
    invoice,
    lines(
        "InvoiceLine",
        of: invoice,
        lineFields(quantity: "InvoicedQuantity") + [.init(["OrderLineReference/OrderReference/ID"], .orderNumber)]
    ),
    creditNote,
    lines(
        "CreditNoteLine",
        of: creditNote,
        lineFields(quantity: "CreditedQuantity") + [.init(["OrderLineReference/OrderReference/ID"], .orderNumber)]
    ),
]

private let quotation = document(
    "Quotation",
    name: "quotations",
    .quote,
    amounts("QuotedMonetaryTotal") + party("OriginatorCustomerParty") + [
        .init(["RequestForQuotationDocumentReference/ID"], .sourceDocument),
        .init(["ValidityPeriod/EndDate"], .dueDate),
    ]
)

private let order = document(
    "Order",
    name: "orders",
    .order,
    amounts("AnticipatedMonetaryTotal") + party("BuyerCustomerParty") + [
        .init(["CustomerReference"], .reference),
        .init(["OrderDocumentReference/ID"], .reference),
        .init(["SalesOrderID"], .orderNumber),
        .init(["QuotationDocumentReference/ID"], .quoteNumber),
        .init(["OrderTypeCode"], .type),
        .init(["Delivery/RequestedDeliveryPeriod/StartDate"], .deliveryDate),
    ]
)

/// What answers or changes an order is not one more order.
private func orderMessage(_ root: String, name: String) -> DatasetDescription {
    document(
        root,
        name: name,
        .other,
        party("BuyerCustomerParty") + [
            .init(["OrderReference/ID"], .orderNumber),
            .init(["OrderResponseCode", "AcceptedIndicator"], .status),
        ]
    )
}

private let orderResponse = orderMessage("OrderResponse", name: "orderResponses")
private let orderChange = orderMessage("OrderChange", name: "orderChanges")
private let requestForQuotation = document(
    "RequestForQuotation",
    name: "requestsForQuotation",
    .other,
    party("OriginatorCustomerParty")
)

/// A line of an answer says what becomes of that line of the order.
private let answeredLineFields: [FieldDescription] = [
    .init(["LineItem/LineStatusCode"], .status),
    .init(["OrderLineReference/LineID"], .reference),
]

let ordering = [
    quotation,
    lines("QuotationLine", of: quotation, lineFields(quantity: "Quantity", prefix: "LineItem/")),
    order,
    lines("OrderLine", of: order, lineFields(quantity: "Quantity", prefix: "LineItem/")),
    orderResponse,
    lines("OrderLine", of: orderResponse, lineFields(quantity: "Quantity", prefix: "LineItem/") + answeredLineFields),
    orderMessage("OrderResponseSimple", name: "orderResponsesSimple"),
    orderChange,
    lines("OrderLine", of: orderChange, lineFields(quantity: "Quantity", prefix: "LineItem/") + answeredLineFields),
    orderMessage("OrderCancellation", name: "orderCancellations"),
    requestForQuotation,
    lines("RequestForQuotationLine", of: requestForQuotation, lineFields(quantity: "Quantity", prefix: "LineItem/")),
]

private let despatchAdvice = document(
    "DespatchAdvice",
    name: "despatchAdvices",
    .delivery,
    party("DeliveryCustomerParty") + [
        .init(["OrderReference/ID"], .orderNumber),
        .init(["OrderReference/SalesOrderID"], .reference),
        .init(["OrderReference/CustomerReference"], .reference),
        .init(["Shipment/Delivery/ActualDeliveryDate"], .deliveryDate),
        .init(["DespatchAdviceTypeCode"], .type),
    ]
)

private let receiptAdvice = document(
    "ReceiptAdvice",
    name: "receiptAdvices",
    .goodsReceipt,
    party("DespatchSupplierParty") + [
        .init(["OrderReference/ID"], .orderNumber),
        .init(["DespatchDocumentReference/ID"], .deliveryNumber),
    ]
)

private let deliveryLineFields: [FieldDescription] = [.init(["OrderLineReference/OrderReference/ID"], .orderNumber)]

let delivering = [
    despatchAdvice,
    lines("DespatchLine", of: despatchAdvice, lineFields(quantity: "DeliveredQuantity") + deliveryLineFields),
    receiptAdvice,
    lines("ReceiptLine", of: receiptAdvice, lineFields(quantity: "ReceivedQuantity") + deliveryLineFields),
]

private let remittanceAdvice = document(
    "RemittanceAdvice",
    name: "remittanceAdvices",
    .other,
    party("AccountingCustomerParty") + [.init(["TotalPaymentAmount"], .grossAmount)]
)

private let statement = document(
    "Statement",
    name: "statements",
    .other,
    party("AccountingCustomerParty") + [.init(["TotalBalanceAmount"], .balance)]
)

private let reminder = document(
    "Reminder",
    name: "reminders",
    .other,
    party("AccountingCustomerParty") + [.init(["LegalMonetaryTotal/PayableAmount"], .openAmount)]
)

private func settledInvoiceFields() -> [FieldDescription] {
    [
        .init(["ID"], .lineNumber),
        .init(["BillingReference/InvoiceDocumentReference/ID"], .invoiceNumber),
        .init(["DebitLineAmount"], .debit),
        .init(["CreditLineAmount"], .credit),
    ]
}

private let catalogue = document(
    "Catalogue",
    name: "catalogues",
    .other,
    [.init(["ProviderParty/PartyName/Name"], .partyName), .init(["VersionID"], .reference)]
)

let settling = [
    remittanceAdvice,
    lines("RemittanceAdviceLine", of: remittanceAdvice, settledInvoiceFields()),
    statement,
    lines("StatementLine", of: statement, settledInvoiceFields()),
    reminder,
    lines("ReminderLine", of: reminder, settledInvoiceFields()),
    catalogue,
    lines("CatalogueLine", of: catalogue, lineFields(quantity: "OrderableQuantity")),
    document(
        "ApplicationResponse",
        name: "applicationResponses",
        .other,
        [
            .init(["DocumentResponse/Response/ResponseCode"], .status),
            .init(["DocumentResponse/DocumentReference/ID"], .sourceDocument),
        ]
    ),
]
