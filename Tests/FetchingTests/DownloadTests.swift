import Foundation
import IntegrationModel
import TestSupport
import Testing

@testable import Fetching

@Suite("Downloads")
struct DownloadTests {
    let folder: FetchFolder

    init() throws { folder = try FetchFolder() }

    private static let body = (1...20_000).flatMap { Array("\($0);order\n".utf8) }

    private static let quick = TransferLimits(tries: 3, firstWait: 0.01, longestWait: 0.2, idleSeconds: 1)

    private func download(
        _ server: LoopbackServer,
        _ path: String = "/files/orders.csv",
        limits: TransferLimits = quick,
        variables: [String: String] = ["NETRC": "/dev/null"]
    ) throws -> String {
        let address = try SourceAddress(server.address(path))
        let credentials = Credentials(for: address, variables: variables)
        return try Download(address, credentials: credentials, limits: limits).run(into: folder.path)
    }

    private func content() -> [UInt8]? {
        FileManager.default.contents(atPath: "\(folder.path)/orders.csv").map(Array.init)
    }

    @Test("a file is fetched whole, and only its owner can read it")
    func whole() throws {
        let server = try LoopbackServer { _, _ in .init(body: Self.body) }
        let path = try download(server)
        #expect(path == "\(folder.path)/orders.csv")
        #expect(content() == Self.body)
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        #expect(server.requests.count == 1)
    }

    @Test(
        "what broke off is gone on with where it ended, as long as the file is the same",
        arguments: [LoopbackServer.Reply.Ending.cut(70_000), .reset(70_000), .stall(70_000, 3)]
    )
    func resume(ending: LoopbackServer.Reply.Ending) throws {
        let server = try LoopbackServer { request, number in
            var reply = LoopbackServer.Reply(headers: ["ETag": "\"v1\""], body: Self.body)
            if number == 1 { reply.ending = ending }
            if let range = request.headers["range"], request.headers["if-range"] == "\"v1\"" {
                let start = Int(range.dropFirst("bytes=".count).dropLast()) ?? 0
                reply.status = 206
                reply.headers["Content-Range"] = "bytes \(start)-\(Self.body.count - 1)/\(Self.body.count)"
                reply.body = Array(Self.body[start...])
            }
            return reply
        }
        _ = try download(server)
        #expect(content() == Self.body)
        #expect(server.requests.count == 2)
        #expect(server.requests.last?.headers["range"]?.hasPrefix("bytes=") == true)
    }

    @Test(
        "a file that changed meanwhile, or of which nothing is known, is fetched from its beginning",
        arguments: [true, false]
    )
    func changed(hasETag: Bool) throws {
        let server = try LoopbackServer { _, number in
            var reply = LoopbackServer.Reply(body: Self.body)
            if hasETag { reply.headers["ETag"] = "\"v\(number)\"" }
            if number == 1 {
                reply = .init(headers: reply.headers, body: Array("old".utf8) + Self.body, ending: .cut(5000))
            }
            return reply
        }
        _ = try download(server)
        #expect(content() == Self.body)
    }

    @Test("a file that stays too short is told, and no part of it is taken for the whole")
    func truncated() throws {
        let server = try LoopbackServer { _, _ in .init(body: Self.body, length: Self.body.count + 10) }
        let failure = #expect(throws: FetchFailure.self) { _ = try download(server) }
        #expect(failure?.message.contains("shorter than the server said") == true)
        #expect(failure?.message.contains("after 3 tries") == true)
        #expect(content() == nil)
        #expect(server.requests.count == 3)
    }

    @Test("a busy server is asked again after the time it names", arguments: [429, 503])
    func retryAfter(status: Int) throws {
        let server = try LoopbackServer { _, number in
            number == 1 ? .init(status: status, headers: ["Retry-After": "0.1"], body: [0x21]) : .init(body: Self.body)
        }
        _ = try download(server)
        #expect(content() == Self.body)
        #expect(server.requests.count == 2)
    }

