import CLibCurl

/// Why a transfer failed, in words.
enum TransferFailure {
    /// Whether the same may work a moment later.
    static func isPassing(_ code: CURLcode) -> Bool {
        switch code {
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_OPERATION_TIMEDOUT, CURLE_PARTIAL_FILE,
            CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_SSL_CONNECT_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM, CURLE_AGAIN, CURLE_SSH, CURLE_WEIRD_SERVER_REPLY:
            true
        default: false
        }
    }

    static func of(_ answer: Transfer.Answer, _ address: SourceAddress) -> FetchFailure {
        answer.code == CURLE_OK ? status(answer.status, address) : code(answer, address)
    }

    private static func status(_ status: Int, _ address: SourceAddress) -> FetchFailure {
        let found = "the server \(address.host) answers \(status)"
        switch status {
        case 401, 403:
            return FetchFailure("\(found): it does not let you in", remedy: login(address))
        case 404, 410: return FetchFailure("\(found): there is no such file", remedy: "check the address")
        case 429: return FetchFailure("\(found): too many requests", remedy: "try again later")
        case 500...599: return FetchFailure("\(found): it is in trouble", remedy: "try again later")
        default: return FetchFailure("\(found) where the file was expected", remedy: "check the address")
        }
    }

    private static func login(_ address: SourceAddress) -> String {
        if address.scheme == .sftp {
            return
                "name your private key in the variable \(Credentials.variable("KEY", address.host)), or put a login for "
                + "\(address.host) into ~/.netrc; the user's name goes before the host, sftp://user@\(address.host)/…"
        }
        if address.scheme == .ftps { return "put a login for \(address.host) into ~/.netrc" }
        return "put a login for \(address.host) into ~/.netrc, or a token into the variable "
            + Credentials.variable("TOKEN", address.host)
    }

    static func tooLarge(_ limit: Int) -> FetchFailure {
        FetchFailure(
            "the file is larger than \(limit) bytes",
            remedy: "fetch it with a higher --max-download"
        )
    }

    private static func code(_ answer: Transfer.Answer, _ address: SourceAddress) -> FetchFailure {
        switch answer.code {
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE:
            if address.scheme == .sftp {
                return FetchFailure(
                    "the key of the server \(address.host) is not known (\(answer.reason))",
                    remedy: "sign in once with ssh \(address.host) and compare the key with what its owner says"
                )
            }
            return FetchFailure(
                "the certificate of \(address.host) can't be trusted (\(answer.reason))",
                remedy:
                    "ask who runs the server; certificates of an own authority are named by the variable SSL_CERT_FILE"
            )
        case CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED:
            return FetchFailure("the server \(address.host) does not let you in", remedy: login(address))
        case CURLE_REMOTE_FILE_NOT_FOUND, CURLE_FTP_COULDNT_RETR_FILE, CURLE_TFTP_NOTFOUND:
            return FetchFailure("there is no such file on \(address.host)", remedy: "check the address")
        case CURLE_PARTIAL_FILE:
            return FetchFailure(
                "the file from \(address.host) is shorter than the server said (\(answer.reason))",
                remedy: "try again; what came is kept"
            )
        case CURLE_OPERATION_TIMEDOUT:
            return FetchFailure(
                "the server \(address.host) is too slow (\(answer.reason))",
                remedy: "try again; what came is kept"
            )
        default:
            return FetchFailure(
                "\(address.host) can't be reached (\(answer.reason))",
                remedy: "check the address and the network"
            )
        }
    }
}
