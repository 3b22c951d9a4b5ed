import FoundationEssentials
import IntegrationModel
import Synchronization
import TestSupport
import Testing

@testable import KoppelWeb

@Suite("What the workbench's pages ask")
struct InterfaceTests {
    @Test("map, gaps and roadmap are the documents of the command line")
    func documents() async throws {
        let served = try await Served()
        for (path, schema) in [("landscape", "landscape"), ("gaps", "gaps"), ("roadmap", "roadmap")] {
            let answer = try served.get("/api/\(path)")
            #expect(answer.code == 200)
            #expect(answer.body.contains("koppel/\(schema)/1"), "\(path)")
        }
    }

    @Test("snapshots are listed and compared, and phases say in the page's language what they did")
    func changes() async throws {
        let served = try await Served()
        #expect(try served.get("/api/snapshots").body.contains("koppel/snapshots/1"))
        let ids = try StandIn().snapshots().map(\.id)
        let difference = try served.get("/api/difference?before=\(ids[0])&after=\(ids[1])")
        #expect(difference.code == 200 && difference.body.contains("koppel/difference/1"))
        #expect(try served.get("/api/difference?before=\(ids[0])&after=x").code == 404)
        #expect(try served.get("/api/difference").code == 400)
        let phases = try served.get("/api/phases?language=nl").body
        #expect(phases.contains("niet meetbaar") && phases.contains("de lacune is er nog"))
        #expect(phases.contains("<svg"))
    }

    @Test("before the first import there is a page and no map")
    func nothingYet() async throws {
        let served = try await Served(StandIn(nil))
        #expect(try served.get("/").code == 200)
        #expect(try served.get("/api/workbench").body.contains("\"name\":\"Test <b>client</b>\""))
        let answer = try served.get("/api/landscape")
        #expect(answer.code == 404)
        #expect(answer.body.contains("nothing has been imported yet"))
    }

    @Test("records of a flow come in parts, by status and by number")
    func records() async throws {
        var snapshot = Snapshot.sample
        snapshot.flowRecords["shop/orders>erp/sale.order"] = (0..<100_000).map { number in
            FlowRecord(
                status: number.isMultiple(of: 4) ? .conflicting : .leaked,
                number: "#\(number)",
                file: "a.csv",
                line: number + 2
            )
        }
        let served = try await Served(StandIn(snapshot))
        let path = "/api/records?flow=shop/orders%3Eerp/sale.order"
        let part = try served.get(path + "&from=99990&count=200").body
        #expect(part.contains("\"total\":100000") && part.contains("\"#99999\"") && !part.contains("\"#99989\""))
        #expect(try served.get(path + "&status=conflicting").body.contains("\"total\":25000"))
        #expect(
            try served.get(path + "&find=%2399999").body.contains("\"total\":1,")
                || served.get(path + "&find=%2399999").body.contains("\"total\":1}")
        )
        #expect(try served.get("/api/records?flow=nowhere").code == 404)
        #expect(try served.get(path + "&from=-1").code == 400)
        #expect(try served.get(path + "&count=1000000000").code == 400)
    }

    @Test(
        "what is not as expected is refused in words",
        arguments: [
            ("POST", "/api/decision", "{}", 400), ("POST", "/api/decision", "not json", 400),
            ("PUT", "/api/corrections", "{\"systems\": 1}", 400), ("PUT", "/api/exports", "abc", 400),
            ("PUT", "/api/exports?path=../../x", "abc", 400), ("DELETE", "/api/gaps", "", 404),
            ("POST", "/api/nothing", "{}", 404),
        ]
    )
    func refused(method: String, path: String, body: String, code: Int) async throws {
        let answer = try await Served().post(path, body, method)
        #expect(answer.code == code)
        #expect(answer.body.contains("\"error\""))
    }

    @Test("one import at a time, which goes on while nobody looks")
    func imports() async throws {
        let served = try await Served()
        served.workbench.gate.withLock { $0 = false }
        #expect(try served.post("/api/import", "{}").code == 202)
        #expect(try served.post("/api/import", "{}").code == 409)
        #expect(try served.get("/api/workbench").body.contains("\"isRunning\":true"))
        served.workbench.gate.withLock { $0 = true }
        var isRunning = true
        for _ in 0..<200 where isRunning {
            try await Task.sleep(for: .milliseconds(20))
            isRunning = try served.get("/api/workbench").body.contains("\"isRunning\":true")
        }
        #expect(!isRunning)
    }
}

@Suite("The words of the pages")
struct TextsTests {
    static let languages = ["en", "nl", "fr", "de"]

    private func texts(_ language: String) throws -> [String: String] {
        let bytes = try #require(Asset.files["texts.\(language).json"])
        return try JSONDecoder().decode([String: String].self, from: Data(bytes))
    }

    @Test("every language has every text, with the same values in it", arguments: languages)
    func complete(language: String) throws {
        let (english, own) = (try texts("en"), try texts(language))
        #expect(Set(own.keys) == Set(english.keys))
        for (key, text) in own {
            #expect(!text.isEmpty, "\(key)")
            #expect(marks(text) == marks(english[key] ?? ""), "\(key)")
        }
    }

    private func marks(_ text: String) -> Set<Substring> {
        Set(text.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first })
    }

    @Test("every text that a page asks for is there, and every word of the model")
    func used() throws {
        let english = try texts("en")
        for (name, bytes) in Asset.files where name.hasSuffix(".js") {
            let script = String(decoding: bytes, as: UTF8.self)
            for part in script.split(separator: " t(\"", omittingEmptySubsequences: false).dropFirst()
                + script.split(separator: "(t(\"", omittingEmptySubsequences: false).dropFirst()
            {
                let key = String(part.prefix { $0 != "\"" })
                #expect(english[key] != nil, "\(name): \(key)")
            }
        }
        let words: [(String, [String])] = [
            ("kind", SystemKind.allCases.map(\.rawValue)), ("entity", Entity.allCases.map(\.rawValue)),
            ("mechanism", Mechanism.allCases.map(\.rawValue)), ("gap", GapKind.allCases.map(\.rawValue)),
            ("severity", Severity.allCases.map(\.rawValue)), ("process", BusinessProcess.allCases.map(\.rawValue)),
            ("meaning", CanonicalField.allCases.map(\.rawValue)), ("gapStatus", Gap.Status.allCases.map(\.rawValue)),
            ("status", FlowRecord.Status.allCases.map(\.rawValue)), ("type", FieldType.allCases.map(\.rawValue)),
            ("diagnostic", Diagnostic.Severity.allCases.map(\.rawValue)),
        ]
        for (group, values) in words {
            for value in values { #expect(english["\(group).\(value)"] != nil, "\(group).\(value)") }
        }
    }

    @Test("nothing in the pages names another machine, or makes elements of text")
    func local() {
        for (name, bytes) in Asset.files {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("http://") && !text.contains("https://"), "\(name)")
            #expect(!text.contains("innerHTML") && !text.contains("eval("), "\(name)")
        }
    }
}
