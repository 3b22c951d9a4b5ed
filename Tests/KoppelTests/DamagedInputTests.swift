import Foundation
import Testing

/// Something wrong with an export.
struct Damage: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var bytes: [UInt8]
    /// The severity of the diagnostic, and words that it says.
    var diagnostic: String
    /// 3 where nothing or not all could be read, 0 where all could.
    var code: Int32 = 3

    var testDescription: String { name }

    static let rows = (1...60).map { "\($0);Atelier \($0);\($0 * 3),50\n" }.joined()

    private static let accented = (1...40).map { "Café \($0);Liège\n" }.joined()

    /// ISO 8859-1.
    private static let latin: [UInt8] = ("naam;stad\n" + accented).unicodeScalars.map { UInt8($0.value) }

    /// UTF-8 with a mark, and then a byte that is none.
    private static let mixed: [UInt8] = Array("\u{FEFF}naam;stad\n\(accented)N".utf8) + [0xFF] + Array(";X\n".utf8)

    static let all: [Damage] = [
        Damage(
            name: "CSV that is cut off inside quotes",
            file: "cut.csv",
            bytes: Array("id,name\n\((1...40).map { "\($0),\"N \($0)\"\n" }.joined())41,\"cut of".utf8),
            diagnostic: "cut.csv:42: error: a quote that opens in this record is never closed"
        ),
        Damage(
            name: "CSV that is cut off inside a record",
            file: "cut.csv",
            bytes: Array("id;name;total\n\(rows)61;Atel".utf8),
            diagnostic: "cut.csv:62: error: the file ends in this record"
        ),
        Damage(
            name: "XML that is cut off",
            file: "cut.xml",
            bytes: Array(
                "<orders>\n\((1...40).map { "<order><number>\($0)</number><total>1.5</total></order>\n" }.joined())<order><num"
                    .utf8
            ),
            diagnostic: "cut.xml:42: error: "
        ),
        Damage(
            name: "JSON that is cut off",
            file: "cut.json",
            bytes: Array(
                "[\n\((1...40).map { "{\"id\": \($0), \"name\": \"n\($0)\"},\n" }.joined()){\"id\": 41, \"na".utf8
            ),
            diagnostic: "cut.json:42: error: "
        ),
        Damage(
            name: "an encoding that is not UTF-8",
            file: "latin.csv",
            bytes: latin,
            diagnostic: "latin.csv: note: the file is not UTF-8",
            code: 0
        ),
        Damage(
            name: "bytes that are no characters of the encoding",
            file: "mixed.csv",
            bytes: mixed,
            diagnostic: "mixed.csv:42: warning: bytes that are no characters",
            code: 0
        ),
        Damage(name: "an empty file", file: "empty.csv", bytes: [], diagnostic: "empty.csv: error: the file is empty"),
        Damage(
            name: "a sign-in page saved as CSV",
            file: "page.csv",
            bytes: Array("<!DOCTYPE html>\n<html><body><form><input type=\"password\"></form></body></html>\n".utf8),
            diagnostic: "page.csv: error: this is a web page"
        ),
        Damage(
            name: "zero bytes in a value",
            file: "zero.csv",
            bytes: Array("id;name;total\n\(rows)61;At\0elier;5,50\n".utf8),
            diagnostic: "zero.csv:62: warning: zero bytes",
            code: 0
        ),
        Damage(
            name: "nothing but zero bytes",
            file: "zeros.csv",
            bytes: [UInt8](repeating: 0, count: 5_000),
            diagnostic: "zeros.csv: error: this is a binary file"
        ),
        Damage(
            name: "an Excel workbook with another ending",
            file: "book.csv",
            bytes: [0x50, 0x4B, 0x03, 0x04] + Array("xl/workbook.xml".utf8),
            diagnostic: "book.csv: error: this is an Excel"
        ),
    ]
}

@Suite("Damaged input")
struct DamagedInputTests {
    @Test("leaves a diagnostic with place and remedy, and the results of the others", arguments: Damage.all)
    func damaged(_ damage: Damage) throws {
        let company = try SmallCompany()
        try company.folder.write(damage.bytes, to: "exports/damaged/\(damage.file)")
        let result = try expectOthers(in: company, code: damage.code)
        #expect(result.errors.contains("damaged/\(damage.diagnostic)"), "\(result.errors)")
        #expect(result.errors.contains("\n  Try: "))
    }

