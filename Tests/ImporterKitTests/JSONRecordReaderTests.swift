import ImporterKit
import IntegrationModel
import Testing

@Suite("JSON records")
struct JSONRecordReaderTests {
    @Test(
        "records are found in an array, in lines, in an envelope and alone",
        arguments: [
            (#"[{"a":1},{"a":2}]"#, ""), ("{\"a\":1}\n{\"a\":2}\n", ""), (#"{"a":1}{"a":2}"#, ""),
            (#"{"n":2,"data":[{"a":1},{"a":2}]}"#, "data"), (#"{"d":{"results":[{"a":1},{"a":2}]}}"#, "d.results"),
            (#"{"data":{"a":1}}{"data":{"a":2}}"#, "data"), ("\u{FEFF}[{\"a\":1},\n\n{\"a\":2}]", ""),
            (#"{"data":[{"a":1}]} {"data":[{"a":2}]}"#, "data"), (#"{"x":[{"y":[{"a":1}]},{"y":[{"a":2}]}]}"#, "x.y"),
        ]
    )
    func findsRecords(_ text: String, _ path: String) {
        let reading = readJSON(text, [path])
        #expect(reading.error == nil)
        #expect(reading.values == [["a": "1"], ["a": "2"]])
        let bytes = Array(text.utf8)
        for record in reading.sinks[0].records { #expect(bytes[record.byteOffset] == UInt8(ascii: "{")) }
    }

    @Test("nested objects get dotted paths and arrays numbers")
    func flattens() {
        let reading = readJSON(
            #"{"a":{"b":{"c":"x"}},"t":["p","q"],"e":[{"m":"1"},{"m":"2","k":true}],"pair":[[5,"n"]],"no":[],"z":{}}"#
        )
        #expect(
            reading.values == [
                [
                    "a.b.c": "x", "t[0]": "p", "t[1]": "q", "e[0].m": "1", "e[1].m": "2", "e[1].k": "true",
                    "pair[0][0]": "5", "pair[0][1]": "n",
                ]
            ]
        )
    }

    @Test("more than eight elements are counted")
    func limitsElements() {
        let reading = readJSON(#"{"t":[1,2,3,4,5,6,7,8,9,10]}"#)
        #expect(reading.values[0].count == 8)
        #expect(reading.diagnostics.map(\.occurrences) == [2])
    }

    @Test("a part is appended with the position of the record that holds it")
    func linksParts() {
        let reading = readJSON(
            #"{"data":[{"n":"a","lines":[{"q":1},{"q":2}]},{"n":"b","lines":[]},{"lines":[{"q":3}],"n":"c"}]}"#,
            ["data", "data.lines"]
        )
        #expect(reading.values.map { $0["n"] } == ["a", "b", "c"])
        #expect(reading.sinks[1].values == [["q": "1"], ["q": "2"], ["q": "3"]])
        #expect(reading.sinks[1].records.map(\.parent) == [0, 0, 2])
    }

    @Test("null is absent, and an empty text is not")
    func tellsNullFromEmpty() {
        let reading = readJSON(#"[{"a":null,"b":"","c":null},{"a":{"x":1}}]"#)
        #expect(reading.values == [["b": ""], ["a.x": "1"]])
        #expect(reading.sinks[0].fields == ["b", "a.x", "c"])
    }

    @Test(
        "numbers are kept as they are written",
        arguments: ["0", "-0", "1.10", "12345678901234567890123", "1E400", "-1.5e-7", "0.1"]
    )
    func keepsNumbers(_ number: String) {
        #expect(readJSON(#"[{"a":\#(number)}]"#).values == [["a": number]])
    }

    @Test(
        "escapes are undone",
        arguments: [
            (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"), (#"\u00e9\u20AC"#, "é€"), (#"\ud83d\ude00"#, "😀"),
            (#"\ud83d"#, "\u{FFFD}"), (#"\ude00x"#, "\u{FFFD}x"), (#"\ud83d\u0041"#, "\u{FFFD}A"), (#"é\t€"#, "é\t€"),
            (#"\u0000"#, "\0"), (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
        ]
    )
    func unescapes(_ written: String, _ expected: String) {
        let reading = readJSON(#"[{"a\#(written)":"\#(written)"}]"#)
        #expect(reading.values == [["a" + expected: expected]])
        #expect(reading.diagnostics.isEmpty == !expected.contains("\u{FFFD}"))
    }

    @Test("bytes that are not UTF-8 are replaced and told")
    func repairsText() {
        let bytes = Array(#"[{"a":"Caf"#.utf8) + [0xE9] + Array(#" \u0041"}]"#.utf8)
        let reading = readJSON(bytes, RecordLayout([""], separator: "."))
        #expect(reading.values == [["a": "Caf\u{FFFD} A"]])
        #expect(reading.diagnostics.map(\.severity) == [.warning])
    }

    @Test("the last of equal keys wins, and that is noted")
    func takesLastKey() {
        let reading = readJSON(#"[{"a":1,"b":0,"a":2},{"a":1,"a":null}]"#)
        #expect(reading.values == [["a": "2", "b": "0"], [:]])
        #expect(reading.diagnostics.map(\.occurrences) == [2])
    }

    @Test("a selector takes the first object that fits, wherever its key stands")
    func selects() {
        let selector = "emails[type=primary].email"
        let reading = readJSON(
            #"""
            [{"emails":[{"type":"invoicing","email":"i"},{"email":"p","type":"primary"},{"email":"q","type":"primary"}]},
             {"emails":[]},{"emails":[{"type":"primary"}]}]
            """#,
            selectors: [selector]
        )
        #expect(reading.values.map { $0[selector] } == ["p", nil, nil])
        #expect(reading.values[0]["emails[0].email"] == "i")
    }

    @Test("a record can be a single value or an array")
    func readsPlainValues() {
        #expect(readJSON(#"["x",5,null,true]"#).values == [["value": "x"], ["value": "5"], ["value": "true"]])
        #expect(
            readJSON(#"{"rows":[[1,"a"],[2,"b"]]}"#, ["rows"]).values == [
                ["[0]": "1", "[1]": "a"], ["[0]": "2", "[1]": "b"],
            ]
        )
    }

    @Test("a faulty line is rejected alone")
    func rejectsLines() {
        let reading = readJSON("{\"a\":1}\n{\"a\":}\n{\"a\":3}\n{\"a\":[{\"b\":4")
        #expect(reading.error == nil)
        #expect(reading.values == [["a": "1"], ["a": "3"]])
        #expect(reading.sinks[0].rejected.map(\.line) == [2, 4])
        #expect(reading.diagnostics.map(\.location.line) == [2, 4])
        #expect(
            reading.diagnostics[0].message.hasPrefix("found the character } at column 6 (byte 13); expected a value")
        )
    }

    @Test("the first line may be the faulty one")
    func rejectsFirstLine() {
        let reading = readJSON("{\"a\":tru}\n{\"a\":2}")
        #expect(reading.values == [["a": "2"]])
        #expect(reading.sinks[0].rejected.count == 1)
    }

    @Test("a document that is cut off keeps the records before, and says where it ended")
    func keepsRecordsBeforeCut() throws {
        let reading = readJSON("{\"data\":[\n{\"a\":1},\n{\"a\":2,\"b\":", ["data"])
        #expect(reading.values == [["a": "1"]])
        #expect(reading.sinks[0].rejected.map(\.line) == [3])
        let error = try #require(reading.error?.diagnostic)
        #expect(error.location.line == 3)
        #expect(error.message.contains("found the end of the file"))
        #expect(error.message.contains("the record 2 of data"))
        #expect(error.remedy != nil)
    }

    @Test("values and records beyond the limits are rejected, and the next one is read")
    func limitsSizes() {
        let limits = ReadingLimits(valueBytes: 10, recordBytes: 25)
        let reading = readJSON(
            #"[{"a":"12345678901"},{"a":"1234567890"},{"a":"1234567890","b":"1234567890","c":"123456"},{"a":"1"}]"#,
            limits: limits
        )
        #expect(reading.values == [["a": "1234567890"], ["a": "1"]])
        #expect(reading.sinks[0].rejected.count == 2)
        #expect(reading.diagnostics.count == 2)
    }

    @Test("depth is limited")
    func limitsDepth() {
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(readJSON(deep).error?.diagnostic.message.contains("at most 256 levels") == true)
        let text = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
        #expect(readJSON(text).error == nil)
    }
}
