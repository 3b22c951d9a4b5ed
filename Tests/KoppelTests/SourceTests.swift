import Foundation
import TestSupport
import Testing

@Suite("Sources")
struct SourceTests {
    private func records(_ folder: TemporaryFolder) throws -> String {
        String(
            decoding: try Tool.output(["map", "--format", "json", "--workspace", "acme.koppel"], in: folder),
            as: UTF8.self
        )
    }

    @Test("a pattern stands for the files that fit it")
    func pattern() throws {
        let company = try SmallCompany()
        let output = try Tool.output(
            ["import", "exports/*/*orders.csv", "--workspace", "acme.koppel"],
            in: company.folder
        )
        #expect(String(decoding: output, as: UTF8.self).hasPrefix("2 systems, 2 datasets"))
        let nothing = try Tool.run(["import", "exports/*.none", "--workspace", "b.koppel"], in: company.folder)
        #expect(nothing.code == 4)
        #expect(nothing.errors.contains("no file fits this pattern"))
    }

    @Test("standard input is an export, and its records can be named later")
    func standardInput() throws {
        let company = try SmallCompany()
        let path = company.folder.path + "/exports/shop/orders.csv"
        let arguments = ["import", "-", "exports/plant", "--workspace", "acme.koppel"]
        let result = try Tool.run(arguments, in: company.folder, input: path)
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.text.hasPrefix("2 systems, 2 datasets"))
        let map = try JSONSchemaCheck.parse(Data(try records(company.folder).utf8))
        guard case .array(let flows)? = map["flows"], case .text(let flow)? = flows.first?["id"] else {
            Issue.record("no flow")
            return
        }
        let lost = try Tool.output(["map", "--format", "json", "--records", flow], in: company.folder)
        #expect(String(decoding: lost, as: UTF8.self).contains(SmallCompany.lost[0]))
        let kept = company.folder.path + "/acme.koppel.fetched"
        let rights = try FileManager.default.attributesOfItem(atPath: kept)[.posixPermissions] as? Int
        #expect(rights == 0o700)
    }

    @Test("an address is fetched, again only where it has changed; one that fails stops no other")
    func address() throws {
        let folder = try TemporaryFolder()
        let orders = Array(SmallCompany.shopOrders().utf8)
        let server = try LoopbackServer { request, _ in
            if request.path.hasPrefix("/gone") { return .init(status: 404) }
            if request.headers["if-none-match"] == "\"1\"" { return .init(status: 304) }
            return .init(headers: ["ETag": "\"1\""], body: orders)
        }
        let arguments = ["import", server.address("/orders.csv?key=s3cret"), "--workspace", "acme.koppel"]
        for _ in 0..<2 {
            let output = try Tool.output(arguments, in: folder)
            #expect(String(decoding: output, as: UTF8.self).hasPrefix("1 system, 1 dataset, 120 records"))
        }
        #expect(server.requests.count == 2)
        for (name, data) in folder.contents() { #expect(data.range(of: Data("s3cret".utf8)) == nil, "\(name)") }

        let both = try Tool.run(arguments + [server.address("/gone.csv")], in: folder)
        #expect(both.code == 3)
        #expect(both.errors.contains("answers 404: there is no such file"), "\(both.errors)")
        let none = try Tool.run(["import", server.address("/gone.csv"), "--workspace", "b.koppel"], in: folder)
        #expect(none.code == 4)
        #expect(folder.contents()["b.koppel"] == nil)
    }

    @Test("a service described in a file is fetched page by page, and is one system")
    func service() throws {
        let folder = try TemporaryFolder()
        let server = try LoopbackServer { request, _ in
            guard request.headers["authorization"] == "Bearer t0ken" else { return .init(status: 401) }
            let next = request.path.hasSuffix("page=2") ? "" : ", \"next\": \"/api/contacts?page=2\""
            return .init(body: Array("{\"data\": \(SmallCompany.contacts())\(next)}".utf8))
        }
        try folder.write(
            """
            name: relations
            address: \(server.address("/api"))
            token: RELATIONS_TOKEN
            streams:
              - name: contacts
                path: contacts
                records: data
                next: {link: next}
            """,
            to: "relations.source.yaml"
        )
        let result = try Tool.run(
            ["import", "relations.source.yaml", "--workspace", "acme.koppel"],
            in: folder,
            environment: ["RELATIONS_TOKEN": "t0ken"]
        )
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.text.hasPrefix("1 system, 1 dataset, 60 records"))
        for (name, data) in folder.contents() { #expect(data.range(of: Data("t0ken".utf8)) == nil, "\(name)") }
        try folder.write("name: x\naddress: http://shop.example\nstreams: []\n", to: "bad.source.yaml")
        let bad = try Tool.run(["import", "bad.source.yaml", "--workspace", "c.koppel"], in: folder)
        #expect(bad.errors.contains("bad.source.yaml:2:10: error: http:// is not encrypted"), "\(bad.errors)")
    }

    @Test(
        "the streams of a tap are datasets of one system, also where it crashes half-way",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/sh")),
        arguments: [0, 3]
    )
    func tap(code: Int) throws {
        let folder = try TemporaryFolder()
        let lines = (1...40).map { number in
            "echo '{\"type\":\"RECORD\",\"stream\":\"orders\",\"record\":{\"number\":\"O\(number)\",\"total\":\(number * 3).5}}'"
        }
        let customers =
            "echo '{\"type\":\"RECORD\",\"stream\":\"customers\",\"record\":{\"code\":\"K1\",\"city\":\"Gent\"}}'"
        let schemas = ["orders", "customers"].map { "echo '{\"type\":\"SCHEMA\",\"stream\":\"\($0)\",\"schema\":{}}'" }
        let script =
            (["#!/bin/sh", "[ \"$1\" = --discover ] && exit 1"] + schemas + lines + [customers, "exit \(code)"])
        try folder.write(script.joined(separator: "\n"), to: "tap-erp")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path + "/tap-erp")
        let result = try Tool.run(
            ["import", "--tap", "erp=./tap-erp --config x", "--workspace", "acme.koppel"],
            in: folder
        )
        #expect(result.code == (code == 0 ? 0 : 3), "\(result.errors)")
        #expect(result.text.hasPrefix("1 system, 2 datasets, 41 records"))
        #expect(result.errors.contains("ended with exit code 3. The 41 records before were kept") == (code == 3))
        let map = try records(folder)
        #expect(map.contains("erp/orders.jsonl") && map.contains("erp/customers.jsonl"))
    }

    @Test("without a source there is nothing to do, and help says what sources are")
    func none() throws {
        let folder = try TemporaryFolder()
        #expect(try Tool.run(["import"], in: folder).code == 2)
    }
}
