import Foundation
import TestSupport
import Testing

@Suite("The language of texts")
struct LanguageCommandTests {
    @Test(
        "is that of the option, for every page",
        arguments: [
            ("nl", ["map"], "Systemen"), ("fr", ["gaps"], "Gravité"), ("de", ["roadmap"], "Keine Phase"),
            ("nl_BE.UTF-8", ["prices"], "cijfers"), ("fr", ["next"], "étape"),
        ]
    )
    func pages(language: String, command: [String], word: String) throws {
        let company = try SmallCompany.imported()
        let text = String(
            decoding: try Tool.output(command + ["--language", language], in: company.folder),
            as: UTF8.self
        )
        #expect(text.contains(word), "\(text)")
    }

    @Test("is English by itself, and else that of KOPPEL_LANGUAGE or of koppel.yaml, in this order")
    func order() throws {
        let company = try SmallCompany.imported()
        func page(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> String {
            try Tool.run(["map"] + arguments, in: company.folder, environment: environment).text
        }
        #expect(try page([], ["LANG": "nl_BE.UTF-8"]).contains("Systems"))
        try company.folder.write("language: de\n", to: "exports/koppel.yaml")
        #expect(try page().contains("Systeme"))
        #expect(try page([], ["KOPPEL_LANGUAGE": "fr"]).contains("Systèmes"))
        #expect(try page(["--language", "nl"], ["KOPPEL_LANGUAGE": "fr"]).contains("Systemen"))
        let refused = try Tool.run(["map"], in: company.folder, environment: ["KOPPEL_LANGUAGE": "klingon"])
        #expect(refused.code == 2 && refused.errors.contains("en, nl, fr and de"))
        #expect(try Tool.run(["map", "--language", "xx"], in: company.folder).code == 2)
    }

    @Test("is in no document for programs")
    func documents() throws {
        let company = try SmallCompany.imported()
        for form in [["gaps", "--format", "json"], ["map", "--format", "json"], ["gaps", "--format", "csv"]] {
            let english = try Tool.output(form, in: company.folder)
            #expect(try Tool.output(form + ["--language", "fr"], in: company.folder) == english)
        }
    }

    @Test("leaves no English in a report of a whole company", arguments: ["nl", "fr", "de"])
    func report(language: String) throws {
        let company = try SmallCompany.imported()
        _ = try Tool.output(["report", "-o", "a.md", "--language", language], in: company.folder)
        let text = String(decoding: try #require(company.folder.contents()["a.md"]), as: UTF8.self)
        // The plan, and what importers say of inputs, are not translated: they are in the other chapters.
        let chapters = text.components(separatedBy: "\n## ")
        let shown = chapters.enumerated().filter { [2, 3, 4, 6, 8].contains($0.offset) }.map(\.element).joined(
            separator: "\n"
        )
        for word in [" the ", " and ", " with ", " are ", " which ", " they "] {
            let lines = shown.split(separator: "\n").filter { $0.contains(word) && !$0.contains("`") }
            #expect(lines.isEmpty, "\(lines.prefix(3))")
        }
    }
}
