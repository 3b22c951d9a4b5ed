public import ImporterKit
import IntegrationModel

/// Reads the JSON of Zoho CRM's interface, and its exports as CSV with English labels.
public let zohoCRMImporter = ManifestImporter(
    ImporterManifest(
        id: "zoho-crm",
        system: SystemDescription(id: "zoho-crm", name: "Zoho CRM", kind: .crm),
        summary: "Zoho CRM accounts, contacts, leads and deals: API JSON, and CSV with English labels",
        datasets: moduleRecords + moduleExports
    )
)

/// Reads the JSON of Zoho Books and Zoho Invoice, and invoices as they export them in CSV.
public let zohoBooksImporter = ManifestImporter(
    ImporterManifest(
        id: "zoho-books",
        system: SystemDescription(id: "zoho-books", name: "Zoho Books", kind: .invoicing),
        summary: "Zoho Books and Zoho Invoice: API JSON of sales and purchases, CSV of invoices",
        datasets: salesDocuments + purchaseDocuments + masterData + exportedInvoices
    )
)
