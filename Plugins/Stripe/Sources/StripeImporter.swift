public import ImporterKit
import IntegrationModel

/// Reads the JSON of Stripe's interface and the CSV files of its dashboard and reports.
public let stripeImporter = ManifestImporter(
    ImporterManifest(
        id: "stripe",
        system: SystemDescription(id: "stripe", name: "Stripe", kind: .payments),
        summary: "Stripe charges, payouts, balance, refunds, invoices and customers: API JSON and CSV",
        datasets: objects + mixedObjects + exports
    )
)
