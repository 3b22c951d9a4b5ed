import Foundation
import TestSupport
import Testing

@testable import Fetching

/// What the tests of all servers share.
struct FetchingFromServers {
    let folder: FetchFolder
    let variables: [String: String]

    static let body = (1...60_000).flatMap { Array("\($0);order\n".utf8) }
    /// As long as the other, and not the same.
    static let changed = (1...60_000).flatMap { Array("\($0);ORDER\n".utf8) }

    static func write(_ bytes: [UInt8], to path: String, secondsAgo: Double = 100) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let date = Date().addingTimeInterval(-secondsAgo)
        try FileManager.default.setAttributes(
            [.modificationDate: date, .posixPermissions: 0o644],
            ofItemAtPath: path
        )
    }

    static func append(_ line: String, to path: String) {
        guard let file = FileHandle(forWritingAtPath: path) else { return }
        _ = try? file.seekToEnd()
        try? file.write(contentsOf: Data(line.utf8))
        try? file.close()
    }

    func fetch(_ address: String, bytes: Int = 1 << 30, tries: Int = 3) throws {
        let address = try SourceAddress(address)
        let limits = TransferLimits(bytes: bytes, tries: tries, firstWait: 0.01, longestWait: 0.2, idleSeconds: 2)
        _ = try Download(address, credentials: Credentials(for: address, variables: variables), limits: limits)
            .run(into: "\(folder.path)/fetched")
    }

    func refusal(_ address: String, bytes: Int = 1 << 30) -> FetchFailure? {
        #expect(throws: FetchFailure.self) { try fetch(address, bytes: bytes, tries: 1) }
    }

    var content: [UInt8]? {
        FileManager.default.contents(atPath: "\(folder.path)/fetched/orders.csv").map(Array.init)
    }

    /// Tells a file from another of the same name that took its place.
    var identity: UInt64? {
        let facts = try? FileManager.default.attributesOfItem(atPath: "\(folder.path)/fetched/orders.csv")
        return (facts?[.systemFileNumber] as? NSNumber)?.uint64Value
    }
}

@Suite(
    "SFTP, from OpenSSH's server",
    .enabled(if: SFTPServer.isAvailable, Comment(rawValue: ServerProgram.absence(of: "sshd")))
)
struct SFTPTests {
    let folder: FetchFolder
    let server: SFTPServer

    init() throws {
        folder = try FetchFolder()
        server = try SFTPServer(in: "\(folder.path)/server")
        try FetchingFromServers.write(FetchingFromServers.body, to: "\(server.files)/orders.csv")
    }

    private func client(port: UInt16? = nil, key: String? = nil, hostKey: String = "host") throws
        -> FetchingFromServers
    {
        FetchingFromServers(
            folder: folder,
            variables: [
                "KOPPEL_KEY_127_0_0_1": key ?? server.key,
                "KOPPEL_KNOWN_HOSTS": try server.knownHosts(port: port, key: hostKey),
            ]
        )
    }

    @Test("a file is fetched whole; one that has not changed is left, and one that has is fetched again")
    func whole() throws {
        let client = try client()
        try client.fetch(server.address("orders.csv"))
        #expect(client.content == FetchingFromServers.body)
        let before = client.identity
        try client.fetch(server.address("orders.csv"))
        #expect(client.identity == before)
        try FetchingFromServers.write(FetchingFromServers.changed, to: "\(server.files)/orders.csv", secondsAgo: 50)
        try client.fetch(server.address("orders.csv"))
        #expect(client.content == FetchingFromServers.changed)
    }

    @Test(
        "what broke off is gone on with, and gives the same bytes",
        arguments: [FaultyProxy.Fault.Kind.cut, .reset, .stall]
    )
    func resume(kind: FaultyProxy.Fault.Kind) throws {
        let proxy = try FaultyProxy(to: server.port, faults: [.init(kind, after: 500_000)])
        let client = try client(port: proxy.port)
        try client.fetch(server.address("orders.csv", port: proxy.port))
        #expect(client.content == FetchingFromServers.body)
        #expect(proxy.passed.count == 2)
        #expect((proxy.passed.last ?? 0) < FetchingFromServers.body.count)
    }

    @Test("a file that changed while the connection was broken is not joined")
    func changed() throws {
        let path = "\(server.files)/orders.csv"
        let proxy = try FaultyProxy(
            to: server.port,
            faults: [
                .init(.cut, after: 500_000) {
                    try? FetchingFromServers.write(FetchingFromServers.changed, to: path, secondsAgo: 9)
                }
            ]
        )
        let client = try client(port: proxy.port)
        try client.fetch(server.address("orders.csv", port: proxy.port))
        #expect(client.content == FetchingFromServers.changed)
    }

