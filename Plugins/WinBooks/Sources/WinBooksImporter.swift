public import ImporterKit
import IntegrationModel

/// Reads what WinBooks writes as text: the booking file `ACT.txt` without names of columns, its tables with them, and
/// the lists of balances.
public let winBooksImporter = ManifestImporter(
    ImporterManifest(
        id: "winbooks",
        system: SystemDescription(id: "winbooks", name: "WinBooks", kind: .accounting),
        summary: "WinBooks booking files (ACT), third parties (CSF) and lists of balances",
        datasets: [bookings, bookingLines, bookingTable, thirdParties, thirdPartySuppliers] + balances
    )
)

/// The columns of `act`, in their order; the last two are newer.
private let columns = [
    "DOCTYPE", "DBKCODE", "DBKTYPE", "DOCNUMBER", "DOCORDER", "OPCODE", "ACCOUNTGL", "ACCOUNTRP", "BOOKYEAR", "PERIOD",
    "DATE", "DATEDOC", "DUEDATE", "COMMENT", "COMMENTEXT", "AMOUNT", "AMOUNTEUR", "VATBASE", "VATCODE", "CURRAMOUNT",
    "CURRCODE", "CUREURBASE", "VATTAX", "VATIMPUT", "CURRATE", "REMINDLEV", "MATCHNO", "OLDDATE", "ISMATCHED",
    "ISLOCKED", "ISIMPORTED", "ISPOSITIVE", "ISTEMP", "MEMOTYPE", "ISDOC", "DOCSTATUS", "DICFROM", "CODAKEY",
]

/// What belongs to the booking; all else belongs to its lines.
private let ofBooking: Set<String> = [
    "DBKCODE", "DBKTYPE", "DOCNUMBER", "BOOKYEAR", "PERIOD", "DATE", "DATEDOC", "ISIMPORTED", "DICFROM", "CODAKEY",
]

/// Every journal numbers its documents from the beginning of the year.
private let grouping = RecordGrouping(
    key: ["DOCNUMBER"],
    linePrefixes: columns.filter { !ofBooking.contains($0) },
    lines: "act.lines",
    keyParts: [["DBKCODE"], ["BOOKYEAR"]]
)

private let bookingFields: [FieldDescription] = [
    .init(["DOCNUMBER"], .number),
    .init(["DBKCODE"], .journal),
    .init(["DBKTYPE"], .type),
    .init(["PERIOD"], .period),
    .init(["DATEDOC"], .date),
    .init(["ISIMPORTED"], .recordSource),
]

private let bookings = DatasetDescription(
    name: "act",
    entity: .ledgerEntry,
    format: .delimited,
    fingerprint: Fingerprint(fileNames: ["act.txt"]),
    grouping: grouping,
    fields: bookingFields,
    dateOrder: .yearMonthDay,
    decimalMark: .point,
    opening: TextOpening(
        values: [
            ["1", "2", "3", "4"], [], ["0", "1", "2", "3", "4", "5"], [], [], [], [], [], [], ["##"], [], ["########"],
        ],
        columns: columns,
        columnCounts: [36, 38]
    )
)

private let bookingLines = DatasetDescription(
    name: "act.lines",
    entity: .other,
    format: .delimited,
    fingerprint: Fingerprint(),
    parent: "act",
    fields: [
        .init(["DOCORDER"], .lineNumber),
        .init(["DOCTYPE"], .type),
        .init(["ACCOUNTGL"], .ledgerAccount),
        .init(["ACCOUNTRP"], .partyNumber),
        .init(["DUEDATE"], .dueDate),
        .init(["COMMENT"], .description),
        .init(["COMMENTEXT"], .reference),
        .init(["MATCHNO"], .reference),
        .init(["CURRCODE"], .currency),
        .init(["CURRATE"], .exchangeRate),
    ],
    dateOrder: .yearMonthDay,
    decimalMark: .point,
    ledgerSide: LedgerSide(amount: ["AMOUNTEUR"])
)

/// The same with names of columns, as converters of the tables write it.
private let bookingTable: DatasetDescription = {
    var table = bookings
    table.opening = nil
    table.fingerprint = Fingerprint(
        required: [["DOCNUMBER"], ["DBKCODE"], ["ACCOUNTGL"], ["AMOUNTEUR"]],
        typical: ["DBKTYPE", "ACCOUNTRP", "BOOKYEAR", "DATEDOC", "VATIMPUT", "ISIMPORTED"],
        fileNames: ["act"]
    )
    return table
}()

private let thirdParties = DatasetDescription(
    name: "csf",
    entity: .party,
    format: .delimited,
    fingerprint: Fingerprint(
        required: [["NUMBER"], ["TYPE"], ["NAME1"], ["VATNUMBER"]],
        typical: ["CIVNAME1", "ADDRESS1", "ADRESS1", "VATCAT", "DEFLTPOST", "LASTREMLEV", "CENTRAL", "BNKACCNT"],
        fileNames: ["csf"]
    ),
    fields: thirdPartyFields
)

/// A firm that is both a customer and a supplier has a record of each.
private let thirdPartySuppliers = DatasetDescription(
    name: "csf.suppliers",
    entity: .supplier,
    format: .delimited,
    fingerprint: Fingerprint(),
    fields: thirdPartyFields,
    variant: RecordVariant(of: "csf", field: ["TYPE"], values: ["2"])
)

private let thirdPartyFields: [FieldDescription] = [
    .init(["NUMBER"], .number),
    .init(["NAME1"], .name),
    .init(["TYPE"], .type),
    .init(["ADDRESS1", "ADRESS1"], .street),
    .init(["ZIPCODE"], .postcode),
    .init(["CITY"], .city),
    .init(["COUNTRY"], .country),
    .init(["VATNUMBER"], .vatNumber),
    .init(["TELNUMBER"], .phone),
    .init(["EMAIL"], .email),
    .init(["IBANAUTO", "BNKACCNT"], .iban),
    .init(["BICAUTO"], .bic),
    .init(["CATEGORY"], .category),
    .init(["LANG"], .language),
    .init(["CURRENCY"], .currency),
    .init(["CENTRAL"], .ledgerAccount),
]
