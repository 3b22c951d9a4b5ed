import CLibCurl
import Glibc

/// One request, with libcurl.
///
/// It never follows a redirect by itself, takes no other protocol than the one of its address, and always checks the
/// certificate or the known key of the server.
final class Transfer {
    /// What the server answered, beside the content.
    struct Answer {
        /// Of HTTP; 0 for other protocols.
        var status = 0
        /// By name in lower case.
        var headers: [String: String] = [:]
        /// Of libcurl.
        var code: CURLcode = CURLE_OK
        var reason = ""
        /// Bytes of what was asked for; nil where the server does not say.
        var size: Int?
        /// When the file was changed, in seconds since 1970; nil where the server does not say.
        var modified: Int?
    }

    struct Options {
        var headers: [String] = []
        /// Bytes that are there already.
        var start = 0
        /// Seconds without a byte before it is given up.
        var idleSeconds = 60
        var connectSeconds = 30
        /// Asks for size and time of the file alone.
        var isQuestion = false
        /// Bytes; what is said to be larger is not begun.
        var most = Int.max
    }

    private var answer = Answer()
    private let take: (UnsafeRawBufferPointer, Answer) -> Bool
    private let progress: (Int, Int) -> Bool

    /// - Parameters:
    ///   - take: gets the content, in pieces; false ends the transfer.
    ///   - progress: gets bytes that have come and bytes in all, 0 where that is not known; false ends the transfer.
    private init(
        take: @escaping (UnsafeRawBufferPointer, Answer) -> Bool,
        progress: @escaping (Int, Int) -> Bool
    ) {
        self.take = take
        self.progress = progress
    }

    /// Carries out a request.
    static func run(
        _ address: SourceAddress,
        _ credentials: Credentials,
        _ options: Options,
        over connection: TransferConnection,
        progress: @escaping (Int, Int) -> Bool = { _, _ in true },
        take: @escaping (UnsafeRawBufferPointer, Answer) -> Bool
    ) -> Answer {
        Transfer(take: take, progress: progress).perform(address, credentials, options, connection)
    }

