public import ImporterKit
import IntegrationModel

/// Reads the JSON of Teamleader Focus's interface, as its list methods answer it.
public let teamleaderImporter = ManifestImporter(
    ImporterManifest(
        id: "teamleader",
        system: SystemDescription(id: "teamleader", name: "Teamleader Focus", kind: .crm),
        summary: "Teamleader Focus API JSON: companies, contacts, deals, quotations, invoices, credit notes",
        datasets: [companies, contacts, deals, quotations, invoices, creditNotes]
    )
)

private func list(_ name: String, _ entity: Entity, _ fingerprint: Fingerprint, _ fields: [FieldDescription])
    -> DatasetDescription
{
    var fingerprint = fingerprint
    fingerprint.fileNames = ["\(name.lowercased()).list"]
    return DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: fingerprint,
        recordPath: "data",
        fields: [
            .init(["id"], .id),
            .init(["added_at", "created_at"], .createdAt),
            .init(["updated_at"], .modifiedAt),
            .init(["responsible_user.id"], .responsible),
        ] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let addressFields: [FieldDescription] = [
    .init(["primary_address.line_1"], .street),
    .init(["primary_address.postal_code"], .postcode),
    .init(["primary_address.city"], .city),
    .init(["primary_address.country"], .country),
]

private let reachFields: [FieldDescription] = [
    .init(["emails[type=primary].email"], .email),
    .init(["telephones[type=phone].number"], .phone),
    .init(["telephones[type=mobile].number"], .mobile),
    .init(["website"], .website),
    .init(["iban"], .iban),
    .init(["bic"], .bic),
    .init(["language"], .language),
    .init(["status"], .status),
]

let companies = list(
    "companies",
    .party,
    Fingerprint(
        required: [["id"], ["name"], ["added_at"]],
        typical: [
            "vat_number", "primary_address.line_1", "responsible_user.id", "responsible_user.type",
            "national_identification_number", "web_url", "business_type.id", "updated_at",
        ],
        absent: ["first_name", "last_name"]
    ),
    [
        .init(["name"], .name),
        .init(["vat_number"], .vatNumber),
        .init(["national_identification_number"], .enterpriseNumber),
        .init(["business_type.name", "business_type"], .legalForm),
    ] + reachFields + addressFields
)

let contacts = list(
    "contacts",
    .person,
    Fingerprint(
        required: [["id"], ["first_name"], ["last_name"], ["added_at"]],
        typical: [
            "salutation", "emails[type=primary].email", "primary_address.line_1", "web_url", "updated_at", "gender",
        ]
    ),
    [
        .init(["first_name"], .firstName),
        .init(["last_name"], .lastName),
        .init(["salutation"], .title),
        .init(["companies[0].company.id"], .partyID),
    ] + reachFields + addressFields
)

let deals = list(
    "deals",
    .deal,
    Fingerprint(
        required: [["id"], ["title"], ["status"], ["lead.customer.id", "lead.customer.type"]],
        typical: [
            "estimated_value.amount", "lead.customer.id", "responsible_user.id", "closed_at", "current_phase.id",
            "estimated_probability", "weighted_value.amount", "web_url",
        ]
    ),
    [
        .init(["title"], .title),
        .init(["reference"], .number),
        .init(["purchase_order_number"], .reference),
        .init(["summary"], .description),
        .init(["status"], .status),
        .init(["lead.customer.id"], .partyID),
        .init(["estimated_value.amount"], .netAmount),
        .init(["estimated_value.currency"], .currency),
        .init(["closed_at"], .closedAt),
        .init(["estimated_closing_date"], .dueDate),
        .init(["source.id"], .category),
    ]
)

let quotations = list(
    "quotations",
    .quote,
    Fingerprint(
        required: [["id"], ["deal.id"], ["status"]],
        typical: [
            "deal.type", "total.tax_exclusive.amount", "total.tax_inclusive.amount", "expiry.expires_after", "name",
        ],
        absent: ["invoice_number", "credit_note_number"]
    ),
    [
        .init(["name"], .title),
        .init(["deal.id"], .dealNumber),
        .init(["status"], .status),
        .init(["total.tax_exclusive.amount"], .netAmount),
        .init(["total.tax_inclusive.amount"], .grossAmount),
        .init(["total.tax_inclusive.currency"], .currency),
        .init(["expiry.expires_after"], .dueDate),
    ]
)

private let invoiceFields: [FieldDescription] = [
    .init(["status"], .status),
    .init(["paid_at"], .paidAt),
    .init(["purchase_order_number"], .reference),
    .init(["payment_reference"], .structuredCommunication),
    .init(["invoicee.customer.id"], .partyID),
    .init(["invoicee.name"], .partyName),
    .init(["invoicee.vat_number"], .partyVATNumber),
    .init(["total.tax_exclusive.amount"], .netAmount),
    .init(["total.tax_inclusive.amount"], .grossAmount),
    .init(["total.due.amount"], .openAmount),
    .init(["total.tax_inclusive.currency"], .currency),
]

private let typicalOfInvoices = [
    "invoicee.name", "invoicee.vat_number", "invoicee.customer.id", "payment_reference", "due_on",
    "total.tax_exclusive.amount", "total.tax_inclusive.amount", "total.payable.amount", "department.id",
]

let invoices = list(
    "invoices",
    .invoice,
    Fingerprint(required: [["id"], ["invoice_number"], ["invoice_date"]], typical: typicalOfInvoices),
    [
        .init(["invoice_number"], .number),
        .init(["invoice_date"], .date),
        .init(["due_on"], .dueDate),
        .init(["deal.id"], .dealNumber),
    ] + invoiceFields
)

let creditNotes = list(
    "creditNotes",
    .creditNote,
    Fingerprint(
        required: [["id"], ["credit_note_number"], ["credit_note_date"]],
        typical: typicalOfInvoices + ["invoice.id"]
    ),
    [
        .init(["credit_note_number"], .number),
        .init(["credit_note_date"], .date),
        .init(["invoice.id"], .invoiceNumber),
    ] + invoiceFields
)
