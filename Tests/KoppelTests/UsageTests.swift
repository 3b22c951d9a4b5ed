import Foundation
import Testing

@Suite("Wrong usage")
struct UsageTests {
    @Test(
        "is refused with exit code 2 and says what to do",
        arguments: [
            (["frobnicate"], "--help"), (["run"], "--help"), (["gaps", "--fail-on", "hihg"], "low"),
            (["map", "--format", "pdf"], "json"), (["report", "--output", "report.doc"], ".html, .md, .xlsx or .pdf"),
            (["gaps", "--format", "xlsx"], "--output gaps.xlsx"),
            (["explain", "leak:nowhere"], "Try: "), (["map", "--records", "nowhere"], "the flows are"),
            (["matches", "--between", "shop"], "Try: "), (["links", "--between", "shop"], "Try: "),
            (["accept", "nothing", "--why", "so"], "Try: "), (["schema", "nothing"], "landscape"),
            (["simulate", "--output", "exports"], "Try: "),
        ]
    )
    func refused(arguments: [String], remedy: String) throws {
        let company = try SmallCompany.imported()
        let result = try Tool.run(arguments, in: company.folder)
        #expect(result.code == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(remedy), "\(result.errors)")
    }

    @Test(
        "what can't be done at all ends with exit code 4 and says what to do",
        arguments: [
            ["import", "nowhere"], ["run", "empty"], ["map", "--workspace", "nowhere.koppel"],
            ["gaps", "--workspace", "notes.koppel"], ["importers", "--for", "nowhere.csv"],
        ]
    )
    func impossible(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        try folder.write("these are no tables\n", to: "notes.koppel")
        let result = try Tool.run(arguments, in: folder)
        #expect(result.code == 4)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains("Try: "), "\(result.errors)")
        #expect(folder.contents()["empty.koppel"] == nil, "no workspace is made for nothing")
    }

    @Test("a workspace has to be named where there is none, or more than one")
    func workspaceChoice() throws {
        let company = try SmallCompany()
        #expect(try Tool.run(["map"], in: company.folder).errors.contains("koppel import"))
        for name in ["a.koppel", "b.koppel"] {
            _ = try Tool.output(["import", "exports", "--workspace", name], in: company.folder)
        }
        let several = try Tool.run(["map"], in: company.folder)
        #expect(several.code == 2)
        #expect(several.errors.contains("a.koppel, b.koppel"))
    }

    @Test("every command has a help text with an example that begins with it")
    func help() throws {
        let folder = try TemporaryFolder()
        let top = String(decoding: try Tool.output(["--help"], in: folder), as: UTF8.self)
        let commands = top.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "SUBCOMMANDS:" }
            .dropFirst().prefix { !$0.isEmpty }.compactMap { line in
                // A command with another name beside it stands before a comma.
                line.hasPrefix("  ") && !line.hasPrefix("   ")
                    ? line.split { $0 == " " || $0 == "," }.first.map(String.init) : nil
            }
        #expect(commands.count >= 15)
        for command in commands where command != "help" {
            let help = String(decoding: try Tool.output([command, "--help"], in: folder), as: UTF8.self)
            #expect(help.contains("EXAMPLES"), "koppel \(command) --help")
            #expect(help.contains("  koppel \(command)"), "koppel \(command) --help has no example of it")
        }
    }
}
