import Foundation

/// OpenSSH's server, which serves files of this machine over SFTP to whoever has its key.
public final class SFTPServer {
    public static let isAvailable = ServerProgram.path(of: "sshd") != nil && ServerProgram.path(of: "ssh-keygen") != nil

    private let server: ServerProgram
    private let folder: String
    public let port: UInt16

    /// - Parameter folder: gets its settings, keys and log, and the folder `files` with what is served.
    public init(in folder: String) throws {
        self.folder = folder
        port = try LoopbackAddress.freePort()
        try FileManager.default.createDirectory(atPath: "\(folder)/files", withIntermediateDirectories: true)
        for name in ["host", "user", "other"] {
            try ServerProgram.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "\(folder)/\(name)"])
        }
        var settings = [
            "Port \(port)", "ListenAddress 127.0.0.1", "HostKey \(folder)/host", "PidFile none", "UsePAM yes",
            "StrictModes no", "AuthorizedKeysFile \(folder)/user.pub", "PasswordAuthentication no",
            "KbdInteractiveAuthentication no", "Subsystem sftp internal-sftp", "ForceCommand internal-sftp",
        ]
        for (name, file) in [("SshdSessionPath", "sshd-session"), ("SshdAuthPath", "sshd-auth")] {
            if let path = ServerProgram.unpackedFile("usr/lib/openssh/\(file)") { settings.append("\(name) \(path)") }
        }
        try (settings.joined(separator: "\n") + "\n").write(
            toFile: "\(folder)/settings",
            atomically: true,
            encoding: .utf8
        )
        if geteuid() == 0 {
            for name in [".", "host", "user.pub", "settings"] { chown("\(folder)/\(name)", 65_534, 65_534) }
            chmod(folder, 0o755)
        }
        server = try ServerProgram(
            "sshd",
            ["-D", "-e", "-f", "\(folder)/settings"],
            port: port,
            log: "\(folder)/log",
            isUnprivileged: true
        )
    }

    /// Who may sign in.
    public var user: String { geteuid() == 0 ? "nobody" : NSUserName() }

    public var key: String { "\(folder)/user" }

    /// A key that opens nothing.
    public var otherKey: String { "\(folder)/other" }

    /// Where its files are.
    public var files: String { "\(folder)/files" }

    public func address(_ name: String, port: UInt16? = nil) -> String {
        "sftp://\(user)@127.0.0.1:\(port ?? self.port)\(files)/\(name)"
    }

    /// A file of known servers that names one of its keys.
    public func knownHosts(port: UInt16? = nil, key: String = "host") throws -> String {
        let path = "\(folder)/known-\(UUID().uuidString)"
        let line = try String(contentsOfFile: "\(folder)/\(key).pub", encoding: .utf8)
        try "[127.0.0.1]:\(port ?? self.port) \(line)".write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }
}
