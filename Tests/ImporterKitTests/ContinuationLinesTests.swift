import ImporterKit
import IntegrationModel
import Testing

@Suite("Documents written over several records")
struct ContinuationLinesTests {
    private func reader(_ text: String) throws -> DelimitedTextReader {
        let file = FileBytes(Array(text.utf8))
        let dialect = DelimitedTextDialectDetection.detect(file, encoding: .utf8).dialect
        return try DelimitedTextReader(file: file, path: "a.csv", dialect: dialect, encoding: .utf8)
    }

    private static let blank = """
        Order,Klant,Datum,Artikel,Aantal
        V1,Peeters,2026-01-05,Pen,2
        ,,,Inkt,1
        ,,,Papier,5
        V2,Maes,2026-01-06,Pen,1
        V3,De Smet,2026-01-07,Inkt,4
        ,,,Lijm,1
        """
    private static let repeated = """
        Number;Client;Pays;Date;SKU;Quantité
        F-1;Durand;BE;05/01/2026;a;2
        F-1;;;;b;1
        F-2;Petit;FR;06/01/2026;a;3
        F-3;Roux;FR;07/01/2026;c;1
        F-3;;;;a;1
        """

    /// Lines that repeat their document, in the order of the customers.
    private static let whole = """
        Klantnr;Klant;Bestelnr;Besteldatum;Totaal;Artikel;Aantal
        101;Peeters;B-7;05/01/2026 08:12;12,50;Pen;2
        101;Peeters;B-7;05/01/2026 08:12;12,50;Inkt;1
        101;Peeters;B-9;07/01/2026 09:40;8,00;Pen;1
        102;Maes;B-8;06/01/2026 17:03;40,00;Papier;5
        102;Maes;B-8;06/01/2026 17:03;40,00;Inkt;1
        102;Maes;B-8;06/01/2026 17:03;40,00;Lijm;3
        103;De Smet;B-10;08/01/2026 10:00;9,99;Lijm;1
        """
    private static let bookings = """
        Date;Pièce;Compte;Libellé;Débit;Crédit
        05/01/2026;VEN1;4000123;Fact. 12 Durand;121,00;
        05/01/2026;VEN1;700000;Fact. 12 Durand;;100,00
        05/01/2026;VEN1;451000;Fact. 12 Durand;;21,00
        05/01/2026;VEN2;4000125;Fact. 13 Petit;60,50;
        05/01/2026;VEN2;700000;Fact. 13 Petit;;50,00
        05/01/2026;VEN2;451000;Fact. 13 Petit;;10,50
        06/01/2026;VEN3;4000129;Fact. 14 Roux;10,00;
        06/01/2026;VEN3;700000;Fact. 14 Roux;;10,00
        """

    @Test(
        "lines that repeat their document are found",
        arguments: [
            (whole, "Bestelnr", ["Artikel", "Aantal"]), (bookings, "Pièce", ["Compte", "Débit", "Crédit"]),
        ] as [(String, String, [String])]
    )
    func foundWhole(text: String, key: String, lines: [String]) throws {
        let found = try #require(try reader(text).continuationLines())
        #expect(found.key == key)
        #expect(found.lineFields == Set(lines))
    }

    @Test("a further line that says otherwise of its document is told, and the first is kept")
    func differences() throws {
        let reader = try self.reader(Self.whole + "\n103;De Smet;B-10;08/01/2026 10:00;10,99;Pen;1\n")
        let found = try #require(self.reader(Self.whole).continuationLines())
        let (documents, lines) = (TreeTestSink(), TreeTestSink())
        var told: [Diagnostic] = []
        try reader.readAll(into: documents, lines: lines, found) { told.append($0) }
        #expect(documents.values.map { $0["Totaal"] } == ["12,50", "8,00", "40,00", "9,99"])
        #expect(lines.values.count == 8)
        #expect(told.map(\.location.field) == ["Totaal"])
    }

    @Test("blank and repeated keys are found", arguments: [(blank, "Order"), (repeated, "Number")])
    func found(text: String, key: String) throws {
        let found = try #require(try reader(text).continuationLines())
        #expect(found.key == key)
        #expect(found.lineFields.count == 2)
    }

    @Test("a document is one record, and each of its lines refers to it")
    func splits() throws {
        let reader = try reader(Self.blank)
        let found = try #require(reader.continuationLines())
        let (documents, lines) = (TreeTestSink(), TreeTestSink())
        try reader.readAll(into: documents, lines: lines, found) { _ in }
        #expect(documents.values.map { $0["Order"] } == ["V1", "V2", "V3"])
        #expect(lines.values.map { $0["Artikel"] } == ["Pen", "Inkt", "Papier", "Pen", "Inkt", "Lijm"])
        #expect(lines.records.map(\.parent) == [0, 0, 0, 1, 2, 2])
    }

    @Test(
        "tables that only have blanks are left as they are",
        arguments: [
            // People and companies: who has no first name is no line of the one above.
            "First,Last,Mobile,Company,City\nAn,Maes,0471,A,Gent\n,,,B,Gent\n,,,C,Mons\nJo,Smet,0472,D,Gent\n",
            // Payments without an invoice, below columns of their own.
            "Date,Account,Invoice,Due\n2026-01-01,1,I1,2026-02-01\n2026-01-02,2,,\n2026-01-03,3,,\n2026-01-04,1,I2,x\n",
            // Lines that repeat all of their document, of which nothing says when it was made.
            "Order,Client,Item,Qty\n1,A,x,1\n1,A,y,1\n2,B,x,1\n2,B,z,1\n3,C,x,1\n",
            // What each customer bought: the customer is no document.
            """
            Klantnr;Klant;Datum;Artikel;Aantal
            1;A;01/02/2026;x;1
            1;A;03/02/2026;y;1
            2;B;01/02/2026;x;4
            2;B;02/02/2026;z;1
            3;C;05/02/2026;x;1
            3;C;06/02/2026;y;1
            """,
            // Movements of articles.
            """
            Artikelnr;Naam;Sinds;Aantal;Bon
            100;Pen;01/01/2020;5;B1
            100;Pen;01/01/2020;6;B2
            100;Pen;01/01/2020;7;B3
            200;Inkt;05/01/2021;5;B4
            200;Inkt;05/01/2021;1;B5
            300;Lijm;06/01/2021;2;B6
            """,
            // The days of a bank account.
            """
            Uittreksel;Datum;Rekening;Debet;Credit;Omschrijving
            1;01/02/2026;BE68539007547034;5,00;;a
            1;01/02/2026;BE68539007547034;;6,00;b
            1;01/02/2026;BE68539007547034;;7,00;c
            2;02/02/2026;BE68539007547034;5,00;;d
            2;02/02/2026;BE68539007547034;;1,00;e
            3;03/02/2026;BE68539007547034;2,00;;f
            """,
        ]
    )
    func leftAlone(text: String) throws {
        #expect(try reader(text).continuationLines() == nil)
    }
}
