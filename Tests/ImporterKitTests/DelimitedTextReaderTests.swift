import ImporterKit
import IntegrationModel
import Testing

@Suite("Reading delimited text")
struct DelimitedTextReaderTests {
    @Test("Quotes hold delimiters, line ends and doubled quotes")
    func quotes() throws {
        let reading = try DelimitedTextReading.read("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",\"\"\n")
        #expect(reading.header == ["a", "b"])
        #expect(reading.records == [["x, y", "say \"hi\""], ["two\r\nlines", ""]])
        #expect(reading.diagnostics.isEmpty)
    }

    @Test(
        "A record is placed at its line and byte, also after line ends inside quotes",
        arguments: ["\n", "\r\n", "\r"]
    )
    func places(lineEnd: String) throws {
        let text = ["a,b", "1,\"x\(lineEnd)y\"", "2,z", "", "3,w"].joined(separator: lineEnd)
        let reading = try DelimitedTextReading.read(text)
        #expect(reading.lines == [2, 4, 6])
        let bytes = Array(text.utf8)
        #expect(reading.byteOffsets.map { bytes[$0] } == Array("123".utf8))
    }

    @Test("Line ends of all kinds may be mixed")
    func mixedLineEnds() throws {
        let reading = try DelimitedTextReading.read("a,b\r1,2\n3,4\r\n5,6\n\r7,8")
        #expect(reading.records == [["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]])
        #expect(reading.lines == [2, 3, 4, 6])
    }

