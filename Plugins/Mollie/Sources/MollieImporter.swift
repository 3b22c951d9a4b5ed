public import ImporterKit
import IntegrationModel

/// Reads the JSON of Mollie's interface (version 2), lists below `_embedded` and single objects, and the transactions of a
/// settlement as CSV.
public let mollieImporter = ManifestImporter(
    ImporterManifest(
        id: "mollie",
        system: SystemDescription(id: "mollie", name: "Mollie", kind: .payments),
        summary:
            "Mollie payments, refunds, chargebacks, settlements, customers and invoices: API JSON, CSV of a settlement",
        datasets: payments + invoices + [customers, settledTransactions, settledCorrections]
    )
)

/// A kind of objects of the interface; each object has a field that names its kind.
func dataset(
    _ name: String,
    _ entity: Entity,
    required: [String],
    typical: [String] = [],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: (["resource", "id"] + required).map { [$0] },
            typical: ["resource", "_links.self.href", "_links.self.type"] + typical,
            absent: absent
        ),
        recordPath: "_embedded.\(name)",
        fields: [.init(["id"], .id), .init(["createdAt"], .createdAt)] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// The lines of a kind of invoices.
func lines(of dataset: DatasetDescription, _ fields: [FieldDescription]) -> DatasetDescription {
    DatasetDescription(
        name: "\(dataset.name).lines",
        entity: .other,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "\(dataset.recordPath ?? "").lines",
        parent: dataset.name,
        fields: [.init(["description"], .productName)] + fields,
        decimalMark: .point
    )
}

private let customers = dataset(
    "customers",
    .party,
    required: ["name", "email", "createdAt"],
    typical: ["mode"],
    [
        .init(["name"], .name),
        .init(["email"], .email),
    ]
)
