import ImporterKit
import IntegrationModel

/// An object of the interface, which gives the properties of its class. Times are seconds since 1970.
private func objects(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    typical: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .json,
        fingerprint: Fingerprint(
            required: required,
            typical: ["array_options", "entity", "import_key", "note_public", "note_private", "canvas"] + typical,
            absent: absent,
            fileNames: [name]
        ),
        recordPath: "",
        fields: fields + [
            .init(["id"], .id),
            .init(["date_creation"], .createdAt, form: .unixSeconds),
            .init(["date_modification"], .modifiedAt, form: .unixSeconds),
            .init(["user_author_id", "user_creation_id", "user_creation"], .createdBy),
            .init(["import_key"], .recordSource),
            .init(["ref_ext"], .reference),
            .init(["note_public"], .description),
        ],
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private func lines(of parent: String) -> DatasetDescription {
    DatasetDescription(
        name: "\(parent).lines",
        entity: .other,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "lines",
        parent: parent,
        fields: [
            .init(["id", "rowid"], .id),
            .init(["rang"], .lineNumber),
            .init(["product_ref"], .sku),
            .init(["product_label", "libelle"], .productName),
            .init(["desc", "description"], .description),
            .init(["qty"], .quantity),
            .init(["subprice"], .unitPrice),
            .init(["remise_percent"], .discount),
            .init(["tva_tx"], .vatRate),
            .init(["total_ht"], .netAmount),
            .init(["total_tva"], .taxAmount),
            .init(["total_ttc"], .grossAmount),
        ],
        decimalMark: .point
    )
}

private let partyFields: [FieldDescription] = [
    .init(["name", "nom"], .name),
    .init(["email"], .email),
    .init(["phone"], .phone),
    .init(["url"], .website),
    .init(["address"], .street),
    .init(["zip"], .postcode),
    .init(["town"], .city),
    .init(["country_code", "country"], .country),
    .init(["tva_intra"], .vatNumber),
    .init(["idprof1"], .enterpriseNumber),
    .init(["status"], .status),
    .init(["default_lang"], .language),
]

let masterData = [
    objects(
        "thirdparties",
        .party,
        required: [["name"], ["code_client"], ["code_fournisseur"], ["tva_intra"]],
        typical: ["idprof1", "town", "zip", "client", "fournisseur", "typent_code", "forme_juridique_code"],
        partyFields + [.init(["code_client"], .number)]
    ),
    DatasetDescription(
        name: "suppliers",
        entity: .supplier,
        format: .json,
        fingerprint: Fingerprint(),
        recordPath: "",
        fields: partyFields + [
            .init(["code_fournisseur"], .number),
            .init(["id"], .id),
            .init(["date_creation"], .createdAt, form: .unixSeconds),
            .init(["date_modification"], .modifiedAt, form: .unixSeconds),
        ],
        dateOrder: .yearMonthDay,
        decimalMark: .point,
        variant: RecordVariant(
            of: "thirdparties",
            field: ["fournisseur"],
            values: ["1"],
            also: FieldCondition(["client"], ["0"])
        )
    ),
    objects(
        "products",
        .product,
        required: [["ref"], ["label"], ["price_ttc"], ["price_base_type"]],
        typical: ["tva_tx", "stock_reel", "status_buy", "barcode", "accountancy_code_sell", "seuil_stock_alerte"],
        absent: ["socid", "total_ht"],
        [
            .init(["ref"], .sku),
            .init(["label"], .name),
            .init(["barcode"], .gtin),
            .init(["price"], .unitPrice),
            .init(["tva_tx"], .vatRate),
            .init(["stock_reel"], .stockQuantity),
            .init(["weight"], .weight),
            .init(["status"], .status),
            .init(["type"], .type),
        ]
    ),
]

private let documentFields: [FieldDescription] = [
    .init(["ref"], .number),
    .init(["socid"], .partyID),
    .init(["statut", "status"], .status),
    .init(["total_ht"], .netAmount),
    .init(["total_tva"], .taxAmount),
    .init(["total_ttc"], .grossAmount),
    .init(["multicurrency_code"], .currency),
    .init(["multicurrency_tx"], .exchangeRate),
]

private let totals = [["ref"], ["socid"], ["total_ht"], ["total_ttc"]]
private let typicalOfDocuments = ["cond_reglement_code", "mode_reglement_code", "fk_project", "multicurrency_code"]

let documents = [
    objects(
        "proposals",
        .quote,
        required: totals + [["fin_validite"]],
        typical: typicalOfDocuments + ["datep", "duree_validite", "availability_code"],
        documentFields + [
            .init(["ref_client", "ref_customer"], .reference),
            .init(["datep", "date"], .date, form: .unixSeconds),
            .init(["fin_validite"], .dueDate, form: .unixSeconds),
        ]
    ),
    lines(of: "proposals"),
    objects(
        "orders",
        .order,
        required: totals + [["date_commande"], ["ref_client", "ref_customer"]],
        typical: typicalOfDocuments + ["billed", "facturee", "delivery_date", "date_livraison", "demand_reason_code"],
        absent: ["ref_supplier", "date_lim_reglement"],
        documentFields + [
            .init(["ref_client", "ref_customer"], .reference),
            .init(["date_commande", "date"], .date, form: .unixSeconds),
            .init(["delivery_date", "date_livraison"], .deliveryDate, form: .unixSeconds),
            .init(["demand_reason_code"], .category),
        ]
    ),
    lines(of: "orders"),
    objects(
        "invoices",
        .invoice,
        required: totals + [["date_lim_reglement"], ["ref_client", "ref_customer"]],
        typical: typicalOfDocuments + ["paye", "remaintopay", "totalpaid", "close_code", "fk_facture_source"],
        absent: ["ref_supplier"],
        documentFields + [
            .init(["ref_client", "ref_customer"], .reference),
            .init(["date"], .date, form: .unixSeconds),
            .init(["date_lim_reglement"], .dueDate, form: .unixSeconds),
            .init(["type"], .type),
            .init(["remaintopay"], .openAmount),
        ]
    ),
    lines(of: "invoices"),
    objects(
        "supplierorders",
        .purchaseOrder,
        required: totals + [["ref_supplier"], ["date_commande"]],
        typical: typicalOfDocuments + ["billed", "delivery_date", "methode_commande_id"],
        absent: ["date_echeance"],
        documentFields + [
            .init(["ref_supplier"], .reference),
            .init(["date_commande", "date"], .date, form: .unixSeconds),
            .init(["delivery_date", "date_livraison"], .deliveryDate, form: .unixSeconds),
        ]
    ),
    lines(of: "supplierorders"),
    objects(
        "supplierinvoices",
        .supplierInvoice,
        required: totals + [["ref_supplier"], ["date_echeance"]],
        typical: typicalOfDocuments + ["paye", "libelle", "fk_facture_source"],
        documentFields + [
            .init(["ref_supplier"], .reference),
            .init(["date"], .date, form: .unixSeconds),
            .init(["date_echeance"], .dueDate, form: .unixSeconds),
        ]
    ),
    lines(of: "supplierinvoices"),
]
