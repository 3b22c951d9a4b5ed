import FlyingFox

/// Decides which requests are answered: those of pages that this program served to the person who started it.
///
/// Other programs of the machine do not know the token; pages of other sites can't send it (`SameSite`), can't pretend
/// another name of the host (`Host`, against DNS rebinding), and are told by their `Origin`.
struct AccessGuard: Sendable {
    /// Random, 32 hexadecimal digits.
    let token: String
    let port: UInt16

    /// Cookies do not tell ports apart, so the name does.
    var cookie: String { "koppel-\(port)" }

    /// Where the browser begins; the token is exchanged for a cookie, so that it does not stay in the address.
    var address: String { "http://127.0.0.1:\(port)/?token=\(token)" }

    enum Verdict: Equatable {
        case allowed
        /// The right token in the address: set the cookie and go on without it.
        case begin
        case refused(Int, String)
    }

    private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

    func verdict(on request: HTTPRequest) -> Verdict {
        let names = request.headers.values(for: .host)
        guard names.count == 1, hosts.contains(names[0].lowercased()) else {
            return .refused(421, "this is not the address of the workbench; use the one that koppel serve printed")
        }
        let origins = request.headers.values(for: HTTPHeader("Origin"))
        guard origins.allSatisfy({ origin in hosts.contains { origin == "http://\($0)" } }) else {
            return .refused(403, "a page of another site may not ask this")
        }
        let site = request.headers[HTTPHeader("Sec-Fetch-Site")]
        guard site == nil || site == "same-origin" || site == "none" else {
            return .refused(403, "a page of another site may not ask this")
        }
        if request.method == .GET, request.path == "/",
            let given = request.query.first(where: { $0.name == "token" })?.value, isToken(given)
        {
            return .begin
        }
        guard cookies(of: request).contains(where: { $0.name == cookie && isToken($0.value) }) else {
            return .refused(401, "open the address that koppel serve printed, with its token")
        }
        // What changes something says where it comes from: browsers always do.
        guard request.method == .GET || !origins.isEmpty else {
            return .refused(403, "a request that changes something must name its origin")
        }
        return .allowed
    }

    /// In constant time, so that guesses tell nothing.
    private func isToken(_ text: String) -> Bool {
        let (given, right) = (Array(text.utf8), Array(token.utf8))
        var difference = given.count ^ right.count
        for index in right.indices { difference |= Int(right[index] ^ (index < given.count ? given[index] : 0)) }
        return difference == 0
    }

    private func cookies(of request: HTTPRequest) -> [(name: String, value: String)] {
        request.headers.values(for: .cookie).flatMap { $0.split(separator: ";") }.compactMap { part in
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { return nil }
            return (String(sides[0].drop { $0 == " " }), String(sides[1]))
        }
    }

    /// 128 random bits.
    static func randomToken() -> String {
        var generator = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef")
        return String((0..<32).map { _ in digits[Int(generator.next(upperBound: UInt(16)))] })
    }
}
