import Foundation
import TestSupport

/// A script of `Peers/`, run by a Python that has the peer.
struct PeerScript {
    var name: String
    var python: String

    /// The lines that it prints, as cells; none where the peer is absent.
    func lines(_ arguments: [String]) -> [[String]] {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, SharedData.checkout + "/Tests/Accuracy/Peers/" + name] + arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return [] }
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
