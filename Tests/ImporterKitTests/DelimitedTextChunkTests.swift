import IntegrationModel
import Testing

@testable import ImporterKit

@Suite("Chunks of a delimited text")
struct DelimitedTextChunkTests {
    /// All that reading into a sink gives.
    private struct Reading: Equatable {
        var fields: [String]
        var records: [ForkingTestSink.Record]
        var rejected: [RecordPlace]
        var diagnostics: [Diagnostic] = []
        var error: Diagnostic?
    }

    private func read(
        _ bytes: [UInt8],
        _ dialect: DelimitedTextDialect,
        encoding: TextEncoding = .utf8,
        limits: ReadingLimits = ReadingLimits(),
        threads: Int,
        chunkSize: Int
    ) throws -> (reading: Reading, joined: Int) {
        let team = threads > 1 ? WorkTeam(threads: threads, chunkBytes: chunkSize) : nil
        let sink = ForkingTestSink(team)
        var diagnostics: [Diagnostic] = []
        var error: Diagnostic?
        let reader = try DelimitedTextReader(
            file: FileBytes(bytes),
            path: "export.csv",
            dialect: dialect,
            encoding: encoding,
            limits: limits
        )
        let read = { try reader.readAll(into: sink) { diagnostics.append($0) } }
        do {
            if let team { try team.run(read) } else { try read() }
        } catch let failure as ImportError {
            error = failure.diagnostic
        }
        let reading = Reading(
            fields: sink.fields,
            records: sink.records,
            rejected: sink.rejected,
            diagnostics: diagnostics,
            error: error
        )
        return (reading, sink.joined)
    }

