public import ImporterKit
import IntegrationModel

/// Reads the JSON of Microsoft Dynamics 365 Business Central's standard interface (API v2.0).
public let businessCentralImporter = ManifestImporter(
    ImporterManifest(
        id: "business-central",
        system: SystemDescription(id: "business-central", name: "Business Central", kind: .erp),
        summary: "Business Central API v2.0 JSON: customers, vendors, items, sales, purchases, payments, ledger",
        datasets: masterData + salesDocuments + purchaseDocuments + ledgers + [packagedPaymentTerms]
    )
)

/// Terms of payment in a configuration package. Its elements are the captions of tables and fields, in the language of
/// whoever made it; only this table's are known.
private let packagedPaymentTerms = DatasetDescription(
    name: "PaymentTerms",
    entity: .other,
    format: .xml,
    fingerprint: Fingerprint(required: [["DueDateCalculation"]], rootElement: "DataList"),
    recordPath: "DataList/PaymentTermsList/PaymentTerms",
    fields: [
        .init(["Code"], .number),
        .init(["Description"], .name),
        .init(["DueDateCalculation"], .type),
    ]
)

/// An entity of the interface: `{"value": […]}`, or one record by itself.
func resource(
    _ name: String,
    _ entity: Entity,
    _ fingerprint: Fingerprint,
    _ fields: [FieldDescription]
) -> DatasetDescription {
    var fingerprint = fingerprint
    fingerprint.typical += ["@odata.etag", "lastModifiedDateTime", "id"]
    fingerprint.fileNames.append(name.lowercased())
    return DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: fingerprint,
        recordPath: "value",
        fields: [
            .init(["id"], .id),
            .init(["lastModifiedDateTime"], .modifiedAt),
            .init(["systemCreatedAt"], .createdAt),
            .init(["systemCreatedBy"], .createdBy),
            .init(["systemModifiedBy"], .modifiedBy),
        ] + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// Lines that were fetched inside their documents.
func expanded(_ name: String, in parent: String, _ fields: [FieldDescription]) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: .other,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "value.\(name)",
        parent: parent,
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// Lines that were fetched by themselves.
func separate(_ name: String, typical: [String], absent: [String] = []) -> DatasetDescription {
    resource(
        name,
        .other,
        Fingerprint(
            required: [["documentId"], ["lineObjectNumber"], ["sequence"]],
            typical: ["lineType", "itemId", "unitOfMeasureCode"] + typical,
            absent: absent
        ),
        documentLineFields
    )
}

let documentLineFields: [FieldDescription] = [
    .init(["documentId"], .sourceDocument),
    .init(["sequence"], .lineNumber),
    .init(["lineObjectNumber"], .sku),
    .init(["lineType"], .type),
    .init(["description"], .productName),
    .init(["quantity"], .quantity),
    .init(["unitOfMeasureCode"], .unit),
    .init(["unitPrice", "directUnitCost"], .unitPrice),
    .init(["discountPercent"], .discount),
    .init(["taxPercent"], .vatRate),
    .init(["amountExcludingTax"], .netAmount),
    .init(["totalTaxAmount"], .taxAmount),
    .init(["amountIncludingTax"], .grossAmount),
]
