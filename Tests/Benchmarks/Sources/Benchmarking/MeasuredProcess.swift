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
    ///   - limit: after so many seconds it is ended.
    /// - Throws: `Failure` where it can't be started, fails or takes longer than the limit.
    static func run(_ arguments: [String], output: String, errors: String, limit: Double) throws -> Usage {
        let report = errors + ".usage"
        let process = Process()
        process.executableURL = try launcher()
        process.arguments = [report, output, errors, "\(limit)"] + arguments
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
        try check(status: Int(words[3]), isLate: words[4] == 1, limit: limit, errors: errors)
        return Usage(processor: words[0], wall: words[1], peak: words[2] / 1e6)
    }

    private static func launcher() throws -> URL {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent("measure")
    }

    /// The status is that of `wait`: a signal in the lower seven bits, the exit code in the eight above.
    private static func check(status: Int, isLate: Bool, limit: Double, errors: String) throws {
        guard !isLate else { throw Failure(description: "took longer than \(number(limit)) s") }
        guard status & 0x7F == 0 else { throw Failure(description: "ended by signal \(status & 0x7F)") }
        let code = (status >> 8) & 0xFF
        guard code == 0 else { throw Failure(description: "exit code \(code)\(lastLine(of: errors))") }
    }

    private static func lastLine(of path: String) -> String {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }
        return line.map { ": " + $0.prefix(300) } ?? ""
    }
}
