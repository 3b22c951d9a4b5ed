import Configuration
import IntegrationModel

/// What a company wants, in `vision.yaml` beside the exports or in a file that the command line names.
enum VisionFile {
    /// Reads the file; nil where none is named and no folder has one.
    ///
    /// - Throws: ``ConfigurationError`` with line and column.
    static func read(_ named: String?, in folders: [String]) throws -> Vision? {
        if let named {
            guard FilePath.exists(named) else {
                throw Trouble.usage("\(named): no such file\n  Try: name a file that is there")
            }
        }
        let beside = folders.map { $0 + "/" + Vision.fileName }
        guard let path = named ?? beside.first(where: FilePath.exists) else { return nil }
        return try Vision(yaml: String(decoding: try FilePath.read(path), as: UTF8.self), file: path)
    }
}
