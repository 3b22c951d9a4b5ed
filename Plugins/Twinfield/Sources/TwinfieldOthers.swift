import ImporterKit
import IntegrationModel

/// Match sets say which payment settles which invoice; a browse answer holds lines of transactions.
let others = [
    table(
        "sets",
        .other,
        at: "sets/set",
        required: [["matchcode"], ["matchdate"]],
        [.init(["matchcode"], .type), .init(["matchdate"], .date), .init(["value"], .balance)]
    ),
    table(
        "sets.lines",
        .other,
        at: "sets/set/lines/line",
        partOf: "sets",
        [
            .init(["transcode"], .journal),
            .init(["transnumber"], .number),
            .init(["transline"], .lineNumber),
            .init(["matchvalue"], .netAmount),
            .init(["origin"], .recordSource),
            .init(["dim1"], .ledgerAccount),
            .init(["dim2"], .partyNumber),
            .init(["status"], .status),
        ]
    ),
    table(
        "browse",
        .ledgerEntry,
        at: "browse/tr",
        required: [["key/number"], ["key/line"], ["td"]],
        [
            .init(["key/number"], .number),
            .init(["key/code"], .journal),
            .init(["key/line"], .lineNumber),
            .init(["td[@field=fin.trs.head.yearperiod]"], .period),
            .init(["td[@field=fin.trs.head.date]"], .date),
            .init(["td[@field=fin.trs.head.curcode]"], .currency),
            .init(["td[@field=fin.trs.line.dim1]"], .ledgerAccount),
            .init(["td[@field=fin.trs.line.dim2]"], .partyNumber),
            .init(["td[@field=fin.trs.line.invnumber]"], .invoiceNumber),
            .init(["td[@field=fin.trs.line.valuesigned]"], .netAmount),
            .init(["td[@field=fin.trs.line.description]"], .description),
        ]
    ),
    table(
        "browse.columns",
        .other,
        at: "browse/columns/column",
        required: [["field"], ["operator"]],
        [.init(["field"], .number), .init(["label"], .name)]
    ),
    table(
        "vat",
        .other,
        at: "vat",
        required: [["code"], ["percentages/percentage/percentage"]],
        [
            .init(["code"], .number),
            .init(["name"], .name),
            .init(["type"], .type),
            .init(["created"], .createdAt),
            .init(["modified"], .modifiedAt),
            .init(["user"], .modifiedBy),
        ]
    ),
]
