import Glibc

/// Who asks. Secrets come from the environment or a netrc file, and go nowhere but to the server they are for: not into the
/// workspace, and not into a message.
public struct Credentials: Sendable {
    var user: String?
    var password: String?
    /// For the header `Authorization: Bearer`.
    var token: String?
    /// Where logins by host are; nil for `~/.netrc`.
    var netrc: String?
    /// Certificates of authorities to trust; nil for those of the system.
    var authorities: String?
    /// Where the private key for SFTP is, and what opens it; nil for that of an agent.
    var key: String?
    var passphrase: String?
    /// Where the keys of known servers are.
    var knownHosts: String?

    /// Those for an address: from `KOPPEL_USER_…`, `KOPPEL_PASSWORD_…` and `KOPPEL_TOKEN_…` followed by the host's name in
    /// capitals with `_` for other characters, `NETRC`, `SSL_CERT_FILE`. For SFTP also from `KOPPEL_KEY_…` (the path of a
    /// private key; without it the usual ones in `~/.ssh`), `KOPPEL_PASSPHRASE_…`, and `KOPPEL_KNOWN_HOSTS` (without it
    /// `~/.ssh/known_hosts`).
    public init(for address: SourceAddress, variables: [String: String], tokenVariable: String? = nil) {
        user = address.user ?? variables[Self.variable("USER", address.host)]
        password = variables[Self.variable("PASSWORD", address.host)]
        token = variables[tokenVariable ?? Self.variable("TOKEN", address.host)]
        netrc = variables["NETRC"]
        authorities = variables["SSL_CERT_FILE"]
        let folder = variables["HOME"].map { $0 + "/.ssh" }
        key =
            variables[Self.variable("KEY", address.host)]
            ?? folder.flatMap { folder in
                ["id_ed25519", "id_ecdsa", "id_rsa"].map { "\(folder)/\($0)" }.first { access($0, R_OK) == 0 }
            }
        passphrase = variables[Self.variable("PASSPHRASE", address.host)]
        knownHosts = variables["KOPPEL_KNOWN_HOSTS"] ?? folder.map { $0 + "/known_hosts" }
    }

    static func variable(_ kind: String, _ host: String) -> String {
        "KOPPEL_\(kind)_"
            + host.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
    }
}
