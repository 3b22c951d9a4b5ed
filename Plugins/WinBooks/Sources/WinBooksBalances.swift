import ImporterKit
import IntegrationModel

/// Lists of balances. All have the same names of columns, with the name of the field in brackets; whose balances they are
/// is told by the name of the file only.
let balances = [
    balanceList("balances.customers", .party, fileNames: ["client", "klant", "customer", "debiteur"]),
    balanceList("balances.suppliers", .supplier, fileNames: ["fournisseur", "leverancier", "supplier", "crediteur"]),
    balanceList("balances.accounts", .other, fileNames: ["générale", "generale", "algemeen", "algemene", "general"]),
    balanceList("balances", .other, fileNames: []),
]

private func balanceList(_ name: String, _ entity: Entity, fileNames: [String]) -> DatasetDescription {
    let number: FieldDescription =
        entity == .other ? .init(["Référence(Ref)"], .ledgerAccount) : .init(["Référence(Ref)"], .number)
    return DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(
            required: [["Référence(Ref)"], ["Nom(name)"], ["Débit(debN)"], ["Crédit(credN)"]],
            typical: ["Solde(balanceN)", "Rep.ext.ant(amount)", "Report"],
            fileNames: fileNames
        ),
        fields: [
            number,
            .init(["Nom(name)"], .name),
            .init(["Débit(debN)"], .debit),
            .init(["Crédit(credN)"], .credit),
            .init(["Solde(balanceN)"], .balance),
        ],
        decimalMark: .point
    )
}
