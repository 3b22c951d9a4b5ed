import Configuration
import IntegrationModel

/// Steps of a company's own, `steps.yaml` beside the exports.
enum StepsFile {
    static let fileName = StepCatalogue.fileName

    /// The steps of the product, and those of the first folder that has such a file.
    ///
    /// - Throws: ``ConfigurationError`` with line and column.
    static func steps(in folders: [String]) throws -> [StepTemplate] {
        let usual = try StepCatalogue.bundled()
        guard let path = folders.map({ "\($0)/\(fileName)" }).first(where: FilePath.exists) else { return usual.steps }
        let text = String(decoding: try FilePath.read(path), as: UTF8.self)
        return try StepCatalogue(yaml: text, file: path, addingTo: usual).steps
    }
}
