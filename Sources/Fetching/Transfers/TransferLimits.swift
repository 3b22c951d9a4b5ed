import CLibCurl
import Glibc

/// What transfers refuse to go beyond, and how often they are tried.
public struct TransferLimits: Sendable {
    /// Bytes of one file.
    public var bytes: Int
    public var tries: Int
    /// Seconds before the second try; each later one waits twice as long.
    public var firstWait: Double
    /// Seconds; a server that asks for more is not waited for.
    public var longestWait: Double
    /// Seconds without a byte before a try is given up.
    public var idleSeconds: Int

    public init(
        bytes: Int = 1 << 36,
        tries: Int = 6,
        firstWait: Double = 1,
        longestWait: Double = 120,
        idleSeconds: Int = 60
    ) {
        self.bytes = bytes
        self.tries = tries
        self.firstWait = firstWait
        self.longestWait = longestWait
        self.idleSeconds = idleSeconds
    }

    /// How long to wait after a try, counted from 1; nil for longer than is waited.
    ///
    /// - Parameter asked: the server's `Retry-After`: seconds or a date (RFC 9110, 10.2.3).
    func wait(after attempt: Int, asked: String?) -> Double? {
        var seconds = firstWait
        for _ in 1..<max(1, min(attempt, 30)) { seconds *= 2 }
        guard let asked else { return min(seconds, longestWait) }
        var wanted = Double(asked)
        if wanted == nil, case let date = curl_getdate(asked, nil), date > 0 { wanted = Double(date - time(nil)) }
        let longest = max(seconds, wanted ?? 0)
        return (wanted ?? 0) > longestWait ? nil : min(longest, longestWait)
    }
}

/// How far a transfer is.
public struct TransferProgress: Sendable {
    /// What is fetched.
    public var name: String
    public var bytes: Int
    /// nil where the server does not say.
    public var total: Int?
}
