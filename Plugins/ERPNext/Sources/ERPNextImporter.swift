public import ImporterKit
import IntegrationModel

/// Reads the documents of ERPNext: the JSON of the framework with its child tables, and CSV exports with English labels.
public let erpNextImporter = ManifestImporter(
    ImporterManifest(
        id: "erpnext",
        system: SystemDescription(id: "erpnext", name: "ERPNext", kind: .erp),
        summary:
            "ERPNext documents as JSON, and CSV exports with English labels: customers, sales, purchases, payments",
        datasets: documents + exports,
        interfaceUsers: ["Administrator", "Guest"]
    )
)

/// What all documents have. `docstatus` is 0 for a draft, 1 submitted, 2 cancelled.
let auditFields: [FieldDescription] = [
    .init(["name"], .number),
    .init(["creation"], .createdAt),
    .init(["owner"], .createdBy),
    .init(["modified"], .modifiedAt),
    .init(["modified_by"], .modifiedBy),
    .init(["status", "docstatus"], .status),
]

let amountFields: [FieldDescription] = [
    .init(["net_total", "total", "base_net_total"], .netAmount),
    .init(["total_taxes_and_charges"], .taxAmount),
    .init(["grand_total", "base_grand_total"], .grossAmount),
    .init(["outstanding_amount"], .openAmount),
    .init(["currency"], .currency),
    .init(["conversion_rate"], .exchangeRate),
]

let customerFields: [FieldDescription] = [
    .init(["customer"], .partyNumber),
    .init(["customer_name"], .partyName),
    .init(["tax_id"], .partyVATNumber),
    .init(["contact_email"], .partyEmail),
    .init(["po_no"], .reference),
    .init(["source"], .recordSource),
]

let supplierFields: [FieldDescription] = [
    .init(["supplier"], .partyNumber),
    .init(["supplier_name"], .partyName),
    .init(["tax_id"], .partyVATNumber),
    .init(["contact_email"], .partyEmail),
]
