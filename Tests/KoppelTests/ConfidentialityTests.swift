import Foundation
import TestSupport
import Testing

@Suite("Confidential data")
struct ConfidentialityTests {
    @Test("a workspace is readable by its owner alone, and holds no e-mail address of the exports")
    func workspace() throws {
        let company = try SmallCompany.imported()
        let files = company.folder.contents().filter { $0.key.hasPrefix("acme.koppel") }
        #expect(files.count > 1)
        for (name, data) in files { #expect(data.range(of: Data("@example.".utf8)) == nil, "\(name)") }
        // What is in the folder is kept by the rights of the folder.
        let names = try FileManager.default.contentsOfDirectory(atPath: company.folder.path)
        for name in names where name.hasPrefix("acme.koppel") {
            let attributes = try FileManager.default.attributesOfItem(atPath: company.folder.path + "/" + name)
            let rights = attributes[.posixPermissions] as? NSNumber
            #expect((rights?.intValue ?? 0o777) & 0o077 == 0, "\(name) may be read by others")
        }
    }

    /// Names and addresses of the small company's exports.
    private static let names =
        (1...SmallCompany.orders).flatMap { [SmallCompany.name($0), "shop\($0)@example.com"] }
        + (1...30).map { "c\($0)@example.org" }

    /// Every form that a command writes what was found in.
    private static let forms: [[String]] = [
        ["map"], ["map", "--format", "json"], ["map", "--format", "svg"], ["map", "--format", "dot"],
        ["map", "--format", "mermaid"], ["map", "--format", "graphml"], ["map", "--format", "archimate"],
        ["map", "--format", "openlineage"], ["map", "--format", "structurizr"], ["map", "--format", "ocel"],
        ["gaps"], ["gaps", "--format", "json"], ["gaps", "--format", "csv"], ["gaps", "--format", "sarif"], ["next"],
        ["next", "--format", "json"], ["roadmap"],
    ]

    @Test("with pseudonyms no form has a name of the exports")
    func pseudonyms() throws {
        let company = try SmallCompany()
        // Customers twice in a list make a gap whose evidence is their names.
        let rows = (1...40).map { "\($0 % 25),\(SmallCompany.name($0 % 25 + 1)),list\($0 % 25)@example.com" }
        try company.folder.write(
            "Company,Name,Email\n" + rows.joined(separator: "\n") + "\n",
            to: "exports/list/customers.csv"
        )
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        var texts: [String: String] = [:]
        for form in Self.forms {
            texts[form.joined(separator: " ")] =
                String(decoding: try Tool.output(form + ["--pseudonyms"], in: company.folder), as: UTF8.self)
        }
        let map = try JSONSchemaCheck.parse(try Tool.output(["map", "--format", "json"], in: company.folder))
        let gaps = try JSONSchemaCheck.parse(try Tool.output(["gaps", "--format", "json"], in: company.folder))
        let ids = (map["flows"]?.elements ?? []) + (gaps["gaps"]?.elements ?? [])
        for id in ids.compactMap({ $0["id"]?.string }) {
            texts["explain \(id)"] =
                String(decoding: try Tool.output(["explain", id, "--pseudonyms"], in: company.folder), as: UTF8.self)
        }
        for name in ["a.html", "a.md"] {
            _ = try Tool.output(["report", "-o", name, "--pseudonyms", "--evidence"], in: company.folder)
            texts[name] = String(decoding: try #require(company.folder.contents()[name]), as: UTF8.self)
        }
        for (form, text) in texts {
            #expect(!text.isEmpty, "\(form)")
            for name in Self.names { #expect(!text.contains(name), "koppel \(form) has \(name)") }
        }
    }

    @Test("a report has no name unless its evidence is asked for, and no pseudonym without the columns")
    func report() throws {
        let company = try SmallCompany.imported()
        _ = try Tool.output(["report", "-o", "a.html"], in: company.folder)
        let text = String(decoding: try #require(company.folder.contents()["a.html"]), as: UTF8.self)
        for name in Self.names { #expect(!text.contains(name)) }
        try FileManager.default.removeItem(atPath: company.folder.path + "/acme.koppel.columns")
        let refused = try Tool.run(["gaps", "--pseudonyms"], in: company.folder)
        #expect(refused.code == 4 && refused.errors.contains("Try: koppel import"))
    }

    @Test("pseudonyms are the same in every run on a workspace")
    func stable() throws {
        let company = try SmallCompany.imported()
        let run = { try Tool.output(["gaps", "--format", "json", "--pseudonyms"], in: company.folder) }
        #expect(try run() == run())
    }
}
