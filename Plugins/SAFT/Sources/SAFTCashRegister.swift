import ImporterKit
import IntegrationModel

/// The Norwegian cash register file: receipts of tills, with what was sold and who sold it.
let cashRegisterDatasets = [
    register(
        "cashTransactions",
        .invoice,
        at: "location/cashregister/cashtransaction",
        [
            .init(["receiptNum", "transID"], .number),
            .init(["transID"], .id),
            .init(["transType"], .type),
            .init(["transDate"], .date),
            .init(["transAmntEx"], .netAmount),
            .init(["transAmntIn"], .grossAmount),
            .init(["empID"], .createdBy),
            .init(["periodNumber"], .period),
            .init(["payment/curCode"], .currency),
            .init(["payment/paymentRefID"], .paymentNumber),
            .init(["../registerID"], .recordSource),
        ]
    ),
    register(
        "cashTransactions.lines",
        .other,
        at: "location/cashregister/cashtransaction/ctLine",
        partOf: "cashTransactions",
        [
            .init(["lineID", "nr"], .lineNumber),
            .init(["artID"], .sku),
            .init(["qnt"], .quantity),
            .init(["lineAmntEx"], .netAmount),
            .init(["lineAmntIn"], .grossAmount),
            .init(["vat/vatPerc"], .vatRate),
            .init(["vat/vatAmnt"], .taxAmount),
            .init(["lineDate"], .date),
        ]
    ),
    register(
        "articles",
        .product,
        at: "articles/article",
        [
            .init(["artID"], .sku),
            .init(["artDesc"], .name),
            .init(["artGroupID"], .category),
            .init(["dateOfEntry"], .createdAt),
        ]
    ),
    register(
        "employees",
        .employee,
        at: "employees/employee",
        [
            .init(["empID"], .number),
            .init(["firstName"], .firstName),
            .init(["surName"], .lastName),
            .init(["employeeRole/roleType"], .type),
            .init(["dateOfEntry"], .createdAt),
        ]
    ),
]

private func register(
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
        fingerprint: Fingerprint(
            rootElement: "auditfile",
            namespace: "urn:StandardAuditFile-Taxation-CashRegister"
        ),
        recordPath: "auditfile/company/\(path)",
        parent: parent,
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}
