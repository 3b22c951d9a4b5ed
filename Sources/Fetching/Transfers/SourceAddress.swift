/// The address of an export on another machine.
public struct SourceAddress: Sendable, Hashable {
    public enum Scheme: String, Sendable {
        case https, sftp, ftps
        /// For this machine itself only, as nothing protects it on the way.
        case http
    }

    public let scheme: Scheme
    /// In lower case.
    public let host: String
    let port: Int?
    let user: String?
    /// With the slash it begins with, and with the question after it, as they were given.
    let rest: String

    /// Whether a text is meant as an address, and not as a path.
    public static func isAddress(_ text: String) -> Bool {
        guard let mark = text.firstRange(of: "://") else { return false }
        let scheme = text[..<mark.lowerBound]
        return !scheme.isEmpty && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }

    /// - Throws: ``FetchFailure`` where it is no address that can be fetched safely.
    public init(_ text: String) throws {
        guard let mark = text.firstRange(of: "://"),
            let scheme = Scheme(rawValue: text[..<mark.lowerBound].lowercased())
        else {
            throw FetchFailure(
                "addresses of this kind can't be fetched; https://, sftp:// or ftps:// was expected",
                remedy: "download the file and import that"
            )
        }
        let after = text[mark.upperBound...]
        let end = after.firstIndex { "/?#".contains($0) } ?? after.endIndex
        var authority = after[..<end]
        var rest = String(after[end...].prefix { $0 != "#" })
        if !rest.hasPrefix("/") { rest = "/" + rest }
        var user: String?
        if let at = authority.lastIndex(of: "@") {
            let name = authority[..<at]
            guard !name.contains(":") else {
                throw FetchFailure(
                    "there is a password in the address; addresses stay in the shell's history",
                    remedy: "put it into ~/.netrc, or into the variable \(Credentials.variable("PASSWORD", "HOST"))"
                )
            }
            user = String(name)
            authority = authority[authority.index(after: at)...]
        }
        var port: Int?
        if !authority.hasPrefix("["), let colon = authority.lastIndex(of: ":") {
            port = Int(authority[authority.index(after: colon)...])
            guard let number = port, (1...65_535).contains(number) else { throw Self.malformed }
            authority = authority[..<colon]
        }
        let host = authority.lowercased()
        guard Self.isHost(host), user.map(Self.isUser) ?? true,
            rest.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" })
        else { throw Self.malformed }
        self.scheme = scheme
        self.host = host
        self.port = port
        self.user = user
        self.rest = rest
        if !isHTTP, self.path.hasSuffix("/") {
            throw FetchFailure(
                "this is a folder; the address of one file was expected",
                remedy: "name the file: \(shown)orders.csv"
            )
        }
        if scheme == .http, !isLoopback {
            throw FetchFailure(
                "http:// is not encrypted: everybody on the way can read and change it; https:// was expected",
                remedy: "https://\(host)\(path)"
            )
        }
    }

    private static let malformed = FetchFailure(
        "this is no address; https://host/path was expected",
        remedy: "check its spelling; write a blank as %20"
    )

    private static func isHost(_ host: String) -> Bool {
        if host.hasPrefix("["), host.hasSuffix("]") {
            return host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        return !host.isEmpty && host.first != "-"
            && host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }
    }

    private static func isUser(_ user: String) -> Bool {
        !user.isEmpty && user.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-%+~".contains($0)) }
    }

    var isHTTP: Bool { scheme == .https || scheme == .http }

    /// Whether it is this machine itself.
    var isLoopback: Bool {
        host == "localhost" || host == "[::1]"
            || host.hasPrefix("127.") && host.split(separator: ".").count == 4
                && host.allSatisfy { $0.isNumber || $0 == "." }
    }

    /// Without the question, which may hold a secret.
    var path: String { String(rest.prefix { $0 != "?" }) }

    /// For messages: without user and question.
    public var shown: String { "\(scheme.rawValue)://\(authority)\(path)" }

    /// As it is asked for. The user's name goes another way.
    var text: String { "\(scheme.rawValue)://\(authority)\(rest)" }

    private var authority: String { host + (port.map { ":\($0)" } ?? "") }

    /// Whether it is the same server, reached in the same way.
    func isSameServer(as other: SourceAddress) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    /// The name of the file that it leads to.
    var fileName: String {
        let last = path.split(separator: "/").last.map(String.init) ?? host
        return FetchedName.safe(Self.decoded(last))
    }

    /// The name of a folder that no other address has.
    var folderName: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        // FNV-1a (Fowler, Noll, Vo): only to tell addresses apart.
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return FetchedName.safe(host) + "-" + String(hash, radix: 16)
    }

    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Another address, as a server names it: whole, or relative to this one.
    ///
    /// - Throws: ``FetchFailure`` where it leads to another server.
    func following(_ link: String) throws -> SourceAddress {
        let next: SourceAddress
        if Self.isAddress(link) {
            next = try SourceAddress(link)
        } else if link.hasPrefix("//") {
            next = try SourceAddress("\(scheme.rawValue):\(link)")
        } else if link.hasPrefix("/") {
            next = try SourceAddress("\(scheme.rawValue)://\(authority)\(link)")
        } else if link.hasPrefix("?") {
            next = try SourceAddress("\(scheme.rawValue)://\(authority)\(path)\(link)")
        } else {
            let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
            next = try SourceAddress("\(scheme.rawValue)://\(authority)\(folder)\(link)")
        }
        guard next.isSameServer(as: self) else {
            throw FetchFailure(
                "it leads to another server, \(next.scheme.rawValue)://\(next.host); it was not followed, so that it gets "
                    + "nothing that is meant for \(host)",
                remedy: "if you trust that server, name the address there yourself"
            )
        }
        return next
    }
}
