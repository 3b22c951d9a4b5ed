import ImporterKit
import IntegrationModel

/// A resource of the web service. The same fields stand in XML and in JSON; only paths are written in another way.
private struct Resource {
    var name: String
    var entity: Entity
    var element: String
    /// Fields that only this resource has all of.
    var required: [String]
    var typical: [String]
    var fields: [FieldDescription]
}

private let auditFields: [FieldDescription] = [
    .init(["id"], .id),
    .init(["date_add"], .createdAt),
    .init(["date_upd"], .modifiedAt),
]

private let resources = [
    Resource(
        name: "orders",
        entity: .order,
        element: "order",
        required: ["id_customer", "reference", "total_paid_tax_incl", "current_state"],
        typical: ["id_cart", "id_address_invoice", "payment", "module", "date_add", "total_paid_real", "valid"],
        fields: auditFields + [
            .init(["reference"], .number),
            .init(["id_customer"], .partyID),
            .init(["current_state"], .status),
            .init(["payment"], .type),
            .init(["module"], .recordSource),
            .init(["total_paid_tax_excl"], .netAmount),
            .init(["total_paid_tax_incl"], .grossAmount),
            .init(["total_discounts_tax_incl", "total_discounts"], .discount),
            .init(["conversion_rate"], .exchangeRate),
            .init(["invoice_number"], .invoiceNumber),
            .init(["delivery_number"], .deliveryNumber),
            .init(["delivery_date"], .deliveryDate),
            .init(["secure_key"], form: .withheld),
        ]
    ),
    Resource(
        name: "customers",
        entity: .party,
        element: "customer",
        required: ["lastname", "firstname", "email", "id_default_group"],
        typical: ["newsletter", "optin", "siret", "ape", "company", "last_passwd_gen", "is_guest", "date_add"],
        fields: auditFields + [
            .init(["company"], .name),
            .init(["firstname"], .firstName),
            .init(["lastname"], .lastName),
            .init(["email"], .email),
            .init(["website"], .website),
            .init(["siret"], .enterpriseNumber),
            .init(["active"], .status),
            .init(["note"], .description),
            .init(["passwd"], form: .withheld),
            .init(["secure_key"], form: .withheld),
            .init(["reset_password_token"], form: .withheld),
        ]
    ),
    Resource(
        name: "addresses",
        entity: .party,
        element: "address",
        required: ["id_customer", "alias", "lastname", "address1", "city"],
        typical: ["id_manufacturer", "id_supplier", "vat_number", "phone_mobile", "dni", "postcode", "date_add"],
        fields: auditFields + [
            .init(["company"], .name),
            .init(["firstname"], .firstName),
            .init(["lastname"], .lastName),
            .init(["id_customer"], .partyID),
            .init(["vat_number"], .vatNumber),
            .init(["address1"], .street),
            .init(["postcode"], .postcode),
            .init(["city"], .city),
            .init(["id_country"], .country),
            .init(["phone"], .phone),
            .init(["phone_mobile"], .mobile),
        ]
    ),
    Resource(
        name: "products",
        entity: .product,
        element: "product",
        required: ["id_category_default", "reference", "price", "id_tax_rules_group"],
        typical: ["ean13", "wholesale_price", "id_manufacturer", "id_supplier", "upc", "cache_default_attribute"],
        fields: auditFields + [
            .init(["reference"], .sku),
            .init(["ean13"], .gtin),
            .init(["name/language", "name.language.value", "name[0].value", "name"], .name),
            .init(["price"], .unitPrice),
            .init(["quantity"], .stockQuantity),
            .init(["weight"], .weight),
            .init(["active"], .status),
        ]
    ),
]

private let orderRowFields: [FieldDescription] = [
    .init(["id"], .id),
    .init(["product_reference"], .sku),
    .init(["product_ean13"], .gtin),
    .init(["product_name"], .productName),
    .init(["product_quantity"], .quantity),
    .init(["unit_price_tax_excl"], .unitPrice),
]

private func dataset(
    _ resource: Resource,
    _ format: ExportFormat,
    _ fingerprint: Fingerprint,
    path: String
) -> DatasetDescription {
    DatasetDescription(
        name: resource.name,
        entity: resource.entity,
        format: format,
        fingerprint: fingerprint,
        recordPath: path,
        fields: resource.fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point
    )
}

private func orderRows(_ format: ExportFormat, _ fingerprint: Fingerprint, path: String) -> DatasetDescription {
    DatasetDescription(
        name: "orders.lines",
        entity: .other,
        format: format,
        fingerprint: fingerprint,
        recordPath: path,
        parent: "orders",
        fields: orderRowFields,
        decimalMark: .point
    )
}

/// Lists (`orders/order`) come with `display=full`; one record by itself stands below the root.
let xmlResources =
    resources.map { resource in
        dataset(
            resource,
            .xml,
            Fingerprint(required: resource.required.map { [$0] }, rootElement: "prestashop"),
            path: "prestashop/\(resource.name)/\(resource.element)"
        )
    } + [
        orderRows(
            .xml,
            Fingerprint(required: [["product_id"]], rootElement: "prestashop"),
            path: "prestashop/orders/order/associations/order_rows/order_row"
        )
    ]

let jsonResources =
    resources.map { resource in
        dataset(
            resource,
            .json,
            Fingerprint(
                required: resource.required.map { [$0] },
                typical: resource.typical,
                fileNames: [resource.name]
            ),
            path: resource.name
        )
    } + [orderRows(.json, Fingerprint(), path: "orders.associations.order_rows")]
