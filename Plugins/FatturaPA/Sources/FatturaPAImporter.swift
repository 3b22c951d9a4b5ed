public import ImporterKit
import IntegrationModel

/// Reads Italian electronic invoices (FatturaPA 1.2, the format of the Sistema di Interscambio): one header with both
/// parties, and one or more bodies, each an invoice.
///
/// An invoice is taken as one that was sent: its party is `CessionarioCommittente`, the customer. Credit notes are bodies
/// with `TipoDocumento` TD04.
public let fatturaPAImporter = ManifestImporter(
    ImporterManifest(
        id: "fatturapa",
        summary: "FatturaPA, the electronic invoice of Italy",
        datasets: documents("invoices", .invoice, among: nil) + documents("creditNotes", .creditNote, among: "invoices")
    )
)

private let fingerprint = Fingerprint(
    rootElement: "FatturaElettronica",
    namespace: "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1."
)

private let body = "FatturaElettronica/FatturaElettronicaBody"
private let customer = "../FatturaElettronicaHeader/CessionarioCommittente"
private let general = "DatiGenerali/DatiGeneraliDocumento"
private let payment = "DatiPagamento/DettaglioPagamento"

/// The documents of a kind, their lines and their amounts per rate of VAT.
private func documents(_ name: String, _ entity: Entity, among other: String?) -> [DatasetDescription] {
    [
        dataset(name, entity, at: body, documentFields, type: "\(general)/TipoDocumento", among: other),
        dataset(
            "\(name).lines",
            .other,
            at: "\(body)/DatiBeniServizi/DettaglioLinee",
            lineFields,
            type: "../../\(general)/TipoDocumento",
            parent: name,
            among: other.map { "\($0).lines" }
        ),
        dataset(
            "\(name).vat",
            .other,
            at: "\(body)/DatiBeniServizi/DatiRiepilogo",
            rateFields,
            type: "../../\(general)/TipoDocumento",
            parent: name,
            among: other.map { "\($0).vat" }
        ),
    ]
}

private func dataset(
    _ name: String,
    _ entity: Entity,
    at path: String,
    _ fields: [FieldDescription],
    type: String,
    parent: String? = nil,
    among other: String?
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .xml,
        fingerprint: fingerprint,
        recordPath: path,
        parent: parent,
        fields: fields + [.init([type], .type)],
        dateOrder: .yearMonthDay,
        decimalMark: .point,
        variant: other.map { RecordVariant(of: $0, field: [type], values: ["TD04"]) }
    )
}

/// The currency is that of all amounts of a body. Amounts without VAT stand in the summary per rate.
private let documentFields: [FieldDescription] = [
    .init(["\(general)/Numero"], .number),
    .init(["\(general)/Data"], .date),
    .init(["\(general)/Divisa"], .currency),
    .init(["\(general)/Causale"], .description),
    .init(["\(general)/ImportoTotaleDocumento"], .grossAmount),
    .init(["DatiGenerali/DatiOrdineAcquisto/IdDocumento"], .orderNumber),
    .init(["DatiGenerali/DatiContratto/IdDocumento"], .reference),
    .init(["DatiGenerali/DatiFattureCollegate/IdDocumento"], .invoiceNumber),
    .init(["DatiGenerali/DatiDDT/NumeroDDT"], .deliveryNumber),
    .init(["DatiGenerali/DatiTrasporto/DataOraConsegna"], .deliveryDate),
    .init(["\(payment)/DataScadenzaPagamento"], .dueDate),
    .init(["\(payment)/ImportoPagamento"], .openAmount),
    .init(["\(payment)/IBAN"], .iban),
    .init(["\(customer)/DatiAnagrafici/Anagrafica/Denominazione"], .partyName),
    .init(["\(customer)/DatiAnagrafici/Anagrafica/Nome"], .firstName),
    .init(["\(customer)/DatiAnagrafici/Anagrafica/Cognome"], .lastName),
    .init(
        ["\(customer)/DatiAnagrafici/IdFiscaleIVA/IdCodice", "\(customer)/DatiAnagrafici/CodiceFiscale"],
        .partyVATNumber
    ),
    .init(["\(customer)/Sede/Indirizzo"], .street),
    .init(["\(customer)/Sede/CAP"], .postcode),
    .init(["\(customer)/Sede/Comune"], .city),
    .init(["\(customer)/Sede/Provincia"], .region),
    .init(["\(customer)/Sede/Nazione"], .country),
    .init(["../FatturaElettronicaHeader/DatiTrasmissione/ProgressivoInvio"]),
    .init(["../FatturaElettronicaHeader/CedentePrestatore/DatiAnagrafici/Anagrafica/Denominazione"]),
    .init(["../FatturaElettronicaHeader/CedentePrestatore/DatiAnagrafici/IdFiscaleIVA/IdCodice"]),
]

private let lineFields: [FieldDescription] = [
    .init(["NumeroLinea"], .lineNumber),
    .init(["CodiceArticolo/CodiceValore"], .sku),
    .init(["Descrizione"], .description),
    .init(["Quantita"], .quantity),
    .init(["UnitaMisura"], .unit),
    .init(["PrezzoUnitario"], .unitPrice),
    .init(["PrezzoTotale"], .netAmount),
    .init(["AliquotaIVA"], .vatRate),
]

private let rateFields: [FieldDescription] = [
    .init(["AliquotaIVA"], .vatRate),
    .init(["ImponibileImporto"], .netAmount),
    .init(["Imposta"], .taxAmount),
]
