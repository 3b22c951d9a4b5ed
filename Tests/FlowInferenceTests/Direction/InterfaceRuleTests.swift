import IntegrationModel
import TestSupport
import Testing

@testable import FlowInference

@Suite("The rule: what an interface made came from elsewhere")
struct InterfaceRuleTests {
    private func linked(_ left: [String], _ right: [String], _ field: CanonicalField = .createdBy) -> LinkedTables {
        let trade = SampleTrade(20)
        var (one, other) = (Copies.source(trade), Copies.target(trade, trade.moments))
        one.columns.append(.text("By", field, (0..<20).map { left[$0 % left.count] }))
        other.columns.append(.text("By", field, (0..<20).map { right[$0 % right.count] }))
        return LinkedTables(one, other)
    }

    @Test(
        "knows names of interfaces",
        arguments: ["API", "apiuser", "Shopify Connector", "koppeling webshop", "svc_integration", "OdooBot", "EDI"]
    )
    func interfaces(name: String) throws {
        let people = ["An Claes", "Jan Wouters"]
        #expect(try linked(people, [name]).weight(InterfaceRule()) ?? 0 > 0.3)
        #expect(try linked([name], people).weight(InterfaceRule()) ?? 0 < -0.3)
    }

    @Test("is silent for people on both sides, interfaces on both sides, and a mixture")
    func silent() throws {
        let people = ["An Claes", "Jan Wouters"]
        #expect(try linked(people, people).weight(InterfaceRule()) == nil)
        #expect(try linked(["API"], ["API"]).weight(InterfaceRule()) == nil)
        #expect(try linked(people, ["API", "An Claes"]).weight(InterfaceRule()) == nil)
        #expect(try linked([""], [""]).weight(InterfaceRule()) == nil)
    }

    @Test(
        "reads how a record came to be, where the system keeps that",
        arguments: [("CRM UI", false), ("INTEGRATION", true), ("API", true), ("IMPORT", true), ("manual", false)]
    )
    func recordSource(source: String, isInterface: Bool) throws {
        let weight = try linked(["manual"], [source], .recordSource).weight(InterfaceRule())
        #expect((weight ?? 0 > 0) == isInterface)
    }

    @Test("an interface that bears the name of a system brings what that system makes, and nothing of another's")
    func named() throws {
        let tables = linked(["An Claes"], ["Koppeling webshop"])
        func weight(systems: [System]) throws -> Double? {
            try InterfaceRule().finding(in: tables.context(systems: systems))?.weight
        }
        let left = tables.left.profile.dataset.system
        #expect(try weight(systems: [system(left, "Webshop"), system("crm", "Klantenbeheer")]) ?? 0 > 0.7)
        #expect(try weight(systems: [system(left, "Kassa"), system("webshop", "Shopify")]) == nil)
        #expect(try weight(systems: [system(left, "Kassa"), system("web", "Web")]) == 0.4, "no name within a word")
    }

    private func system(_ id: String, _ name: String) -> System {
        System(id: id, name: name, kind: .other, importer: "csv", folder: id)
    }
}
