import FoundationEssentials
import Glibc
import ImporterKit
import IntegrationModel
import Testing

@Suite("Opening files")
struct TextFileBytesTests {
    /// Makes a folder, and removes it after the test.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koppel-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test("Small files and large ones give their bytes", arguments: [1, 4096, 262_144, 262_145, 1_000_003])
    func bytes(count: Int) throws {
        try withFolder { folder in
            let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try Data(content).write(to: URL(filePath: folder + "/file.csv"))
            let file = try FileBytes(opening: folder + "/file.csv", shownAs: "file.csv")
            #expect(file.count == count)
            #expect(file.buffer.elementsEqual(content))
            file.passed(count)
            #expect(file.buffer.elementsEqual(content))
            #expect(file.head(10).elementsEqual(content.prefix(10)))
        }
    }

    @Test("What can't be opened says why and what to do")
    func errors() throws {
        try withFolder { folder in
            func message(_ name: String) -> String {
                do {
                    _ = try FileBytes(opening: folder + "/" + name, shownAs: name)
                    return ""
                } catch let error as ImportError {
                    #expect(error.diagnostic.location == SourceLocation(file: name))
                    #expect(error.diagnostic.remedy != nil)
                    return error.diagnostic.message
                } catch {
                    return "\(error)"
                }
            }
            #expect(message("missing.csv") == "there is no such file")
            #expect(message("").hasPrefix("this is a folder"))
            try Data().write(to: URL(filePath: folder + "/empty.csv"))
            #expect(message("empty.csv") == "the file is empty")
            #expect(mkfifo(folder + "/pipe", 0o600) == 0)
            #expect(message("pipe").hasPrefix("this is a pipe"))
            try Data([1]).write(to: URL(filePath: folder + "/closed.csv"))
            #expect(chmod(folder + "/closed.csv", 0) == 0)
            // Root may read everything.
            if geteuid() != 0 { #expect(message("closed.csv").hasPrefix("the file may not be read")) }
        }
    }

    @Test(
        "What is no text is recognised, with what to do",
        arguments: [
            (
                [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00] + Array("....[Content_Types].xml....xl/workbook.xml".utf8),
                "workbook"
            ),
            ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00] + Array("....orders.csv".utf8), "zip"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "Excel"),
            (Array("%PDF-1.7\n".utf8), "PDF"),
            ([0x1F, 0x8B, 0x08, 0x00], "gzip"),
            (Array("SQLite format 3".utf8) + [0], "SQLite"),
            (Array("\r\n <!DOCTYPE html><html><body>Sign in</body>".utf8), "web page"),
            ([0xEF, 0xBB, 0xBF] + Array("<HTML lang=\"nl\">".utf8), "web page"),
            ((0..<200).map { UInt8($0 % 32) }, "binary"),
        ] as [([UInt8], String)]
    )
    func unreadable(bytes: [UInt8], words: String) throws {
        let found = try #require(bytes.withUnsafeBytes { UnreadableContent.recognize($0) })
        #expect(found.found.contains(words), "\(found.found)")
        #expect(!found.remedy.isEmpty)
    }

    @Test(
        "Texts of all kinds are texts",
        arguments: ["a;b\n1;2\n", "PAR1;BZh\n1;2\n", "<p>x</p>", "\u{FEFF}a", "", "é\0b\n"],
        TextEncoding.allCases
    )
    func readable(text: String, encoding: TextEncoding) {
        let bytes = encode(text, encoding, marked: true)
        #expect(bytes.withUnsafeBytes { UnreadableContent.recognize($0) } == nil)
    }
}
