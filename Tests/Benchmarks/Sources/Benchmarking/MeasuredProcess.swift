import Foundation

/// What one run of a program took.
public struct Usage: Codable, Equatable, Sendable {
    /// User and system time of the process and of those it waited for, in seconds.
    public var processor: Double
    /// Elapsed time in seconds.
    public var wall: Double
    /// The largest resident set of one of its processes, in megabytes (10^6 bytes).
    public var peak: Double

    public init(processor: Double, wall: Double, peak: Double) {
        self.processor = processor
        self.wall = wall
        self.peak = peak
    }

    /// One run after the other.
    static func + (left: Usage, right: Usage) -> Usage {
        Usage(
            processor: left.processor + right.processor,
            wall: left.wall + right.wall,
            peak: max(left.peak, right.peak)
        )
    }
}

/// What a program may take before it is ended.
struct Limits: Sendable {
    /// Of wall time.
    var seconds: Double
    /// Of writable memory of its own; files that it maps don't count.
    var bytes: Int

    /// So that a program that needs more than it should never takes the machine from others.
    static var halfOfMemory: Int { Int(clamping: ProcessInfo.processInfo.physicalMemory / 2) }
}

/// Runs programs and measures them, through the program `measure` beside this one.
enum MeasuredProcess {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Runs a program to its end.
    /// - Parameters:
    ///   - arguments: the program, found through `PATH` where it is no path, and its arguments.
    ///   - output: the file for its standard output.
    ///   - errors: the file for its standard error.
    /// - Throws: `Failure` where it can't be started, fails or goes beyond a limit.
    static func run(_ arguments: [String], output: String, errors: String, limits: Limits) throws -> Usage {
        let report = errors + ".usage"
        let process = Process()
        process.executableURL = try launcher()
        process.arguments = [report, output, errors, "\(limits.seconds)", "\(limits.bytes)"] + arguments
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let complaint = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0, let text = try? String(contentsOfFile: report, encoding: .utf8) else {
            throw Failure(description: String(decoding: complaint, as: UTF8.self).trimmingCharacters(in: .newlines))
        }
        try? FileManager.default.removeItem(atPath: report)
        let words = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard words.count == 5 else { throw Failure(description: "its usage could not be read") }
        try check(status: Int(words[3]), isLate: words[4] == 1, limits: limits, errors: errors)
        return Usage(processor: words[0], wall: words[1], peak: words[2] / 1e6)
    }

    private static func launcher() throws -> URL {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent("measure")
    }

    /// The status is that of `wait`: a signal in the lower seven bits, the exit code in the eight above.
    private static func check(status: Int, isLate: Bool, limits: Limits, errors: String) throws {
        guard !isLate else { throw Failure(description: "took longer than \(number(limits.seconds)) s") }
        guard status & 0x7F == 0 else {
            throw Failure(
                description:
                    "ended by signal \(status & 0x7F), with \(number(Double(limits.bytes) / 1e9)) GB of memory allowed"
            )
        }
        let code = (status >> 8) & 0xFF
        guard code == 0 else { throw Failure(description: "exit code \(code)\(lastLine(of: errors))") }
    }

    private static func lastLine(of path: String) -> String {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }
        return line.map { ": " + $0.prefix(300) } ?? ""
    }
}
