import Foundation
import TestSupport

/// The accessibility checker of others: axe-core, which `make readers` brings.
enum Axe {
    /// Its script; nil where it is not there.
    static let script: String? = {
        guard let python = OtherReader.python else { return nil }
        let folder = URL(filePath: python).deletingLastPathComponent().deletingLastPathComponent().path + "/lib"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return versions.map { "\(folder)/\($0)/site-packages/axe_playwright_python/axe.min.js" }
            .first { FileManager.default.fileExists(atPath: $0) }
            .flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }
    }()

    /// What it calls serious or critical in a page, with the elements; nothing where it is not there.
    static func faults(in browser: Browser) throws -> [String] {
        guard let script else { return [] }
        if try browser.run("return typeof window.axe") != "object" {
            // A script of the page itself is refused by its policy; this one is run from outside.
            _ = try browser.call("Runtime.evaluate", ["expression": script])
        }
        let found = try browser.run(
            """
            const result = await window.axe.run(document, { resultTypes: ["violations"] });
            return JSON.stringify(result.violations.filter((one) => ["serious", "critical"].includes(one.impact))
              .map((one) => `${one.id}: ${one.nodes.map((node) => node.target).slice(0, 3)}`));
            """
        )
        return try JSONSchemaCheck.parse(Data(found.utf8)).elements.compactMap(\.string)
    }
}
