import Foundation
import TestSupport
import Testing

@Suite("Documents")
struct DocumentLinkTests {
    /// Every Markdown file beside the code, from the root of the checkout.
    static let documents: [String] = {
        let folders = [
            "", "Documentation", "Plugins", "Samples", "Tests/Benchmarks", "Sources/GapAnalysis/Documentation.docc",
        ]
        return folders.flatMap { folder in
            let path = SharedData.checkout + "/" + folder
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.filter { $0.hasSuffix(".md") }.sorted().map { folder.isEmpty ? $0 : folder + "/" + $0 }
        }
    }()

    @Test("lead to files that exist", arguments: documents)
    func links(document: String) throws {
        let path = SharedData.checkout + "/" + document
        let text = try String(contentsOfFile: path, encoding: .utf8)
        for link in text.matches(of: #/\]\((?<target>[^)#\s]+)[^)]*\)/#) {
            let target = String(link.target)
            guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
            let file = URL(filePath: path).deletingLastPathComponent().appending(path: target).path
            #expect(FileManager.default.fileExists(atPath: file), "\(document) leads to \(target)")
        }
    }

    @Test("there are documents to check")
    func documentsAreThere() {
        #expect(Self.documents.contains("README.md") && Self.documents.contains("Documentation/planning.md"))
    }
}
