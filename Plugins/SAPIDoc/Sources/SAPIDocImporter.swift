public import ImporterKit
import IntegrationModel

/// Reads intermediate documents of SAP ERP in XML: orders, invoices, deliveries, customers. The root element is the type
/// with its version; each document has a control record that names who sent it.
public let sapIDocImporter = ManifestImporter(
    ImporterManifest(
        id: "sap-idoc",
        system: SystemDescription(id: "sap", name: "SAP ERP", kind: .erp),
        summary: "SAP IDocs in XML: ORDERS, INVOIC, DEBMAS",
        datasets: orders + invoices + customers
    )
)

/// All versions of a type, such as ORDERS01 to ORDERS05.
private func versions(
    of type: String,
    _ numbers: ClosedRange<Int>,
    _ datasets: (String) -> [DatasetDescription]
) -> [DatasetDescription] {
    numbers.flatMap { datasets("\(type)0\($0)") }
}

private func table(
    _ name: String,
    _ entity: Entity,
    root: String,
    segment: String = "",
    partOf parent: String? = nil,
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .xml,
        fingerprint: Fingerprint(required: [["EDI_DC40/IDOCTYP", "EDI_DC40/MESTYP"]], rootElement: root),
        recordPath: "\(root)/IDOC" + (segment.isEmpty ? "" : "/\(segment)"),
        parent: parent,
        fields: fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private let controlFields: [FieldDescription] = [
    .init(["EDI_DC40/DOCNUM"], .id),
    .init(["EDI_DC40/SNDPRN"], .recordSource),
    .init(["EDI_DC40/CREDAT"], .createdAt),
    .init(["EDI_DC40/MESTYP"], .type),
    .init(["EDI_DC40/STATUS"], .status),
]

/// Partners are told apart by their role: AG the customer, LF the supplier, RE who gets the invoice.
private let documentFields: [FieldDescription] = [
    .init(["E1EDK02[QUALF=001]/BELNR"], .reference),
    .init(["E1EDK01/CURCY"], .currency),
    .init(["E1EDK01/WKURS"], .exchangeRate),
    .init(["E1EDKA1[PARVW=AG]/PARTN"], .partyNumber),
    .init(["E1EDKA1[PARVW=AG]/NAME1"], .partyName),
    .init(["E1EDKA1[PARVW=WE]/STRAS"], .street),
    .init(["E1EDKA1[PARVW=WE]/PSTLZ"], .postcode),
    .init(["E1EDKA1[PARVW=WE]/ORT01"], .city),
    .init(["E1EDKA1[PARVW=WE]/LAND1"], .country),
]

private let lineFields: [FieldDescription] = [
    .init(["POSEX"], .lineNumber),
    .init(["MENGE"], .quantity),
    .init(["MENEE"], .unit),
    .init(["NETPR", "VPREI"], .unitPrice),
    .init(["NETWR"], .netAmount),
    .init(["VGBEL"], .orderNumber),
    .init(["E1EDP19[QUALF=002]/IDTNR"], .sku),
    .init(["E1EDP19[QUALF=003]/IDTNR"], .gtin),
    .init(["E1EDP19[QUALF=001]/IDTNR"], .reference),
    .init(["E1EDP19[QUALF=002]/KTEXT"], .productName),
]

private let orders = versions(of: "ORDERS", 1...5) { root in
    [
        table(
            "ORDERS",
            .order,
            root: root,
            [
                .init(["E1EDK01/BELNR"], .number),
                .init(["E1EDK03[IDDAT=012]/DATUM"], .date),
                .init(["E1EDK03[IDDAT=002]/DATUM"], .deliveryDate),
            ] + documentFields + controlFields
        ),
        table("ORDERS.E1EDP01", .other, root: root, segment: "E1EDP01", partOf: "ORDERS", lineFields),
    ]
}

private let invoices = versions(of: "INVOIC", 1...2) { root in
    [
        table(
            "INVOIC",
            .invoice,
            root: root,
            [
                .init(["E1EDK02[QUALF=009]/BELNR", "E1EDK01/BELNR"], .number),
                .init(["E1EDK03[IDDAT=026]/DATUM", "E1EDK03[IDDAT=012]/DATUM"], .date),
                .init(["E1EDS01[SUMID=010]/SUMME"], .netAmount),
                .init(["E1EDS01[SUMID=005]/SUMME"], .taxAmount),
                .init(["E1EDS01[SUMID=011]/SUMME"], .grossAmount),
            ] + documentFields + controlFields
        ),
        table("INVOIC.E1EDP01", .other, root: root, segment: "E1EDP01", partOf: "INVOIC", lineFields),
    ]
}

private let customers = versions(of: "DEBMAS", 1...7) { root in
    [
        table(
            "DEBMAS",
            .party,
            root: root,
            [
                .init(["E1KNA1M/KUNNR"], .number),
                .init(["E1KNA1M/NAME1"], .name),
                .init(["E1KNA1M/STCEG"], .vatNumber),
                .init(["E1KNA1M/STRAS"], .street),
                .init(["E1KNA1M/PSTLZ"], .postcode),
                .init(["E1KNA1M/ORT01"], .city),
                .init(["E1KNA1M/LAND1"], .country),
                .init(["E1KNA1M/SPRAS"], .language),
                .init(["E1KNA1M/TELF1"], .phone),
                .init(["E1KNA1M/E1KNB1M/AKONT"], .ledgerAccount),
                .init(["E1KNA1M/E1KNVVM/WAERS"], .currency),
            ] + controlFields
        )
    ]
}
