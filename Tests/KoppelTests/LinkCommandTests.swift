import Foundation
import TestSupport
import Testing

@Suite("Links by likeness on the command line")
struct LinkCommandTests {
    let folder: TemporaryFolder

    /// Two files that no importer knows: 60 customers, 40 of them in both, the second file in another order.
    init() throws {
        folder = try TemporaryFolder()
        let erp = CustomerLists.erp((20..<80).reversed()) { number, customer in
            if number % 3 == 0 { customer.name = String(customer.name.dropLast()) }
            if number % 2 == 0 { customer.name = customer.name.uppercased() }
            if number % 5 == 0 { customer.phone = "" }
        }
        try folder.write(CustomerLists.crm, to: "crm.csv")
        try folder.write(erp, to: "erp.csv")
    }

    private func lines(_ arguments: [String]) throws -> [JSONSchemaCheck.Value] {
        try Tool.output(arguments, in: folder).split(separator: UInt8(ascii: "\n")).map {
            try JSONSchemaCheck.parse(Data($0))
        }
    }

    @Test("two files are linked without a workspace, each pair as the schema says")
    func files() throws {
        let output = try Tool.output(["links", "--between", "crm.csv", "erp.csv"], in: folder)
        let schema = String(decoding: try Tool.output(["schema", "links"], in: folder), as: UTF8.self)
        let check = try JSONSchemaCheck(schema: schema)
        let lines = output.split(separator: UInt8(ascii: "\n"))
        for line in lines { #expect(try check.faults(in: Data(line)).isEmpty) }
        #expect(lines.count == 40)
        for line in try self.lines(["links", "--between", "crm.csv", "erp.csv"]) {
            guard case .text(let left)? = line["left"], case .text(let right)? = line["right"] else {
                Issue.record("a link has no keys")
                continue
            }
            #expect((Int(left.dropFirst()) ?? 0) - 100 == (Int(right) ?? 0) - 9000)
        }
        #expect(folder.contents().keys.sorted() == ["crm.csv", "erp.csv"])
    }

    @Test("imported files are linked by the names of their systems, with nothing set up")
    func imported() throws {
        _ = try Tool.output(["import", ".", "--workspace", "w.koppel"], in: folder)
        #expect(try lines(["links", "--between", "crm", "erp", "--workspace", "w.koppel"]).count == 40)
        #expect(try lines(["links", "--within", "crm", "--workspace", "w.koppel"]).isEmpty)
    }

    @Test("what is doubtful is listed apart")
    func doubtful() throws {
        for line in try lines(["links", "--between", "crm.csv", "erp.csv", "--doubtful"]) {
            guard case .number(let confidence)? = line["confidence"] else { continue }
            #expect(confidence >= 0.1 && confidence < 0.9)
        }
    }

    @Test("a pair is explained, linked or not, by file and line or by key")
    func explained() throws {
        // Line 22 is the first customer that both have, the last one of the other file.
        let linked = try Tool.output(["explain", "link", "crm.csv:22", "erp.csv:61"], in: folder)
        let text = String(decoding: linked, as: UTF8.self)
        #expect(text.contains("They are linked"))
        for part in ["klant = company", "the same", "bits", "sum"] { #expect(text.contains(part)) }
        let apart = try Tool.output(["explain", "link", "crm.csv:K120", "erp.csv:9050"], in: folder)
        #expect(String(decoding: apart, as: UTF8.self).contains("They are not linked"))
    }

    @Test(
        "what can't be linked is said, with a remedy",
        arguments: [
            ["links", "--between", "crm.csv"], ["links", "--between", "crm.csv", "erp.csv", "--within", "crm.csv"],
            ["explain", "link", "crm.csv:22"], ["explain", "link", "crm.csv:22", "erp.csv:999"],
            ["explain", "link", "crm.csv:22", "crm.csv:22"],
        ]
    )
    func faults(arguments: [String]) throws {
        let result = try Tool.run(arguments, in: folder)
        #expect(result.code == 2)
        #expect(result.errors.contains("Try: "))
    }
}
