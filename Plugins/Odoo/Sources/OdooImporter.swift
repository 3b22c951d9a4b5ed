public import ImporterKit
import IntegrationModel

/// Reads the lists that Odoo exports as CSV, with technical names or with the labels of the user's language, and the answers
/// of its external interface as JSON.
public let odooImporter = ManifestImporter(odooManifest)

let odooManifest = ImporterManifest(
    id: "odoo",
    system: SystemDescription(id: "odoo", name: "Odoo", kind: .erp),
    summary:
        "Odoo lists exported as CSV, and answers of its interface as JSON: contacts, products, sales, purchases, invoices, payments, deliveries, leads",
    datasets: [
        saleOrder, saleOrderLine, purchaseOrder, purchaseOrderLine, accountMove, accountMoveLine, accountPayment,
        stockPicking, crmLead, productTemplate, productProduct, productCategory, resPartner, resCountryState,
        chartOfAccounts,
    ]
        + [
            saleOrder, purchaseOrder, accountPayment, stockPicking, crmLead, productTemplate, productProduct,
            resPartner,
        ].map(answer) + answeredMoves,
    interfaceUsers: ["OdooBot", "__system__"]
)

/// Odoo writes an apostrophe before text that a spreadsheet would take for a formula, such as `+++000/0000/65472+++`
/// (`CSVExport.from_data` in Odoo's `web` module).
let formulaGuard = StrippedPrefix("'", before: "=+-")

/// One of Odoo's models: every one has the same keys and audit fields.
func model(
    _ name: String,
    entity: Entity,
    fingerprint: Fingerprint,
    grouping: RecordGrouping? = nil,
    fields: [FieldDescription]
) -> DatasetDescription {
    var fingerprint = fingerprint
    fingerprint.fileNames.append("(\(name))")
    fingerprint.fileNames.append("\(name).csv")
    fingerprint.fileNames.append("\(name)_")
    return DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: fingerprint,
        grouping: grouping,
        fields: keysAndAudit + fields,
        dateOrder: .yearMonthDay,
        decimalMark: .point,
        stripPrefix: formulaGuard
    )
}

/// The lines of a model, which lie in the same rows under `prefixes`.
func lines(_ name: String, of parent: String, under prefixes: [String], _ fields: [FieldDescription])
    -> DatasetDescription
{
    DatasetDescription(
        name: name,
        entity: .other,
        format: .delimited,
        fingerprint: Fingerprint(),
        parent: parent,
        fields: fields.map { FieldDescription(related(prefixes, $0.names), $0.canonical) },
        dateOrder: .yearMonthDay,
        decimalMark: .point,
        stripPrefix: formulaGuard
    )
}

/// The names of fields of a related record: `Customer/Tax ID`, `partner_id/vat`.
func related(_ parents: [String], _ names: [String]) -> [String] {
    parents.flatMap { parent in names.map { "\(parent)/\($0)" } }
}

let keysAndAudit: [FieldDescription] = [
    .init(["id", "External ID", ".id"], .id),
    .init(
        [
            "create_date", "Creation Date", "Created on", "Aanmaakdatum", "Aangemaakt op", "Date de création",
            "Créé le", "Erzeugt am", "Erstellt am",
        ],
        .createdAt
    ),
    .init(["create_uid", "Created by", "Aangemaakt door", "Créé par", "Erstellt von"], .createdBy),
    .init(["write_date", "Last Updated on", "Laatst bijgewerkt op", "Dernière mise à jour le"], .modifiedAt),
    .init(["write_uid", "Last Updated by", "Laatst bijgewerkt door", "Dernière mise à jour par"], .modifiedBy),
]

let taxIDNames = ["vat", "Tax ID", "VAT/Tax ID", "BTW/Btw-nummer", "TVA/numéro fiscal"]
let externalIDNames = ["id", "External ID"]
let emailNames = ["email", "Email", "E-mail", "Courriel"]
let currencyNames = ["currency_id", "Currency", "Währung"]

/// The fields of the partner of a document.
func partnerFields(_ names: [String]) -> [FieldDescription] {
    [
        .init(names, .partyName),
        .init(related(names, externalIDNames) + ["partner_id/.id"], .partyID),
        .init(related(names, taxIDNames), .partyVATNumber),
        .init(related(names, emailNames), .partyEmail),
        .init(related(names, ["ref", "Reference", "Referentie", "Référence"]), .partyNumber),
    ]
}

let amountFields: [FieldDescription] = [
    .init(["amount_untaxed", "Untaxed Amount", "Excl. BTW", "Montant HT", "Nettobetrag"], .netAmount),
    .init(["amount_tax", "Taxes", "Tax", "BTW", "Steuern"], .taxAmount),
    .init(["amount_total", "Total", "Totaal", "Gesamt"], .grossAmount),
    .init(currencyNames, .currency),
]
