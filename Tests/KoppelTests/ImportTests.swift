import Foundation
import TestSupport
import Testing

@Suite("Import")
struct ImportTests {
    @Test("importing again keeps what is unchanged and reads what has changed")
    func again() throws {
        let company = try SmallCompany.imported()
        let before = try company.landscape()
        let columns = columnFiles(company)
        #expect(!columns.isEmpty)
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(withoutDate(try company.landscape()) == withoutDate(before))
        #expect(columnFiles(company) == columns)

        try company.folder.write(SmallCompany.shopOrders(discount: 10), to: "exports/shop/orders.csv")
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        let after = try JSONSchemaCheck.parse(try company.landscape())
        guard case .array(let flows)? = after["flows"], case .array(let conflicts)? = flows.first?["conflicts"] else {
            Issue.record("no flow was found")
            return
        }
        let counts = conflicts.compactMap { if case .number(let count)? = $0["conflicting"] { count } else { nil } }
        #expect(counts.reduce(0, +) > 0, "the changed amounts contradict those that were typed over before")

        try FileManager.default.removeItem(atPath: company.folder.path + "/exports/contacts")
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(!String(decoding: try company.landscape(), as: UTF8.self).contains("contacts"))
    }

    @Test(
        "the same exports give the same bytes in every workspace",
        arguments: [
            ["map", "--format", "json"], ["gaps", "--format", "json"], ["next", "--format", "json"],
            ["keys", "--format", "json"], ["matches", "--format", "json"], ["map", "--format", "svg"], ["gaps"],
            ["next"],
        ]
    )
    func sameBytes(command: [String]) throws {
        let company = try SmallCompany()
        let outputs = try ["a.koppel", "b.koppel"].map { name in
            _ = try Tool.output(["import", "exports", "--workspace", name], in: company.folder)
            return withoutDate(try Tool.output(command + ["--workspace", name], in: company.folder))
        }
        #expect(outputs[0] == outputs[1])
    }

    @Test("without --workspace it is named after the folder")
    func defaultName() throws {
        let company = try SmallCompany()
        _ = try Tool.output(["import", "exports"], in: company.folder)
        #expect(company.folder.contents()["exports.koppel"] != nil)
    }

    @Test("a single file is a system of its own")
    func singleFiles() throws {
        let company = try SmallCompany()
        let files = ["exports/shop/orders.csv", "exports/plant/verkooporders.csv"]
        let output = try Tool.output(["import"] + files + ["--workspace", "acme.koppel"], in: company.folder)
        #expect(String(decoding: output, as: UTF8.self).hasPrefix("2 systems, 2 datasets"))
    }

    @Test("koppel.yaml names systems, corrects what was guessed and declares flows")
    func configuration() throws {
        let company = try SmallCompany()
        try company.folder.write(
            """
            systems:
              - path: plant
                id: makery
                name: The makery
                kind: erp
            files:
              - path: shop/*.csv
                delimiter: ","
                importer: csv
            datasets:
              - id: contacts/contacts
                entity: lead
            flows:
              - from: makery/verkooporders
                to: shop/orders
                mechanism: batch
            """,
            to: "exports/koppel.yaml"
        )
        _ = try Tool.output(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        let map = try JSONSchemaCheck.parse(try company.landscape())
        guard case .array(let systems)? = map["systems"], case .array(let flows)? = map["flows"] else {
            Issue.record("no systems or flows")
            return
        }
        let makery = systems.first { $0["id"] == .text("makery") }
        #expect(makery?["name"] == .text("The makery"))
        let declared = flows.first { $0["source"]?["system"] == .text("makery") }
        #expect(declared?["target"]?["system"] == .text("shop"), "the user's word goes before all evidence")
        #expect(declared?["mechanism"] == .text("batch"))
        #expect(declared?["declared"] == .bool(true))
        #expect(String(decoding: try company.landscape(), as: UTF8.self).contains("\"lead\""))
    }

    @Test("what koppel.yaml says in vain is told")
    func vainConfiguration() throws {
        let company = try SmallCompany()
        try company.folder.write(
            """
            datasets:
              - id: contacts/nobody
                entity: lead
            matches:
              - left: shop/orders.Nobody
                right: plant/verkooporders.Referentie
                verdict: confirmed
            """,
            to: "exports/koppel.yaml"
        )
        let result = try Tool.run(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(result.code == 0)
        #expect(result.errors.contains("\"contacts/nobody\" is in no export"), "\(result.errors)")
        #expect(result.errors.contains("so the correction changes nothing"), "\(result.errors)")
    }

    @Test("a fault in koppel.yaml is told with line and column, and nothing is read")
    func faultyConfiguration() throws {
        let company = try SmallCompany()
        try company.folder.write("systems:\n  - path: plant\n    idd: makery\n", to: "exports/koppel.yaml")
        let result = try Tool.run(["import", "exports", "--workspace", "acme.koppel"], in: company.folder)
        #expect(result.code == 4)
        #expect(result.errors.contains("koppel.yaml:3:5: error: "), "\(result.errors)")
        #expect(company.folder.contents()["acme.koppel"] == nil)
    }

    /// Identity and content of the column files, without the workspace itself.
    private func columnFiles(_ company: SmallCompany) -> [String: Data] {
        company.folder.contents().filter { $0.key.hasPrefix("acme.koppel.columns/") && !$0.key.hasSuffix(".json") }
    }

    private func withoutDate(_ document: Data) -> String {
        String(decoding: document, as: UTF8.self)
            .replacing(#/"takenAt": ?"[^"]*"/#, with: "\"takenAt\": \"\"")
    }
}
