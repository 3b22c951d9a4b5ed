public import ImporterKit
import IntegrationModel

/// Reads files in DATEV format: batches of bookings, customers and suppliers, names of accounts.
///
/// The first line says what the file holds and for which period; bookings have dates without a year. The date of a
/// booking with its year is put into `booking.date`, see ``BookingDateSink``.
public struct DATEVImporter: Importer {
    public var manifest: ImporterManifest { reader.manifest }
    private let reader: ManifestImporter

    public init() {
        reader = ManifestImporter(
            ImporterManifest(
                id: "datev",
                summary: "DATEV format (EXTF, DTVF): bookings, customers and suppliers, accounts",
                datasets: [bookings, parties, suppliers, accounts]
            )
        )
    }

    public func recognize(_ preview: ExportPreview) -> Recognition { reader.recognize(preview) }

    public func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        let heading = DATEVHeading(preview.firstRows.first ?? [])
        let dated = ImportOutput(file: output.file) { declaration in
            guard declaration.name == bookings.name else { return output.open(declaration) }
            var declaration = declaration
            declaration.meanings[BookingDateSink.date] = .date
            declaration.meanings[BookingDateSink.origin] = .recordSource
            return BookingDateSink(output.open(declaration), heading)
        }
        defer { for diagnostic in dated.diagnostics { output.report(diagnostic) } }
        try reader.read(export, as: preview, into: dated)
    }
}

/// The first line: mark, version, category, name, …
private func opening(_ name: String) -> TextOpening {
    TextOpening(values: [["EXTF", "DTVF"], ["###"], [], [name]], headerLine: 2)
}

private func dataset(
    _ name: String,
    _ entity: Entity,
    required: [[String]],
    _ fields: [FieldDescription],
    side: LedgerSide? = nil
) -> DatasetDescription {
    DatasetDescription(
        name: name,
        entity: entity,
        format: .delimited,
        fingerprint: Fingerprint(required: required, fileNames: ["extf", "dtvf"]),
        fields: fields,
        dateOrder: .dayMonthYear,
        decimalMark: .comma,
        opening: opening(name),
        ledgerSide: side
    )
}

private let turnover = ["Umsatz (ohne Soll/Haben-Kz)"]

/// The side is that of `Konto`; `Gegenkonto` has the same amount on the other side.
let bookings = dataset(
    "Buchungsstapel",
    .ledgerEntry,
    required: [turnover, ["Soll/Haben-Kennzeichen"], ["Konto"], ["Belegdatum"]],
    [
        .init(turnover, .grossAmount),
        .init(["WKZ Umsatz"], .currency),
        .init(["Kurs"], .exchangeRate),
        .init(["Konto"], .ledgerAccount),
        .init(["Belegfeld 1"], .invoiceNumber),
        .init(["Belegfeld 2"], .reference),
        .init(["Beleglink"], .reference),
        .init(["Skonto"], .discount),
        .init(["Buchungstext"], .description),
        .init(["EU-Land u. USt-IdNr."], .partyVATNumber),
        .init(["EU-Steuersatz"], .vatRate),
        .init(["Auftragsnummer"], .orderNumber),
    ],
    side: LedgerSide(amount: turnover, side: ["Soll/Haben-Kennzeichen"], debit: ["S"], credit: ["H"])
)

private let partyFields: [FieldDescription] = [
    .init(["Konto"], .number),
    .init(["Name (Adressatentyp Unternehmen)", "Name (Adressatentyp keine Angabe)"], .name),
    .init(["Name (Adressatentyp natürl. Person)"], .lastName),
    .init(["Vorname (Adressatentyp natürl. Person)"], .firstName),
    .init(["EU-USt-IdNr."], .vatNumber),
    .init(["Straße"], .street),
    .init(["Postleitzahl"], .postcode),
    .init(["Ort"], .city),
    .init(["Land"], .country),
    .init(["Telefon"], .phone),
    .init(["E-Mail"], .email),
    .init(["Internet"], .website),
    .init(["IBAN 1"], .iban),
    .init(["SWIFT-Code 1"], .bic),
    .init(["Kundennummer"], .reference),
    .init(["Nummer Fremdsystem"], .reference),
    .init(["Sprache"], .language),
    .init(["Sachbearbeiter"], .responsible),
    .init(["Adressatentyp"], .type),
]

let parties = dataset(
    "Debitoren/Kreditoren",
    .party,
    required: [["Konto"], ["Name (Adressatentyp Unternehmen)"], ["Adressatentyp"]],
    partyFields
)

/// Accounts of customers begin with 1 to 6, those of suppliers with 7 to 9; they have one figure more than the accounts
/// of the ledger, which have 4 to 8.
let suppliers: DatasetDescription = {
    var dataset = parties
    dataset.name = "Kreditoren"
    dataset.entity = .supplier
    dataset.fingerprint = Fingerprint()
    dataset.opening = nil
    dataset.variant = RecordVariant(
        of: parties.name,
        field: ["Konto"],
        values: (4...8).flatMap { length in
            ["7", "8", "9"].map { $0 + String(repeating: "#", count: length) }
        }
    )
    return dataset
}()

let accounts = dataset(
    "Kontenbeschriftungen",
    .other,
    required: [["Konto"], ["Kontenbeschriftung", "Kontobeschriftung"]],
    [
        .init(["Konto"], .ledgerAccount),
        .init(["Kontenbeschriftung", "Kontobeschriftung"], .name),
        .init(["Sprach-ID"], .language),
    ]
)
