import Foundation
import TestSupport
import Testing

@Suite("Commands")
struct CommandTests {
    let company: SmallCompany

    init() throws { company = try SmallCompany.imported() }

    @Test("run does everything in one go and writes a report too")
    func run() throws {
        let result = try Tool.run(
            ["run", "exports", "--workspace", "other.koppel", "--output", "report.html", "--timings"],
            in: company.folder
        )
        #expect(result.code == 0)
        for part in ["Systems", "Flows", "costliest first"] { #expect(result.text.contains(part)) }
        for stage in ["importing", "matching", "flows", "gaps", "planning", "total"] {
            #expect(result.errors.contains(stage), "no time for \(stage)")
        }
        let report = try #require(company.folder.contents()["report.html"])
        #expect(String(decoding: report, as: UTF8.self).hasPrefix("<!DOCTYPE html>"))
    }

    @Test("the flow between two systems, its lost records and the island are found")
    func findings() throws {
        let map = try JSONSchemaCheck.parse(try company.landscape())
        guard case .array(let flows)? = map["flows"], let flow = flows.first else {
            Issue.record("no flow was found")
            return
        }
        #expect(flows.count == 1)
        #expect(flow["source"]?["system"] == .text("shop"))
        #expect(flow["target"]?["system"] == .text("plant"))
        #expect(flow["records"]?["linked"] == .number(Double(SmallCompany.orders - SmallCompany.lost.count)))
        guard case .text(let id)? = flow["id"] else { return }
        let list = try Tool.output(["map", "--records", id], in: company.folder)
        let lines = String(decoding: list, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("leaked") }
        // The last orders may still arrive.
        let found = lines.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
        #expect(Set(found).isSubset(of: SmallCompany.lost))
        #expect(found.count >= SmallCompany.lost.count - 3)
        let gaps = String(decoding: try Tool.output(["gaps"], in: company.folder), as: UTF8.self)
        #expect(gaps.contains("island:contacts"))
        #expect(gaps.contains("leak:\(id)"))
    }

    @Test(
        "every JSON document fits the schema that the tool prints for it",
        arguments: [
            ["map"], ["gaps"], ["next"], ["roadmap"], ["keys"], ["matches"], ["matches", "--between", "shop", "plant"],
        ]
    )
    func schemas(command: [String]) throws {
        let names = ["map": "landscape", "next": "roadmap"]
        let name = names[command[0]] ?? command[0]
        let schema = try Tool.output(["schema", name], in: company.folder)
        let document = try Tool.output(command + ["--format", "json"], in: company.folder)
        let faults = try JSONSchemaCheck(schema: String(decoding: schema, as: UTF8.self)).faults(in: document)
        #expect(faults.isEmpty)
        #expect(document.last == UInt8(ascii: "\n"))
    }

    @Test("the records of a flow and each linked pair fit their schemas")
    func recordsAndLinks() throws {
        let map = try JSONSchemaCheck.parse(try company.landscape())
        guard case .array(let flows)? = map["flows"], case .text(let id)? = flows.first?["id"] else {
            Issue.record("no flow was found")
            return
        }
        let records = try Tool.output(["map", "--format", "json", "--records", id], in: company.folder)
        #expect(try schema("records").faults(in: records).isEmpty)

        let links = try Tool.output(["links", "--between", "shop", "plant"], in: company.folder)
        let check = try schema("links")
        let lines = links.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == SmallCompany.orders - SmallCompany.lost.count)
        for line in lines { #expect(try check.faults(in: Data(line)).isEmpty) }
        let first = try JSONSchemaCheck.parse(Data(try #require(lines.first)))
        #expect([first["left"], first["right"]].contains(.text(SmallCompany.shopNumber(1))))
    }

    private func schema(_ name: String) throws -> JSONSchemaCheck {
        let text = try Tool.output(["schema", name], in: company.folder)
        return try JSONSchemaCheck(schema: String(decoding: text, as: UTF8.self))
    }

    @Test(
        "the map is drawn in each form",
        arguments: [("dot", "digraph"), ("mermaid", "flowchart"), ("svg", "<svg"), ("text", "Systems")]
    )
    func drawings(format: String, beginning: String) throws {
        let drawing = try Tool.output(["map", "--format", format], in: company.folder)
        let text = String(decoding: drawing, as: UTF8.self)
        #expect(text.contains(beginning))
        for system in ["shop", "plant", "contacts"] { #expect(text.contains(system)) }
    }

    @Test("a report is written as HTML and as Markdown", arguments: [("a.html", "<!DOCTYPE html>"), ("a.md", "# ")])
    func reports(name: String, beginning: String) throws {
        _ = try Tool.output(["report", "--output", name], in: company.folder)
        let report = String(decoding: try #require(company.folder.contents()[name]), as: UTF8.self)
        #expect(report.hasPrefix(beginning))
        #expect(!report.contains("@example."), "a report shows no e-mail address")
        #expect(report.contains("shop"))
    }

    @Test("every id that map, gaps and next show can be explained")
    func explanations() throws {
        var ids: [String] = []
        for (command, list) in [("map", "flows"), ("gaps", "gaps"), ("next", "phases")] {
            let document = try JSONSchemaCheck.parse(
                try Tool.output([command, "--format", "json"], in: company.folder)
            )
            guard case .array(let entries)? = document[list] else { continue }
            for entry in entries { if case .text(let id)? = entry["id"] { ids.append(id) } }
        }
        #expect(ids.count >= 3)
        for id in ids {
            let text = String(decoding: try Tool.output(["explain", id], in: company.folder), as: UTF8.self)
            #expect(text.contains(id))
        }
    }

    @Test("importers explains who reads a file, and why")
    func importers() throws {
        let all = String(decoding: try Tool.output(["importers"], in: company.folder), as: UTF8.self)
        #expect(all.contains("odoo") && all.contains("csv"))
        let one = try Tool.output(["importers", "--for", "exports/shop/orders.csv"], in: company.folder)
        #expect(String(decoding: one, as: UTF8.self).hasSuffix("→ csv\n"))
    }

    @Test("an accepted gap stays accepted over the next import, and fails no check")
    func acceptedGaps() throws {
        _ = try Tool.output(["accept", "island:contacts", "--why", "a pilot"], in: company.folder)
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        let gaps = try JSONSchemaCheck.parse(try Tool.output(["gaps", "--format", "json"], in: company.folder))
        guard case .array(let list)? = gaps["gaps"] else { return }
        let island = list.first { $0["id"] == .text("island:contacts") }
        #expect(island?["status"] == .text("accepted"))
    }

    @Test("--fail-on ends with exit code 1 where a gap is that severe")
    func failOn() throws {
        #expect(try Tool.run(["gaps", "--fail-on", "low"], in: company.folder).code == 1)
        let gaps = try Tool.run(["gaps", "--format", "json"], in: company.folder).text
        let worst = gaps.contains("\"severity\": \"high\"") || gaps.contains("\"severity\":\"high\"")
        #expect(try Tool.run(["gaps", "--fail-on", "high"], in: company.folder).code == (worst ? 1 : 0))
    }

    @Test("a pipe gets no escape sequences and no progress", arguments: [[:], ["NO_COLOR": "1"]])
    func pipes(environment: [String: String]) throws {
        let result = try Tool.run(
            ["run", "exports", "--workspace", "pipe.koppel"],
            in: company.folder,
            environment: environment
        )
        #expect(!result.text.contains("\u{1B}") && !result.text.contains("\r"))
        #expect(result.errors.isEmpty)
    }
}
