import Foundation
import TestSupport
import Testing

@Suite("Forms for other programs, from the command line")
struct ReportFormTests {
    @Test("reports and tables by the ending of the file", arguments: ["a.html", "a.md", "a.xlsx"])
    func reports(name: String) throws {
        let company = try SmallCompany.imported()
        _ = try Tool.output(["report", "--output", name], in: company.folder)
        let bytes = try #require(company.folder.contents()[name])
        #expect(bytes.count > 1_000)
        #expect(company.folder.contents().keys.allSatisfy { !$0.hasSuffix(".part") })
        if name == "a.html" { #expect(String(decoding: bytes, as: UTF8.self).contains("class=\"chart\"")) }
    }

    @Test("a report in PDF", .enabled(if: Browser.path != nil, "\(Browser.absence)"))
    func pdf() throws {
        let company = try SmallCompany.imported()
        _ = try Tool.output(["report", "--output", "a.pdf"], in: company.folder)
        #expect(company.folder.contents()["a.pdf"]?.starts(with: Array("%PDF".utf8)) == true)
    }

    @Test("gaps as a table, with a line for each")
    func gaps() throws {
        let company = try SmallCompany.imported()
        let gaps = try JSONSchemaCheck.parse(try Tool.output(["gaps", "--format", "json"], in: company.folder))["gaps"]
        let csv = String(decoding: try Tool.output(["gaps", "--format", "csv"], in: company.folder), as: UTF8.self)
        #expect(csv.components(separatedBy: "\r\n").count >= (gaps?.elements.count ?? 0) + 1)
        _ = try Tool.output(["gaps", "--format", "xlsx", "--output", "gaps.xlsx"], in: company.folder)
        #expect(company.folder.contents()["gaps.xlsx"]?.starts(with: Array("PK".utf8)) == true)
    }

    @Test("the linked documents as an event log, and the exports as a data package")
    func exports() throws {
        let company = try SmallCompany.imported()
        let log = try JSONSchemaCheck.parse(try Tool.output(["map", "--format", "ocel"], in: company.folder))
        let linked = SmallCompany.orders - SmallCompany.lost.count
        #expect(log["objects"]?.elements.count == SmallCompany.orders + linked)
        #expect(log["events"]?.elements.count == SmallCompany.orders + linked)
        let related = log["objects"]?.elements.filter { $0["relationships"]?.elements.isEmpty == false }
        #expect(related?.count == linked)
        let package = try JSONSchemaCheck.parse(
            try Tool.output(["map", "--format", "datapackage"], in: company.folder)
        )
        let resources = try #require(package["resources"]?.elements)
        #expect(resources.count == 2, "the list of contacts is JSON")
        let delimiters = Set(resources.compactMap { $0["dialect"]?["delimiter"]?.string })
        #expect(delimiters == [",", ";"])
    }

    @Test(
        "every form of the map is written",
        arguments: ["dot", "mermaid", "svg", "graphml", "archimate", "openlineage", "structurizr"]
    )
    func maps(form: String) throws {
        let company = try SmallCompany.imported()
        let text = String(decoding: try Tool.output(["map", "--format", form], in: company.folder), as: UTF8.self)
        #expect(text.contains("shop") && text.contains("plant"))
    }
}
