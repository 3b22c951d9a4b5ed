import ImporterKit
import IntegrationModel

/// Companies with Dutch labels. What the key is called in Dutch is not known, so the names of the company tell.
let dutchCompanies = export(
    "companies",
    .party,
    Fingerprint(
        required: [["Naam onderneming"], ["Domeinnaam onderneming"]],
        typical: ["Domeinnaam onderneming", "Website-URL", "Provincie/regio", "Land/regio"],
        fileNames: ["companies", "bedrijven"]
    ),
    [
        .init(["Naam onderneming"], .name),
        .init(["Website-URL", "Domeinnaam onderneming"], .website),
        .init(["Telefoonnummer"], .phone),
        .init(["Adres"], .street),
        .init(["Postcode"], .postcode),
        .init(["Plaats"], .city),
        .init(["Provincie/regio"], .region),
        .init(["Land/regio"], .country),
        .init(["Branche"], .category),
        .init(["Beschrijving"], .description),
    ]
)

/// Contacts with German labels. Other systems call a key `Datensatz-ID` too, and have none of the names beside it.
let germanContacts = export(
    "contacts",
    .person,
    Fingerprint(
        required: [
            ["Datensatz-ID"], ["Vorname"], ["Nachname"],
            ["Erstellungsdatum", "Handynummer", "Land/Region", "Adresszeile", "Firmenname"],
        ],
        typical: ["Land/Region", "Adresszeile"],
        fileNames: ["contacts", "kontakte"]
    ),
    [
        .init(["Datensatz-ID"], .id),
        .init(["Vorname"], .firstName),
        .init(["Nachname"], .lastName),
        .init(["E-Mail"], .email),
        .init(["Telefonnummer"], .phone),
        .init(["Handynummer"], .mobile),
        .init(["Adresszeile"], .street),
        .init(["Postleitzahl"], .postcode),
        .init(["Stadt"], .city),
        .init(["Land/Region"], .country),
        .init(["Firmenname"], .partyName),
        .init(["Erstellungsdatum"], .createdAt),
    ]
)
