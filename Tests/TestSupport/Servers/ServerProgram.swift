import Foundation
import Synchronization

/// A server program that a test starts for itself, on a port of the loopback address and without the rights of root. It is
/// one that is installed, or one that `make test-servers` unpacked below the build.
public final class ServerProgram {
    private let process = Process()
    private let log: String

    private static let unpacked = SharedData.checkout + "/.build/test-servers"

    /// Where a program is; nil where there is none.
    public static func path(of name: String) -> String? {
        let folders = ["\(unpacked)/usr/sbin", "\(unpacked)/usr/bin", "/usr/sbin", "/usr/bin", "/usr/local/bin"]
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Why tests of a server are skipped.
    public static func absence(of name: String) -> String {
        "\(name) is not installed; `make test-servers` unpacks it below the build"
    }

    /// A file of an unpacked package; nil where it is not there.
    static func unpackedFile(_ path: String) -> String? {
        let whole = "\(unpacked)/\(path)"
        return FileManager.default.fileExists(atPath: whole) ? whole : nil
    }

    /// Starts a program and waits until it answers.
    ///
    /// - Parameter isUnprivileged: as `nobody` where the test runs as root.
    init(_ name: String, _ arguments: [String], port: UInt16, log: String, isUnprivileged: Bool = false) throws {
        self.log = log
        guard let program = Self.path(of: name) else { throw Failure(text: Self.absence(of: name)) }
        let command =
            isUnprivileged && geteuid() == 0
            ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program] : [program]
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = command.dropFirst() + arguments
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LD_LIBRARY_PATH": Self.libraries]
        try Data().write(to: URL(fileURLWithPath: log))
        let output = FileHandle(forWritingAtPath: log)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        for _ in 0..<200 {
            if Self.answers(port) { return }
            guard process.isRunning else { break }
            usleep(25_000)
        }
        throw Failure(text: "\(name) does not answer: \(said)")
    }

    deinit {
        // Started from a thread of the tests it has their signals blocked, of which this one can't be.
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// What it wrote.
    var said: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    struct Failure: Error { var text: String }

    private static var libraries: String {
        ["usr/lib", "lib"].flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: "\(unpacked)/\(folder)")) ?? [])
                .map { "\(unpacked)/\(folder)/\($0)" }
        }.joined(separator: ":")
    }

    private static func answers(_ port: UInt16) -> Bool {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        return LoopbackAddress("127.0.0.1", port).with { connect(handle, $0, $1) } == 0
    }

    /// Runs a program to its end.
    static func run(_ name: String, _ arguments: [String]) throws {
        guard let program = path(of: name) else { throw Failure(text: absence(of: name)) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(text: "\(name) failed") }
    }
}

/// An address of this machine for its sockets.
struct LoopbackAddress {
    private var address = sockaddr_in()

    init(_ host: String, _ port: UInt16) {
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr(host)
    }

    func with(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static let given = Mutex<Set<UInt16>>([])

    /// A port that nobody uses, below those that the system gives to sockets without one (Linux: from 32768 on), so that it
    /// stays free until its server takes it.
    static func freePort() throws -> UInt16 {
        for _ in 0..<200 {
            let port = UInt16.random(in: 20_000..<32_000)
            guard given.withLock({ $0.insert(port).inserted }) else { continue }
            let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(handle) }
            if LoopbackAddress("127.0.0.1", port).with({ bind(handle, $0, $1) }) == 0 { return port }
        }
        throw ServerProgram.Failure(text: "no port is free")
    }
}