    @Test("alone ends with exit code 4", arguments: Damage.all.filter { ["empty.csv", "page.csv"].contains($0.file) })
    func alone(_ damage: Damage) throws {
        let folder = try TemporaryFolder()
        try folder.write(damage.bytes, to: "exports/damaged/\(damage.file)")
        let result = try Tool.run(["run", "exports", "--workspace", "acme.koppel"], in: folder)
        #expect(result.code == 4)
        #expect(result.errors.contains("damaged/\(damage.diagnostic)"))
    }

    @Test("an XML file never brings in another file")
    func externalEntity() throws {
        let company = try SmallCompany()
        let secret = "do-not-read-\(UUID().uuidString)"
        let path = company.folder.outside("secret.txt")
        try Data(secret.utf8).write(to: URL(filePath: path))
        let orders = (1...20).map { "<order><number>\($0)</number><note>&stolen;</note></order>\n" }.joined()
        try company.folder.write(
            "<?xml version=\"1.0\"?>\n<!DOCTYPE orders [<!ENTITY stolen SYSTEM \"file://\(path)\">]>\n<orders>\(orders)</orders>\n",
            to: "exports/damaged/entity.xml"
        )
        let result = try expectOthers(in: company, code: 3)
        #expect(result.errors.contains("damaged/entity.xml"))
        let all = result.output + Data(result.errors.utf8)
        #expect(!contains(all, secret))
        for (name, data) in company.folder.contents() { #expect(!contains(data, secret), "\(name)") }
    }

    @Test("a link that leads nowhere and a named pipe are told, and nothing waits for them")
    func specialFiles() throws {
        let company = try SmallCompany()
        let folder = company.folder.path + "/exports/damaged"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        #expect(symlink("/nowhere/at/all.csv", folder + "/link.csv") == 0)
        #expect(mkfifo(folder + "/pipe.csv", 0o600) == 0)
        // A link in a circle ends.
        #expect(symlink(folder, folder + "/circle") == 0)
        let result = try expectOthers(in: company, code: 3, seconds: 20)
        #expect(result.errors.contains("damaged/link.csv: error: it leads to nothing"))
        #expect(result.errors.contains("damaged/pipe.csv: error: this is a pipe"))
        let pipe = try Tool.run(["import", "exports/damaged/pipe.csv"], in: company.folder, seconds: 20)
        #expect(pipe.code == 4)
    }

    @Test("a folder without permission is told", .enabled(if: geteuid() != 0, "root may read everything"))
    func permission() throws {
        let company = try SmallCompany()
        try company.folder.write(SmallCompany.contacts(), to: "exports/damaged/contacts.json")
        let folder = company.folder.path + "/exports/damaged"
        chmod(folder, 0)
        defer { chmod(folder, 0o700) }
        let result = try expectOthers(in: company, code: 3)
        #expect(result.errors.contains("damaged: error: the folder can't be opened"))
        #expect(result.errors.contains("Try: give yourself the right"))
    }

    @Test("one endless line is refused in bounded memory", arguments: ["line.csv", "line.json", "line.xml"])
    func oneLine(name: String) throws {
        let company = try SmallCompany()
        let beginnings = [
            "line.csv": "id;name\n1;a\n2;b\n3;", "line.json": "[{\"id\": \"", "line.xml": "<a><b><c>1</c><d>",
        ]
        try company.folder.write(beginnings[name] ?? "", to: "exports/damaged/\(name)")
        let file = try #require(FileHandle(forWritingAtPath: company.folder.path + "/exports/damaged/\(name)"))
        try file.seekToEnd()
        let block = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<Self.lineMegabytes { try file.write(contentsOf: block) }
        try file.close()
        let result = try expectOthers(in: company, code: 3)
        #expect(result.errors.contains("damaged/\(name)"))
        #expect(result.errors.contains("\n  Try: "))
    }

    #if DEBUG
    private static let lineMegabytes = 80
    #else
    private static let lineMegabytes = 1_024
    #endif

    /// Imports, and expects that the systems beside the damaged one are there.
    private func expectOthers(in company: SmallCompany, code: Int32, seconds: Double = 120) throws -> Tool.Result {
        let result = try Tool.run(
            ["import", "exports", "--workspace", "acme.koppel"],
            in: company.folder,
            seconds: seconds
        )
        #expect(result.code == code, "\(result.errors)")
        let map = String(decoding: try company.landscape(), as: UTF8.self)
        for dataset in ["shop/orders", "plant/verkooporders", "contacts/contacts"] {
            #expect(map.contains("\"\(dataset)\""), "\(dataset) is missing")
        }
        return result
    }

    private func contains(_ data: Data, _ text: String) -> Bool { data.range(of: Data(text.utf8)) != nil }
}
