public import ImporterKit
import IntegrationModel

/// Reads what the connector `Profit_Debtor` of AFAS Profit answers. Other connectors have the fields that each company
/// chose, and are left to the generic importer.
public let afasImporter = ManifestImporter(
    ImporterManifest(
        id: "afas",
        system: SystemDescription(id: "afas", name: "AFAS Profit", kind: .erp),
        summary: "AFAS Profit GetConnector JSON: customers (Profit_Debtor)",
        datasets: [
            DatasetDescription(
                name: "Profit_Debtor",
                entity: .party,
                format: .json,
                fingerprint: Fingerprint(
                    required: [["DebtorId"], ["DebtorName"]],
                    typical: ["BcCo", "SearchName", "ChOfCommNr", "PayCon", "VatDuty", "AdressLine1"],
                    fileNames: ["debtor"]
                ),
                recordPath: "rows",
                fields: [
                    .init(["DebtorId"], .number),
                    .init(["DebtorName"], .name),
                    .init(["BcCo"], .reference),
                    .init(["AdressLine1"], .street),
                    .init(["TelNr"], .phone),
                    .init(["Email"], .email),
                    .init(["IBAN"], .iban),
                    .init(["VatNr"], .vatNumber),
                    .init(["ChOfCommNr"], .enterpriseNumber),
                    .init(["Blocked"], .status),
                    .init(["CurrencyId"], .currency),
                ],
                decimalMark: .point
            )
        ]
    )
)
