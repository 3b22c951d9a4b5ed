import Foundation
import Testing

@testable import BenchmarkData

@Suite("The generator of the benchmark files")
struct GeneratorTests {
    @Test("the same seed and size give the same bytes", arguments: BenchmarkFile.allCases)
    func repeats(kind: BenchmarkFile) throws {
        let (first, second) = (try bytes(kind, size: 300_000, seed: 1), try bytes(kind, size: 300_000, seed: 1))
        #expect(first == second)
    }

    @Test("another seed gives other bytes", arguments: BenchmarkFile.allCases)
    func varies(kind: BenchmarkFile) throws {
        let (first, second) = (try bytes(kind, size: 30_000, seed: 1), try bytes(kind, size: 30_000, seed: 2))
        #expect(first != second)
    }

    @Test("the bytes are those of the first version", arguments: BenchmarkFile.allCases)
    func staysAsItIs(kind: BenchmarkFile) throws {
        #expect(BenchmarkFile.version == 1, "write down the new sums with the new version")
        #expect(checksum(try bytes(kind, size: 2_500_000, seed: 42)) == Self.checksums[kind])
    }

    @Test("a larger file begins with the records of a smaller one", arguments: BenchmarkFile.allCases)
    func growsAtItsEnd(kind: BenchmarkFile) throws {
        let (small, large) = (try bytes(kind, size: 20_000, seed: 3), try bytes(kind, size: 60_000, seed: 3))
        #expect(large.starts(with: small.prefix(20_000)))
    }

    @Test("a file holds at least the bytes asked for and ends with a whole record", arguments: BenchmarkFile.allCases)
    func isLargeEnough(kind: BenchmarkFile) throws {
        let data = try bytes(kind, size: 50_000, seed: 4)
        #expect(data.count >= 50_000 && data.count < 60_000)
        #expect(data.last == UInt8(ascii: "\n"))
    }

    @Test("delimited text has 12 fields in every record")
    func fieldsOfText() throws {
        let records = delimited(try bytes(.csv, size: 400_000, seed: 5))
        #expect(records.count > 2000)
        #expect(records.allSatisfy { $0.count == 12 })
        let remarks = records.map { $0[11] }
        #expect(remarks.contains { $0.contains("\n") })
        #expect(remarks.contains { $0.contains("\"") })
        #expect(records.contains { $0[4] == "NULL" })
        #expect(records.contains { $0[9].isEmpty })
        for record in records.dropFirst() {
            let german = record[7].replacingOccurrences(of: ".", with: "").replacingOccurrences(of: ",", with: ".")
            #expect(german == record[6])
        }
    }

    @Test("JSON lines are objects whose total is the sum of their lines")
    func objects() throws {
        struct Order: Decodable {
            struct Customer: Decodable { var no: String }
            struct Line: Decodable {
                var qty: Int
                var price: Decimal
            }
            var customer: Customer
            var lines: [Line]
            var total: Decimal
            var note: String?
        }
        let lines = String(decoding: try bytes(.ndjson, size: 200_000, seed: 6), as: UTF8.self).split(separator: "\n")
        #expect(lines.count > 400)
        for line in lines {
            let order = try JSONDecoder().decode(Order.self, from: Data(line.utf8))
            let sum = order.lines.reduce(Decimal(0)) { $0 + Decimal($1.qty) * $1.price }
            #expect(abs((order.total - sum as NSDecimalNumber).doubleValue) < 0.005)
        }
    }

    @Test("a folder of invoices holds those of the one file")
    func folderAndFile() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try InvoiceSet.writeFolder(folder, count: 12, seed: 7)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names.count == 12)
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let parts = try names.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
        #expect(parts.allSatisfy { $0.hasPrefix(head + "<Invoice ") && $0.hasSuffix("</Invoice>\n") })
        try InvoiceSet.writeFile("\(folder)/all.xml", count: 12, seed: 7)
        let all = try String(contentsOfFile: "\(folder)/all.xml", encoding: .utf8)
        #expect(all == head + "<Invoices>\n" + parts.map { $0.dropFirst(head.count) }.joined() + "</Invoices>\n")
    }

    @Test("check digits are those that the issuers prescribe")
    func checkDigits() throws {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let writer = try ByteWriter(path: "\(folder)/numbers")
        writer.append(vatNumber: 2_022_399)
        writer.append(UInt8(ascii: "\n"))
        writer.append(iban: 5_390_075_470)
        writer.append(UInt8(ascii: "\n"))
        writer.append(structuredCommunication: 654)
        writer.append(UInt8(ascii: "\n"))
        writer.append(gtin: 141_288_765)
        try writer.close()
        let lines = try String(contentsOfFile: "\(folder)/numbers", encoding: .utf8).split(separator: "\n")
        #expect(lines == ["BE0202239951", "BE68539007547034", "+++000/0000/65472+++", "5401412887657"])
    }

    private static let checksums: [BenchmarkFile: UInt64] = [
        .csv: 0xF70D_B99A_B078_2698, .ndjson: 0xA365_1A09_93E7_6E53, .xml: 0x92FB_199C_92A6_2936,
    ]

    private func bytes(_ kind: BenchmarkFile, size: Int, seed: UInt64) throws -> Data {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try kind.write(to: "\(folder)/file", size: size, seed: seed)
        return try Data(contentsOf: URL(fileURLWithPath: "\(folder)/file"))
    }

    private func temporaryFolder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "benchmark-data-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path
    }

    /// FNV-1a, 64 bits (Fowler, Noll and Vo).
    private func checksum(_ data: Data) -> UInt64 {
        data.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
    }

    /// The records of RFC 4180.
    private func delimited(_ data: Data) -> [[String]] {
        var records: [[String]] = []
        var fields: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        for byte in data {
            switch (byte, isQuoted) {
            case (UInt8(ascii: "\""), _):
                if !isQuoted && field.last == UInt8(ascii: "\"") { field.append(0) }
                isQuoted.toggle()
                field.append(byte)
            case (UInt8(ascii: ","), false), (UInt8(ascii: "\n"), false):
                fields.append(unquoted(field))
                field = []
                if byte == UInt8(ascii: "\n") {
                    records.append(fields)
                    fields = []
                }
            default: field.append(byte)
            }
        }
        return records
    }

    /// A doubled quote was marked with a zero between its two.
    private func unquoted(_ field: [UInt8]) -> String {
        let text = String(decoding: field, as: UTF8.self)
        guard text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        return text.dropFirst().dropLast().replacingOccurrences(of: "\"\0\"", with: "\"")
    }
}
