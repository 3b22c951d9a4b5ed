import IntegrationModel
import Testing

@testable import ImporterKit
@testable import ImporterTesting

/// Reads a text with an importer as a host does.
private func read(_ text: String, name: String, _ datasets: [DatasetDescription]) throws -> RecordedExport {
    let importer = ManifestImporter(ImporterManifest(id: "test", summary: "", datasets: datasets), isOwn: true)
    return try TemporaryExport.with(ImporterConformance.Sample(name: name, bytes: Array(text.utf8))) { export in
        let preview = ExportInspection().preview(of: export)
        try #require(importer.recognize(preview).confidence >= ImporterChoice.leastConfidence)
        return try RecordedExport.read(export, as: preview, with: importer)
    }
}

@Suite struct `Text that does not begin with names` {
    private let described = DatasetDescription(
        name: "bookings",
        entity: .ledgerEntry,
        format: .delimited,
        fingerprint: Fingerprint(required: [["Konto"], ["Betrag"]]),
        fields: [.init(["Konto"], .ledgerAccount)],
        opening: TextOpening(values: [["MARK"], ["###"]], headerLine: 2)
    )
    private let positional = DatasetDescription(
        name: "entries",
        entity: .ledgerEntry,
        format: .delimited,
        fingerprint: Fingerprint(),
        fields: [.init(["ACCOUNT"], .ledgerAccount)],
        opening: TextOpening(
            values: [["1", "2"], [], ["########"]],
            columns: ["TYPE", "ACCOUNT", "DATE"],
            columnCounts: [3]
        )
    )

    @Test func `has its names on the line that the description says`() throws {
        let found = try read("MARK;700;x;y\nKonto;Betrag;Text\n1;2,00;a\n3;4,00;b\n", name: "a.csv", [described])
        #expect(found["bookings"]?.values(.ledgerAccount) == ["1", "3"])
    }

    @Test func `gets the names of the description where it has none`() throws {
        let found = try read("1,400000,20260203\n2,440000,20260204\n1,700000,20260205\n", name: "a.csv", [positional])
        #expect(found["entries"]?.values(.ledgerAccount) == ["400000", "440000", "700000"])
    }

    @Test(
        arguments: [
            "OTHER;700;x;y\nKonto;Betrag;Text\n1;2,00;a\n", "MARK;7x0;x;y\nKonto;Betrag;Text\n1;2,00;a\n",
            "Konto;Betrag;Text\n1;2,00;a\n2;3,00;b\n", "MARK;700;x\n",
        ]
    )
    func `is not recognised by another beginning`(text: String) throws {
        try TemporaryExport.with(ImporterConformance.Sample(name: "a.csv", bytes: Array(text.utf8))) { export in
            let preview = ExportInspection().preview(of: export)
            let manifest = ImporterManifest(id: "test", summary: "", datasets: [described, positional])
            let found = manifest.recognize(preview)
            #expect(found.confidence == 0)
            #expect(!found.reasons.isEmpty)
        }
    }
}

@Suite struct `Amounts of a ledger` {
    private func lines(_ side: LedgerSide) -> DatasetDescription {
        DatasetDescription(
            name: "lines",
            entity: .ledgerEntry,
            format: .delimited,
            fingerprint: Fingerprint(required: [["Account"], ["Amount"]], typical: ["Side", "Text"]),
            fields: [],
            ledgerSide: side
        )
    }

    @Test func `stand on the side that the field beside them tells`() throws {
        let side = LedgerSide(amount: ["Amount"], side: ["Side"], debit: ["D", "S"], credit: ["C", "H"])
        let text = "Account;Amount;Side;Text\n1;10,00;D;a\n2;10,00;H;b\n3;5,00;?;c\n"
        let found = try read(text, name: "a.csv", [lines(side)])
        #expect(found["lines"]?.values(.debit) == ["10,00", nil, nil])
        #expect(found["lines"]?.values(.credit) == [nil, "10,00", nil])
    }