    @Test("a file that grows while it is fetched is fetched again, and told where it does not stop")
    func grows() throws {
        let path = "\(server.files)/orders.csv"
        let line = "60001;order\n"
        let longer = FetchingFromServers.body + Array(line.utf8)
        let proxy = try FaultyProxy(
            to: server.port,
            faults: [.init(.none, after: 500_000) { FetchingFromServers.append(line, to: path) }]
        )
        let client = try client(port: proxy.port)
        let failure = #expect(throws: FetchFailure.self) {
            try client.fetch(server.address("orders.csv", port: proxy.port), tries: 1)
        }
        #expect(failure?.message.contains("changed while it was fetched") == true, "\(failure?.message ?? "")")
        #expect(client.content == nil)
        try client.fetch(server.address("orders.csv", port: proxy.port))
        #expect(client.content == longer)
    }

    @Test("a server whose key is not known, or is another one, gets nothing")
    func hostKeys() throws {
        let elsewhere = try client(port: 1)
        let other = try client(hostKey: "other")
        for client in [elsewhere, other] {
            let failure = client.refusal(server.address("orders.csv"))
            #expect(failure?.message.contains("the key of the server 127.0.0.1 is not known") == true)
            #expect(failure?.remedy.contains("compare the key") == true)
            #expect(client.content == nil)
        }
    }

    @Test("who has no key is told how to name one")
    func noKey() throws {
        let failure = try client(key: server.otherKey).refusal(server.address("orders.csv"))
        #expect(failure?.message.contains("does not let you in") == true)
        #expect(failure?.remedy.contains("KOPPEL_KEY_127_0_0_1") == true)
    }

    @Test("what is not there, is a folder, or is too large is told")
    func refusals() throws {
        let client = try client()
        #expect(client.refusal(server.address("none.csv"))?.message.contains("no such file") == true)
        #expect(client.refusal(server.address(""))?.message.contains("this is a folder") == true)
        #expect(client.refusal(server.address("orders.csv"), bytes: 1000)?.message.contains("larger than 1000") == true)
        #expect(client.content == nil)
    }
}

@Suite(
    "FTPS, from vsftpd",
    .enabled(if: FTPSServer.isAvailable, Comment(rawValue: ServerProgram.absence(of: "vsftpd")))
)
struct FTPSTests {
    let folder: FetchFolder
    let server: FTPSServer
    let certificate: TestCertificate

    init() throws {
        folder = try FetchFolder()
        certificate = try TestCertificate(for: "IP:127.0.0.1,IP:127.0.0.2", in: folder.path)
        server = try FTPSServer(in: "\(folder.path)/server", certificate: certificate)
        try FetchingFromServers.write(FetchingFromServers.body, to: "\(server.files)/orders.csv")
    }

    private func client(trusts: Bool = true, password: String = FTPSServer.password) throws -> FetchingFromServers {
        let netrc = "\(folder.path)/netrc"
        let lines = ["127.0.0.1", "127.0.0.2"].map { "machine \($0) login anonymous password \(password)\n" }
        try lines.joined().write(toFile: netrc, atomically: true, encoding: .utf8)
        return FetchingFromServers(
            folder: folder,
            variables: ["NETRC": netrc].merging(trusts ? ["SSL_CERT_FILE": certificate.path] : [:]) { $1 }
        )
    }

    /// The server behind 127.0.0.2, where its content meets faults.
    private func behindFaults(_ faults: [FaultyProxy.Fault]) throws -> [FaultyProxy] {
        [
            try FaultyProxy(to: server.port, host: "127.0.0.2", port: server.port),
            try FaultyProxy(to: server.contentPort, host: "127.0.0.2", port: server.contentPort, faults: faults),
        ]
    }

    @Test("a file is fetched whole, with a login that stands in no other file; one that has not changed is left")
    func whole() throws {
        let client = try client()
        try client.fetch(server.address("orders.csv"))
        #expect(client.content == FetchingFromServers.body)
        let before = client.identity
        try client.fetch(server.address("orders.csv"))
        #expect(client.identity == before)
        for name in folder.names where name.hasPrefix("fetched") {
            #expect(folder.text(name)?.contains(FTPSServer.password) != true)
        }
    }

    @Test(
        "what broke off is gone on with, and gives the same bytes",
        arguments: [FaultyProxy.Fault.Kind.cut, .reset]
    )
    func resume(kind: FaultyProxy.Fault.Kind) throws {
        let proxies = try behindFaults([.init(kind, after: 500_000)])
        let client = try client()
        try client.fetch(server.address("orders.csv", host: "127.0.0.2"))
        #expect(client.content == FetchingFromServers.body)
        #expect(proxies[1].passed.count == 2)
        #expect((proxies[1].passed.last ?? 0) < FetchingFromServers.body.count)
    }

