public import ImporterKit
import IntegrationModel

/// Reads what the Service Layer of SAP Business One answers. All its documents have the same fields; which they are is
/// told by the context of the answer, or by the name of the file.
public let sapBusinessOneImporter = ManifestImporter(
    ImporterManifest(
        id: "sap-business-one",
        system: SystemDescription(id: "sap-business-one", name: "SAP Business One", kind: .erp),
        summary: "SAP Business One Service Layer JSON: partners, items, sales, purchases, payments",
        datasets: [businessPartners, businessPartnerSuppliers, businessPartnerLeads, items] + documents + payments,
        interfaceUsers: []
    )
)

func entitySet(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    typical: [String],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: required,
            typical: typical,
            fileNames: [name.lowercased()],
            entitySet: name
        ),
        recordPath: "value",
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let businessPartners = entitySet(
    "BusinessPartners",
    .party,
    required: [["CardCode"], ["CardName"], ["CardType"]],
    typical: ["FederalTaxID", "GroupCode", "CurrentAccountBalance", "EmailAddress"],
    [
        .init(["CardCode"], .number),
        .init(["CardName"], .name),
        .init(["CardType"], .type),
        .init(["FederalTaxID"], .vatNumber),
        .init(["EmailAddress"], .email),
        .init(["Phone1"], .phone),
        .init(["Cellular"], .mobile),
        .init(["Website"], .website),
        .init(["Address"], .street),
        .init(["ZipCode"], .postcode),
        .init(["City"], .city),
        .init(["Country"], .country),
        .init(["Currency"], .currency),
        .init(["CreateDate"], .createdAt),
        .init(["UpdateDate"], .modifiedAt),
    ]
)

private let businessPartnerSuppliers = variant("BusinessPartners.suppliers", .supplier, "cSupplier")
private let businessPartnerLeads = variant("BusinessPartners.leads", .lead, "cLid")

private func variant(_ name: String, _ entity: Entity, _ type: String) -> DatasetDescription {
    var dataset = businessPartners
    dataset.name = name
    dataset.entity = entity
    dataset.fingerprint = Fingerprint()
    dataset.variant = RecordVariant(of: businessPartners.name, field: ["CardType"], values: [type])
    return dataset
}

private let items = entitySet(
    "Items",
    .product,
    required: [["ItemCode"], ["ItemName"]],
    typical: ["ItemsGroupCode", "QuantityOnStock", "BarCode", "SalesItem", "PurchaseItem"],
    [
        .init(["ItemCode"], .sku),
        .init(["ItemName"], .name),
        .init(["BarCode"], .gtin),
        .init(["ItemsGroupCode"], .category),
        .init(["QuantityOnStock"], .stockQuantity),
        .init(["CreateDate"], .createdAt),
        .init(["UpdateDate"], .modifiedAt),
    ]
)
