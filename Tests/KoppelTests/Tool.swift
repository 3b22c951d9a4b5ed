import Foundation
import Testing

/// The built command line tool.
enum Tool {
    /// What a run of the tool left.
    struct Result {
        var code: Int32
        var output: Data
        var errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// It lies beside the executable of the tests; measurements name another build.
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["KOPPEL_PROGRAM"] { return path }
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appending(path: "koppel").path
    }()

    /// Runs the tool. Output goes to files, so that neither side waits for the other.
    ///
    /// - Parameters:
    ///   - folder: the folder it runs in.
    ///   - input: the file that is its standard input.
    ///   - seconds: after which it is stopped, and the test fails.
    static func run(
        _ arguments: [String],
        in folder: TemporaryFolder,
        environment: [String: String] = [:],
        input: String? = nil,
        seconds: Double = 120
    ) throws -> Result {
        let name = "run-\(UUID().uuidString)"
        let (output, errors) = (folder.outside(name + ".out"), folder.outside(name + ".err"))
        for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = input.flatMap { FileHandle(forReadingAtPath: $0) } ?? FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        let deadline = Date(timeIntervalSinceNow: seconds)
        while process.isRunning, Date() < deadline { usleep(2_000) }
        let isLate = process.isRunning
        if isLate { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        #expect(!isLate, "koppel \(arguments.joined(separator: " ")) took more than \(seconds) seconds")
        return Result(
            code: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try Data(contentsOf: URL(filePath: output)),
            errors: String(decoding: try Data(contentsOf: URL(filePath: errors)), as: UTF8.self)
        )
    }

    /// Runs the tool and expects exit code 0.
    static func output(_ arguments: [String], in folder: TemporaryFolder) throws -> Data {
        let result = try run(arguments, in: folder)
        try #require(result.code == 0, "koppel \(arguments.joined(separator: " ")): \(result.errors)")
        return result.output
    }
}

/// A folder for exports and a workspace, which goes away with its last reference.
final class TemporaryFolder: Sendable {
    private let root: String

    init() throws {
        root = FileManager.default.temporaryDirectory.path + "/koppel-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root + "/inside", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    var path: String { root + "/inside" }

    /// A path that is not in the folder itself.
    func outside(_ name: String) -> String { root + "/" + name }

    func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: url)
    }

    /// The bytes of every file in the folder, by path.
    func contents() -> [String: Data] {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.reduce(into: [:]) { files, name in
            if let data = FileManager.default.contents(atPath: path + "/" + name) { files[name] = data }
        }
    }
}