    @Test func `below zero are credit where no field tells the side`() throws {
        let text = "Account;Amount;Text\n1;10.00;a\n2;-10.00;b\n3;;c\n"
        let found = try read(text, name: "a.csv", [lines(LedgerSide(amount: ["Amount"]))])
        #expect(found["lines"]?.values(.debit) == ["10.00", nil, nil])
        #expect(found["lines"]?.values(.credit) == [nil, "10.00", nil])
    }
}

@Suite struct `Records of several kinds in one list` {
    private let parties = DatasetDescription(
        name: "parties",
        entity: .party,
        format: .delimited,
        fingerprint: Fingerprint(required: [["No"], ["Name"], ["Kind"]], typical: ["City"]),
        fields: [.init(["No"], .number), .init(["Name"], .name)]
    )

    private var suppliers: DatasetDescription {
        var dataset = parties
        dataset.name = "suppliers"
        dataset.entity = .supplier
        dataset.variant = RecordVariant(of: "parties", field: ["Kind"], values: ["S", "7###"])
        return dataset
    }

    @Test func `go to the dataset that the value of a field says`() throws {
        let text = "No;Name;Kind;City\n1;Ann;C;Ghent\n2;Bob;S;Bruges\n3;Cas;7001;Ypres\n4;Dirk;70012;Mons\n"
        let found = try read(text, name: "a.csv", [parties, suppliers])
        #expect(found["parties"]?.values(.number) == ["1", "4"])
        #expect(found["suppliers"]?.values(.name) == ["Bob", "Cas"])
        #expect(found["suppliers"]?.declaration.entity == .supplier)
    }

    @Test func `leave a dataset without records closed`() throws {
        let found = try read("No;Name;Kind;City\n2;Bob;S;Bruges\n", name: "a.csv", [parties, suppliers])
        #expect(found.datasets.map(\.declaration.name) == ["suppliers"])
    }
}

@Suite struct `Elements around records` {
    private let transactions = DatasetDescription(
        name: "transactions",
        entity: .ledgerEntry,
        format: .xml,
        fingerprint: Fingerprint(required: [["nr"]], rootElement: "book"),
        recordPath: "book/journal/transaction",
        fields: [.init(["nr"], .number), .init(["../code"], .journal), .init(["../../year"], .period)]
    )
    private let lines = DatasetDescription(
        name: "lines",
        entity: .other,
        format: .xml,
        fingerprint: Fingerprint(rootElement: "book"),
        recordPath: "book/journal/transaction/line",
        parent: "transactions",
        fields: [.init(["amount"], .debit), .init(["../nr"], .invoiceNumber)]
    )
    private let text = """
        <book><year>2026</year>
        <journal><code>S</code><event>1</event><event>2</event>
        <transaction><nr>1</nr><line><amount>5</amount></line></transaction>
        <transaction><nr>2</nr><line><amount>6</amount></line><line><amount>7</amount></line></transaction></journal>
        <journal><transaction><nr>3</nr><line><amount>8</amount></line></transaction><code>B</code></journal></book>
        """

    @Test func `give their fields to the records after them`() throws {
        let found = try read(text, name: "a.xml", [transactions, lines])
        let read = try #require(found["transactions"])
        #expect(read.values(.number) == ["1", "2", "3"])
        #expect(read.values(.journal) == ["S", "S", nil], "a field after the record is not known when it ends")
        #expect(read.values(.period) == ["2026", "2026", "2026"])
        #expect(found["lines"]?.parents == [0, 1, 1, 2])
        #expect(found["lines"]?.values(.invoiceNumber) == ["1", "2", "2", "3"])
        #expect(found.diagnostics.isEmpty, "what is around and not asked for is passed over: \(found.diagnostics)")
    }