    private func perform(
        _ address: SourceAddress,
        _ credentials: Credentials,
        _ options: Options,
        _ connection: TransferConnection
    ) -> Answer {
        guard let curl = connection.handle else {
            answer.code = CURLE_OUT_OF_MEMORY
            return answer
        }
        // What is set points to this request; the connection to the server stays.
        defer { curl_easy_reset(curl) }
        var list: UnsafeMutablePointer<curl_slist>?
        var headers = options.headers
        if let token = credentials.token { headers.append("Authorization: Bearer \(token)") }
        // A line break would make another header of it.
        for header in headers where !header.contains(where: \.isNewline) { list = curl_slist_append(list, header) }
        defer { curl_slist_free_all(list) }
        var reason = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))

        let scheme = address.scheme.rawValue
        koppel_curl_set_text(curl, CURLOPT_URL, address.text)
        koppel_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, scheme)
        koppel_curl_set_text(curl, CURLOPT_REDIR_PROTOCOLS_STR, scheme)
        koppel_curl_set_long(curl, CURLOPT_FOLLOWLOCATION, 0)
        koppel_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        koppel_curl_set_long(curl, CURLOPT_SSL_VERIFYPEER, 1)
        koppel_curl_set_long(curl, CURLOPT_SSL_VERIFYHOST, 2)
        koppel_curl_set_long(curl, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        koppel_curl_set_long(curl, CURLOPT_CONNECTTIMEOUT, options.connectSeconds)
        koppel_curl_set_long(curl, CURLOPT_LOW_SPEED_LIMIT, 1)
        koppel_curl_set_long(curl, CURLOPT_LOW_SPEED_TIME, options.idleSeconds)
        koppel_curl_set_text(curl, CURLOPT_USERAGENT, "koppel")
        if let list { koppel_curl_set_list(curl, CURLOPT_HTTPHEADER, list) }
        if let authorities = credentials.authorities { koppel_curl_set_text(curl, CURLOPT_CAINFO, authorities) }
        if address.isLoopback { koppel_curl_set_text(curl, CURLOPT_NOPROXY, "*") }
        setLogin(curl, credentials)
        if address.scheme == .sftp { setKeys(curl, credentials) }
        if !address.isHTTP {
            koppel_curl_set_long(curl, CURLOPT_FILETIME, 1)
            koppel_curl_set_long(curl, CURLOPT_NOBODY, options.isQuestion ? 1 : 0)
            koppel_curl_set_size(curl, CURLOPT_RESUME_FROM_LARGE, options.start)
        }
        koppel_curl_set_size(curl, CURLOPT_MAXFILESIZE_LARGE, options.most)
        setCallbacks(curl)
        reason.withUnsafeMutableBufferPointer { buffer in
            koppel_curl_set_pointer(curl, CURLOPT_ERRORBUFFER, buffer.baseAddress)
            withExtendedLifetime(self) { answer.code = curl_easy_perform(curl) }
        }
        var status = 0
        koppel_curl_get_long(curl, CURLINFO_RESPONSE_CODE, &status)
        if address.isHTTP { answer.status = status }
        answer.size = Self.number(curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)
        answer.modified = Self.number(curl, CURLINFO_FILETIME_T)
        let words = String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        answer.reason = words.isEmpty ? curl_easy_strerror(answer.code).map { String(cString: $0) } ?? "" : words
        return answer
    }

    private func setLogin(_ curl: UnsafeMutableRawPointer, _ credentials: Credentials) {
        if credentials.token != nil { return }
        if let user = credentials.user { koppel_curl_set_text(curl, CURLOPT_USERNAME, user) }
        if let password = credentials.password {
            koppel_curl_set_text(curl, CURLOPT_PASSWORD, password)
        } else {
            koppel_curl_set_long(curl, CURLOPT_NETRC, Int(CURL_NETRC_OPTIONAL.rawValue))
            if let netrc = credentials.netrc { koppel_curl_set_text(curl, CURLOPT_NETRC_FILE, netrc) }
        }
    }

    /// Without known keys of servers none is trusted.
    private func setKeys(_ curl: UnsafeMutableRawPointer, _ credentials: Credentials) {
        koppel_curl_set_text(curl, CURLOPT_SSH_KNOWNHOSTS, credentials.knownHosts ?? "/dev/null")
        if let key = credentials.key { koppel_curl_set_text(curl, CURLOPT_SSH_PRIVATE_KEYFILE, key) }
        if let passphrase = credentials.passphrase { koppel_curl_set_text(curl, CURLOPT_KEYPASSWD, passphrase) }
    }

    /// What libcurl counted; nil where it does not know.
    private static func number(_ curl: UnsafeMutableRawPointer, _ info: CURLINFO) -> Int? {
        var value = -1
        koppel_curl_get_size(curl, info, &value)
        return value < 0 ? nil : value
    }

    private func setCallbacks(_ curl: UnsafeMutableRawPointer) {
        let user = Unmanaged.passUnretained(self).toOpaque()
        koppel_curl_set_data(curl, CURLOPT_WRITEFUNCTION) { bytes, size, count, user in
            guard let bytes, let user else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(user).takeUnretainedValue()
            let length = size &* count
            return transfer.take(UnsafeRawBufferPointer(start: bytes, count: length), transfer.answer) ? length : 0
        }
        koppel_curl_set_pointer(curl, CURLOPT_WRITEDATA, user)
        koppel_curl_set_data(curl, CURLOPT_HEADERFUNCTION) { bytes, size, count, user in
            guard let bytes, let user else { return 0 }
            let length = size &* count
            Unmanaged<Transfer>.fromOpaque(user).takeUnretainedValue()
                .takeHeader(String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self))
            return length
        }
        koppel_curl_set_pointer(curl, CURLOPT_HEADERDATA, user)
        koppel_curl_set_long(curl, CURLOPT_NOPROGRESS, 0)
        koppel_curl_set_progress(curl) { user, total, now, _, _ in
            guard let user else { return 1 }
            return Unmanaged<Transfer>.fromOpaque(user).takeUnretainedValue().progress(Int(now), Int(total)) ? 0 : 1
        }
        koppel_curl_set_pointer(curl, CURLOPT_XFERINFODATA, user)
    }

    private func takeHeader(_ line: String) {
        if line.hasPrefix("HTTP/") {
            answer.headers = [:]
            answer.status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        } else if let colon = line.firstIndex(of: ":"), answer.headers.count < 200 {
            let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
            let end = value.lastIndex { !$0.isWhitespace }.map { value.index(after: $0) } ?? value.startIndex
            answer.headers[line[..<colon].lowercased()] = String(value[..<end])
        }
    }
}
