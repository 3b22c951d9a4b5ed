import Foundation
import TestSupport
import Testing

@Suite("koppel gaps and accept")
struct GapCommandTests {
    let company: SmallCompany

    init() throws { company = try SmallCompany.imported() }

    private func run() throws -> JSONSchemaCheck.Value {
        let log = try JSONSchemaCheck.parse(try Tool.output(["gaps", "--format", "sarif"], in: company.folder))
        guard case .array(let runs)? = log["runs"] else { return .null }
        return try #require(runs.first)
    }

    private func island() throws -> JSONSchemaCheck.Value? {
        guard case .array(let results)? = try run()["results"] else { return nil }
        return results.first { $0["partialFingerprints"]?["gapId/v1"] == .text("island:contacts") }
    }

    @Test("a log has a baseline from the second import on, and tells the gaps that were accepted")
    func sarif() throws {
        #expect(try island()?["baselineState"] == nil)
        #expect(try island()?["suppressions"] == .array([]))
        _ = try Tool.output(["accept", "island:contacts", "--why", "a pilot"], in: company.folder)
        try company.folder.write(SmallCompany.shopOrders(discount: 5), to: "exports/shop/orders.csv")
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        let result = try #require(try island())
        #expect(result["baselineState"] == .text("unchanged"))
        guard case .array(let results)? = try run()["results"] else { return #expect(Bool(false)) }
        let conflicts = results.first { $0["ruleId"] == .text("conflicting-values") }
        #expect(conflicts?["baselineState"] == .text("new"))
        guard case .array(let suppressions)? = result["suppressions"] else { return #expect(Bool(false)) }
        #expect(suppressions.first?["justification"] == .text("a pilot"))
        let text = String(decoding: try Tool.output(["explain", "island:contacts"], in: company.folder), as: UTF8.self)
        #expect(text.contains("accepted: a pilot"))
    }

    @Test("an acceptance can be taken back, and needs a reason and an id that is there")
    func withdraw() throws {
        _ = try Tool.output(["accept", "island:contacts", "--why", "a pilot"], in: company.folder)
        _ = try Tool.output(["accept", "island:contacts", "--withdraw"], in: company.folder)
        #expect(try island()?["suppressions"] == .array([]))
        #expect(try Tool.run(["accept", "island:contacts", "--withdraw"], in: company.folder).code == 2)
        #expect(try Tool.run(["accept", "island:contacts"], in: company.folder).code == 2)
        #expect(try Tool.run(["accept", "island:contacts", "--why", " "], in: company.folder).code == 2)
        let wrong = try Tool.run(["accept", "island:contact", "--why", "a pilot"], in: company.folder)
        #expect(wrong.code == 2)
        #expect(wrong.errors.contains("'island:contacts'"))
    }

    @Test("the table has a row for each gap")
    func csv() throws {
        let table = String(decoding: try Tool.output(["gaps", "--format", "csv"], in: company.folder), as: UTF8.self)
        let gaps = try JSONSchemaCheck.parse(try Tool.output(["gaps", "--format", "json"], in: company.folder))
        guard case .array(let list)? = gaps["gaps"] else { return #expect(Bool(false)) }
        #expect(table.components(separatedBy: "\r\n").count == list.count + 2)
    }
}
