import Containers
import Foundation
import ImporterKit
import IntegrationModel
import Testing

@Suite("Web pages and documents that are called workbooks")
struct WebPageTests {
    let folder: ArchiveFolder

    init() throws { folder = try ArchiveFolder() }

    /// The lines of the tables, with `|` between values, by the name of the member.
    private func tables(_ name: String, _ text: String) throws -> [String: [String]] {
        try folder.container(name, Array(text.utf8)).texts().mapValues { text in
            text.replacing("\u{1F}", with: "|").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map(String.init)
        }
    }

    @Test(
        "a table of a page is read, however the page is written",
        arguments: [
            """
            <html><head><meta charset="utf-8"><style>td { mso-number-format: "<td>"; }</style></head><body>
            <table border="1"><thead><tr><th>Code</th><th>Naam</th><th>Prijs</th></tr></thead>
            <tbody><tr><td>A-1</td><td>Stoel &amp; tafel</td><td>1.120,50</td></tr>
            <tr><td>A-2</td><td>Caf&eacute;&#32;&#x201C;De Zwaan&#x201D;</td><td>&nbsp;</td></tr></tbody></table></body></html>
            """,
            """
            <TABLE><TR><TD>Code<TD>Naam<TD>Prijs
            <TR><TD x:str='a > b'>A-1<TD>Stoel
              &amp; tafel<TD>1.120,50
            <tr><td>A-2<!-- <td>weg</td> --><td>Café<br>“De Zwaan”<td></table>
            """,
        ]
    )
    func table(page: String) throws {
        #expect(
            try tables("artikelen.xls", page) == [
                "table": ["Code|Naam|Prijs", "A-1|Stoel & tafel|1.120,50", "A-2|Café “De Zwaan”|"]
            ]
        )
    }

    @Test("cells that are spread over columns and rows keep the others in their columns")
    func spread() throws {
        let page = """
            <html><table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td rowspan=2>1</td><td colspan="2">2</td></tr>
            <tr><td>3</td><td>4</td></tr><tr><td>5</td><td>6</td><td>7</td></tr></table>
            """
        #expect(try tables("x.html", page)["table"] == ["a|b|c", "1|2|", "|3|4", "5|6|7"])
    }

    @Test("tables that lie out the page, and what is said above a report, are no records")
    func layout() throws {
        let page = """
            <html><table><tr><td>menu</td><td><table><tr><td>Periode</td><td>2026</td></tr><tr><td>Van</td><td>x</td></tr>
            </table><table><tr><th>nr</th><th>naam</th><th>som</th></tr><tr><td>1</td><td>Zoë</td><td>2</td></tr></table>
            </td></tr><tr><td>voet</td><td>b</td></tr></table></html>
            """
        #expect(try tables("lijst.xls", page) == ["table": ["nr|naam|som", "1|Zoë|2"]])
    }

    @Test("a page without records is no container", arguments: ["sign-in.html", "orders.xls"])
    func noRecords(name: String) throws {
        let page = "<!DOCTYPE html><html><body><form><table><tr><td>Wachtwoord</td></tr></table></form></body></html>"
        let path = "\(folder.path)/\(name)"
        try Data(page.utf8).write(to: URL(filePath: path))
        #expect(Container(path: name, absolutePath: path, folder: folder.path) == nil)
    }

    @Test("a workbook that is one document is read sheet by sheet, and cut off gives what is there")
    func flatWorkbook() throws {
        let text = """
            <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
            <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
              xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"/></Styles>
            <Worksheet ss:Name="Facturen"><Table><Column ss:Width="20"/>
            <Row><Cell><Data ss:Type="String">Nr</Data></Cell><Cell><Data ss:Type="String">Datum</Data></Cell>\
            <Cell><Data ss:Type="String">Bedrag</Data></Cell></Row>
            <Row ss:Index="3"><Cell><Data ss:Type="String">F-1</Data></Cell>\
            <Cell ss:StyleID="d"><Data ss:Type="DateTime">2026-02-03T00:00:00.000</Data></Cell>\
            <Cell><Data ss:Type="Number">12.5</Data></Cell></Row>
            <Row><Cell><Data ss:Type="String">F-2 <B>Café</B></Data></Cell>\
            <Cell ss:Index="3"><Data ss:Type="Number">7</Data></Cell></Row></Table></Worksheet>
            <Worksheet ss:Name="Leeg"><Table/></Worksheet></Workbook>
            """
        let lines = ["Nr|Datum|Bedrag", "", "F-1|2026-02-03|12.5", "F-2 Café||7"]
        #expect(try tables("facturen.xls", text)["Facturen"] == lines)
        let cut = String(text.prefix(text.count - 120))
        #expect(try tables("cut.xls", cut)["Facturen"]?.prefix(3) == lines.prefix(3))
    }
}
