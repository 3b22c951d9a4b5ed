import Foundation
import Testing

/// The package as SwiftPM understands it.
struct PackageDescription: Decodable {
    struct Target: Decodable {
        var name: String
        var type: String
        var path: String?
        private var dependencies: [Dependency]

        /// Targets of this package, by name.
        var targets: Set<String> { Set(dependencies.compactMap { $0.product ? nil : $0.name }) }
        /// Products of other packages.
        var products: Set<String> { Set(dependencies.compactMap { $0.product ? $0.name : nil }) }

        /// Whether it is no part of the product.
        var isForTests: Bool { type == "test" || folder.hasPrefix("Tests/") }

        /// Where its sources are.
        var folder: String { path ?? (type == "test" ? "Tests/" : "Sources/") + name }
    }

    /// `{"byName": [name, null]}`, `{"target": [name, null]}` or `{"product": [name, package, null, null]}`.
    struct Dependency: Decodable {
        var name: String
        var product: Bool

        init(from decoder: any Decoder) throws {
            let kinds = try decoder.singleValueContainer().decode([String: [Part]].self)
            let first = try #require(kinds.first)
            name = try #require(first.value.first?.text)
            product = first.key == "product"
        }

        /// A name, or a condition of platforms.
        private struct Part: Decodable {
            var text: String?

            init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
        }
    }

    var targets: [Target]

    /// The folder of the package.
    static let root: URL = {
        var folder = URL(filePath: #filePath)
        while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// Asked of SwiftPM once, with a scratch folder of its own: that of the build is locked while its tests run.
    static let current = Result { try read() }

    private static func read() throws -> PackageDescription {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "koppel-package-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let output = scratch.appending(path: "package.json")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path, "dump-package",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output.path)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "swift package dump-package failed")
        return try JSONDecoder().decode(PackageDescription.self, from: Data(contentsOf: output))
    }

    subscript(name: String) -> Target? { targets.first { $0.name == name } }

    /// The names of the folders in a folder of the package, sorted.
    static func folders(in path: String) throws -> [String] {
        let folder = root.appending(path: path)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder.appending(path: name).path, isDirectory: &isFolder)
            return isFolder.boolValue && !name.hasPrefix(".")
        }.sorted()
    }

    /// Whether a folder below `root` is a package of its own, as the benchmarks are.
    static func isPackage(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: "\(path)/Package.swift").path)
    }

    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }
}