    @Test("a server that asks to wait too long is not waited for")
    func tooLong() throws {
        let server = try LoopbackServer { _, _ in .init(status: 503, headers: ["Retry-After": "86400"]) }
        let failure = #expect(throws: FetchFailure.self) { _ = try download(server) }
        #expect(failure?.message.contains("Retry-After: 86400") == true)
        #expect(server.requests.count == 1)
    }

    @Test(
        "a refusal is told at once, with what to do",
        arguments: [(401, "it does not let you in"), (403, "it does not let you in"), (404, "there is no such file")]
    )
    func refusal(status: Int, words: String) throws {
        let server = try LoopbackServer { _, _ in .init(status: status, body: Array("<html>".utf8)) }
        let failure = #expect(throws: FetchFailure.self) { _ = try download(server) }
        #expect(failure?.message.contains(words) == true)
        #expect(failure?.remedy.isEmpty == false)
        #expect(server.requests.count == 1)
        #expect(content() == nil)
    }

    @Test("a redirect on the same server is followed; one to another server is not, and nothing is sent there")
    func redirects() throws {
        let other = try LoopbackServer { _, _ in .init(body: Self.body) }
        let elsewhere = other.address("/orders.csv")
        let server = try LoopbackServer { request, _ in
            switch request.path {
            case "/files/orders.csv": .init(status: 302, headers: ["Location": "/new/orders.csv"])
            case "/away/orders.csv": .init(status: 302, headers: ["Location": elsewhere])
            case "/loop/orders.csv": .init(status: 301, headers: ["Location": "orders.csv"])
            default: .init(body: Self.body)
            }
        }
        let variables = ["KOPPEL_TOKEN_127_0_0_1": "secret"]
        _ = try download(server, variables: variables)
        #expect(content() == Self.body)
        let failure = #expect(throws: FetchFailure.self) {
            _ = try download(server, "/away/orders.csv", variables: variables)
        }
        #expect(failure?.message.contains("it leads to another server") == true)
        #expect(other.requests.isEmpty)
        #expect(throws: FetchFailure.self) { _ = try download(server, "/loop/orders.csv") }
    }

    @Test("a file larger than the limit is given up")
    func limit() throws {
        let server = try LoopbackServer { _, _ in .init(body: Self.body) }
        var limits = Self.quick
        limits.bytes = 1000
        let failure = #expect(throws: FetchFailure.self) { _ = try download(server, limits: limits) }
        #expect(failure?.message.contains("larger than 1000 bytes") == true)
        #expect(content() == nil)
    }

    @Test("an unchanged file is not sent again")
    func unchanged() throws {
        let server = try LoopbackServer { request, _ in
            request.headers["if-none-match"] == "\"v1\""
                ? .init(status: 304) : .init(headers: ["ETag": "\"v1\""], body: Self.body)
        }
        _ = try download(server)
        _ = try download(server)
        #expect(content() == Self.body)
        #expect(server.requests.count == 2)
        #expect(folder.names == [".orders.csv.validators", "orders.csv"])
    }

    @Test("tokens, names and netrc files let in, and stand in no file and no message")
    func credentials() throws {
        let server = try LoopbackServer { request, _ in
            let given = request.headers["authorization"] ?? ""
            let isLetIn = given == "Bearer t0ken" || given == "Basic " + Data("jan:pa55".utf8).base64EncodedString()
            return isLetIn ? .init(body: Self.body) : .init(status: 401)
        }
        let netrc = "\(folder.path)/netrc"
        try "machine 127.0.0.1 login jan password pa55\n".write(toFile: netrc, atomically: true, encoding: .utf8)
        for variables in [
            ["KOPPEL_TOKEN_127_0_0_1": "t0ken"], ["KOPPEL_USER_127_0_0_1": "jan", "KOPPEL_PASSWORD_127_0_0_1": "pa55"],
            ["NETRC": netrc],
        ] {
            _ = try download(server, variables: variables)
            #expect(content() == Self.body)
            for name in folder.names where name != "netrc" {
                let text = folder.text(name) ?? ""
                #expect(!text.contains("t0ken") && !text.contains("pa55"))
            }
        }
        let failure = #expect(throws: FetchFailure.self) {
            _ = try download(server, variables: ["KOPPEL_TOKEN_127_0_0_1": "wr0ng"])
        }
        #expect(failure.map { "\($0)".contains("wr0ng") } == false)
    }

    @Test("a server without a certificate is not asked over https")
    func noCertificate() throws {
        let server = try LoopbackServer { _, _ in .init(body: Self.body) }
        let address = try SourceAddress(server.address("/orders.csv").replacing("http:", with: "https:"))
        let credentials = Credentials(for: address, variables: [:])
        #expect(throws: FetchFailure.self) {
            _ = try Download(address, credentials: credentials, limits: Self.quick).run(into: folder.path)
        }
        #expect(content() == nil)
    }
}

