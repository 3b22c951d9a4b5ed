import Foundation
import TestSupport
import Testing

/// Programs of others that read what Koppel writes: Python with the packages of `Tests/KoppelTests/Readers/requirements.txt`
/// (`make readers`), and Graphviz. What is not there is not asked, and said.
enum OtherReader {
    static let python: String? = [ProcessInfo.processInfo.environment["KOPPEL_READERS"], installed]
        .compactMap(\.self).first { FileManager.default.isExecutableFile(atPath: $0) }

    /// What `make readers` made, once it is whole.
    private static let installed: String? = {
        let folder = SharedData.checkout + "/.build/readers"
        return FileManager.default.fileExists(atPath: folder + "/complete") ? folder + "/bin/python" : nil
    }()

    static let absence = "there are no other readers; make readers installs them"

    static let dot: String? = ["/usr/bin/dot", "/usr/local/bin/dot"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// What a reader found in a file.
    static func read(_ arguments: String...) throws -> JSONSchemaCheck.Value {
        let script = SharedData.checkout + "/Tests/KoppelTests/Readers/read.py"
        return try JSONSchemaCheck.parse(run(try #require(python), [script] + arguments))
    }

    static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let (output, errors) = (Pipe(), FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).err")
        _ = FileManager.default.createFile(atPath: errors, contents: nil)
        defer { try? FileManager.default.removeItem(atPath: errors) }
        process.standardOutput = output
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let words = String(decoding: FileManager.default.contents(atPath: errors) ?? Data(), as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(program) \(arguments): \(words.suffix(2_000))")
        return bytes
    }
}

@Suite("Forms for other programs, as those programs read them")
struct OtherReadersTests {
    /// A company, and a file that a command printed about it.
    private func written(_ name: String, _ arguments: [String]) throws -> (company: SmallCompany, file: String) {
        let company = try SmallCompany.imported()
        let file = company.folder.path + "/" + name
        try Tool.output(arguments, in: company.folder).write(to: URL(filePath: file))
        return (company, file)
    }

    @Test("GraphML in networkx", .enabled(if: OtherReader.python != nil, "\(OtherReader.absence)"))
    func graphML() throws {
        let (company, file) = try written("map.graphml", ["map", "--format", "graphml"])
        let map = try JSONSchemaCheck.parse(try company.landscape())
        let found = try OtherReader.read("graphml", file)
        #expect(found["nodes"]?.double == Double(map["systems"]?.elements.count ?? 0))
        let arrows = (map["flows"]?.elements.count ?? 0) + (map["links"]?.elements.count ?? 0)
        #expect(found["edges"]?.double == Double(arrows))
    }

    @Test("the map as mermaid.js draws it", .enabled(if: OtherReader.python != nil, "\(OtherReader.absence)"))
    func mermaid() throws {
        let (company, file) = try written("map.mmd", ["map", "--format", "mermaid"])
        let map = try JSONSchemaCheck.parse(try company.landscape())
        let found = try OtherReader.read("mermaid", file)
        #expect(found["nodes"]?.double == Double(map["systems"]?.elements.count ?? 0))
        #expect((found["edges"]?.double ?? 0) >= 1)
    }

    @Test("the Structurizr workspace in c4studio", .enabled(if: OtherReader.python != nil, "\(OtherReader.absence)"))
    func structurizr() throws {
        let (company, file) = try written("workspace.dsl", ["map", "--format", "structurizr"])
        let map = try JSONSchemaCheck.parse(try company.landscape())
        let found = try OtherReader.read("structurizr", file)
        guard found["absent"] == nil else { return print("skipped: c4studio needs Python 3.13") }
        #expect(found["systems"]?.double == Double(map["systems"]?.elements.count ?? 0))
        #expect((found["relations"]?.double ?? 0) >= 1 && found["views"]?.double == 1)
        #expect(found["faults"]?.elements.compactMap(\.string) == [])
    }

    @Test("the linked documents in pm4py", .enabled(if: OtherReader.python != nil, "\(OtherReader.absence)"))
    func ocel() throws {
        let (company, file) = try written("documents.json", ["map", "--format", "ocel"])
        defer { withExtendedLifetime(company) {} }
        let found = try OtherReader.read("ocel", file)
        let linked = SmallCompany.orders - SmallCompany.lost.count
        #expect(found["objects"]?.double == Double(SmallCompany.orders + linked))
        #expect(found["events"]?.double == Double(SmallCompany.orders + linked))
        #expect(found["related"]?.double == Double(linked))
    }

    @Test(
        "documents against their public schemas",
        .enabled(if: OtherReader.python != nil, "\(OtherReader.absence)"),
        arguments: [
            ("OpenLineage.json", ["map", "--format", "openlineage"]),
            ("sarif-schema-2.1.0.json", ["gaps", "--format", "sarif"]),
        ]
    )
    func schemas(schema: String, command: [String]) throws {
        guard let path = SharedData.path("schemas/" + schema) else { return print("skipped: needs ../shared/schemas") }
        let (company, file) = try written("document.json", command)
        defer { withExtendedLifetime(company) {} }
        let found = try OtherReader.read("schema", file, path)
        #expect(found["faults"]?.elements.compactMap(\.string) == [])
        #expect((found["documents"]?.double ?? 0) >= 1)
    }

    @Test(
        "the data package in frictionless, with every record as it says",
        .enabled(if: OtherReader.python != nil, "\(OtherReader.absence)")
    )
    func dataPackage() throws {
        let (company, file) = try written("datapackage.json", ["map", "--format", "datapackage"])
        let found = try OtherReader.read("datapackage", file, company.folder.path + "/exports")
        #expect(found["faults"]?.elements.compactMap(\.string) == [])
        #expect((found["resources"]?.double ?? 0) >= 2)
    }

    @Test("the workbook in openpyxl", .enabled(if: OtherReader.python != nil, "\(OtherReader.absence)"))
    func workbook() throws {
        let company = try SmallCompany.imported()
        _ = try Tool.output(["report", "--output", "report.xlsx"], in: company.folder)
        let gaps = try JSONSchemaCheck.parse(try Tool.output(["gaps", "--format", "json"], in: company.folder))["gaps"]
        let found = try OtherReader.read("xlsx", company.folder.path + "/report.xlsx")
        #expect(found["rows"]?["Gaps"]?.double == Double((gaps?.elements.count ?? 0) + 1))
        #expect(found["formulas"]?.double == 0)
    }

    @Test(
        "the report in a strict reader of HTML",
        .enabled(if: OtherReader.python != nil, "\(OtherReader.absence)"),
        arguments: ["en", "fr"]
    )
    func html(language: String) throws {
        let company = try SmallCompany.imported()
        _ = try Tool.output(["report", "--output", "report.html", "--language", language], in: company.folder)
        let found = try OtherReader.read("html", company.folder.path + "/report.html")
        #expect(found["faults"]?.elements.compactMap(\.string) == [])
    }

    @Test(
        "the report in axe-core, light and dark, wide and narrow",
        .enabled(if: Axe.script != nil && Browser.path != nil, "\(OtherReader.absence)"),
        arguments: [(1440, true), (390, false)]
    )
    func accessible(width: Int, isDark: Bool) throws {
        let company = try SmallCompany.imported()
        _ = try Tool.output(["report", "--output", "report.html"], in: company.folder)
        let browser = try Browser(width: width, height: 900, isDark: isDark)
        try browser.open("file://" + company.folder.path + "/report.html")
        try browser.wait(for: "document.querySelector('#evidence')")
        #expect(try Axe.faults(in: browser) == [])
    }

    @Test("the drawing in Graphviz", .enabled(if: OtherReader.dot != nil, "there is no Graphviz"))
    func graphviz() throws {
        let (company, file) = try written("map.dot", ["map", "--format", "dot"])
        let map = try JSONSchemaCheck.parse(try company.landscape())
        let plain = String(
            decoding: try OtherReader.run(try #require(OtherReader.dot), ["-Tplain", file]),
            as: UTF8.self
        )
        let lines = plain.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("node ") } == map["systems"]?.elements.count)
        #expect(lines.contains { $0.hasPrefix("edge ") })
    }
}
