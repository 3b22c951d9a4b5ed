import ImporterKit
import IntegrationModel
import Testing

@Suite("XML records")
struct XMLRecordReaderTests {
    @Test("leaves, attributes and nested elements become fields")
    func flattens() {
        let reading = readXML(
            """
            <list><item id="1"><Name>Peeters &amp; Zonen</Name><Address><City code="B9000">Gent</City></Address></item>\
            <item id="2"><Name><![CDATA[<b>]]></Name><Note/></item></list>
            """,
            ["list/item"]
        )
        #expect(reading.error == nil)
        #expect(
            reading.values == [
                ["@id": "1", "Name": "Peeters & Zonen", "Address/City/@code": "B9000", "Address/City": "Gent"],
                ["@id": "2", "Name": "<b>", "Note": ""],
            ]
        )
        #expect(reading.sinks[0].fields == ["@id", "Name", "Address/City/@code", "Address/City", "Note"])
    }

    @Test("names are taken without their namespaces")
    func ignoresPrefixes() {
        let reading = readXML(
            """
            <a:list xmlns:a="urn:a" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <a:item xsi:type="x"><b:Name xmlns:b="urn:b">N</b:Name><a:Till xsi:nil="true"/></a:item>
            </a:list>
            """,
            ["list/item"]
        )
        #expect(reading.values == [["Name": "N"]])
        #expect(reading.sinks[0].fields == ["Name", "Till"])
    }

    @Test("a part is appended with the position of the record that holds it")
    func linksParts() {
        let reading = readXML(
            """
            <E><Os>
            <O n="7"><L><q>1</q></L><L><q>2</q></L><Total>3</Total></O>
            <O n="8"/>
            <O n="9"><Date>d</Date><L><q>4</q></L></O>
            </Os></E>
            """,
            ["E/Os/O", "E/Os/O/L"]
        )
        #expect(reading.values == [["@n": "7", "Total": "3"], ["@n": "8"], ["@n": "9", "Date": "d"]])
        #expect(reading.sinks[1].values == [["q": "1"], ["q": "2"], ["q": "4"]])
        #expect(reading.sinks[1].records.map(\.parent) == [0, 0, 2])
        #expect(reading.sinks[0].records.map(\.line) == [2, 3, 4])
    }

    @Test("positions go on from the records that a dataset has already, also with the same reader")
    func continuesOrdinals() throws {
        let layout = RecordLayout(["r/o", "r/o/l"], separator: "/")
        let reader = XMLRecordReader(layout: layout)
        let sinks = [TreeTestSink(), TreeTestSink()]
        var starts = [5, 9]
        for name in ["x", "y"] {
            try Array("<r><o><n>\(name)</n><l>1</l></o></r>".utf8).withUnsafeBytes { bytes in
                try reader.read(bytes, path: "a.xml", sinks: sinks, startOrdinals: starts) { _ in }
            }
            starts = reader.nextOrdinals
        }
        #expect(starts == [7, 11])
        #expect(sinks[1].records.map(\.parent) == [5, 6])
        #expect(sinks[0].values == [["n": "x"], ["n": "y"]])
        #expect(sinks[1].values == [["l": "1"], ["l": "1"]])
    }

    @Test("repeated elements get numbers, up to the eighth")
    func numbersRepeats() {
        let many = (1...11).map { "<T>\($0)</T>" }.joined()
        let reading = readXML(
            "<r><o><A><C>x</C></A><A><C>y</C></A>\(many)</o><o><A><C>z</C></A></o></r>",
            ["r/o"]
        )
        var expected = ["A/C": "x", "A[2]/C": "y", "T": "1"]
        for number in 2...8 { expected["T[\(number)]"] = "\(number)" }
        #expect(reading.values == [expected, ["A/C": "z"]])
        #expect(reading.diagnostics.map(\.occurrences) == [3])
        #expect(reading.diagnostics.first?.severity == .warning)
    }

    @Test("records below a repeated element belong to one table")
    func readsRecordsOfRepeatedContainers() {
        let lines = (1...12).map { "<Ls><L>\($0)</L></Ls>" }.joined()
        let reading = readXML("<r><o>\(lines)</o></r>", ["r/o", "r/o/Ls/L"])
        #expect(reading.sinks[1].values == (1...12).map { ["L": "\($0)"] })
    }

    @Test(
        "a selector takes the first of several that fits",
        arguments: [
            ("Address[@type=INV]/City", "Brugge"), ("Address[@type='DEL']/City", "Gent"),
            ("Party/ID[@scheme=\"0208\"]", "0400"), ("Tax[Scheme/ID=VAT]/No", "BE1"),
            ("Address[Kind=second]/City", "Brugge"),
        ]
    )
    func selects(_ selector: String, _ expected: String) {
        let reading = readXML(
            """
            <r><o>
            <Address type="DEL"><City>Gent</City></Address>
            <Address type="INV"><City>Brugge</City><Kind>second</Kind></Address>
            <Address type="INV"><City>Luik</City><Kind>second</Kind></Address>
            <Party><ID scheme="9925">BE0400</ID><ID scheme="0208">0400</ID></Party>
            <Tax><No>LE1</No><Scheme><ID>LEGAL</ID></Scheme></Tax><Tax><No>BE1</No><Scheme><ID>VAT</ID></Scheme></Tax>
            </o><o><Address type="X"><City>Aalst</City></Address></o></r>
            """,
            ["r/o"],
            selectors: [selector]
        )
        #expect(reading.values.map { $0[selector] } == [expected, nil])
        #expect(reading.values[0]["Address/City"] == "Gent")
    }

    @Test("a selector that can't be read is reported")
    func reportsUnreadableSelectors() {
        let reading = readXML("<r><o>1</o></r>", ["r/o"], selectors: ["A[b=c]/D[e=f]/G", "A[b]"])
        #expect(reading.diagnostics.count == 2)
    }

    @Test("an attribute keeps its ampersands")
    func unescapesAttributes() {
        let reading = readXML(#"<r><o a="x &amp; y &#38; &amp;#38; &lt; &#233;"/></r>"#, ["r/o"])
        #expect(reading.values == [["@a": "x & y & &#38; < é"]])
    }

    @Test("text beside elements is kept, layout is not")
    func keepsMixedText() {
        let reading = readXML("<r><o><p>one <b>two</b> three</p><q>\n </q><s>  </s></o></r>", ["r/o"])
        #expect(reading.values == [["p": "one three", "p/b": "two", "q": "", "s": "  "]])
    }

    @Test("a record knows its line and the offset of its start tag")
    func placesRecords() {
        let text = "<?xml version=\"1.0\"?>\n<r>\n <o\n   a='1'\n   b='2'>x</o>\n\n <o/></r>"
        let reading = readXML(text, ["r/o"])
        #expect(reading.sinks[0].records.map(\.line) == [3, 7])
        let bytes = Array(text.utf8)
        for record in reading.sinks[0].records {
            #expect(bytes[record.byteOffset...].starts(with: Array("<o".utf8)))
        }
    }

    @Test("no record of the wanted kind is said")
    func reportsMissingRecords() {
        let reading = readXML("<r><x/></r>", ["r/o"])
        #expect(reading.diagnostics.map(\.message) == ["found no record in a document of <r>; expected elements r/o"])
    }

    @Test(
        "encodings are those that the document declares or its mark tells",
        arguments: ["iso-8859-1", "windows-1252", "utf-16le", "utf-16be", "utf-8"]
    )
    func decodes(_ encoding: String) throws {
        let text = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><r><o><n>Café</n></o></r>"
        let bytes: [UInt8] =
            switch encoding {
            case "utf-8": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            case "utf-16le": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            case "utf-16be": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            default: text.unicodeScalars.map { UInt8($0.value) }
            }
        let reading = readXML(bytes, RecordLayout(["r/o"], separator: "/"))
        #expect(reading.error == nil)
        #expect(reading.values == [["n": "Café"]])
        if encoding != "utf-16le" && encoding != "utf-16be" {
            let offset = try #require(reading.sinks[0].records.first).byteOffset
            #expect(bytes[offset...].starts(with: Array("<o>".utf8)))
        }
    }

    @Test("an encoding can be forced")
    func forcesEncoding() {
        let bytes = "<?xml version=\"1.0\" encoding=\"utf-8\"?><r><o>Café</o></r>".unicodeScalars.map {
            UInt8($0.value)
        }
        let layout = RecordLayout(["r/o"], separator: "/")
        #expect(readXML(bytes, layout).error != nil)
        #expect(readXML(bytes, layout, encoding: "windows-1252").values == [["o": "Café"]])
    }
}
