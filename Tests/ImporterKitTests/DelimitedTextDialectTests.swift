import ImporterKit
import IntegrationModel
import Testing

@Suite("Detecting how delimited text is written")
struct DelimitedTextDialectTests {
    private func detect(_ text: String, _ overrides: ReadingOverrides = ReadingOverrides())
        -> DelimitedTextDialectDetection
    {
        DelimitedTextDialectDetection.detect(FileBytes(Array(text.utf8)), encoding: .utf8, overrides: overrides)
    }

    private static let rows = [
        ["Nummer", "Naam", "Datum", "Bedrag"], ["K1", "Peeters BV", "25/06/2025", "8665,46"],
        ["K2", "Maes & Zonen", "06/06/2025", "15778,16"], ["K3", "De Smet", "07/06/2025", "12,00"],
    ]

    @Test(
        "Any usual delimiter is found, quoted or not",
        arguments: [",", ";", "\t", "|", "^", "~", "\u{1F}"],
        [true, false]
    )
    func delimiters(delimiter: String, isQuoted: Bool) {
        let quote = isQuoted || delimiter == "," ? "\"" : ""
        let text = Self.rows.map { row in row.map { quote + $0 + quote }.joined(separator: delimiter) }
        let found = detect(text.joined(separator: "\r\n"))
        #expect(found.dialect.delimiter == delimiter.utf8.first)
        #expect(found.dialect.hasHeader)
        #expect(found.dialect.preambleLines == 0)
        #expect(found.header == ["Nummer", "Naam", "Datum", "Bedrag"])
        #expect(found.records == 3)
        #expect(found.dialect.confidence > 0.5)
    }

    @Test("Decimal commas are no delimiters")
    func decimalCommas() {
        let text = "a;b;c\n" + (0..<20).map { "\($0),50;\($0 * 3),25;\($0),1" }.joined(separator: "\n")
        #expect(detect(text).dialect.delimiter == UInt8(ascii: ";"))
    }

    @Test("Single quotes are quotes where values stand in them, and apostrophes where not")
    func singleQuotes() {
        #expect(detect("'a','b'\n'1, x','2'\n'3','it''s'\n").dialect.quote == UInt8(ascii: "'"))
        let apostrophes = "Customer ID,Zip,City\n'7100,'3500,Hasselt\n'7101,'2800,'s-Hertogenbosch\n'7102,'9000,Gent\n"
        #expect(detect(apostrophes).dialect.quote == UInt8(ascii: "\""))
    }

    @Test("A backslash before quotes is an escape, at the end of a value it is not")
    func escapes() {
        let escaped = #"a,b,c"# + "\n" + (0..<9).map { #""\#($0)","say \"hi, you\"","x""# }.joined(separator: "\n")
        #expect(detect(escaped).dialect.escape == UInt8(ascii: "\\"))
        let paths = #"a,b,c"# + "\n" + (0..<9).map { #""\#($0)","C:\data\","x""# }.joined(separator: "\n")
        #expect(detect(paths).dialect.escape == UInt8(ascii: "\""))
    }

    @Test("Titles, filters and blank lines before the header are a preamble")
    func preambles() {
        let bank = """
            Boekingsdatum vanaf;01/01/2025
            Boekingsdatum tot en met;31/12/2025
            Laatste saldo;1.234,56 EUR
            ;

            Rekening;Boekingsdatum;Transactienummer;Naam tegenpartij;Bedrag;Devies
            BE68 5390 0754 7034;25/06/2025;1;PLASTICS AERTS BV;-8665,46;EUR
            BE68 5390 0754 7034;24/06/2025;2;CHEMIE BAERT SRL;15778,16;EUR
            """
        let found = detect(bank)
        #expect(found.dialect.preambleLines == 5)
        #expect(found.header.first == "Rekening")
        #expect(found.records == 2)

        let report =
            "Customer balance,,,\nPeriod: 2025,,,\n,,,\nNumber,Name,Amount,Currency\n1,a,5.00,EUR\n2,b,6.00,EUR\n"
        #expect(detect(report).dialect.preambleLines == 3)
        #expect(detect(report).header == ["Number", "Name", "Amount", "Currency"])

        let titled = "Open orders of 1 March\n\nNumber\tName\tAmount\n1\ta\t5.00\n2\tb\t6.00\n"
        #expect(detect(titled).dialect.preambleLines == 2)
    }

    @Test("A record with other columns above the header is no header")
    func interfaceRecord() {
        let text =
            "\"EXTF\";700;21;\"Accounts\";2;20180223;;\"XY\";\"\"\nAccount;Label;Language\n400;\"Rent\";\"de-DE\"\n1000;\"Cash\";\"de-DE\"\n"
        #expect(detect(text).dialect.preambleLines == 1)
        #expect(detect(text).header == ["Account", "Label", "Language"])
    }

