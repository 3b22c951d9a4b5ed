import ImporterKit
import IntegrationModel

/// Invoices that the company makes in Mollie.
private let salesInvoices = dataset(
    "sales_invoices",
    .invoice,
    required: ["recipientIdentifier", "totalAmount.value", "status"],
    typical: ["vatScheme", "paymentTerm", "subtotalAmount.value", "recipient.email", "amountDue.value"],
    [
        .init(["invoiceNumber"], .number),
        .init(["issuedAt"], .date),
        .init(["dueAt"], .dueDate),
        .init(["status"], .status),
        .init(["recipientIdentifier"], .partyNumber),
        .init(["recipient.givenName"], .firstName),
        .init(["recipient.familyName"], .lastName),
        .init(["recipient.email"], .partyEmail),
        .init(["recipient.phone"], .phone),
        .init(["recipient.streetAndNumber"], .street),
        .init(["recipient.postalCode"], .postcode),
        .init(["recipient.city"], .city),
        .init(["recipient.region"], .region),
        .init(["recipient.country"], .country),
        .init(["discountedSubtotalAmount.value"], .netAmount),
        .init(["totalVatAmount.value"], .taxAmount),
        .init(["totalAmount.value"], .grossAmount),
        .init(["amountDue.value"], .openAmount),
        .init(["currency"], .currency),
        .init(["memo"], .description),
    ]
)

/// Mollie's own invoices for its fees.
private let feeInvoices = dataset(
    "invoices",
    .supplierInvoice,
    required: ["reference", "netAmount.value", "vatAmount.value", "grossAmount.value"],
    typical: ["vatNumber", "issuedAt", "dueAt"],
    [
        .init(["reference"], .number),
        .init(["issuedAt"], .date),
        .init(["dueAt"], .dueDate),
        .init(["status"], .status),
        .init(["netAmount.value"], .netAmount),
        .init(["vatAmount.value"], .taxAmount),
        .init(["grossAmount.value"], .grossAmount),
        .init(["grossAmount.currency"], .currency),
    ]
)

let invoices = [
    salesInvoices,
    lines(
        of: salesInvoices,
        [
            .init(["quantity"], .quantity),
            .init(["unitPrice.value"], .unitPrice),
            .init(["vatRate"], .vatRate),
        ]
    ),
    feeInvoices,
    lines(
        of: feeInvoices,
        [
            .init(["count"], .quantity),
            .init(["amount.value"], .netAmount),
            .init(["vatPercentage"], .vatRate),
            .init(["period"], .period),
        ]
    ),
]
