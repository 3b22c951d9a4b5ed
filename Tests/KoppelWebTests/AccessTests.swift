import FoundationEssentials
import Glibc
import IntegrationModel
import Synchronization
import TestSupport
import Testing

@testable import KoppelWeb

/// A workbench that is being served.
final class Served: Sendable {
    let workbench: StandIn
    let address: String
    let client: RawClient
    let token: String
    private let task: Task<Void, any Error>

    init(_ workbench: StandIn = StandIn()) async throws {
        self.workbench = workbench
        let server = try WorkbenchServer(workbench)
        let (addresses, continuation) = AsyncStream<String>.makeStream()
        task = Task { try await server.run { continuation.yield($0) } }
        let found = await addresses.first { _ in true } ?? ""
        let port = found.split(separator: ":").last?.split(separator: "/").first.flatMap { UInt16($0) }
        address = found
        client = RawClient(port: try #require(port, "\(found)"))
        token = found.split(separator: "=").last.map(String.init) ?? ""
    }

    deinit { task.cancel() }

    var host: (String, String) { ("Host", "127.0.0.1:\(client.port)") }
    var origin: (String, String) { ("Origin", "http://127.0.0.1:\(client.port)") }
    var cookie: (String, String) { ("Cookie", "koppel-\(client.port)=\(token)") }

    func get(_ path: String) throws -> RawClient.Answer { try client.send("GET", path, [host, cookie]) }

    func post(_ path: String, _ body: String, _ method: String = "POST") throws -> RawClient.Answer {
        try client.send(method, path, [host, cookie, origin], body: body)
    }
}

@Suite("Who is answered by the workbench")
struct AccessTests {
    @Test("the address with the token sets a cookie that only this site gets, and leads on without the token")
    func begins() async throws {
        let served = try await Served()
        let answer = try served.client.send("GET", "/?token=\(served.token)", [served.host])
        #expect(answer.code == 303)
        #expect(answer.headers["location"] == "/")
        let cookie = try #require(answer.headers["set-cookie"])
        #expect(cookie.hasPrefix("koppel-\(served.client.port)=\(served.token);"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        #expect(try served.get("/").code == 200)
    }

    @Test(
        "no answer without the token",
        arguments: ["/", "/?token=0", "/assets/app.js", "/api/workbench", "/api/lines?file=a&line=1", "/api/events"]
    )
    func needsToken(path: String) async throws {
        let served = try await Served()
        let answer = try served.client.send("GET", path, [served.host])
        #expect(answer.code == 401)
        #expect(!answer.body.contains("Shopify"))
        let wrong = ("Cookie", "koppel-\(served.client.port)=\(String(served.token.reversed()))")
        #expect(try served.client.send("GET", path, [served.host, wrong]).code == 401)
    }

    @Test("tokens are long and no two are the same")
    func tokens() {
        let tokens = Set((0..<100).map { _ in AccessGuard.randomToken() })
        #expect(tokens.count == 100)
        #expect(tokens.allSatisfy { $0.count == 32 })
    }

    @Test(
        "another name of the host is refused, so that a name that is made to lead here reads nothing",
        arguments: ["evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:PORT"]
    )
    func refusesHost(name: String) async throws {
        let served = try await Served()
        let host = name.replacing("PORT", with: "\(served.client.port)")
        #expect(try served.client.send("GET", "/api/workbench", [("Host", host), served.cookie]).code == 421)
        #expect(try served.client.send("GET", "/api/workbench", [served.cookie]).code == 421, "no host at all")
    }

    @Test(
        "a page of another site is refused, with the cookie too",
        arguments: ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"]
    )
    func refusesOrigin(origin: String) async throws {
        let served = try await Served()
        let body = #"{"gap": "leak:a", "reason": "no"}"#
        let headers = [served.host, served.cookie, ("Origin", origin)]
        #expect(try served.client.send("POST", "/api/decision", headers, body: body).code == 403)
        #expect(try served.client.send("GET", "/api/workbench", headers).code == 403)
        #expect(served.workbench.decided.withLock { $0.isEmpty })
    }

    @Test("what changes something needs an origin, and what browsers say of other sites counts")
    func needsOrigin() async throws {
        let served = try await Served()
        let body = #"{"gap": "leak:a", "reason": "no"}"#
        #expect(
            try served.client.send("POST", "/api/decision", [served.host, served.cookie], body: body).code == 403
        )
        for site in ["cross-site", "same-site"] {
            let headers = [served.host, served.cookie, ("Sec-Fetch-Site", site)]
            #expect(try served.client.send("GET", "/api/workbench", headers).code == 403)
        }
        #expect(try served.post("/api/decision", body).code == 200)
        #expect(served.workbench.decided.withLock { $0.map(\.gap) } == ["leak:a"])
    }

    @Test(
        "every answer forbids what does not come from here",
        arguments: ["/", "/api/gaps", "/nothing", "/assets/app.css"]
    )
    func headers(path: String) async throws {
        let served = try await Served()
        let answer = try served.get(path)
        let policy = try #require(answer.headers["content-security-policy"])
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("*"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        #expect(answer.headers["referrer-policy"] == "no-referrer")
        #expect(answer.headers["cache-control"] == "no-store")
        #expect(answer.headers["access-control-allow-origin"] == nil)
    }

    @Test("the other addresses of this machine do not answer")
    func loopbackOnly() async throws {
        let served = try await Served()
        #expect(served.client.isOpen(at: "127.0.0.1"))
        var list: UnsafeMutablePointer<ifaddrs>?
        try #require(getifaddrs(&list) == 0)
        defer { freeifaddrs(list) }
        var next = list
        while let entry = next {
            next = entry.pointee.ifa_next
            guard let address = entry.pointee.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET) else {
                continue
            }
            var text = [CChar](repeating: 0, count: 64)
            getnameinfo(address, socklen_t(MemoryLayout<sockaddr_in>.size), &text, 64, nil, 0, NI_NUMERICHOST)
            let name = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            if !name.hasPrefix("127.") { #expect(!served.client.isOpen(at: name), "\(name)") }
        }
    }
}
