import CLibCurl

/// By what a file is known to be still the same.
struct Validators: Codable, Equatable {
    /// Of HTTP (RFC 9110, 8.8).
    var etag: String?
    var modified: String?
    /// Whether the file may have changed within the second that `modified` names (RFC 9110, 8.8.2.2).
    var isCoarse: Bool?
    /// Of SFTP and FTPS: bytes, and seconds since 1970.
    var size: Int?
    var time: Int?

    init(_ answer: Transfer.Answer) {
        // A weak one does not promise the same bytes.
        etag = answer.headers["etag"].flatMap { $0.hasPrefix("W/") ? nil : $0 }
        modified = answer.headers["last-modified"]
        let sent = answer.headers["date"].map { curl_getdate($0, nil) } ?? -1
        let changed = modified.map { curl_getdate($0, nil) } ?? -1
        isCoarse = sent < 0 || changed < 0 || sent <= changed
    }

    init(size: Int?, time: Int?) {
        self.size = size
        self.time = time
    }

    /// For `If-Range`.
    var condition: String? { etag ?? (isCoarse == false ? modified : nil) }
}