@Suite("Addresses")
struct SourceAddressTests {
    @Test(
        "what can't be fetched safely is refused with what to do",
        arguments: [
            "http://shop.example/orders.csv", "ftp://shop.example/orders.csv", "file:///etc/passwd",
            "https://jan:secret@shop.example/",
            "https://", "https://shop.example:99999/", "https://a b/", "https://shop.example/a b",
            "https://shop.example/\\x",
            "https://-x/", "gopher://x/", "http://127.0.0.1.example.com/x", "http://127.evil.com/x",
        ]
    )
    func refused(text: String) {
        let failure = #expect(throws: FetchFailure.self) { _ = try SourceAddress(text) }
        #expect(failure?.message.contains("secret") == false)
        #expect(failure?.remedy.isEmpty == false)
    }

    @Test(
        "names of files come from the path, without what could lead elsewhere",
        arguments: [
            ("https://shop.example/a/orders.csv?token=x", "orders.csv"),
            ("https://shop.example/..%2F..%2Fpasswd", "_.._passwd"),
            ("https://shop.example", "shop.example"), ("sftp://jan@shop.example/out/caf%C3%A9.zip", "café.zip"),
        ]
    )
    func names(text: String, name: String) throws { #expect(try SourceAddress(text).fileName == name) }

    @Test("what is shown of an address holds no question and no name")
    func shown() throws {
        #expect(try SourceAddress("https://jan@Shop.example:8443/a?key=x#y").shown == "https://shop.example:8443/a")
    }

    @Test("waits double, follow the server's word, and have an end")
    func waits() {
        let limits = TransferLimits(firstWait: 1, longestWait: 30)
        #expect([1, 2, 3, 9].map { limits.wait(after: $0, asked: nil) } == [1, 2, 4, 30])
        #expect(limits.wait(after: 1, asked: "7") == 7)
        #expect(limits.wait(after: 1, asked: "31") == nil)
        #expect(limits.wait(after: 1, asked: "Wed, 21 Oct 2015 07:28:00 GMT") == 1)
        #expect(limits.wait(after: 1, asked: "soon") == 1)
    }
}

@Suite("Services that give pages")
struct PagedSourceTests {
    let folder: FetchFolder

    init() throws { folder = try FetchFolder() }

    private static let quick = TransferLimits(tries: 2, firstWait: 0.01, idleSeconds: 1)

    private func source(_ server: LoopbackServer, _ paging: PagedSource.Paging, records: String = "data") throws
        -> PagedSource
    {
        let base = try SourceAddress(server.address("/api/"))
        let stream = PagedSource.Stream(name: "orders", path: "orders?limit=2", records: records, paging: paging)
        return PagedSource(name: "shop", base: base, tokenVariable: "SHOP_TOKEN", streams: [stream])
    }

