import Foundation
import Testing

@Suite("Imports of the source files")
struct ImportTests {
    let package: PackageDescription

    init() throws { package = try PackageDescription.current.get() }

    /// Modules of the toolchain that product code may import. Of Foundation it is the essentials at most.
    private static let toolchain: Set<String> = [
        "FoundationEssentials", "Glibc", "Darwin", "Dispatch", "Synchronization",
    ]
    /// What tests, and the kit that is for tests, may import beside.
    private static let forTests: Set<String> = ["Foundation", "FoundationXML", "Testing"]
    /// Products of other packages whose modules have other names.
    private static let modules = ["GRDB": ["GRDB"], "Yams": ["Yams"], "ArgumentParser": ["ArgumentParser"]]

    @Test("a file imports what its target depends on, and of the toolchain what is allowed")
    func fit() throws {
        for target in package.targets where target.type != "system-target" && target.type != "system" {
            let isForTests = target.isForTests || target.name == "ImporterTesting"
            var allowed = target.targets.union(Self.toolchain)
            allowed.formUnion(target.products.flatMap { Self.modules[$0] ?? [$0] })
            if isForTests { allowed.formUnion(Self.forTests) }
            for file in try swiftFiles(in: target.folder) {
                let others = imports(of: try PackageDescription.text(file)).subtracting(allowed)
                #expect(others.isEmpty, "\(file) imports \(others.sorted())")
            }
        }
    }

    private func swiftFiles(in folder: String) throws -> [String] {
        let root = PackageDescription.root.appending(path: folder).path
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        try #require(!names.isEmpty, "\(folder) is empty")
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
    }

    /// `public import A`, `@testable import B`, `import struct C.D`: A, B and C.
    private func imports(of text: String) -> Set<String> {
        var names: Set<String> = []
        for line in text.split(separator: "\n") where line.contains("import ") {
            let words = line.split(separator: " ")
            guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
                words[..<position].allSatisfy({
                    $0.hasPrefix("@") && !$0.contains("(") || Self.access.contains(String($0))
                })
            else { continue }
            let rest = words[(position + 1)...].drop { Self.kinds.contains(String($0)) }
            if let name = rest.first?.split(separator: ".").first { names.insert(String(name)) }
        }
        return names
    }

    private static let access: Set<String> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
}
