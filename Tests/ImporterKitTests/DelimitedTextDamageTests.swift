import ImporterKit
import IntegrationModel
import Testing

@Suite("Damaged delimited text")
struct DelimitedTextDamageTests {
    @Test("A quote that is never closed loses its record and what follows, and says where")
    func unterminatedQuote() throws {
        let reading = try DelimitedTextReading.read("a,b\n1,2\n3,\"four\n5,6\n7,8\n")
        #expect(reading.records == [["1", "2"]])
        #expect(reading.rejectedLines == [3])
        #expect(reading.counts == DelimitedTextReading.counts(kept: 1, rejected: 1))
        #expect(reading.diagnostics.first?.location.line == 3)
        #expect(reading.messages.first?.contains("3 lines") == true)
    }

    @Test(
        "Bytes that are not UTF-8 are replaced and the record is kept",
        arguments: [0, 7, 50, 61, 62, 63, 64, 65, 200]
    )
    func malformedCharacters(distance: Int) throws {
        let padding = Array(repeating: UInt8(ascii: "x"), count: distance)
        let bytes = Array("a,b\n1,2\n".utf8) + padding + [0xE9, 0x2C] + Array("caf\u{E9}\n5,6\n".utf8)
        let reading = try DelimitedTextReading.read(bytes)
        #expect(reading.records[1] == [String(repeating: "x", count: distance) + "\u{FFFD}", "café"])
        #expect(reading.records[2] == ["5", "6"])
        #expect(reading.diagnostics.map(\.location.line) == [3])
        #expect(reading.diagnostics.map(\.severity) == [.warning])
    }

    @Test("Zero bytes are left out of values and reported with their line", arguments: [0, 62, 63, 64, 130])
    func zeroBytes(distance: Int) throws {
        let padding = String(repeating: "x", count: distance)
        let reading = try DelimitedTextReading.read("a,b\n1,2\n\(padding)\0,\"q\0\"\"r\"\n")
        #expect(reading.records[1] == [padding, "q\"r"])
        #expect(reading.diagnostics.map(\.location.line) == [3])
    }

    @Test("A value, a quoted value and a record beyond the limits end the reading with an error that says where")
    func limits() throws {
        let limits = ReadingLimits(valueBytes: 1000, recordBytes: 5000)
        let long = String(repeating: "x", count: 2000)
        for (line, words) in [
            ("3," + long, "longer than 1000 bytes"), ("3,\"" + long, "not closed within 1000 bytes"),
            (String(repeating: "y,", count: 4000), "longer than 5000 bytes"),
            ("a\"b\"c," + long, "longer than 1000 bytes"), ("a\"b,\"" + long, "not closed within 1000 bytes"),
        ] {
            for encoding in [TextEncoding.utf8, .windows1252] {
                let text = "a,b\n1,2\n\(line)\n" + String(repeating: "5,6\n", count: 5000)
                var kept = 0
                var rejected: [Int] = []
                let reader = try DelimitedTextReader(
                    file: FileBytes(Array(text.utf8)),
                    path: "export.csv",
                    dialect: DelimitedTextDialect(),
                    encoding: encoding,
                    limits: limits
                )
                let error = #expect(throws: ImportError.self) {
                    try reader.forEachRecord(report: { _ in }, reject: { rejected.append($0.line) }) { _, _ in kept += 1
                    }
                }
                #expect(error?.diagnostic.location == SourceLocation(file: "export.csv", line: 3))
                #expect(error?.diagnostic.message.contains(words) == true, "\(error?.diagnostic.message ?? "")")
                #expect(error?.diagnostic.remedy != nil)
                #expect(kept == 1)
                #expect(rejected == [3])
            }
        }
    }

    @Test("One endless line is refused before it is read whole")
    func endlessLine() throws {
        let file = FileBytes([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20))
        let limits = ReadingLimits(valueBytes: 1 << 12, recordBytes: 1 << 14)
        for encoding in [TextEncoding.utf8, .macRoman] {
            #expect(throws: ImportError.self) {
                try DelimitedTextReader(
                    file: file,
                    path: "export.csv",
                    dialect: DelimitedTextDialect(),
                    encoding: encoding,
                    limits: limits
                )
            }
        }
    }

    @Test("Many more values than columns are allowed for are one rejected record")
    func manyValues() throws {
        let limits = ReadingLimits(fields: 8)
        let text = "a,b\n1,2\n" + String(repeating: "v,", count: 500) + "\n3,4\n"
        let reading = try DelimitedTextReading.read(text, limits: limits)
        #expect(reading.records == [["1", "2"], ["3", "4"]])
        #expect(reading.rejectedLines == [3])
        #expect(reading.messages.first?.contains("501 values") == true)
    }

    @Test("A text of blank lines is an error", arguments: ["\n\n", " ", "\u{FEFF}", "\n \n\u{1A}"])
    func blankText(text: String) {
        #expect(throws: ImportError.self) { try DelimitedTextReading.read(text) }
    }

    @Test("Cut off at any byte, a text accounts for all its records and keeps the whole ones as they are")
    func truncation() throws {
        let text =
            "id,name,note\r\n1,\"Müller \"\"M\"\", & Söhne\",\"a\r\nb\"\r\n2,x,€ 5\r\n3,\"\",\"q\"\r\n4,5\" pipe,\"bad\" quote\r\n"
        let bytes = Array(text.utf8)
        let whole = try DelimitedTextReading.read(bytes)
        #expect(whole.counts.kept == 4)
        for encoding in [TextEncoding.utf8, .windows1252] {
            let all = try DelimitedTextReading.read(FileBytes(bytes), DelimitedTextDialect(), encoding: encoding)
            for length in 15..<bytes.count {
                let cut = try DelimitedTextReading.read(
                    FileBytes(bytes[..<length]),
                    DelimitedTextDialect(),
                    encoding: encoding
                )
                #expect(cut.counts.kept == cut.records.count)
                #expect(cut.counts.rejected == cut.rejectedLines.count)
                // All but the last are whole, and the same as in the whole text.
                let certain = cut.lines.dropLast()
                #expect(Array(cut.records.dropLast()) == Array(all.records.prefix(certain.count)), "cut at \(length)")
                // Each record that has begun is kept or rejected. (Decoded, a byte of UTF-8 is a character or two.)
                let begun = zip(all.lines, all.byteOffsets).filter { encoding == .utf8 && $0.1 < length }.map(\.0)
                if let last = begun.last { #expect((cut.lines + cut.rejectedLines).max() == last, "cut at \(length)") }
            }
        }
    }
}

extension DelimitedTextReading {
    static func counts(kept: Int, rejected: Int) -> DelimitedTextReader.Counts {
        var counts = DelimitedTextReader.Counts()
        counts.kept = kept
        counts.rejected = rejected
        return counts
    }
}
