import CLibCurl

/// What several requests to one server share: a connection that stays open between them.
///
/// For one thread.
final class TransferConnection {
    /// nil where there is no memory for it.
    let handle: UnsafeMutableRawPointer?

    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    init() { handle = Self.isReady ? curl_easy_init() : nil }

    deinit { if let handle { curl_easy_cleanup(handle) } }
}
