public import ImporterKit
import IntegrationModel

/// Reads bank statements in ISO 20022 XML: camt.053 (statement), camt.052 (report of the day), camt.054 (notification),
/// in all versions.
///
/// An entry that holds several transactions makes one record per transaction, with the transaction's amount. The party
/// on the other side is the debtor of a credit and the creditor of a debit; it is put into the fields
/// `counterparty.name` and `counterparty.account`.
public struct CAMTImporter: Importer {
    public let manifest: ImporterManifest
    private let recognizer: ManifestImporter

    public init() {
        manifest = ImporterManifest(
            id: "camt",
            summary: "Bank statements in ISO 20022 XML: camt.052, camt.053 and camt.054",
            datasets: [
                Self.entries("entries", message: "053", path: "BkToCstmrStmt/Stmt"),
                Self.entries("reportEntries", message: "052", path: "BkToCstmrAcctRpt/Rpt"),
                Self.entries("notificationEntries", message: "054", path: "BkToCstmrDbtCdtNtfctn/Ntfctn"),
            ]
        )
        recognizer = ManifestImporter(manifest)
    }

    public func recognize(_ preview: ExportPreview) -> Recognition {
        recognizer.recognize(preview)
    }

    public func read(_ export: ExportFile, as preview: ExportPreview, into output: ImportOutput) throws {
        let found = recognizer.recognize(preview).datasets.first
        guard let dataset = manifest.datasets.first(where: { $0.name == found }), let path = dataset.recordPath else {
            throw ImportError(
                "this is no bank statement; camt.052, camt.053 or camt.054 was expected",
                at: SourceLocation(file: export.path),
                remedy: "download the statement again as CAMT.053 from the bank"
            )
        }
        let entries = EntryAssembly(output.open(dataset.declaration))
        let file = try export.open()
        let reader = XMLRecordReader(
            layout: RecordLayout(tables: [
                TableLayout(recordPath: path),
                TableLayout(recordPath: "\(path)/\(EntryAssembly.transactionPath)", parent: 0),
            ])
        )
        try withExtendedLifetime(file) {
            try reader.read(
                file.buffer,
                path: export.path,
                encoding: export.overrides.encoding,
                sinks: [EntrySink(entries), TransactionSink(entries)],
                startOrdinals: [0, 0]
            ) { output.report($0) }
        }
    }

    private static func entries(_ name: String, message: String, path: String) -> DatasetDescription {
        let transaction = EntryAssembly.transactionPath
        return DatasetDescription(
            name: name,
            entity: .payment,
            format: .xml,
            fingerprint: Fingerprint(
                rootElement: "Document",
                namespace: "urn:iso:std:iso:20022:tech:xsd:camt.\(message)."
            ),
            recordPath: "Document/\(path)/Ntry",
            fields: [
                .init(["AcctSvcrRef"], .number),
                .init(["NtryRef"], .id),
                .init(["Amt"], .grossAmount),
                .init(["Amt/@Ccy"], .currency),
                .init(["CdtDbtInd"], .type),
                .init([EntryAssembly.bookingDate], .date),
                .init([EntryAssembly.status], .status),
                .init([EntryAssembly.counterpartyName], .partyName),
                .init([EntryAssembly.counterpartyAccount], .partyIBAN),
                .init(["\(transaction)/Refs/EndToEndId"], .reference),
                .init(["\(transaction)/RmtInf/Strd/CdtrRefInf/Ref"], .structuredCommunication),
                .init(["\(transaction)/RmtInf/Ustrd"], .remittanceText),
                .init(["\(transaction)/RmtInf/Strd/RfrdDocInf/Nb"], .invoiceNumber),
                .init(["AddtlNtryInf"], .description),
            ],
            dateOrder: .yearMonthDay,
            decimalMark: .point
        )
    }
}