    private func expectSame(
        _ bytes: [UInt8],
        _ dialect: DelimitedTextDialect,
        encoding: TextEncoding = .utf8,
        limits: ReadingLimits = ReadingLimits(),
        sizes: [Int] = [1, 7, 64, 1024]
    ) throws {
        func reading(threads: Int, chunkSize: Int) throws -> Reading? {
            do {
                return try read(
                    bytes,
                    dialect,
                    encoding: encoding,
                    limits: limits,
                    threads: threads,
                    chunkSize: chunkSize
                ).reading
            } catch is ImportError {
                return nil
            }
        }
        let whole = try reading(threads: 1, chunkSize: 1)
        if encoding == .utf8, let whole {
            for place in whole.records.map(\.place) + whole.rejected where place.byteOffset < bytes.count {
                #expect(place.line == line(of: place.byteOffset, in: bytes))
            }
        }
        for chunkSize in sizes {
            for threads in [5, 8] {
                let chunked = try reading(threads: threads, chunkSize: chunkSize)
                #expect(
                    chunked == whole,
                    "chunks of \(chunkSize), \(threads) threads: \(String(decoding: bytes, as: UTF8.self).debugDescription)"
                )
            }
        }
    }

    /// The line of a place, counted byte by byte.
    private func line(of place: Int, in bytes: [UInt8]) -> Int {
        var line = 1
        for position in 0..<place {
            let isPair = bytes[position] == 0x0A && position > 0 && bytes[position - 1] == 0x0D
            if (bytes[position] == 0x0A || bytes[position] == 0x0D) && !isPair { line += 1 }
        }
        return line
    }

    private static let pieces = [
        "a", "7", " ", "é", "x, y", ",", ";", "\"", "\"\"", "\\", "\\\"", "'", "\n", "\r\n", "\r", "lorem ipsum dolor",
        "totaal", "\0", "\n\n", ",,\n", "\"quoted, with\na line end\"", "total;;12\n", "Total,,5\n", "id,name,note\n",
    ]

    @Test("Random texts, also broken ones, read in chunks as they read whole", arguments: 0..<150)
    func random(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed) &+ 77)
        let isTidy = Bool.random(using: &numbers)
        var text = "id,name,note\n"
        for row in 0..<Int.random(in: 0...60, using: &numbers) {
            if isTidy || Bool.random(using: &numbers) {
                let note = ["", "plain", "\"a, b\"", "\"line\none\"", "\"say \"\"so\"\"\""].randomElement(
                    using: &numbers
                )
                text += "\(row),n\(row),\(note ?? "")" + (Int.random(in: 0..<9, using: &numbers) == 0 ? "\r\n" : "\n")
            } else {
                for _ in 0..<Int.random(in: 1...6, using: &numbers) {
                    text += Self.pieces.randomElement(using: &numbers) ?? ""
                }
                if Bool.random(using: &numbers) { text += "\n" }
            }
        }
        if Int.random(in: 0..<5, using: &numbers) == 0 { text += "total,,12\n" }
        let escape = [UInt8(ascii: "\""), UInt8(ascii: "\\")].randomElement(using: &numbers)
        let dialect = DelimitedTextDialect(
            quote: Int.random(in: 0..<8, using: &numbers) == 0 ? nil : UInt8(ascii: "\""),
            escape: escape,
            hasHeader: Int.random(in: 0..<5, using: &numbers) > 0,
            preambleLines: Int.random(in: 0..<6, using: &numbers) == 0 ? 2 : 0
        )
        var bytes = Array(text.utf8)
        if Int.random(in: 0..<6, using: &numbers) == 0 { bytes = [0xEF, 0xBB, 0xBF] + bytes }
        if Int.random(in: 0..<6, using: &numbers) == 0 { bytes.insert(0xE9, at: bytes.count / 2) }
        try expectSame(bytes, dialect)
    }

    @Test(
        "A text in another encoding reads the same with several threads",
        arguments: [TextEncoding.windows1252, .utf16LittleEndian]
    )
    func encodings(encoding: TextEncoding) throws {
        let text = "id,name\n" + (0..<200).map { "\($0),\"Café \n\($0)\"\r\n" }.joined()
        try expectSame(encode(text, encoding, marked: false), DelimitedTextDialect(), encoding: encoding, sizes: [64])
    }

    @Test("A record beyond a limit ends the reading at the same place")
    func limits() throws {
        let rows = (0..<100).map { "\($0),\($0 == 60 ? String(repeating: "x", count: 5000) : "short")\n" }.joined()
        try expectSame(Array("id,name\n\(rows)".utf8), DelimitedTextDialect(), limits: ReadingLimits(valueBytes: 1000))
        let open = "id,name\n" + (0..<50).map { "\($0),b\n" }.joined() + "50,\"never closed\n51,c\n52,d\n"
        try expectSame(Array(open.utf8), DelimitedTextDialect())
    }

    @Test("What would be totals at the end of a chunk are records if others follow")
    func totals() throws {
        var text = "id,name,amount\n"
        for row in 0..<60 { text += row % 3 == 0 ? "\(row),a,1\n" : "Total,,\(row)\n" }
        try expectSame(Array(text.utf8), DelimitedTextDialect(), sizes: Array(1...40))
        try expectSame(Array((text + "last,b,2\n").utf8), DelimitedTextDialect(), sizes: Array(1...40))
    }

    @Test("A tidy text is taken over chunk by chunk, and not read again")
    func takesOver() throws {
        let text = "id,name\n" + (0..<400).map { "\($0),\"a, \"\"b\"\"\n\"\n" }.joined()
        let (_, joined) = try read(Array(text.utf8), DelimitedTextDialect(), threads: 5, chunkSize: 256)
        #expect(joined == (text.utf8.count - 1) / 256 + 1)
    }

    @Test("Quotes that stand where they should not cost speed and nothing else")
    func strayQuotes() throws {
        let text =
            "id,size,note\n" + (0..<300).map { "\($0),\($0)\" pipe,\($0 % 7 == 0 ? "\"a\nb\"" : "c")\n" }.joined()
        try expectSame(Array(text.utf8), DelimitedTextDialect(), sizes: [16, 100])
    }
}
