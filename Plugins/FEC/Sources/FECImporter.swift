public import ImporterKit
import IntegrationModel

/// Reads the French accounting file (fichier des écritures comptables, article A47 A-1 of the Livre des procédures
/// fiscales): one line per line of an entry, with the columns that the article names.
public let fecImporter = ManifestImporter(
    ImporterManifest(
        id: "fec",
        summary: "French accounting files (FEC): ledger entries and their lines",
        datasets: [entries, lines]
    )
)

/// The columns of a line; the others belong to the entry.
private let lineColumns = [
    "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "EcritureLib", "ÉcritureLib", "Debit", "Débit", "Credit",
    "Crédit", "Montant", "Sens", "EcritureLet", "ÉcritureLet", "DateLet", "Idevise", "DateRglt", "ModeRglt", "NatOp",
    "IdClient",
]

private let journal = ["JournalCode"]
private let number = ["EcritureNum", "ÉcritureNum"]
private let piece = ["PieceRef", "PièceRef"]

/// Every journal may number its own entries, and an entry may book several pieces: each of them is a document.
private let entries = DatasetDescription(
    name: "entries",
    entity: .ledgerEntry,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [journal, number, ["CompteNum"], piece],
        typical: ["JournalLib", "CompAuxNum", "EcritureLet", "ValidDate", "Montantdevise", "Idevise"],
        fileNames: ["fec20"]
    ),
    grouping: RecordGrouping(
        key: number,
        linePrefixes: lineColumns,
        lines: "entries.lines",
        keyParts: [journal, piece]
    ),
    fields: [
        .init(number, .number),
        .init(journal, .journal),
        .init(["EcritureDate", "ÉcritureDate"], .date),
        .init(piece, .reference),
        .init(["JournalLib"], .category),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .comma
)

/// `Debit` and `Credit`, or `Montant` with `Sens`: D and C, or +1 and -1.
private let lines = DatasetDescription(
    name: "entries.lines",
    entity: .other,
    format: .delimited,
    fingerprint: Fingerprint(),
    parent: "entries",
    fields: [
        .init(["CompteNum"], .ledgerAccount),
        .init(["CompAuxNum"], .partyNumber),
        .init(["CompAuxLib"], .partyName),
        .init(["EcritureLib", "ÉcritureLib"], .description),
        .init(["Debit", "Débit"], .debit),
        .init(["Credit", "Crédit"], .credit),
        .init(["EcritureLet", "ÉcritureLet"], .reference),
        .init(["DateLet"], .paidAt),
        .init(["Idevise"], .currency),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .comma,
    ledgerSide: LedgerSide(amount: ["Montant"], side: ["Sens"], debit: ["D", "+1"], credit: ["C", "-1"])
)
