import FoundationEssentials
public import ImporterKit

/// The importers that people describe in YAML files of their own, beside those that come with the product.
public struct ManifestFiles: Sendable {
    /// In the order in which they are asked.
    public var manifests: [ImporterManifest] = []
    /// What is wrong with files that were left out.
    public var faults: [ConfigurationError] = []

    public init() {}

    /// The JSON Schema (2020-12) of such a file.
    public static var schema: String { String(decoding: PackageResources.importer_schema_json, as: UTF8.self) }

    /// The ends of names that make a file in a folder a manifest.
    public static let endings = [".importer.yaml", ".importer.yml"]

    /// Reads manifests: files, and all files in folders whose name ends in `.importer.yaml`.
    ///
    /// A file that is wrong leaves a fault, and the others are read. Of two importers with the same id the first counts.
    public init(at paths: [String]) {
        for path in paths.flatMap(Self.files) {
            do {
                add(try Self.manifest(at: path), from: path)
            } catch {
                faults.append(error)
            }
        }
    }

    /// Reads one manifest.
    ///
    /// - Throws: ``ConfigurationError``.
    public static func manifest(at path: String) throws(ConfigurationError) -> ImporterManifest {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError(
                file: path,
                found: "no file that can be read",
                expected: "an importer in YAML",
                remedy: "check the path and who may read it"
            )
        }
        return try ImporterManifest(yaml: String(decoding: data, as: UTF8.self), file: path)
    }

    private mutating func add(_ manifest: ImporterManifest, from path: String) {
        guard !manifests.contains(where: { $0.id == manifest.id }) else {
            faults.append(
                ConfigurationError(
                    file: path,
                    found: "the importer \"\(manifest.id)\", which another file describes",
                    expected: "each id once",
                    remedy: "give it another id, or remove one of the files"
                )
            )
            return
        }
        manifests.append(manifest)
    }

    private static func files(at path: String) -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else { return [path] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().filter { name in endings.contains { name.hasSuffix($0) } }.map { "\(path)/\($0)" }
    }
}
