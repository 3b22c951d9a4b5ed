import Foundation
import TestSupport
import Testing

@Suite("Importers of one's own")
struct OwnImporterTests {
    /// A fenced block of the walk-through.
    private struct Block {
        var language: String
        var lines: [String]
    }

    /// The blocks of a section of Plugins/README.md, in order, without their indent.
    private static func blocks(of heading: String) throws -> [Block] {
        let text = try String(contentsOfFile: SharedData.checkout + "/Plugins/README.md", encoding: .utf8)
        let lines = text.components(separatedBy: "\n")
        let start = try #require(lines.firstIndex(of: heading))
        let section = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }
        var blocks: [Block] = []
        var open: (indent: Int, block: Block)?
        for line in section {
            let indent = line.prefix { $0 == " " }.count
            if line.drop(while: { $0 == " " }).hasPrefix("```") {
                if let done = open {
                    blocks.append(done.block)
                    open = nil
                } else {
                    open = (indent, Block(language: String(line.dropFirst(indent + 3)), lines: []))
                }
            } else if let current = open {
                open?.block.lines.append(String(line.dropFirst(current.indent)))
            }
        }
        return blocks
    }

    @Test("the walk-through in Plugins/README.md does what it says")
    func walkThrough() throws {
        let folder = try TemporaryFolder()
        let manifest = "exports/acme-erp.importer.yaml"
        var commands = 0
        for block in try Self.blocks(of: "## An importer in ten minutes") {
            let text = block.lines.joined(separator: "\n") + "\n"
            switch block.language {
            case "csv": try folder.write(text, to: "exports/erp/bestellingen.csv")
            case "yaml": try folder.write(text, to: manifest)
            default:
                var output: [String] = []
                for line in block.lines {
                    if line.hasPrefix("$ koppel ") {
                        let arguments = line.dropFirst("$ koppel ".count).split(separator: " ").map(String.init)
                        let result = try Tool.run(arguments, in: folder)
                        #expect(result.code == 0, "\(line): \(result.text)\(result.errors)")
                        output = result.text.components(separatedBy: "\n")
                        commands += 1
                    } else {
                        #expect(output.contains(line), "\(line) is not in \(output)")
                    }
                }
            }
        }
        #expect(commands == 4)
        let map = try Tool.run(["map", "--format", "json"], in: folder)
        #expect(map.text.contains("\"Acme ERP\""))
        #expect(map.text.contains("partyNumber"))
    }

    @Test("a draft can be read as it is, marks what is doubtful, and is not written over")
    func draft() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            {"value": [{"orderNo": "A-1", "soldTo": {"name": "Léon"}, "lines": [{"item": "x", "qty": 2}]},
             {"orderNo": "A-2", "soldTo": {"name": "Mia"}, "lines": [{"item": "y", "qty": 1}, {"item": "z", "qty": 5}]}]}
            """,
            to: "exports/erp/orders.json"
        )
        let arguments = ["importers", "new", "acme", "--from", "exports/erp/orders.json"]
        let made = try Tool.run(arguments, in: folder)
        #expect(made.code == 0, "\(made.errors)")
        let draft = String(decoding: try #require(folder.contents()["acme.importer.yaml"]), as: UTF8.self)
        #expect(draft.contains("# check: "))
        #expect(draft.contains("recordPath: value"))
        #expect(draft.contains("parent: orders"))
        #expect(try Tool.run(arguments, in: folder).code == 2)
        try folder.write(draft, to: "exports/acme.importer.yaml")
        let choice = try Tool.run(["importers", "--for", "exports/erp/orders.json"], in: folder)
        #expect(choice.text.contains("→ acme"), "\(choice.text)")
    }

    @Test("a faulty description is told with its line, and the other importers go on")
    func faulty() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "id: acme\nsummary: x\ndatasets:\n  - name: a\n    entity: ordr\n",
            to: "exports/acme.importer.yaml"
        )
        try folder.write("Order;Name\n1;Léon\n2;Mia\n", to: "exports/shop/orders.csv")
        let result = try Tool.run(["import", "exports"], in: folder)
        #expect(result.code == 0)
        #expect(result.errors.contains("acme.importer.yaml:5:"), "\(result.errors)")
        #expect(result.text.contains("1 system"))
    }

    @Test("a check of the conformance kit that fails gives exit code 1")
    func failing() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            id: acme
            summary: x
            datasets:
              - name: a
                entity: order
                format: delimited
                recognise: {required: [Elsewhere]}
            """,
            to: "acme.importer.yaml"
        )
        try folder.write("Order;Name\n1;Léon\n2;Mia\n", to: "orders.csv")
        let result = try Tool.run(["importers", "test", "acme.importer.yaml", "orders.csv"], in: folder)
        #expect(result.code == 1)
        #expect(result.text.contains("FAILED  recognisesItsSamples"))
    }
}
