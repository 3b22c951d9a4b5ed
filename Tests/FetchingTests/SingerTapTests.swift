import Foundation
import IntegrationModel
import Testing

@testable import Fetching

@Suite("Singer taps", .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/sh")))
struct SingerTapTests {
    let folder: FetchFolder

    init() throws { folder = try FetchFolder() }

    /// A tap that is a script of the shell.
    private func tap(_ script: String, discovers: String = "exit 1", name: String = "tap-test") throws -> SingerTap {
        let path = "\(folder.path)/\(name)"
        let text = "#!/bin/sh\nif [ \"$1\" = --discover ]; then\n\(discovers)\nfi\n\(script)\n"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return try SingerTap("shop='\(path)'")
    }

    private static let schema =
        #"echo '{"type":"SCHEMA","stream":"orders","schema":{"type":"object"},"key_properties":["id"]}'"#

    private func record(_ id: Int) -> String {
        #"echo '{"type": "RECORD", "stream": "orders", "record": {"id": \#(id), "name": "Café \"x\" {\#(id)"}}'"#
    }

    @Test("each stream becomes a file of JSON lines, with the records as they came")
    func streams() throws {
        let tap = try tap(
            [
                Self.schema, record(1), #"echo '{"type":"STATE","value":{"at":1}}'"#, record(2),
                #"echo '{"type":"SCHEMA","stream":"my/customers","schema":{}}'"#,
                #"echo '{"stream":"my/customers","record":{"a":[1,{"b":"}"}]},"type":"RECORD"}'"#, "echo INFO fine >&2",
            ].joined(separator: "\n")
        )
        let outcome = try tap.run(into: folder.path)
        #expect(outcome.records == ["orders": 2, "my/customers": 1])
        #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics)")
        #expect(
            folder.text("shop/orders.jsonl")
                == "{\"id\": 1, \"name\": \"Café \\\"x\\\" {1\"}\n{\"id\": 2, \"name\": \"Café \\\"x\\\" {2\"}\n"
        )
        #expect(folder.text("shop/my_customers.jsonl") == "{\"a\":[1,{\"b\":\"}\"}]}\n")
    }

    @Test("a tap that can discover is given its catalog with everything selected")
    func discovery() throws {
        let catalog =
            #"{"streams":[{"tap_stream_id":"orders","stream":"orders","schema":{"type":"object"},"metadata":[{"breadcrumb":["properties","id"],"metadata":{"inclusion":"available"}},{"breadcrumb":["properties","x"],"metadata":{"inclusion":"unsupported"}}]}]}"#
        let tap = try tap(
            "[ \"$1\" = --catalog ] || exit 9\ncp \"$2\" '\(folder.path)/given.json'\n\(Self.schema)\n\(record(1))",
            discovers: "echo '\(catalog)'; exit 0"
        )
        #expect(try tap.run(into: folder.path).records == ["orders": 1])
        let given = try JSONDecoder().decode(JSONValue.self, from: Data((folder.text("given.json") ?? "").utf8))
        let stream = try #require(given["streams"]?.elements?.first)
        #expect(stream["selected"] == .bool(true))
        let metadata = try #require(stream["metadata"]?.elements)
        #expect(metadata.map { $0["metadata"]?["selected"] } == [.bool(true), nil, .bool(true)])
    }

    @Test("a tap that gives a catalog and fails with it is run without it")
    func brokenCatalog() throws {
        let catalog = #"{"streams":[{"tap_stream_id":"orders","stream":"orders","schema":{"type":"object"}}]}"#
        let tap = try tap(
            "[ \"$1\" = --catalog ] && exit 1\n\(Self.schema)\n\(record(1))",
            discovers: "echo '\(catalog)'; exit 0"
        )
        let outcome = try tap.run(into: folder.path)
        #expect(outcome.records == ["orders": 1])
        #expect(outcome.diagnostics.map(\.message) == ["the tap failed with its own catalog and was run without it"])
    }

    @Test("a tap that crashes half-way keeps the records before, and says what it said")
    func crash() throws {
        let tap = try tap(
            "\(Self.schema)\n\(record(1))\nprintf '{\"type\": \"RECORD\", \"str'\necho 'ERROR no route' >&2\nexit 3"
        )
        let outcome = try tap.run(into: folder.path)
        #expect(outcome.records == ["orders": 1])
        let messages = outcome.diagnostics.map(\.message)
        #expect(messages.contains("the last message is cut off and was left out"))
        #expect(
            messages.contains {
                $0.contains("ended with exit code 3. The 1 records before were kept. It said: ERROR no route")
            }
        )
        #expect(outcome.diagnostics.contains { $0.severity == .error })
    }

    @Test("a tap that gives nothing leaves what an earlier run gave")
    func nothing() throws {
        _ = try tap("\(Self.schema)\n\(record(1))").run(into: folder.path)
        let failure = #expect(throws: FetchFailure.self) { _ = try tap("exit 1").run(into: folder.path) }
        #expect(failure?.message.contains("exit code 1") == true)
        #expect(folder.text("shop/orders.jsonl") != nil)
        #expect(throws: FetchFailure.self) { _ = try SingerTap("/no/such/tap --config x").run(into: folder.path) }
    }

    @Test("a tap that never ends is stopped, with the programs it started, and its records are kept")
    func timeLimit() throws {
        let tap = try tap("\(Self.schema)\n\(record(1))\nsleep 60 &\nsleep 60")
        let start = Date()
        let outcome = try tap.run(into: folder.path, limits: .init(seconds: 1))
        #expect(Date().timeIntervalSince(start) < 20)
        #expect(outcome.records == ["orders": 1])
        #expect(outcome.diagnostics.contains { $0.message.contains("was stopped after 1 seconds") })
    }

    @Test("what is no message, or of an unknown kind, is told and counted; the rest is read")
    func junk() throws {
        let tap = try tap(
            ["echo hello", "echo hello", record(1), #"echo '{"type":"BATCH","stream":"orders"}'"#, "echo"].joined(
                separator: "\n"
            )
        )
        let outcome = try tap.run(into: folder.path)
        #expect(outcome.records == ["orders": 1])
        #expect(
            outcome.diagnostics.map { "\($0.location) \($0.occurrences) \($0.message)" } == [
                "shop:1 2 this is no Singer message and was left out",
                "shop:3 1 the stream orders has records and no SCHEMA before them; they were kept",
                "shop:4 1 messages of the type BATCH can't be read and were left out",
            ]
        )
    }

    @Test("a tap gets the variables that it needs and no others")
    func environment() throws {
        let tap = try tap(
            #"echo "{\"type\":\"RECORD\",\"stream\":\"e\",\"record\":{\"a\":\"$TAP_KEY\",\"b\":\"$AWS_SECRET\",\"c\":\"${PATH:+set}\"}}""#
        )
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        _ = try tap.run(into: folder.path, variables: ["PATH": path, "TAP_KEY": "k", "AWS_SECRET": "s"])
        #expect(folder.text("shop/e.jsonl") == "{\"a\":\"k\",\"b\":\"\",\"c\":\"set\"}\n")
    }

    @Test("many records are taken while they come, and no more than the limit")
    func limits() throws {
        let script =
            "\(Self.schema)\nawk 'BEGIN { for (i = 0; i < 200000; i++) print \"{\\\"type\\\":\\\"RECORD\\\",\\\"stream\\\":\\\"orders\\\",\\\"record\\\":{\\\"id\\\":\" i \"}}\" }'"
        #expect(try tap(script).run(into: folder.path).records == ["orders": 200_000])
        let outcome = try tap(script).run(into: folder.path, limits: .init(bytes: 1000))
        #expect((outcome.records["orders"] ?? 0) <= 100)
        #expect(outcome.diagnostics.contains { $0.message.contains("more than 1000 bytes") })
    }

    @Test(
        "commands are cut into words as a shell does",
        arguments: [
            ("tap-csv --config 'my file.json'", ["tap-csv", "--config", "my file.json"]),
            ("a\\ b \"c \\\" d\" ''", ["a b", "c \" d", ""]),
            ("  x  ", ["x"]), ("a'b'c", ["abc"]),
        ]
    )
    func words(command: String, words: [String]) { #expect(CommandLine.words(command) == words) }

    @Test("what is no command is refused", arguments: ["", "   ", "'open", "shop="])
    func noCommand(command: String) { #expect(throws: FetchFailure.self) { _ = try SingerTap(command) } }
}

@Suite("Members of JSON objects")
struct JSONMembersTests {
    @Test(
        "the members stand where they are said to be",
        arguments: [
            (#"{"a":1,"b":{"c":[1,"}"]} , "d" : "x\"y"}"#, ["a": "1", "b": #"{"c":[1,"}"]}"#, "d": #""x\"y""#]),
            ("{}", [:]),
            (" {\"a\": null} \r", ["a": "null"]),
        ] as [(String, [String: String])]
    )
    func members(text: String, expected: [String: String]) {
        let bytes = Array(text.utf8)
        let found = bytes.withUnsafeBytes { buffer in
            JSONMembers.of(buffer)?.mapValues { String(decoding: buffer[$0], as: UTF8.self) }
        }
        #expect(found == expected)
    }

    @Test("what is no object is none", arguments: ["", "[1]", "{", #"{"a"}"#, #"{"a":1"#, #"{"a":"x}"#, "{} x", "{,}"])
    func none(text: String) {
        let bytes = Array(text.utf8)
        #expect(bytes.withUnsafeBytes { JSONMembers.of($0) } == nil)
    }
}
