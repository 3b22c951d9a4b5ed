import Containers
import Foundation
import ImporterKit
import IntegrationModel
import TestSupport
import Testing

@Suite("Workbooks")
struct WorkbookTests {
    let folder: ArchiveFolder

    init() throws { folder = try ArchiveFolder() }

    /// The lines of a workbook's tables, with `|` between values, by the name of the sheet.
    private func tables(_ workbook: WorkbookFile) throws -> [String: [String]] {
        try tables(try folder.container("book.xlsx", workbook.bytes))
    }

    private func tables(_ container: Container) throws -> [String: [String]] {
        try container.texts().mapValues { text in
            text.replacing("\u{1F}", with: "|").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map(String.init)
        }
    }

    @Test("each sheet is a table, each row is on the line of its number", arguments: [false, true])
    func sheets(putsStringsLast: Bool) throws {
        var workbook = WorkbookFile(
            .init("Klanten & co", [["nummer", "naam"], ["K1", .inline("Peeters <zoon>")], ["K2", "Café"]]),
            .init("Orders", [["order", "totaal"], [.blank], [1, .number("12.5")]])
        )
        workbook.putsStringsLast = putsStringsLast
        #expect(
            try tables(workbook) == [
                "Klanten & co": ["nummer|naam", "K1|Peeters <zoon>", "K2|Café"],
                "Orders": ["order|totaal", "", "1|12.5"],
            ]
        )
    }

    @Test(
        "numbers are written as people write them",
        arguments: [
            ("1017", "1017"), ("-3", "-3"), ("1234.5599999999999", "1234.56"), ("0.30000000000000004", "0.3"),
            ("5.4001234567890005E12", "5400123456789"), ("1E-3", "0.001"), ("1.5E+25", "1.5E25"), ("100", "100"),
            ("2.0000000000000018E-2", "0.02"), ("123456789012345678", "123456789012346000"), ("0", "0"),
        ]
    )
    func numbers(stored: String, written: String) throws {
        let workbook = WorkbookFile(.init("A", [["n", "x"], [.number(stored), "a"]]))
        #expect(try tables(workbook)["A"]?.last == "\(written)|a")
    }

    @Test(
        "dates, times and numbers with leading zeros follow the format of the cell, in both epochs",
        arguments: [
            ("yyyy-mm-dd", "45992", "2025-12-01", "2029-12-02"),
            ("d/m/yy h:mm", "45992.34375", "2025-12-01 08:15:00", "2029-12-02 08:15:00"),
            ("[$-813]dddd d mmmm jjjj", "59", "1900-02-28", "1904-02-29"),
            ("dd/mm/yyyy", "60", "60", "1904-03-01"), ("dd/mm/yyyy", "61", "1900-03-01", "1904-03-02"),
            ("dd/mm/yyyy", "1", "1900-01-01", "1904-01-02"), ("h:mm", "0.5", "12:00:00", "12:00:00"),
            ("[h]:mm", "1.25", "30:00:00", "30:00:00"), ("mm:ss", "0.0416666666667", "01:00:00", "01:00:00"),
            ("00000", "123", "00123", "00123"), ("#,##0.00 \"d\"", "12.5", "12.5", "12.5"),
            ("General", "12", "12", "12"), ("0.00\\ \\d", "3", "3", "3"), ("dd/mm/yyyy", "-5", "-5", "-5"),
            ("yyyy-mm-dd", "45991.9999999999", "2025-12-01", "2029-12-02"), ("0%", "0.21", "0.21", "0.21"),
        ]
    )
    func formats(code: String, stored: String, since1900: String, since1904: String) throws {
        for (is1904, written) in [(false, since1900), (true, since1904)] {
            var workbook = WorkbookFile(.init("A", [["n", "x"], [.number(stored, format: 1), "a"]]))
            workbook.formats = [code]
            workbook.is1904 = is1904
            #expect(try tables(workbook)["A"]?.last == "\(written)|a", "\(code)")
        }
    }

    @Test("truth values, dates as text, errors and formulas")
    func otherCells() throws {
        let container = try folder.container(
            "book.xlsx",
            WorkbookFile(
                .init(
                    "A",
                    [
                        ["paid", "on", "sum", "rest"],
                        [.boolean(true), .isoDate("2026-11-30"), .formula("A1*2", value: "14"), "x"],
                        [.boolean(false), .blank, .error("#N/A"), .formula("A1&\"<\"", value: nil)],
                        ["", "regel 1\nregel 2", .error("#DIV/0!"), "y_x000D_z"],
                    ]
                )
            ).bytes
        )
        #expect(
            try tables(container)["A"] == [
                "paid|on|sum|rest", "true|2026-11-30|14|x", "false|||", "|regel 1 regel 2||y z",
            ]
        )
        #expect(
            container.troubles == [
                "book.xlsx/A:3: warning: the cell C3 shows an error, such as #N/A; it is empty in the record",
                "book.xlsx/A:3: warning: the cell D3 holds a formula whose result is not in the file; it is empty in the record",
                "book.xlsx/A:4: note: the text in the cell B4 has several lines; they were joined with blanks",
            ]
        )
        #expect(container.listing().diagnostics.first?.occurrences == 2)
    }

    @Test("rich text is joined, and phonetic readings are left out")
    func richText() throws {
        let rich =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>Jan</t></r><r><rPr><b/></rPr><t>ssens</t></r>"
            + "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c><c t=\"str\"><f>A</f><v>b</v></c></row>"
        #expect(try tables(WorkbookFile(.init("A", [], xml: rich)))["A"] == ["Janssens|b"])
    }

    @Test("names over several rows become one name for each column")
    func mergedHeader() throws {
        let workbook = WorkbookFile(
            .init(
                "A",
                [
                    ["Verkoop 2026"], [.blank], ["Nr", "Klant", .blank, "Order"], [.blank, "Nummer", "Naam", "Datum"],
                    [1, "K1", "Peeters", "x"], [2, "K2", "Maes", "y"],
                ],
                merges: ["A1:D1", "A3:A4", "B3:C3"]
            )
        )
        #expect(
            try tables(workbook)["A"] == [
                "Verkoop 2026|||", "", "", "Nr|Klant Nummer|Klant Naam|Order Datum", "1|K1|Peeters|x", "2|K2|Maes|y",
            ]
        )
    }

    @Test("cells merged below the names keep their value in the first, as lines of documents do")
    func mergedBody() throws {
        let workbook = WorkbookFile(
            .init("A", [["order", "item"], ["O1", "a"], [.blank, "b"], ["O2", "c"]], merges: ["A2:A3"])
        )
        #expect(try tables(workbook)["A"] == ["order|item", "O1|a", "|b", "O2|c"])
    }

    @Test("a table below another one is a dataset of its own, and is told")
    func tablesBelow() throws {
        let container = try folder.container(
            "book.xlsx",
            WorkbookFile(
                .init(
                    "A",
                    [
                        ["order", "customer", "total"], ["O1", "K1", 10], ["O2", "K2", 20], [.blank],
                        ["customer", "name", "limit"], ["K1", "Peeters", 500],
                    ]
                )
            ).bytes
        )
        #expect(
            try tables(container) == [
                "A": ["order|customer|total", "O1|K1|10", "O2|K2|20"],
                "A (table 2)": ["", "", "", "", "customer|name|limit", "K1|Peeters|500"],
            ]
        )
        #expect(
            container.troubles == [
                "book.xlsx/A:5: note: another table begins here; it was read as a dataset of its own"
            ]
        )
    }

    @Test("the title of a table below another one goes with it")
    func titledTableBelow() throws {
        let rows: [[WorkbookFile.Value]] = [
            ["invoice", "customer", "total"], ["F1", "K1", 10], ["F2", "K2", 20], [.blank], ["Credit notes"],
            ["credit note", "customer", "total"], ["C1", "K1", -10], ["C2", "K2", -20], [.blank], ["Printed by An"],
        ]
        let container = try folder.container("book.xlsx", WorkbookFile(.init("A", rows)).bytes)
        let read = try tables(container)
        #expect(read["A"] == ["invoice|customer|total", "F1|K1|10", "F2|K2|20"])
        #expect(read["A (table 2)"]?.drop { $0.isEmpty }.first == "Credit notes||")
        #expect(read["A (table 2)"]?.contains("C1|K1|-10") == true)
        #expect(container.troubles.count == 1)
    }

    @Test("what is said above a table, blank rows in it and totals below it do not make tables")
    func oneTable() throws {
        let rows: [[WorkbookFile.Value]] = [
            ["Bedrijf", "ACME"], ["Van", .number("45992", format: 0)], ["Tot", .number("46000", format: 0)], [.blank],
            ["order", "customer", "total"], ["O1", "K1", 10], ["O2", "K2", 20], [.blank], ["O3", "K1", 30], [.blank],
            ["Totaal", .blank, 60],
        ]
        let container = try folder.container("book.xlsx", WorkbookFile(.init("A", rows)).bytes)
        #expect(try tables(container)["A"]?.count == 11)
        #expect(container.troubles.isEmpty)
    }

    @Test("tables beside each other are told")
    func tablesBeside() throws {
        let rows: [[WorkbookFile.Value]] =
            [["order", "total", .blank, "klant", "naam"]] + (1...4).map { ["O\($0)", 10, .blank, "K\($0)", "x"] }
        let container = try folder.container("book.xlsx", WorkbookFile(.init("A", rows)).bytes)
        #expect(container.troubles.count == 1)
        #expect(container.troubles.first?.contains("in the columns A–B and D–E") == true)
    }

    @Test("a table that does not begin in the first column has no empty columns before it")
    func indented() throws {
        let rows: [[WorkbookFile.Value]] = [[.blank], [.blank, .blank, "a", "b"], [.blank, .blank, 1, 2]]
        #expect(try tables(WorkbookFile(.init("A", rows)))["A"] == ["", "a|b", "1|2"])
    }

    @Test("hidden sheets are read and told; empty ones are passed over")
    func hidden() throws {
        let container = try folder.container(
            "book.xlsx",
            WorkbookFile(.init("A", [["a", "b"], [1, 2]], state: "veryHidden"), .init("B", [])).bytes
        )
        #expect(container.listing().members.map(\.path) == ["A"])
        #expect(container.troubles.map { $0.prefix(17) } == ["book.xlsx/A: note"])
        let empty = try folder.container("empty.xlsx", WorkbookFile(.init("A", [])).bytes)
        #expect(empty.troubles.first?.contains("no sheet of this workbook holds anything") == true)
    }

    @Test("a sheet that is cut off gives the rows before, and says so")
    func cutOff() throws {
        let cut =
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"2\"><c r=\"A2\"><v>3</v></c><"
        let container = try folder.container("book.xlsx", WorkbookFile(.init("A", [], xml: cut)).bytes)
        #expect(try tables(container)["A"] == ["1|2"])
        #expect(container.troubles.count == 1)
    }

    @Test("cells out of order, beyond the edges, or without places crash nothing")
    func hostile() throws {
        let xml =
            "<row r=\"5\"><c r=\"ZZZZ9\"><v>1</v></c><c><v>2</v></c><c r=\"A5\" t=\"s\"><v>99</v></c></row>"
            + "<row r=\"2\"><c r=\"B2\" s=\"-7\"><v>3</v></c></row><row r=\"99999999999999999999\"><c><v>NaN</v></c></row>"
            + "<row><c r=\"C\"><v>1e999</v></c></row><row r=\"1048577\"><c r=\"A1\"><v>7</v></c></row>"
        #expect(try tables(WorkbookFile(.init("A", [], xml: xml)))["A"]?.isEmpty == false)
    }

    @Test("a workbook in an archive, and its sheets, are files below it")
    func nested() throws {
        var archive = ZipArchive()
        archive.add("erp/book.xlsx", WorkbookFile(.init("Verkoop/2026", [["a", "b"], [1, 2]])).bytes)
        let container = try folder.container("all.zip", archive.bytes)
        #expect(try tables(container) == ["erp/book.xlsx/Verkoop-2026": ["a|b", "1|2"]])
    }
}
