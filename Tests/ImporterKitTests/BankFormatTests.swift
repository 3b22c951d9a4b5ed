import IntegrationModel
import Testing

@testable import ImporterKit

@Suite("Formats of banks")
struct BankFormatTests {
    private static let coda = ["0000005012630005", "12001BE68539007547034", "2100010000", "8001BE685", "9"]
        .map { $0 + String(repeating: " ", count: 128 - $0.utf8.count) }.joined(separator: "\r\n")
    private static let mt940 =
        ":20:REF\r\n:25:BE68539007547034\r\n:28C:1/1\r\n:60F:C260105EUR0,00\r\n:62F:C260105EUR0,00\r\n"

    @Test(
        "are told by the beginning of the file",
        arguments: [
            (coda, BankFormat.coda), ("\u{FEFF}" + coda, .coda), (mt940, .mt940),
            ("{1:F01KREDBEBB}{2:O940}{4:\r\n" + mt940 + "-}", .mt940), ("CLAIR1.00.00 01-01-2026", .adf),
        ]
    )
    func recognized(text: String, format: BankFormat) {
        #expect(Array(text.utf8).withUnsafeBytes { BankFormat($0) } == format)
    }

    @Test("that no importer reads are told with what to do")
    func refused() throws {
        let found = try #require(
            Array("CLAIR1.00.00 01-01-2026".utf8).withUnsafeBytes { UnreadableContent.recognize($0) }
        )
        #expect(found.found.contains("auditfile"))
        #expect(found.remedy.contains("XAF"))
    }

    @Test("that an importer reads are no obstacle", arguments: [coda, mt940])
    func readable(text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { UnreadableContent.recognize($0) } == nil)
    }

    @Test("are not seen in tables and JSON", arguments: ["0;1\n1;2\n2;3\n", "{\"a\":\":20:\"}", "code\n:20:\nabc\n"])
    func notRecognized(text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { BankFormat($0) } == nil)
    }
}
