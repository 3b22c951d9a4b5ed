public import ImporterKit
import IntegrationModel

/// Reads the lists of Billit's interface (JSON). Quotes, orders, invoices and credit notes stand in one list; the type and
/// the direction tell which is which.
public let billitImporter = ManifestImporter(
    ImporterManifest(
        id: "billit",
        system: SystemDescription(id: "billit", name: "Billit", kind: .invoicing),
        summary: "Billit invoices and other documents: API JSON",
        datasets: [documents, invoices]
    )
)

private let fields: [FieldDescription] = [
    .init(["OrderNumber"], .number),
    .init(["OrderID"], .id),
    .init(["OrderDate"], .date),
    .init(["ExpiryDate"], .dueDate),
    .init(["DeliveryDate"], .deliveryDate),
    .init(["PaidDate"], .paidAt),
    .init(["Created"], .createdAt),
    .init(["LastModified"], .modifiedAt),
    .init(["OrderStatus"], .status),
    .init(["OrderType"], .type),
    .init(["CounterParty.PartyID"], .partyID),
    .init(["CounterParty.DisplayName"], .partyName),
    .init(["CounterParty.VATNumber"], .partyVATNumber),
    .init(["CounterParty.Email"], .partyEmail),
    .init(["TotalExcl"], .netAmount),
    .init(["TotalVAT"], .taxAmount),
    .init(["TotalIncl"], .grossAmount),
    .init(["ToPay"], .openAmount),
    .init(["Currency"], .currency),
    .init(["FXRateToForeign"], .exchangeRate),
    .init(["PaymentReference"], .structuredCommunication),
    .init(["Reference"], .reference),
    .init(["ExternalProviderID"], .reference),
    .init(["ExternalProvider"], .recordSource),
]

private func dataset(_ name: String, _ entity: Entity, _ fingerprint: Fingerprint, _ variant: RecordVariant?)
    -> DatasetDescription
{
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: fingerprint,
        recordPath: "Items",
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point,
        variant: variant
    )
}

/// All documents that are no invoices to a customer: those bought, quotes, orders, and types that are not known.
private let documents = dataset(
    "documents",
    .other,
    Fingerprint(
        required: [["OrderID"], ["OrderNumber"], ["OrderType"], ["OrderDirection"]],
        typical: ["CounterParty.PartyID", "TotalExcl", "TotalIncl", "ToPay", "OrderStatus", "ExpiryDate", "Paid"]
    ),
    nil
)

/// Invoices that were sold: the direction is `Income`.
private let invoices = dataset(
    "invoices",
    .invoice,
    Fingerprint(),
    RecordVariant(
        of: "documents",
        field: ["OrderType"],
        values: ["Invoice"],
        also: FieldCondition(["OrderDirection"], ["Income"])
    )
)
