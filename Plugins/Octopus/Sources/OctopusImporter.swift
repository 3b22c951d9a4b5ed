public import ImporterKit
import IntegrationModel

/// Reads the relations that Octopus exports as CSV, in the present and the older layout, and those of its interface.
public let octopusImporter = ManifestImporter(
    ImporterManifest(
        id: "octopus",
        system: SystemDescription(id: "octopus", name: "Octopus", kind: .accounting),
        summary: "Octopus relations: CSV export and the JSON of the interface",
        datasets: [exported, olderExport, answered]
    )
)

private let addressFields: [FieldDescription] = [
    .init(["Naam"], .name),
    .init(["Voornaam"], .firstName),
    .init(["Straat en nummer"], .street),
    .init(["Postcode"], .postcode),
    .init(["Gemeente"], .city),
    .init(["Land"], .country),
    .init(["BTW nummer"], .vatNumber),
    .init(["Bank rekening nummer"], .iban),
]

private let exported = DatasetDescription(
    name: "relaties",
    entity: .party,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["Extern relatienummer"], ["Naam"], ["Straat en nummer"]],
        typical: ["Actief", "Contactpersoon", "Voornaam"],
        fileNames: ["relaties"]
    ),
    fields: [
        .init(["Id"], .number),
        .init(["Extern relatienummer"], .reference),
        .init(["Actief"], .status),
    ] + addressFields,
    decimalMark: .comma
)

private let olderExport = DatasetDescription(
    name: "relaties",
    entity: .party,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["Naam"], ["Straat en nummer"], ["BTW plichtigheid"], ["Is klant", "Is leverancier"]],
        typical: ["Vennootschapsvorm", "Bank rekening nummer", "Boekingsrekening als klant", "BTW nummer"],
        absent: ["Extern relatienummer"],
        fileNames: ["relaties"]
    ),
    fields: [
        .init(["Vennootschapsvorm"], .legalForm),
        .init(["Boekingsrekening als klant"], .ledgerAccount),
    ] + addressFields,
    decimalMark: .comma
)

private let answered = DatasetDescription(
    name: "relations",
    entity: .party,
    format: .json,
    fingerprint: Fingerprint(
        required: [["relationIdentificationServiceData.relationKey.id"], ["name"]],
        typical: ["streetAndNr", "relationIdentificationServiceData.externalRelationId", "ibanAccountNr"],
        fileNames: ["relations"]
    ),
    recordPath: "",
    fields: [
        .init(["relationIdentificationServiceData.relationKey.id"], .number),
        .init(["relationIdentificationServiceData.externalRelationId"], .reference),
        .init(["name"], .name),
        .init(["streetAndNr"], .street),
        .init(["postalCode"], .postcode),
        .init(["city"], .city),
        .init(["country"], .country),
        .init(["vatNr"], .vatNumber),
        .init(["ibanAccountNr"], .iban),
        .init(["active"], .status),
    ],
    decimalMark: .point
)
