import Foundation
import TestSupport
import Testing

@Suite("Archives and workbooks")
struct ContainerImportTests {
    @Test("an archive gives the same map as the folder that it stands for, and evidence down to its members")
    func sameAsFolder() throws {
        let company = try SmallCompany.imported()
        let expected = try JSONSchemaCheck.parse(try company.landscape())
        let flow = try #require(Self.flow(expected))
        let records = try Tool.output(["map", "--format", "json", "--records", flow], in: company.folder)

        let packed = try SmallCompany()
        var archive = ZipArchive()
        for (name, data) in packed.folder.contents() where name.hasPrefix("exports/") {
            archive.add(name, Array(data))
        }
        try FileManager.default.removeItem(atPath: packed.folder.path + "/exports")
        try packed.folder.write(archive.bytes, to: "client.zip")
        _ = try Tool.output(["import", "client.zip", "--workspace", "acme.koppel"], in: packed.folder)

        let text = String(decoding: try packed.landscape(), as: UTF8.self)
        #expect(text.contains("client.zip/exports/shop/orders.csv"))
        let found = try JSONSchemaCheck.parse(Data(text.replacing("client.zip/exports/", with: "").utf8))
        #expect(found["systems"] == expected["systems"])
        #expect(found["flows"] == expected["flows"])
        let places = try Tool.output(["map", "--format", "json", "--records", flow], in: packed.folder)
        #expect(
            String(decoding: places, as: UTF8.self).replacing("client.zip/exports/", with: "")
                == String(decoding: records, as: UTF8.self)
        )
    }

    @Test("an unchanged archive is not read again, and nothing of it is left unpacked")
    func unchanged() throws {
        let company = try SmallCompany()
        let orders = ZipArchive(["orders.csv": SmallCompany.shopOrders()])
        try FileManager.default.removeItem(atPath: company.folder.path + "/exports/shop")
        try company.folder.write(orders.bytes, to: "exports/shop.zip")
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        let before = company.folder.contents().filter { $0.key.hasSuffix(".columns") }
        #expect(!before.isEmpty)
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(company.folder.contents().filter { $0.key.hasSuffix(".columns") } == before)
        #expect(!company.folder.contents().keys.contains { $0.contains("unpacked") })
        let map = String(decoding: try company.landscape(), as: UTF8.self)
        #expect(map.contains("exports") || map.contains("shop.zip/orders.csv"))

        let changed = ZipArchive(["orders.csv": SmallCompany.shopOrders(discount: 10)])
        try company.folder.write(changed.bytes, to: "exports/shop.zip")
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(company.folder.contents().filter { $0.key.hasSuffix(".columns") } != before)
    }

    @Test("a bad member is told with its place, and the others are read")
    func badMember() throws {
        let company = try SmallCompany()
        var archive = ZipArchive(["good/prices.csv": "sku;price\nA;1\nB;2\n"])
        archive.add(name: Array("secret.csv".utf8), [1, 2, 3], flags: 1)
        try company.folder.write(archive.bytes, to: "exports/supplier.zip")
        let result = try Tool.run(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(result.code == 3)
        #expect(result.errors.contains("supplier.zip/secret.csv: error: it is encrypted"), "\(result.errors)")
        #expect(String(decoding: try company.landscape(), as: UTF8.self).contains("supplier.zip/good/prices.csv"))
    }

    @Test("a workbook gives the same flows as a CSV file of the same content")
    func workbook() throws {
        let company = try SmallCompany.imported()
        let expected = try JSONSchemaCheck.parse(try company.landscape())
        let other = try SmallCompany()
        try FileManager.default.removeItem(atPath: other.folder.path + "/exports/shop")
        let rows = SmallCompany.shopOrders().split(separator: "\n").enumerated().map { position, line in
            line.split(separator: ",").enumerated().map { column, value in
                position > 0 && column == 4 ? WorkbookFile.Value.number(String(value)) : .text(String(value))
            }
        }
        try other.folder.write(WorkbookFile(.init("Sheet1", rows)).bytes, to: "exports/shop/orders.xlsx")
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: other.folder)
        let found = try JSONSchemaCheck.parse(try other.landscape())
        let flow = try #require(Self.flow(expected))
        #expect(Self.flow(found) == flow)
        for key in ["mechanism", "records", "coverage", "lagSeconds"] {
            #expect(Self.first(found)?[key] == Self.first(expected)?[key], "\(key)")
        }
    }

    @Test("a workbook of a system's export is read by the importer of that system")
    func recognised() throws {
        let folder = try TemporaryFolder()
        let sample = try String(contentsOfFile: Self.odooSample, encoding: .utf8)
        let rows = sample.split(whereSeparator: \.isNewline).prefix(4).map { line in
            Self.values(line).map { WorkbookFile.Value.text($0) }
        }
        try folder.write(WorkbookFile(.init("Sheet1", rows)).bytes, to: "exports/erp/sale.order.xlsx")
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: folder)
        let map = String(decoding: try Tool.output(["map", "--format", "json"], in: folder), as: UTF8.self)
        #expect(map.contains("\"importer\": \"odoo\"") || map.contains("\"importer\":\"odoo\""), "\(map.prefix(600))")
    }

    @Test("the choice is explained for each file in an archive, and in one in it")
    func explained() throws {
        let folder = try TemporaryFolder()
        let sample = try String(contentsOfFile: Self.odooSample, encoding: .utf8)
        var archive = ZipArchive(["erp/sale.order.csv": sample, "notes/a.csv": "p;q\n1;2\n"])
        archive.add("inner.zip", ZipArchive(["b.json": "[{\"x\": 1}]"]).bytes)
        archive.add("logo.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0])
        try folder.write(archive.bytes, to: "client.zip")
        let text = try Tool.run(["importers", "--for", "client.zip"], in: folder).text
        let blocks = text.split(separator: "client.zip/").map(String.init)
        let choices = blocks.compactMap { block -> String? in
            guard let name = block.split(separator: "\n").first, let mark = block.firstRange(of: "→ ") else {
                return nil
            }
            return "\(name) \(block[mark.upperBound...].prefix { $0 != "\n" && $0 != ":" })"
        }
        #expect(
            choices == ["erp/sale.order.csv odoo", "inner.zip/b.json json", "logo.png none", "notes/a.csv csv"],
            "\(text)"
        )
    }

    @Test(
        "limits of archives are raised and lowered for a run, and the remedy names them",
        arguments: [
            ("--max-members", "1", "3"), ("--max-nesting", "1", "2"), ("--max-unpacked", "100B", "1MB"),
        ]
    )
    func limits(option: String, low: String, high: String) throws {
        let folder = try TemporaryFolder()
        let table = "sku;price\n" + (1...20).map { "A\($0);\($0)\n" }.joined()
        var archive = ZipArchive(["a.csv": table])
        archive.add("inner.zip", ZipArchive(["b.csv": table]).bytes)
        try folder.write(archive.bytes, to: "exports/shop.zip")
        let arguments = ["import", "exports", "--workspace", "acme.koppel"]
        let narrow = try Tool.run(arguments + [option, low], in: folder)
        #expect(narrow.errors.contains(option), "\(narrow.errors)")
        // The same archive again, unchanged: what was left out before is read now.
        let wide = try Tool.run(arguments + [option, high], in: folder)
        #expect(wide.code == 0 && wide.errors.isEmpty, "\(wide.errors)")
        let map = try Tool.run(["map", "--format", "json", "--workspace", "acme.koppel"], in: folder).text
        #expect(map.contains("shop.zip/a.csv") && map.contains("shop.zip/inner.zip/b.csv"))
    }

    private static let odooSample =
        #filePath.replacing("Tests/KoppelTests/ContainerImportTests.swift", with: "")
        + "Plugins/Odoo/Samples/Sales Order (sale.order).csv"

    /// The values of a line of CSV without line breaks in values.
    private static func values(_ line: Substring) -> [String] {
        var values = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                values.append("")
            } else {
                values[values.count - 1].append(character)
            }
        }
        return values
    }

    private static func first(_ map: JSONSchemaCheck.Value) -> JSONSchemaCheck.Value? {
        guard case .array(let flows)? = map["flows"] else { return nil }
        return flows.first
    }

    private static func flow(_ map: JSONSchemaCheck.Value) -> String? {
        guard case .text(let id)? = first(map)?["id"] else { return nil }
        return id
    }
}
