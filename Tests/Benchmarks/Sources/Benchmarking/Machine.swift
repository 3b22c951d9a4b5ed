import Foundation

/// What the figures depend on beside the program.
public struct Machine: Codable, Sendable {
    public var processor: String
    public var cores: Int
    /// In GiB.
    public var memory: Int
    public var system: String
    public var kernel: String
    public var swift: String
    /// Names of programs and libraries with their versions.
    public var peers: [String]
    /// The last commit that changed the product, with `+` where its files are changed since.
    public var revision: String

    public init(folders: Folders, peers: [String]) {
        processor = Self.value(of: "model name", in: "/proc/cpuinfo") ?? "unknown"
        cores = ProcessInfo.processInfo.activeProcessorCount
        memory = Int((Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824).rounded())
        system = Self.value(of: "PRETTY_NAME", in: "/etc/os-release") ?? "unknown"
        var name = utsname()
        uname(&name)
        kernel = withUnsafeBytes(of: name.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let compiler = capture(["swift", "--version"])?.split(separator: "\n").first { $0.contains("Swift version") }
        swift = compiler.map(String.init) ?? "unknown"
        let git = ["git", "-C", folders.product]
        let sources = ["--", "Package.swift", "Sources", "Plugins"]
        let commit = capture(git + ["log", "-1", "--format=%h"] + sources)?.trimmingCharacters(in: .newlines)
        let changes = capture(git + ["status", "--porcelain"] + sources) ?? ""
        revision = (commit.flatMap { $0.isEmpty ? nil : $0 } ?? "unknown") + (changes.isEmpty ? "" : "+")
        self.peers = peers
    }

    /// The value of the first line `key: value` or `key="value"`.
    private static func value(of key: String, in path: String) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix(key) {
            guard let mark = line.firstIndex(where: { $0 == ":" || $0 == "=" }) else { continue }
            return line[line.index(after: mark)...].trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
        }
        return nil
    }
}

/// What a program prints, both streams; `nil` where it can't be started or fails.
func capture(_ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
}