    @Test func `a root element that is an everyday word is not enough`() throws {
        let other = "<book><journal><transaction><id>1</id><id>2</id></transaction></journal></book>"
        try TemporaryExport.with(ImporterConformance.Sample(name: "a.xml", bytes: Array(other.utf8))) { export in
            let manifest = ImporterManifest(id: "test", summary: "", datasets: [transactions, lines])
            #expect(
                manifest.matches(in: ExportInspection().preview(of: export)).map(\.dataset.name) != ["transactions"]
            )
        }
    }
}

@Suite struct `Documents and lines of a ledger` {
    private let grouping = RecordGrouping(
        key: ["Number"],
        linePrefixes: ["Account"],
        lines: "lines",
        keyParts: [["Journal"]],
        lineSuffixes: [" (Line)"]
    )

    private func datasets() -> [DatasetDescription] {
        [
            DatasetDescription(
                name: "entries",
                entity: .ledgerEntry,
                format: .delimited,
                fingerprint: Fingerprint(required: [["Journal"], ["Number"], ["Account"]], typical: ["Amount (Line)"]),
                grouping: grouping,
                fields: [.init(["Number"], .number), .init(["Journal"], .journal)]
            ),
            DatasetDescription(
                name: "lines",
                entity: .other,
                format: .delimited,
                fingerprint: Fingerprint(),
                parent: "entries",
                fields: [.init(["Account"], .ledgerAccount), .init(["Amount (Line)"], .debit)]
            ),
        ]
    }

    @Test func `a number begins a new document in another journal`() throws {
        let text = "Journal,Number,Account,Amount (Line)\nS,1,400,5\nS,1,700,6\nB,1,550,7\n,1,400,8\n"
        let found = try read(text, name: "a.csv", datasets())
        #expect(found["entries"]?.values(.journal) == ["S", "B"])
        #expect(found["lines"]?.parents == [0, 0, 1, 1])
        #expect(found["lines"]?.values(.debit) == ["5", "6", "7", "8"])
    }
}

@Suite struct `Context of an OData answer` {
    @Test(
        arguments: [
            (#"{"odata.metadata":"https://host/b1s/v1/$metadata#Orders","value":[]}"#, "Orders"),
            (#"{"odata.metadata" : "https://host/b1s/v1/$metadata#Orders/@Element"}"#, "Orders"),
            (#"{"@odata.context":"https://h/v2.0/$metadata#companies(1-2)/customers(a/b)/lines","value":[]}"#, "lines"),
            (#"{"@odata.context":"$metadata#Orders(DocNum,CardCode)/$entity"}"#, "Orders"),
            (#"{"value":[{"odata.metadata":1}]}"#, nil), (#"{"odata.metadata":"https://host"}"#, nil), ("", nil),
        ] as [(String, String?)]
    )
    func `names the entity set`(text: String, expected: String?) {
        #expect(ODataContext.entitySet(in: Array(text.utf8)) == expected)
    }

    @Test func `tells apart what has the same fields; without one the name of the file does`() throws {
        func orders(_ name: String) -> DatasetDescription {
            DatasetDescription(
                name: name,
                entity: .order,
                format: .json,
                fingerprint: Fingerprint(
                    required: [["DocNum"], ["CardCode"]],
                    fileNames: [name.lowercased()],
                    entitySet: name
                ),
                recordPath: "value",
                fields: [.init(["DocNum"], .number)]
            )
        }
        let both = [orders("Quotations"), orders("Orders")]
        let records = #""value":[{"DocNum":1,"CardCode":"a"},{"DocNum":2,"CardCode":"b"}]}"#
        let named = try read(#"{"odata.metadata":"x#Orders","# + records, name: "quotations.json", both)
        #expect(named.datasets.map(\.declaration.name) == ["Orders"])
        let unnamed = try read("{" + records, name: "quotations.json", both)
        #expect(unnamed.datasets.map(\.declaration.name) == ["Quotations"])
    }
}
