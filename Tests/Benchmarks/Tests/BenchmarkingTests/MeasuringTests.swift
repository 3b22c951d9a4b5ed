import Foundation
import Testing

@testable import Benchmarking

@Suite("Measuring programs")
struct MeasuringTests {
    @Test("processor time and memory are those of the program, its child processes included")
    func usage() throws {
        let program = "x = bytearray(120_000_000); sum(i * i for i in range(2_000_000))"
        let usage = try run(["sh", "-c", "python3 -c '\(program)'; true"])
        #expect(usage.processor > 0.05 && usage.processor < 60)
        #expect(usage.peak > 120 && usage.peak < 300)
        #expect(usage.wall > 0.05)
    }

    @Test("a program that waits takes wall time and no processor time")
    func waiting() throws {
        let usage = try run(["sleep", "0.3"])
        #expect(usage.wall >= 0.3 && usage.processor < 0.2)
        #expect(usage.peak < 10)
    }

    @Test("a failure says its exit code and the last line of standard error")
    func failure() throws {
        let failure = #expect(throws: MeasuredProcess.Failure.self) {
            try run(["sh", "-c", "echo first >&2; echo no such table >&2; exit 3"])
        }
        #expect(failure?.description == "exit code 3: no such table")
    }

    @Test("a program that takes too long is ended")
    func limit() throws {
        let failure = #expect(throws: MeasuredProcess.Failure.self) { try run(["sleep", "60"], limit: 0.2) }
        #expect(failure?.description.hasPrefix("took longer") == true)
    }

    @Test("a program that is not there is said so")
    func missing() throws {
        let failure = #expect(throws: MeasuredProcess.Failure.self) { try run(["no-such-program-here"]) }
        #expect(failure?.description.contains("could not be started") == true)
    }

    @Test("a program that takes more memory than allowed is ended")
    func memory() throws {
        #expect(throws: MeasuredProcess.Failure.self) {
            try run(["python3", "-c", "x = bytearray(400_000_000)"], bytes: 200_000_000)
        }
    }

    private func run(_ arguments: [String], limit: Double = 60, bytes: Int = 8_000_000_000) throws -> Usage {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("measuring-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try MeasuredProcess.run(
            arguments,
            output: "\(folder.path)/output",
            errors: "\(folder.path)/errors",
            limits: Limits(seconds: limit, bytes: bytes)
        )
    }
}
