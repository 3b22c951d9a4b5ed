import FoundationEssentials
import ImporterKit
import IntegrationModel
import Testing

@Suite("XML documents that are damaged or hostile")
struct XMLHostileDocumentTests {
    @Test("an external entity is refused and its file never read")
    func refusesExternalEntities() throws {
        let secret = FileManager.default.temporaryDirectory.appending(
            path: "secret-of-\(UInt64.random(in: 1...(.max)))"
        )
        try "the secret".write(to: secret, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: secret) }
        let url = "file://" + secret.path()
        for definition in [
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"\(url)\">]>", "<!DOCTYPE r [<!ENTITY % x SYSTEM \"\(url)\"> %x;]>",
            "<!DOCTYPE r SYSTEM \"\(url)\">", "<!DOCTYPE r PUBLIC \"-//x\" \"\(url)\" [<!ENTITY x \"y\">]>",
        ] {
            let reading = readXML(
                "<?xml version=\"1.0\"?>\n\(definition)\n<r><o><a>&x;</a><b k=\"&x;\">1</b></o></r>",
                ["r/o"]
            )
            let all = "\(reading.values)\(reading.messages)"
            #expect(!all.contains("the secret"), "\(definition)")
            #expect(!reading.messages.isEmpty)
            if definition.contains("[") {
                #expect(reading.error?.diagnostic.message.contains("document type definition") == true)
                #expect(reading.error?.diagnostic.location.line == 2)
            }
        }
    }

    @Test("entities that multiply are refused before they do")
    func refusesBillionLaughs() {
        var definitions = "<!ENTITY a0 \"ha\">"
        for level in 1...9 {
            definitions += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
        }
        let reading = readXML("<!DOCTYPE r [\(definitions)]><r><o>&a9;</o></r>", ["r/o"])
        #expect(reading.error?.diagnostic.message.contains("document type definition") == true)
        #expect(reading.values.isEmpty)
    }

    @Test("a document type without a definition is read past")
    func passesDocumentTypes() {
        let reading = readXML("<!DOCTYPE r SYSTEM \"r.dtd\"><r><o><a>x &eacute; y</a></o></r>", ["r/o"])
        #expect(reading.error == nil)
        #expect(reading.values == [["a": "x &eacute; y"]])
        #expect(reading.diagnostics.map(\.severity) == [.warning])
    }

    @Test("an entity that nobody defined is an error with its name")
    func namesUndefinedEntities() throws {
        let reading = readXML("<r><o>1</o>\n<o>&nbsp;</o></r>", ["r/o"])
        let error = try #require(reading.error?.diagnostic)
        #expect(error.message.hasPrefix("found the entity &nbsp; inside r/o; expected one of"))
        #expect(error.location.line == 2)
        #expect(reading.values == [["o": "1"]])
    }

    @Test("depth is limited", arguments: [(255, true), (256, true), (257, false), (300, false), (100_000, false)])
    func limitsDepth(_ levels: Int, _ isRead: Bool) {
        let text = String(repeating: "<a>", count: levels) + "x" + String(repeating: "</a>", count: levels)
        for path in ["a", "b", "a/a"] {
            let reading = readXML(text, [path])
            #expect((reading.error == nil) == isRead)
            if !isRead { #expect(reading.messages.last?.contains("more than 256 levels") == true) }
        }
    }

    @Test("a text of 20 MB rejects its record, and the next one is read")
    func limitsTexts() {
        let long = String(repeating: "x", count: 20_000_000)
        let reading = readXML("<r><o><a>1</a></o><o><a>\(long)</a></o><o><a>3</a></o></r>", ["r/o"])
        #expect(reading.error == nil)
        #expect(reading.values == [["a": "1"], ["a": "3"]])
        #expect(reading.sinks[0].rejected.count == 1)
        #expect(reading.messages == ["a record was left out because a value is longer than 16777216 bytes"])
    }

    @Test("a record of too many bytes is rejected, and kept in part where lines of it were read")
    func limitsRecords() {
        let limits = ReadingLimits(valueBytes: 100, recordBytes: 20)
        let long = "<a>12345678901</a><b>12345678901</b>"
        let reading = readXML("<r><o>\(long)</o><o><l>1</l>\(long)</o><o/></r>", ["r/o", "r/o/l"], limits: limits)
        #expect(reading.sinks[0].records.count == 2)
        #expect(reading.sinks[0].rejected.count == 1)
        #expect(reading.sinks[1].records.map(\.parent) == [0])
        #expect(reading.values[0]["a"] == "12345678901")
    }

    @Test("the number of fields is limited")
    func limitsFields() {
        let text = (0..<5_000).map { "<f\($0)>1</f\($0)>" }.joined()
        let reading = readXML("<r><o>\(text)</o></r>", ["r/o"], limits: ReadingLimits(fields: 100))
        #expect(reading.sinks[0].fields.count == 100)
        #expect(reading.diagnostics.map(\.occurrences) == [4_900])
    }

    @Test("NUL and control characters are found at their place")
    func placesControlCharacters() throws {
        for (character, found) in [("\0", "found a NUL byte at byte 16"), ("\u{1}", "found the character number 1")] {
            let reading = readXML("<r><o>1</o>\n<o>a\(character)b</o></r>", ["r/o"])
            let error = try #require(reading.error?.diagnostic)
            #expect(error.message.hasPrefix(found))
            #expect(error.location.line == 2)
            #expect(reading.values == [["o": "1"]])
            #expect(reading.sinks[0].rejected.map(\.line) == [2])
        }
    }

    @Test("a fault says what was found, what was expected, where, and in which record")
    func explainsFaults() throws {
        let reading = readXML("<r>\n<o><a>1</a></o>\n<o>\n<a>2</b>\n</o></r>", ["r/o"])
        let error = try #require(reading.error?.diagnostic)
        #expect(
            error.message
                == "found the end tag </b> inside r/o/a; expected </a>, which was opened in line 4; "
                + "the record 2 of r/o, which begins in line 3, is incomplete"
        )
        #expect(error.location == SourceLocation(file: "a.xml", line: 4, field: "r/o/a"))
        #expect(error.remedy != nil)
        #expect(reading.values == [["a": "1"]])
        #expect(reading.sinks[0].rejected.map(\.line) == [3])
    }

    @Test("a document that is cut off says so")
    func explainsCuts() throws {
        let reading = readXML("<r><o><a>1</a></o><o><a>2</", ["r/o"])
        let error = try #require(reading.error?.diagnostic)
        #expect(error.message.hasPrefix("found the end of the file inside r/o/a; expected </a>; the record 2 of r/o"))
        #expect(error.remedy == "the file seems to be cut off: export or download it again")
    }

    @Test("an end tag that is wrong is no end of the file, also at the very end")
    func tellsWrongEndsFromCuts() throws {
        let error = try #require(readXML("<r><o><a>1</o>", ["r/o"]).error?.diagnostic)
        #expect(error.message.hasPrefix("found the end tag </o> inside r/o/a; expected </a>"))
        #expect(error.remedy == "export again, or have the file repaired at this line")
    }

    @Test("a CDATA section of 12 MB is a value, as a text is")
    func readsLongSections() {
        let long = String(repeating: "x", count: 12_000_000)
        let reading = readXML("<r><o><a><![CDATA[\(long)]]></a></o><o><a>2</a></o></r>", ["r/o"])
        #expect(reading.error == nil)
        #expect(reading.values.map { $0["a"]?.utf8.count } == [12_000_000, 1])
    }

    @Test(
        "what has to be held before anything can be told of it is limited",
        arguments: [("<!--", "-->"), ("<a k='", "'/>"), ("<![CDATA[", "]]>")]
    )
    func limitsWhatIsHeld(_ begin: String, _ end: String) throws {
        let long = String(repeating: "x", count: 40_000_000)
        let reading = readXML("<r><o>1</o><o>\(begin)\(long)\(end)</o></r>", ["r/o"])
        let error = try #require(reading.error?.diagnostic)
        #expect(error.message.hasPrefix("found a tag, comment or CDATA section of more than 33554432 bytes inside r/o"))
        #expect(reading.values == [["o": "1"]])
        #expect(reading.sinks[0].rejected.count == 1)
    }

    @Test("a record that is cut off is kept where lines of it were read, so that they have their document")
    func keepsHoldersOfParts() {
        let reading = readXML("<r><o><n>1</n><l>a</l><l>b</", ["r/o", "r/o/l"])
        #expect(reading.values == [["n": "1"]])
        #expect(reading.sinks[1].records.map(\.parent) == [0])
        #expect(reading.sinks[1].rejected.count == 1)
        #expect(reading.diagnostics.map(\.severity) == [.warning])
        #expect(reading.error != nil)
    }

    @Test(
        "what is not XML is refused",
        arguments: ["", " ", "x", "a;b\n1;2\n", "{\"a\":1}", "<", "<?xml", "<r/><r/>", "\u{FEFF}"]
    )
    func refuses(_ text: String) {
        #expect(readXML(text, ["r/o"]).error != nil)
    }
}
