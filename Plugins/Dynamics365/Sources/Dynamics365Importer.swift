public import ImporterKit
import IntegrationModel

/// Reads the OData JSON of Microsoft Dynamics 365 Sales (Dataverse), and the sheets of its "Export to Excel" saved as CSV.
public let dynamics365Importer = ManifestImporter(
    ImporterManifest(
        id: "dynamics-365",
        system: SystemDescription(id: "dynamics-365", name: "Dynamics 365 Sales", kind: .crm),
        summary:
            "Dynamics 365 Sales accounts, contacts, leads, opportunities, quotes, orders, invoices: OData JSON, sheets",
        datasets: parties + salesDocuments + sheets,
        interfaceUsers: ["SYSTEM", "# SYSTEM", "INTEGRATION"]
    )
)
