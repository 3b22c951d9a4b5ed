import ImporterKit
import IntegrationModel

private let addressFields: [FieldDescription] = [
    .init(["number"], .number),
    .init(["displayName"], .name),
    .init(["addressLine1"], .street),
    .init(["postalCode"], .postcode),
    .init(["city"], .city),
    .init(["state"], .region),
    .init(["country"], .country),
    .init(["phoneNumber"], .phone),
    .init(["email"], .email),
    .init(["website"], .website),
    .init(["taxRegistrationNumber"], .vatNumber),
    .init(["currencyCode"], .currency),
    .init(["blocked"], .status),
    .init(["balance"], .balance),
]

let masterData = [
    resource(
        "customers",
        .party,
        Fingerprint(
            required: [["number"], ["displayName"], ["addressLine1"]],
            typical: [
                "taxRegistrationNumber", "taxAreaId", "shipmentMethodId", "paymentTermsId", "taxLiable", "blocked",
            ],
            absent: ["irs1099Code"]
        ),
        addressFields + [.init(["type"], .type), .init(["salespersonCode"], .responsible)]
    ),
    resource(
        "vendors",
        .supplier,
        Fingerprint(
            required: [["number"], ["displayName"], ["addressLine1"]],
            typical: [
                "taxRegistrationNumber", "irs1099Code", "paymentTermsId", "paymentMethodId", "taxLiable", "balance",
            ],
            absent: ["taxAreaId", "shipmentMethodId"]
        ),
        addressFields
    ),
    resource(
        "items",
        .product,
        Fingerprint(
            required: [["number"], ["displayName"], ["unitPrice"]],
            typical: ["itemCategoryCode", "gtin", "inventory", "unitCost", "baseUnitOfMeasureCode", "priceIncludesTax"]
        ),
        [
            .init(["number"], .sku),
            .init(["displayName"], .name),
            .init(["gtin"], .gtin),
            .init(["type"], .type),
            .init(["itemCategoryCode"], .category),
            .init(["inventory"], .stockQuantity),
            .init(["unitPrice"], .unitPrice),
            .init(["baseUnitOfMeasureCode"], .unit),
            .init(["blocked"], .status),
        ]
    ),
    resource(
        "defaultDimensions",
        .other,
        Fingerprint(
            required: [["parentId"], ["dimensionId"], ["dimensionCode"]],
            typical: ["dimensionValueId", "dimensionValueCode", "postingValidation"]
        ),
        [.init(["dimensionValueCode"], .category)]
    ),
]
