import ImporterKit
import IntegrationModel

/// What the admin pages export, with English names. How dates are written follows the shop's language.
private func file(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    typical: [String],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(required: required, typical: typical),
        fields: fields
    )
}

let files = [
    file(
        "orders",
        .order,
        required: [["ID"], ["Purchase Point"], ["Purchase Date"], ["Bill-to Name"]],
        typical: [
            "Ship-to Name", "Grand Total (Base)", "Grand Total (Purchased)", "Shipping and Handling", "Total Refunded",
            "Shipping Information", "Customer Group",
        ],
        [
            .init(["ID"], .number),
            .init(["Purchase Date"], .createdAt),
            .init(["Bill-to Name", "Customer Name"], .partyName),
            .init(["Customer Email"], .partyEmail),
            .init(["Status"], .status),
            .init(["Subtotal"], .netAmount),
            .init(["Grand Total (Purchased)", "Grand Total (Base)"], .grossAmount),
            .init(["Payment Method"], .type),
            .init(["Purchase Point"], .recordSource),
        ]
    ),
    file(
        "customers",
        .party,
        required: [["ID"], ["Name"], ["Email"], ["Customer Since"]],
        typical: [
            "Group", "Web Site", "State/Province", "ZIP", "Confirmed email", "Account Created in", "Tax VAT Number",
        ],
        [
            .init(["ID"], .id),
            .init(["Name"], .name),
            .init(["Email"], .email),
            .init(["Phone"], .phone),
            .init(["ZIP"], .postcode),
            .init(["State/Province"], .region),
            .init(["Country"], .country),
            .init(["Group"], .category),
            .init(["Customer Since"], .createdAt),
            .init(["Tax VAT Number"], .vatNumber),
        ]
    ),
    file(
        "customers",
        .party,
        required: [["email"], ["_website"], ["_store"], ["lastname"]],
        typical: [
            "created_in", "disable_auto_group_change", "group_id", "password_hash", "rp_token", "taxvat", "website_id",
            "_address_vat_id",
        ],
        [
            .init(["email"], .email),
            .init(["_address_company"], .name),
            .init(["firstname"], .firstName),
            .init(["lastname"], .lastName),
            .init(["taxvat", "_address_vat_id"], .vatNumber),
            .init(["_address_street"], .street),
            .init(["_address_postcode"], .postcode),
            .init(["_address_city"], .city),
            .init(["_address_country_id"], .country),
            .init(["_address_telephone"], .phone),
            .init(["created_at"], .createdAt),
            .init(["updated_at"], .modifiedAt),
            .init(["created_in"], .recordSource),
            .init(["password_hash"], form: .withheld),
            .init(["password"], form: .withheld),
            .init(["rp_token"], form: .withheld),
        ]
    ),
]
