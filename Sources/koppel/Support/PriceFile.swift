import Configuration
import IntegrationModel

/// A company's own figures for prices, `prices.yaml` beside the exports.
enum PriceFile {
    static let fileName = "prices.yaml"

    /// The figures of the product, with those of the first folder that has such a file in their place.
    ///
    /// - Throws: ``ConfigurationError`` with line and column.
    static func prices(in folders: [String]) throws -> PriceModel {
        let usual = try PriceModel.bundled()
        guard let path = folders.map({ "\($0)/\(fileName)" }).first(where: FilePath.exists) else { return usual }
        let text = String(decoding: try FilePath.read(path), as: UTF8.self)
        return usual.replacing(with: try PriceModel(yaml: text, file: path, replacingIn: usual))
    }
}
