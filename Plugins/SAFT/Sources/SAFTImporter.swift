public import ImporterKit
import IntegrationModel

/// Reads the Standard Audit File for Tax: the OECD's format as several countries use it (financial file of Norway,
/// Portugal and others, cash register file of Norway), in all versions.
public let saftImporter = ManifestImporter(saftManifest)

let saftManifest = ImporterManifest(
    id: "saf-t",
    summary: "SAF-T audit files: parties, products, ledger, invoices, movements of goods, payments, cash registers",
    datasets: ledgerDatasets + documentDatasets + masterDatasets + cashRegisterDatasets
)

/// Records of the financial file. The namespace differs by country and version, and some files have none.
func table(
    _ name: String,
    _ entity: Entity,
    at path: String,
    partOf parent: String? = nil,
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .xml,
        fingerprint: Fingerprint(rootElement: "AuditFile"),
        recordPath: "AuditFile/\(path)",
        parent: parent,
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

/// `SourceID` names the person or the program that made the record.
let auditFields: [FieldDescription] = [
    .init(["SourceID"], .createdBy),
    .init(["SystemEntryDate"], .createdAt),
    .init(["ModificationDate"], .modifiedAt),
]

/// An amount is an element of its own, or holds one `Amount` beside its currency.
func amount(_ name: String) -> [String] { [name, "\(name)/Amount"] }