    private static func page(_ records: Range<Int>, _ more: String = "") -> [UInt8] {
        Array("{\"data\": [\(records.map { "{\"id\": \($0)}" }.joined(separator: ","))]\(more)}".utf8)
    }

    /// A query's value.
    private static func value(_ name: String, _ request: LoopbackServer.Request) -> String? {
        request.path.split(separator: "?").last?.split(separator: "&").first { $0.hasPrefix(name + "=") }
            .map { String($0.dropFirst(name.count + 1)) }
    }

    @Test(
        "all pages are fetched, each into a file",
        arguments: [
            PagedSource.Paging.nextLink("links.next"), .linkHeader, .page(parameter: "page", first: 1),
            .cursor(parameter: "after", path: "meta.next"),
        ]
    )
    func pages(paging: PagedSource.Paging) throws {
        let server = try LoopbackServer { request, _ in
            guard request.headers["authorization"] == "Bearer t0ken", Self.value("limit", request) == "2" else {
                return .init(status: 401)
            }
            let number = ["page", "after", "p"].compactMap { Self.value($0, request) }.first.flatMap { Int($0) } ?? 1
            let records = number > 3 ? 0..<0 : (number * 2)..<(number * 2 + 2)
            guard number < 3 else { return .init(body: Self.page(records)) }
            let next = "/api/orders?limit=2&p=\(number + 1)"
            return .init(
                headers: ["Link": "<\(next)>; rel=\"next\", </x>; rel=\"last\""],
                body: Self.page(records, ", \"links\": {\"next\": \"\(next)\"}, \"meta\": {\"next\": \(number + 1)}")
            )
        }
        let outcome = try source(server, paging).run(
            into: folder.path,
            variables: ["SHOP_TOKEN": "t0ken"],
            limits: Self.quick
        )
        #expect(outcome.records == ["orders": 6])
        #expect(outcome.diagnostics.isEmpty)
        let pages = folder.names.filter { $0.hasSuffix(".json") }
        #expect(pages == ["shop/orders-000001.json", "shop/orders-000002.json", "shop/orders-000003.json"])
        #expect(folder.names.allSatisfy { !(folder.text($0) ?? "").contains("t0ken") })
    }

    @Test("a service that fails half-way keeps its pages, and says so")
    func halfWay() throws {
        let server = try LoopbackServer { request, _ in
            Self.value("page", request) == "2" ? .init(status: 500) : .init(body: Self.page(0..<2))
        }
        let outcome = try source(server, .page(parameter: "page", first: 1))
            .run(into: folder.path, variables: ["SHOP_TOKEN": "x"], limits: Self.quick)
        #expect(outcome.records == ["orders": 2])
        #expect(outcome.diagnostics.first?.message.contains("(2 records before were kept)") == true)
        #expect(folder.text("shop/orders-000001.json") != nil)
    }

    @Test("a next page on another server, or one that was there, ends it")
    func strayPages() throws {
        for next in ["https://elsewhere.example/api", "/api/orders?limit=2"] {
            let server = try LoopbackServer { _, _ in .init(body: Self.page(0..<2, ", \"next\": \"\(next)\"")) }
            let outcome = try source(server, .nextLink("next"))
                .run(into: folder.path, variables: ["SHOP_TOKEN": "x"], limits: Self.quick)
            #expect(outcome.diagnostics.count == 1)
            #expect(server.requests.count == 1)
        }
    }

    @Test("an answer that is no JSON, has no list, or needs a token that is not there is told")
    func wrongAnswers() throws {
        let server = try LoopbackServer { _, _ in .init(body: Array("<html>sign in</html>".utf8)) }
        for (records, variables) in [("data", ["SHOP_TOKEN": "x"]), ("data", [:])] {
            #expect(throws: FetchFailure.self) {
                _ = try source(server, .none, records: records).run(
                    into: folder.path,
                    variables: variables,
                    limits: Self.quick
                )
            }
        }
        let empty = try LoopbackServer { _, _ in .init(body: Self.page(0..<1)) }
        let failure = #expect(throws: FetchFailure.self) {
            _ = try source(empty, .none, records: "rows").run(
                into: folder.path,
                variables: ["SHOP_TOKEN": "x"],
                limits: Self.quick
            )
        }
        #expect(failure?.message.contains("no list “rows”") == true)
    }
}
