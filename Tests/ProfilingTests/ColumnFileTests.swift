import FoundationEssentials
import IntegrationModel
import Testing

@testable import Profiling

@Suite struct `Column files` {
    private let path = FileManager.default.temporaryDirectory.path + "/koppel-columns-\(UUID().uuidString)"

    private func columns() -> DatasetColumns {
        Table(["Nr", "Bedrag", "Leeg"], [["K1", "1,50", nil], ["K2", "2,50", nil], ["K3", "x", nil]]).finished().columns
    }

    @Test func `give back what was written`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        let written = columns()
        try ColumnFile.write(written, to: path)
        let read = try ColumnFile.read(path)
        #expect(read.count == 3)
        #expect(read.columns.map { Array($0.hashes) } == written.columns.map { Array($0.hashes) })
        #expect(
            read.columns.map { $0.numbers.map { $0.map(\.bitPattern) } }
                == written.columns.map { $0.numbers.map { $0.map(\.bitPattern) } }
        )
        #expect(Array(read.lines) == Array(written.lines))
        #expect(Array(read.files) == Array(written.files))
        #expect(read.parents == nil)
    }

    @Test func `hold no plain values`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try ColumnFile.write(Table("Naam", ["Vandenbroeck", "Peeters"]).finished().columns, to: path)
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        #expect(!text.contains("broeck"))
        #expect(!text.contains("eeters"))
    }

    @Test func `that are cut off anywhere are an error`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try ColumnFile.write(columns(), to: path)
        let bytes = try #require(FileManager.default.contents(atPath: path))
        for length in stride(from: 0, to: bytes.count, by: 3) {
            try bytes.prefix(length).write(to: URL(fileURLWithPath: path))
            #expect(throws: ColumnFileError.self) { try ColumnFile.read(path) }
        }
    }

    @Test func `with any byte of the header or the directory changed are an error`() throws {
        defer { try? FileManager.default.removeItem(atPath: path) }
        try ColumnFile.write(columns(), to: path)
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let data = ColumnFileHeader.size..<Int(bytes[32]) | Int(bytes[33]) << 8
        for position in bytes.indices where !data.contains(position) {
            for change in [UInt8(1), 0x80, 0xFF] {
                var damaged = bytes
                damaged[position] ^= change
                try damaged.write(to: URL(fileURLWithPath: path))
                #expect(throws: ColumnFileError.self) { try ColumnFile.read(path) }
            }
        }
    }

    @Test func `that are absent are an error that says where`() {
        #expect { try ColumnFile.read("/nowhere/x") } throws: { "\($0)".hasPrefix("/nowhere/x: ") }
        #expect(throws: ColumnFileError.self) { try ColumnFile.write(columns(), to: "/nowhere/x") }
    }
}