    @Test("A backslash escapes quotes where the dialect says so")
    func backslashes() throws {
        let dialect = DelimitedTextDialect(escape: UInt8(ascii: "\\"))
        let reading = try DelimitedTextReading.read(#"a,b"# + "\n" + #""say \"hi\", \\ ok",C:\dir"# + "\n", dialect)
        #expect(reading.records == [[#"say "hi", \ ok"#, #"C:\dir"#]])
    }

    @Test(
        "Quotes that stand where they should not are characters like others",
        arguments: [
            (#"5" pipe,2"#, [#"5" pipe"#, "2"]),
            (#"a""b,2"#, [#"a""b"#, "2"]),
            (#""The "best" item",2"#, [#"The "best" item"#, "2"]),
            (#""abc"def,2"#, [#""abc"def"#, "2"]),
            (#""5 inch,"x""#, [#""5 inch"#, "x"]),
            (#" "x, y" ,2"#, ["x, y", "2"]),
            (#"'x,2"#, ["'x", "2"]),
        ]
    )
    func strayQuotes(line: String, expected: [String]) throws {
        let reading = try DelimitedTextReading.read("a,b\n\(line)\n3,4\n")
        #expect(reading.records == [expected, ["3", "4"]])
    }

    @Test("Without a quote character quotes mean nothing")
    func noQuotes() throws {
        let dialect = DelimitedTextDialect(delimiter: UInt8(ascii: "\t"), quote: nil, escape: nil)
        let reading = try DelimitedTextReading.read("a\tb\n\"x\ty\"\n", dialect)
        #expect(reading.records == [["\"x", "y\""]])
    }

    @Test("Repeated and blank names of columns become different ones")
    func names() throws {
        let reading = try DelimitedTextReading.read("Name, Name ,,Name [2],Name\n1,2,3,4,5\n")
        #expect(reading.header == ["Name", "Name [3]", "column 3", "Name [2]", "Name [4]"])
    }

    @Test("Without a header columns are numbered, and the first record is kept")
    func noHeader() throws {
        let reading = try DelimitedTextReading.read("1,2\n3,4\n", DelimitedTextDialect(hasHeader: false))
        #expect(reading.header == ["column 1", "column 2"])
        #expect(reading.records.count == 2)
    }

    @Test("Lines before the header are passed over, and line numbers stay those of the file")
    func preamble() throws {
        let reading = try DelimitedTextReading.read("Report\n\"x\n\na,b\n1,2\n", DelimitedTextDialect(preambleLines: 3))
        #expect(reading.header == ["a", "b"])
        #expect(reading.lines == [5])
    }

    @Test("Records with too few or too many values are rejected, counted and reported once for each kind")
    func ragged() throws {
        let reading = try DelimitedTextReading.read("a,b,c\n1,2,3\n4,5\n6,7,8,9\n1\n1,2,3,\n,,\n\n7,8,\n")
        #expect(reading.records == [["1", "2", "3"], ["1", "2", "3"], ["7", "8", ""]])
        #expect(reading.rejectedLines == [3, 4, 5])
        #expect(reading.counts.kept == 3)
        #expect(reading.counts.rejected == 3)
        #expect(reading.diagnostics.map(\.occurrences) == [2, 1, 1])
        #expect(reading.diagnostics.map(\.location.line) == [3, 4, 7])
        #expect(reading.messages[0] == "the record has 2 values and 3 were expected; it was left out")
        #expect(reading.diagnostics.allSatisfy { $0.severity == .note || $0.remedy != nil })
    }

    @Test("Short records are kept where all records leave off empty values at their end")
    func leftOffValues() throws {
        let whole = "id,date,amount,note\n1,2026-01-01,5.00,x\n2,2026-01-02\n3,2026-01-03,7.50\n4,2026-01-04,1.00,y\n"
        let reading = try DelimitedTextReading.read(whole)
        #expect(reading.records.map(\.count) == [4, 2, 3, 4])
        #expect(reading.counts.rejected == 0)
        // The pieces of a record that a line break has torn apart do not look like the beginnings of records.
        let torn = "id,date,amount,note\n1,2026-01-01,5.00,x\n2,2026-01-02,hello\nthere,8.00,z\n4,2026-01-04,1.00,y\n"
        #expect(try DelimitedTextReading.read(torn).rejectedLines == [3, 4])
    }

    @Test(
        "A line with totals at the end is left out, one that is followed by records is not",
        arguments: ["Totaal", "TOTAL :", "Total général", "Gesamtsumme EUR", "Grand total"]
    )
    func totals(word: String) throws {
        let reading = try DelimitedTextReading.read(
            "number,name,amount\nA1,x,5\n\(word),,7\nA2,y,2\n\(word),,\"7,00\"\n\n"
        )
        #expect(reading.records.map(\.last) == ["5", "7", "2"])
        #expect(reading.messages == ["the line with totals at the end was left out"])
        #expect(reading.diagnostics.first?.location.line == 5)
    }

    @Test("So is one that says how many records there are", arguments: [("2 commandes", 1), ("2 rue Haute", 2)])
    func counted(text: String, kept: Int) throws {
        let reading = try DelimitedTextReading.read("number,name,state\nA1,x,y\nTOTAL,,\(text)\n")
        #expect(reading.counts.kept == kept)
    }

    @Test("A customer whose name begins with a word for totals is a customer")
    func noTotals() throws {
        let reading = try DelimitedTextReading.read("number,name,amount\nA1,x,5\nTotal Energies,,2\n")
        #expect(reading.counts.kept == 2)
    }

    @Test("A header that is repeated below is left out with a note")
    func repeatedHeader() throws {
        let reading = try DelimitedTextReading.read("a,b\n1,2\na,b\n3,4\n")
        #expect(reading.records == [["1", "2"], ["3", "4"]])
        #expect(reading.messages == ["the header is repeated here; the line was left out"])
    }

    @Test("A header with fewer names than the records have values is completed")
    func shortHeader() throws {
        let reading = try DelimitedTextReading.read("a,b\n1,2,x\n3,4,y\n")
        #expect(reading.header == ["a", "b", "column 3"])
        #expect(reading.counts.kept == 2)
    }

    @Test("A delimiter at the end of every line makes no column of values")
    func trailingDelimiter() throws {
        let reading = try DelimitedTextReading.read("a,b\n1,2,\n3,4,\n")
        #expect(reading.header == ["a", "b"])
        #expect(reading.records == [["1", "2"], ["3", "4"]])
    }

    @Test("The last record needs no line end", arguments: ["1,", "1,\"x\"", "1,x"])
    func noLineEnd(line: String) throws {
        #expect(try DelimitedTextReading.read("a,b\n\(line)").counts.kept == 1)
    }

    @Test("What the consumer throws comes out, and reading stops")
    func consumerThrows() throws {
        struct Enough: Error {}
        let reader = try DelimitedTextReader(
            file: FileBytes(Array("a\n1\n2\n".utf8)),
            path: "export.csv",
            dialect: DelimitedTextDialect(),
            encoding: .utf8
        )
        var seen = 0
        #expect(throws: Enough.self) {
            try reader.forEachRecord(report: { _ in }) { _, _ in
                seen += 1
                throw Enough()
            }
        }
        #expect(seen == 1)
    }
}
