import Foundation
import Testing

@Suite("The manual and completions")
struct ManualTests {
    private static func output(_ arguments: [String]) throws -> (text: String, folder: TemporaryFolder) {
        let folder = try TemporaryFolder()
        return (String(decoding: try Tool.output(arguments, in: folder), as: UTF8.self), folder)
    }

    @Test("the manual page has every command, every option and the examples")
    func page() throws {
        let (page, folder) = try Self.output(["manual"])
        #expect(page.hasPrefix(".TH KOPPEL 1"))
        for command in ["run", "import", "map", "gaps", "next", "report", "explain", "importers new", "manual"] {
            #expect(page.contains(".SS \"koppel \(command)\""), "\(command)")
        }
        let help = String(decoding: try Tool.output(["report", "--help"], in: folder), as: UTF8.self)
        let options = help.split { !$0.isLetter && $0 != "-" }.filter { $0.hasPrefix("--") && $0.count > 3 }
        #expect(options.count > 5)
        for option in Set(options) {
            #expect(page.contains(option.split(separator: "-").joined(separator: "\\-")), "\(option)")
        }
        #expect(page.contains("koppel gaps \\-\\-fail\\-on high"))
    }

    @Test(
        "the manual page is one that programs for manual pages read without a complaint",
        .enabled(if: Shell.has("mandoc"))
    )
    func lint() throws {
        let (page, folder) = try Self.output(["manual"])
        try folder.write(page, to: "koppel.1")
        let complaints = try Shell.run("mandoc", ["-Tlint", "-Wwarning", folder.path + "/koppel.1"])
        #expect(complaints.code == 0, "\(complaints.text)")
    }

    @Test("shells accept the scripts that complete commands", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) throws {
        let (script, folder) = try Self.output(["manual", "--completion", shell])
        #expect(script.contains("koppel") && script.contains("pseudonyms"))
        guard Shell.has(shell) else { return }
        try folder.write(script, to: "script")
        let result = try Shell.run(shell, ["-n", folder.path + "/script"])
        #expect(result.code == 0, "\(result.text)")
    }

    @Test("ids are completed from the workspace")
    func ids() throws {
        let company = try SmallCompany.imported()
        let words = ["---completion", "explain", "--", "positional@0", "0", "9", "koppel", "explain", "shop"]
        let result = try Tool.run(words, in: company.folder)
        #expect(result.text.contains("shop/orders>plant/verkooporders"), "\(result.text) \(result.errors)")
    }

    @Test(
        "a command that is none is refused with the one that was meant",
        arguments: [
            (["gasp"], "koppel gaps"), (["importers", "nwe"], "koppel importers new"), (["raport"], "koppel report"),
        ]
    )
    func meant(arguments: [String], command: String) throws {
        let result = try Tool.run(arguments, in: try TemporaryFolder())
        #expect(result.code == 2 && result.errors.contains("Try: \(command)"), "\(result.errors)")
    }

    @Test("an import tells more or less of what it does")
    func verbosity() throws {
        let company = try SmallCompany()
        let verbose = try Tool.run(["import", "exports", "-w", "a.koppel", "--verbose"], in: company.folder)
        #expect(verbose.errors.contains("matching: ") && verbose.errors.contains("shop/orders.csv: read by "))
        let quiet = try Tool.run(["import", "exports", "-w", "b.koppel", "--quiet"], in: company.folder)
        #expect(quiet.code == 0 && quiet.errors.isEmpty && quiet.output.isEmpty)
        #expect(try Tool.run(["import", "exports", "--quiet", "--verbose"], in: company.folder).code == 2)
    }
}

/// Programs that tests use where they are there.
private enum Shell {
    static func has(_ program: String) -> Bool {
        ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains {
            FileManager.default.isExecutableFile(atPath: $0 + program)
        }
    }

    static func run(_ program: String, _ arguments: [String]) throws -> (code: Int32, text: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
