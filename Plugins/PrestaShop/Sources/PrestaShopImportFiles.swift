import ImporterKit
import IntegrationModel

/// CSV in the layout that the shop imports, with English names. A star marks what it requires.
private func file(
    _ name: String,
    _ entity: Entity,
    required: [String],
    typical: [String],
    absent: [String] = [],
    _ fields: [FieldDescription]
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(
            required: required.map(starred),
            typical: typical.flatMap(starred),
            absent: absent.flatMap(starred),
            fileNames: ["\(name)_import"]
        ),
        fields: fields.map { FieldDescription($0.names.flatMap(starred), $0.canonical, form: $0.form) },
        dateOrder: .yearMonthDay
    )
}

/// A name with and without its star, which stands after a blank or not.
private func starred(_ name: String) -> [String] { [name, name + "*", name + " *"] }

let importFiles = [
    file(
        "customers",
        .party,
        required: ["Customer ID", "Email", "Last Name", "First Name", "Active (0/1)"],
        typical: [
            "Titles ID (Mr = 1, Ms = 2, else 0)", "Birthday (yyyy-mm-dd)", "Newsletter (0/1)",
            "Opt-in (0/1)", "Groups (x,y,z...)", "Default group ID",
        ],
        [
            .init(["Customer ID"], .id),
            .init(["Last Name"], .lastName),
            .init(["First Name"], .firstName),
            .init(["Email"], .email),
            .init(["Active (0/1)"], .status),
            .init(["Groups (x,y,z...)"], .category),
            .init(["Password"], form: .withheld),
        ]
    ),
    file(
        "addresses",
        .party,
        required: ["Alias", "Lastname", "Firstname", "Address 1", "Zipcode", "City"],
        typical: ["Adress ID", "Address ID", "Customer e-mail", "Manufacturer", "Mobile Phone", "DNI", "VAT number"],
        [
            .init(["Adress ID", "Address ID"], .id),
            .init(["Company"], .name),
            .init(["Customer ID"], .partyID),
            .init(["Lastname"], .lastName),
            .init(["Firstname"], .firstName),
            .init(["Customer e-mail"], .email),
            .init(["Address 1"], .street),
            .init(["Zipcode"], .postcode),
            .init(["City"], .city),
            .init(["State"], .region),
            .init(["Country"], .country),
            .init(["Phone"], .phone),
            .init(["Mobile Phone"], .mobile),
            .init(["VAT number"], .vatNumber),
        ]
    ),
    file(
        "products",
        .product,
        required: ["Product ID", "Name", "Reference #", "Supplier reference #"],
        typical: ["Active (0/1)", "Categories (x,y,z...)", "Tax rules ID", "EAN13", "UPC", "Ecotax", "URL rewritten"],
        [
            .init(["Product ID"], .id),
            .init(["Reference #"], .sku),
            .init(["Name"], .name),
            .init(["Categories (x,y,z...)"], .category),
            .init(
                [
                    "Price tax excluded", "Price tax excl. Or Price tax excl",
                    "Price tax excluded or Price tax included",
                ],
                .unitPrice
            ),
            .init(["EAN13"], .gtin),
            .init(["Quantity"], .stockQuantity),
            .init(["Weight"], .weight),
            .init(["Tags (x,y,z...)"], .tags),
            .init(["Description"], .description),
            .init(["Active (0/1)"], .status),
            .init(["Product creation date"], .createdAt),
        ]
    ),
    file(
        "combinations",
        .product,
        required: ["Product ID", "Attribute (Name:Type:Position)", "Value (Value:Position)"],
        typical: ["Impact on price", "Impact on weight", "Default (0 = No, 1 = Yes)", "EAN13", "Supplier reference"],
        [
            .init(["Product ID"], .id),
            .init(["Reference"], .sku),
            .init(["Value (Value:Position)"], .name),
            .init(["EAN13"], .gtin),
            .init(["Quantity"], .stockQuantity),
        ]
    ),
    file(
        "suppliers",
        .supplier,
        required: ["Supplier ID", "Name", "Short description"],
        typical: ["Active (0/1)", "Meta title", "Meta keywords", "Image URL"],
        absent: ["Warehouse ID"],
        [.init(["Supplier ID"], .id), .init(["Name"], .name), .init(["Active (0/1)"], .status)]
    ),
    file(
        "manufacturers",
        .other,
        required: ["Manufacturer ID", "Name", "Short description"],
        typical: ["Active (0/1)", "Meta title", "Meta keywords", "Image URL"],
        [.init(["Manufacturer ID"], .id), .init(["Name"], .name)]
    ),
    file(
        "categories",
        .other,
        required: ["Category ID", "Name", "Parent category"],
        typical: ["Active (0/1)", "Root category (0/1)", "Meta title", "URL rewritten"],
        [.init(["Category ID"], .id), .init(["Name"], .name)]
    ),
    file(
        "supply_orders",
        .purchaseOrder,
        required: ["Supply Order ID", "Supplier ID", "Supply Order Reference"],
        typical: ["Warehouse ID", "Currency ID", "Delivery Date (Y-M-D)", "Discount Rate", "Template"],
        [
            .init(["Supply Order ID"], .id),
            .init(["Supply Order Reference"], .number),
            .init(["Supplier ID"], .partyID),
            .init(["Delivery Date (Y-M-D)"], .deliveryDate),
            .init(["Discount Rate"], .discount),
        ]
    ),
    file(
        "supply_orders_details",
        .other,
        required: ["Supply Order Reference", "Product ID", "Quantity Expected"],
        typical: ["Product Attribute ID", "Unit Price (tax excl.)", "Discount Rate", "Tax Rate"],
        [
            .init(["Supply Order Reference"], .orderNumber),
            .init(["Unit Price (tax excl.)"], .unitPrice),
            .init(["Quantity Expected"], .quantity),
            .init(["Tax Rate"], .vatRate),
        ]
    ),
]
