import ImporterKit
import IntegrationModel
import Testing

@Suite("Documents whose further lines leave the document's fields blank")
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
            // Lines that repeat all of their document.
            "Order,Client,Item,Qty\n1,A,x,1\n1,A,y,1\n2,B,x,1\n2,B,z,1\n3,C,x,1\n",
        ]
    )
    func leftAlone(text: String) throws {
        #expect(try reader(text).continuationLines() == nil)
    }
}