    @Test("The line sep= says the delimiter and is no record", arguments: ["sep=;", "SEP=;", "\"sep=;\""])
    func declaredDelimiter(line: String) throws {
        let found = detect("\(line)\r\na,b;c\r\n1,2;3\r\n4,5;6\r\n")
        #expect(found.dialect.delimiter == UInt8(ascii: ";"))
        #expect(found.dialect.preambleLines == 1)
        #expect(found.header == ["a,b", "c"])
        #expect(found.records == 2)
    }

    @Test("A first record that looks like the others is no header")
    func noHeader() {
        let found = detect("1,2025-01-01,x7,12.50\n2,2025-01-02,x8,13.50\n3,2025-01-03,x9,1.00\n")
        #expect(!found.dialect.hasHeader)
        #expect(found.header == ["column 1", "column 2", "column 3", "column 4"])
        #expect(found.records == 3)
    }

    @Test("A header alone is a header")
    func headerAlone() {
        #expect(detect("Number;Name;Date\n").dialect.hasHeader)
        #expect(detect("Number;Name;Date\n").records == 0)
        #expect(detect("Number;Name;Date\n").dialect.delimiter == UInt8(ascii: ";"))
    }

    @Test("A header of texts above texts is a header")
    func textHeader() {
        #expect(detect("Name,City\nMaes,Gent\nPeeters,Aalst\nClaes,Gent\n").dialect.hasHeader)
    }

    @Test(
        "Text without a delimiter is one column, with doubt",
        arguments: ["name\nJan\nPiet\n", "at\n09:00:00\n10:30:00\n11:00:00\n"]
    )
    func oneColumn(text: String) {
        let found = detect(text)
        #expect(found.header.count == 1)
        #expect(found.dialect.confidence < 0.7)
        #expect(!found.dialect.doubts.isEmpty)
    }

    @Test("What the user says goes before any guess")
    func overrides() {
        var overrides = ReadingOverrides()
        overrides.delimiter = ","
        overrides.quote = "none"
        overrides.hasHeader = false
        overrides.skipLines = 1
        let found = detect("a;b\n1,5;2\n3,5;4\n", overrides)
        #expect(found.dialect.delimiter == UInt8(ascii: ","))
        #expect(found.dialect.quote == nil)
        #expect(!found.dialect.hasHeader)
        #expect(found.dialect.preambleLines == 1)
        #expect(found.records == 2)

        overrides = ReadingOverrides()
        overrides.delimiter = "tab"
        #expect(detect("a;b\tc\n1;2\t3\n", overrides).header == ["a;b", "c"])
        overrides.delimiter = "€"
        let refused = detect("a;b\n1;2\n3;4\n", overrides)
        #expect(refused.dialect.delimiter == UInt8(ascii: ";"))
        #expect(refused.dialect.doubts.contains { $0.contains("€") })
    }

    @Test("The escape that the user names is used where none was seen, and not where nothing is quoted")
    func escapeOverride() {
        var overrides = ReadingOverrides()
        overrides.escape = "\\"
        #expect(detect("a;b\n1;2\n3;4\n", overrides).dialect.escape == UInt8(ascii: "\\"))
        overrides.quote = "none"
        #expect(detect("a;b\n1;2\n3;4\n", overrides).dialect.escape == nil)
    }

    @Test("Two delimiters that make as much sense are a doubt")
    func doubts() {
        let found = detect("ab;cd,ef\ngh;ij,kl\nmn;op,qr\nst;uv,wx\n")
        #expect(found.dialect.confidence < 0.6)
        #expect(found.dialect.doubts.contains { $0.hasPrefix("the delimiter may be") })
    }

    @Test("A line break inside quotes and mark-up with other delimiters do not mislead")
    func markup() {
        let html = "\"<p style=\"\"a;b;c\"\">x, y; z|w</p>\r\n<p>1;2;3</p>\""
        let text = "ID;Name;Text\n" + (1...8).map { "\($0);Name \($0);\(html)" }.joined(separator: "\n")
        let found = detect(text)
        #expect(found.dialect.delimiter == UInt8(ascii: ";"))
        #expect(found.records == 8)
    }

    @Test("Any bytes give some dialect, and reading in it accounts for everything", arguments: 0..<200)
    func anyBytes(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed) &+ 77)
        let alphabet = Array("ab1;,\t|\"' \n\r\\=:.éß".utf8) + (seed % 2 == 0 ? [0, 0xFF, 0xFE, 0x80] : [])
        let bytes = (0..<Int.random(in: 1...400, using: &numbers)).map { _ in
            alphabet.randomElement(using: &numbers) ?? 0
        }
        do {
            let (reading, _, _) = try DelimitedTextReading.readGuessing(bytes)
            #expect(reading.counts.kept == reading.records.count)
            #expect(reading.counts.rejected == reading.rejectedLines.count)
            #expect(reading.records.allSatisfy { $0.count <= reading.header.count })
            #expect(Set(reading.header).count == reading.header.count)
        } catch let error as ImportError {
            #expect(error.diagnostic.remedy != nil)
        }
    }
}
