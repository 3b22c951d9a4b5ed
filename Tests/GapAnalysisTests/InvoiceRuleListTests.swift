import Foundation
import Testing

@testable import GapAnalysis

/// With `KOPPEL_RECORD=1` in the environment the list is written instead of compared.
@Suite("The list of rules of invoices")
struct InvoiceRuleListTests {
    private static let file: URL = {
        var folder = URL(filePath: #filePath)
        while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder.appending(path: "Sources/GapAnalysis/Documentation.docc/InvoiceRules.md")
    }()

    private static var table: String {
        let rows = InvoiceRules.all.map { rule in
            "| \(rule.id) | \(rule.origin.rawValue) | \(rule.isFatal ? "must have" : "should have") \(rule.words) |"
        }
        return (["| Rule | Of | An invoice |", "| --- | --- | --- |"] + rows).joined(separator: "\n")
    }

    @Test("holds each rule that is checked, and no other")
    func complete() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let parts = text.components(separatedBy: "<!-- rules -->\n")
        try #require(parts.count == 3)
        if ProcessInfo.processInfo.environment["KOPPEL_RECORD"] == "1" {
            let new = [parts[0], Self.table + "\n", parts[2]].joined(separator: "<!-- rules -->\n")
            try Data(new.utf8).write(to: Self.file)
        } else {
            #expect(parts[1] == Self.table + "\n", "the list is out of date: make readme")
        }
    }

    @Test("no rule is there twice")
    func unique() {
        let ids = InvoiceRules.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.count > 150)
    }
}
