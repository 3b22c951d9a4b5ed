import FlyingFox
import FoundationEssentials

extension HTTPResponse {
    /// An answer with the headers that every answer has: nothing is kept, nothing is loaded from elsewhere, no other
    /// page can show or read it.
    init(_ status: HTTPStatusCode = .ok, _ type: String, _ bytes: [UInt8], headers: [HTTPHeader: String] = [:]) {
        self.init(
            statusCode: status,
            headers: Self.headers(type, headers),
            body: HTTPBodySequence(data: Data(bytes), suggestedBufferSize: 1 << 16)
        )
    }

    static func headers(_ type: String, _ others: [HTTPHeader: String] = [:]) -> HTTPHeaders {
        var headers = HTTPHeaders()
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        headers[HTTPHeader("Content-Security-Policy")] = contentSecurityPolicy
        headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
        headers[HTTPHeader("X-Frame-Options")] = "DENY"
        headers[HTTPHeader("Referrer-Policy")] = "no-referrer"
        headers[HTTPHeader("Cross-Origin-Opener-Policy")] = "same-origin"
        headers[HTTPHeader("Cross-Origin-Resource-Policy")] = "same-origin"
        headers[HTTPHeader("Permissions-Policy")] = "camera=(), geolocation=(), microphone=()"
        for (name, value) in others { headers[name] = value }
        return headers
    }

    /// Scripts and styles are files of this program; requests go to it alone.
    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
        "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'",
    ]
    .joined(separator: "; ")

    static func json(_ value: some Encodable, _ status: HTTPStatusCode = .ok) throws -> HTTPResponse {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf",
            negativeInfinity: "-inf",
            nan: "nan"
        )
        return HTTPResponse(status, "application/json", [UInt8](try encoder.encode(value)))
    }

    static func trouble(_ code: Int, _ message: String) -> HTTPResponse {
        let status = HTTPStatusCode(code, phrase: code == 421 ? "Misdirected Request" : "Refused")
        return (try? json(["error": message], status)) ?? HTTPResponse(status, "text/plain", Array(message.utf8))
    }
}
