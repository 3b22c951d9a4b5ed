import FoundationEssentials
import ImporterKit

/// Puts a sample in a file for as long as it is needed.
enum TemporaryExport {
    static func with<Result>(
        _ sample: ImporterConformance.Sample,
        _ body: (ExportFile) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.path + "/importer-testing-" + UUID().uuidString
        let name = sample.name.split(separator: "/").last.map(String.init) ?? sample.name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/\(name)"
        guard FileManager.default.createFile(atPath: path, contents: Data(sample.bytes)) else {
            throw CocoaError(.fileWriteUnknown)
        }
        return try body(ExportFile(path: sample.name, absolutePath: path, size: sample.bytes.count))
    }
}
