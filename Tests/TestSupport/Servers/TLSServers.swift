import Foundation

/// A certificate that a server signed itself.
public struct TestCertificate {
    public let path: String
    let key: String

    public static let isAvailable = ServerProgram.path(of: "openssl") != nil

    /// - Parameter name: the server's, as a certificate has it: `IP:127.0.0.1`, `DNS:shop.example`.
    public init(for name: String, in folder: String) throws {
        path = "\(folder)/certificate-\(UUID().uuidString).pem"
        key = path + ".key"
        try ServerProgram.run(
            "openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=koppel test", "-addext", "subjectAltName=\(name)", "-keyout", key, "-out", path,
            ]
        )
    }
}

/// Very Secure FTP Daemon, which serves a folder over FTP in TLS (implicit) to those who know its password.
public final class FTPSServer {
    public static let isAvailable = ServerProgram.path(of: "vsftpd") != nil && TestCertificate.isAvailable
    /// With the name `anonymous`.
    public static let password = "pa55-of-ftps"

    private let server: ServerProgram
    private let folder: String
    public let port: UInt16
    /// The port for content.
    public let contentPort: UInt16

    public init(in folder: String, certificate: TestCertificate) throws {
        self.folder = folder
        port = try LoopbackAddress.freePort()
        contentPort = try LoopbackAddress.freePort()
        for name in ["files", "empty"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        try (Self.password + "\n").write(toFile: "\(folder)/passwords", atomically: true, encoding: .utf8)
        let user = NSUserName()
        let settings = [
            "listen=YES", "background=NO", "listen_address=127.0.0.1", "listen_port=\(port)", "anonymous_enable=YES",
            "run_as_launching_user=YES", "secure_email_list_enable=YES", "email_password_file=\(folder)/passwords",
            "anon_root=\(folder)/files", "anon_world_readable_only=NO", "ftp_username=\(user)", "nopriv_user=\(user)",
            "ssl_enable=YES", "implicit_ssl=YES", "allow_anon_ssl=YES", "force_anon_data_ssl=YES",
            "force_anon_logins_ssl=YES", "require_ssl_reuse=NO", "ssl_ciphers=HIGH",
            "rsa_cert_file=\(certificate.path)", "rsa_private_key_file=\(certificate.key)",
            "pasv_min_port=\(contentPort)", "pasv_max_port=\(contentPort)", "seccomp_sandbox=NO", "isolate=NO",
            "isolate_network=NO", "xferlog_enable=NO", "secure_chroot_dir=\(folder)/empty", "max_login_fails=1",
        ]
        let path = "\(folder)/settings"
        try (settings.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        server = try ServerProgram("vsftpd", [path], port: port, log: "\(folder)/log")
    }

    public var files: String { "\(folder)/files" }

    public func address(_ name: String, host: String = "127.0.0.1") -> String { "ftps://\(host):\(port)/\(name)" }
}

/// stunnel before a web server of ours: TLS of a real program, with all faults that ``LoopbackServer`` makes.
public final class HTTPSServer {
    public static let isAvailable = ServerProgram.path(of: "stunnel") != nil && TestCertificate.isAvailable

    private let server: ServerProgram
    private let port: UInt16

    public init(before web: LoopbackServer, in folder: String, certificate: TestCertificate) throws {
        port = try LoopbackAddress.freePort()
        let path = "\(folder)/stunnel-\(port)"
        let settings = """
            foreground = yes
            pid =
            syslog = no
            [web]
            accept = 127.0.0.1:\(port)
            connect = 127.0.0.1:\(web.port)
            cert = \(certificate.path)
            key = \(certificate.key)

            """
        try settings.write(toFile: path, atomically: true, encoding: .utf8)
        server = try ServerProgram("stunnel", [path], port: port, log: path + ".log")
    }

    public func address(_ path: String) -> String { "https://127.0.0.1:\(port)\(path)" }
}
