import Foundation
import TestSupport
import Testing

/// `koppel serve` as it runs, until its last reference goes.
final class Workbench {
    let address: String
    private let process = Process()

    init(_ arguments: [String], in folder: TemporaryFolder) throws {
        let output = folder.outside("serve-\(UUID().uuidString).out")
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        process.executableURL = URL(filePath: Tool.path)
        process.arguments = ["serve", "--no-open"] + arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        for _ in 0..<2_000 where !text.contains("Ctrl-C") && process.isRunning {
            usleep(5_000)
            text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
        }
        address = try #require(text.firstMatch(of: /http:\S+/).map { String($0.output) }, "\(text)")
    }

    deinit {
        if !stop() { Issue.record("the workbench did not stop when asked to") }
    }

    /// Asks the workbench to stop, and ends it when it does not within ten seconds.
    ///
    /// - Returns: Whether it stopped when asked.
    @discardableResult
    func stop() -> Bool {
        process.terminate()
        for _ in 0..<2_000 where process.isRunning { usleep(5_000) }
        guard process.isRunning else { return true }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return false
    }

    /// The pages in a browser, once they are there.
    func browser(width: Int, height: Int = 900, language: String = "en") throws -> Browser {
        let browser = try Browser(width: width, height: height, language: language)
        try browser.open(address)
        try browser.wait(for: "document.querySelector('#main')?.hasChildNodes()")
        return browser
    }
}
