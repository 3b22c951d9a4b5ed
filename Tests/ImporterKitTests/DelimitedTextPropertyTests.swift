import ImporterKit
import IntegrationModel
import Testing

@Suite("Properties of reading delimited text")
struct DelimitedTextPropertyTests {
    /// A table, and how it is written.
    private struct Written {
        var table: [[String]]
        var bytes: [UInt8]
        var dialect: DelimitedTextDialect
        var encoding: TextEncoding
    }

    private static let pieces = [
        "a", "7", " ", "é", "€", "ß", "x, y", ";", "\t", "|", "\"", "'", "\n", "\r\n", "lorem ipsum dolor sit amet",
        "\\", "œ",
    ]

    private func written(_ numbers: inout SeededNumbers) -> Written {
        let delimiter = [",", ";", "\t", "|"].randomElement(using: &numbers) ?? ","
        let quote = ["\"", "'"].randomElement(using: &numbers) ?? "\""
        let isBackslash = Bool.random(using: &numbers)
        let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &numbers) ?? "\n"
        let encoding = TextEncoding.allCases.filter { $0 != .codePage850 }.randomElement(using: &numbers) ?? .utf8
        let quotesAll = Bool.random(using: &numbers)
        let columns = Int.random(in: 2...9, using: &numbers)

        func value(_ isFirst: Bool) -> String {
            // A first value that is never empty keeps records from being blank.
            var text = isFirst ? "k" : ""
            for _ in 0..<Int.random(in: 0...5, using: &numbers) {
                text += Self.pieces.randomElement(using: &numbers) ?? ""
            }
            return text
        }
        func write(_ value: String) -> String {
            let needsQuotes =
                value.contains { "\(delimiter)\(quote)\n\r\r\n".contains($0) } || value.first == " "
                || value.first == "\t"
            guard quotesAll || needsQuotes || Int.random(in: 0..<4, using: &numbers) == 0 else { return value }
            var escaped = ""
            for character in value.unicodeScalars {
                if String(character) == quote { escaped += isBackslash ? "\\" : quote }
                if isBackslash, character == "\\" { escaped += "\\" }
                escaped.unicodeScalars.append(character)
            }
            return quote + escaped + quote
        }
        let header = (0..<columns).map { "c\($0)" }
        let table = (0..<Int.random(in: 1...30, using: &numbers)).map { row in
            (0..<columns).map { value($0 == 0) + ($0 == 0 ? "\(row)" : "") }
        }
        var text = ([header] + table).map { $0.map(write).joined(separator: delimiter) }.joined(separator: lineEnd)
        if Bool.random(using: &numbers) { text += lineEnd }
        let quoteByte = quote.utf8.first
        return Written(
            table: table,
            bytes: encode(text, encoding, marked: Bool.random(using: &numbers)),
            dialect: DelimitedTextDialect(
                delimiter: delimiter.utf8.first ?? 0,
                quote: quoteByte,
                escape: isBackslash ? UInt8(ascii: "\\") : quoteByte
            ),
            encoding: encoding
        )
    }

    @Test("A random table that is written in a random dialect and encoding reads back as it was", arguments: 0..<300)
    func roundTrip(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let written = written(&numbers)
        let reading = try DelimitedTextReading.read(
            FileBytes(written.bytes),
            written.dialect,
            encoding: written.encoding
        )
        // The comparison by scalars: "\r\n" is one character.
        #expect(
            reading.records.map { $0.map { Array($0.unicodeScalars) } }
                == written.table.map { $0.map { Array($0.unicodeScalars) } }
        )
        #expect(reading.counts.rejected == 0)
    }

    @Test("Any bytes are cut into values by the documented rules, whatever the block they fall in", arguments: 0..<400)
    func sameAsReference(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed) &+ 1_000_000)
        let alphabet: [UInt8] = Array("aab1,,;\"\"\" \n\n\r\\".utf8)
        let prefix = Array(repeating: UInt8(ascii: "p"), count: Int.random(in: 0...70, using: &numbers))
        let isWild = Bool.random(using: &numbers)
        var bytes = prefix
        for _ in 0..<Int.random(in: 0...300, using: &numbers) {
            bytes.append(alphabet.randomElement(using: &numbers) ?? 0)
            if !isWild, Int.random(in: 0..<3, using: &numbers) == 0 { bytes += Array("wordy words".utf8) }
        }
        for escape in [UInt8(ascii: "\""), UInt8(ascii: "\\")] {
            let dialect = DelimitedTextDialect(escape: escape, hasHeader: false)
            let expected = DelimitedTextReference(bytes, dialect).records
            #expect(
                try scanned(bytes, dialect) == expected,
                "\(String(decoding: bytes, as: UTF8.self).debugDescription)"
            )
        }
    }

    @Test("A text that is decoded in blocks gives the same records, and the same places, as UTF-8")
    func blocks() throws {
        var numbers = SeededNumbers(seed: 5)
        var text = "id,name,note\n"
        for row in 0..<12_000 {
            let filler = String(repeating: "é", count: Int.random(in: 0...20, using: &numbers))
            text += "\(row),\(filler),\"a\r\nb \"\"\(row)\"\"\"\r\n"
        }
        let direct = try DelimitedTextReading.read(Array(text.utf8))
        #expect(direct.counts.kept == 12_000)
        for encoding in [TextEncoding.windows1252, .utf16LittleEndian, .utf32BigEndian] {
            let decoded = try DelimitedTextReading.read(
                FileBytes(encode(text, encoding, marked: false)),
                DelimitedTextDialect(),
                encoding: encoding
            )
            #expect(decoded == direct)
        }
    }
}