    @Test("a file that changed while the connection was broken is not joined")
    func changed() throws {
        let path = "\(server.files)/orders.csv"
        let proxies = try behindFaults([
            .init(.cut, after: 500_000) {
                try? FetchingFromServers.write(FetchingFromServers.changed, to: path, secondsAgo: 9)
            }
        ])
        let client = try client()
        try client.fetch(server.address("orders.csv", host: "127.0.0.2"))
        #expect(client.content == FetchingFromServers.changed)
        #expect(proxies[1].passed.count == 2)
    }

    @Test("a server that signed its certificate itself gets no password")
    func selfSigned() throws {
        let client = try client(trusts: false)
        let failure = client.refusal(server.address("orders.csv"))
        #expect(failure?.message.contains("the certificate of 127.0.0.1 can't be trusted") == true)
        #expect(failure?.remedy.contains("SSL_CERT_FILE") == true)
        #expect(client.content == nil)
    }

    @Test("a wrong password is told, and is not in the message")
    func wrongPassword() throws {
        let failure = try client(password: "wr0ng-one").refusal(server.address("orders.csv"))
        #expect(failure?.message.contains("does not let you in") == true)
        #expect(failure.map { "\($0)".contains("wr0ng-one") } == false)
    }

    @Test("what is not there or too large is told")
    func refusals() throws {
        let client = try client()
        #expect(client.refusal(server.address("none.csv"))?.message.contains("no such file") == true)
        #expect(client.refusal(server.address("orders.csv"), bytes: 1000)?.message.contains("larger than 1000") == true)
        #expect(client.content == nil)
    }
}

@Suite(
    "HTTPS, through stunnel",
    .enabled(if: HTTPSServer.isAvailable, Comment(rawValue: ServerProgram.absence(of: "stunnel")))
)
struct HTTPSTests {
    let folder: FetchFolder

    init() throws { folder = try FetchFolder() }

    private func client(_ variables: [String: String]) -> FetchingFromServers {
        FetchingFromServers(folder: folder, variables: variables.merging(["NETRC": "/dev/null"]) { old, _ in old })
    }

    @Test("what is trusted is fetched, over a busy server and a broken connection")
    func trusted() throws {
        let body = FetchingFromServers.body
        let web = try LoopbackServer { request, number in
            if number == 1 { return .init(status: 503, headers: ["Retry-After": "0.1"]) }
            var reply = LoopbackServer.Reply(headers: ["ETag": "\"v1\""], body: body)
            if number == 2 { reply.ending = .cut(70_000) }
            if let range = request.headers["range"], request.headers["if-range"] == "\"v1\"" {
                let start = Int(range.dropFirst("bytes=".count).dropLast()) ?? 0
                reply.status = 206
                reply.headers["Content-Range"] = "bytes \(start)-\(body.count - 1)/\(body.count)"
                reply.body = Array(body[start...])
            }
            return reply
        }
        let certificate = try TestCertificate(for: "IP:127.0.0.1", in: folder.path)
        let server = try HTTPSServer(before: web, in: folder.path, certificate: certificate)
        let client = client(["SSL_CERT_FILE": certificate.path])
        try client.fetch(server.address("/orders.csv"))
        #expect(client.content == body)
        #expect(web.requests.count == 3)
        #expect(web.requests.last?.headers["range"]?.hasPrefix("bytes=") == true)
    }

    @Test(
        "a server that signed its certificate itself, or has that of another, gets no token",
        arguments: [true, false]
    )
    func untrusted(isSelfSigned: Bool) throws {
        let web = try LoopbackServer { _, _ in .init(body: FetchingFromServers.body) }
        let name = isSelfSigned ? "IP:127.0.0.1" : "DNS:shop.example"
        let certificate = try TestCertificate(for: name, in: folder.path)
        let server = try HTTPSServer(before: web, in: folder.path, certificate: certificate)
        let client = client(
            ["KOPPEL_TOKEN_127_0_0_1": "s3cret"].merging(isSelfSigned ? [:] : ["SSL_CERT_FILE": certificate.path]) {
                $1
            }
        )
        let failure = client.refusal(server.address("/orders.csv"))
        #expect(failure?.message.contains("the certificate of 127.0.0.1 can't be trusted") == true)
        #expect(failure?.remedy.contains("SSL_CERT_FILE") == true)
        #expect(web.requests.isEmpty)
        #expect(client.content == nil)
    }

    @Test("a redirect to a place without protection, or to another server, is not followed")
    func redirects() throws {
        let elsewhere = try LoopbackServer { _, _ in .init(body: FetchingFromServers.body) }
        let target = elsewhere.address("/orders.csv")
        let web = try LoopbackServer { _, _ in .init(status: 302, headers: ["Location": target]) }
        let certificate = try TestCertificate(for: "IP:127.0.0.1", in: folder.path)
        let server = try HTTPSServer(before: web, in: folder.path, certificate: certificate)
        let failure = client(["SSL_CERT_FILE": certificate.path]).refusal(server.address("/orders.csv"))
        #expect(failure?.message.contains("it leads to another server") == true)
        #expect(elsewhere.requests.isEmpty)
    }
}
