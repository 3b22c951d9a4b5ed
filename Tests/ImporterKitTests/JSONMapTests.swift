import IntegrationModel
import Testing

@testable import ImporterKit

/// Objects that map keys to records, where other programs write an array.
@Suite struct `Maps of records in JSON` {
    private func tables(_ text: String) -> [String] {
        var preview = ExportPreview(path: "x.json")
        Array(text.utf8).withUnsafeBytes { head in
            _ = JSONPreview.fill(&preview, head: head)
        }
        return preview.tables.map { $0.recordPath + ($0.parent.map { " in \($0)" } ?? "") }
    }

    @Test(
        arguments: [
            (#"{"1001":{"n":"a","c":"x"},"1002":{"n":"b"}}"#, ["*"]),
            (#"{"total":2,"data":{"1":{"n":"a"},"2":{"n":"b"}}}"#, ["data.*"]),
            (#"{"SO-1":{"d":"x","t":1},"SO-2":{"d":"y","t":2}}"#, ["*"]),
            (#"{"els":{"m":"x","r":1},"jan":{"m":"y","r":2},"tom":{"m":"z","r":3}}"#, ["*"]),
            (
                #"{"customers":{"1":{"n":"a"},"2":{"n":"b"}},"orders":{"7":{"t":1},"8":{"t":2}}}"#,
                ["customers.*", "orders.*"]
            ),
            (
                #"[{"no":"a","lines":{"1":{"q":1},"2":{"q":2}}},{"no":"b","lines":{"3":{"q":3}}}]"#,
                ["", "lines.* in 0"]
            ),
            // Parts of one record are no records, however alike they are.
            (#"{"no":1,"billing":{"s":"a","c":"b"},"shipping":{"s":"a","c":"b"},"pickup":{"s":"a","c":"b"}}"#, [""]),
            (#"{"header":{"a":1,"b":2},"customer":{"n":"x"},"totals":{"net":1,"gross":2}}"#, [""]),
            (
                #"{"_embedded":{"rows":[{"a":1}]},"_links":{"self":{"href":"x","type":"t"},"prev":null,"next":{"href":"y","type":"t"},"doc":{"href":"z","type":"t"}}}"#,
                ["_embedded.rows"]
            ),
            (#"{"billing":{"s":"a","c":"b"},"shipping":{"s":"a","c":"b"}}"#, [""]),
        ]
    )
    func `are told from records by their members`(text: String, expected: [String]) {
        #expect(tables(text) == expected)
    }

    @Test func `become records with their keys`() {
        let text = "{\"data\":{\"10\\u00e9\":{\"n\":\"a\"},\n\"11\":{\"n\":\"b\",\"m\":null},\"12\":{}}}"
        let reading = readJSON(Array(text.utf8), RecordLayout(["data.*"], separator: "."))
        #expect(reading.values == [["@key": "10é", "n": "a"], ["@key": "11", "n": "b"], ["@key": "12"]])
        #expect(reading.sinks[0].records.map(\.line) == [1, 2, 2])
        #expect(reading.error == nil)
    }

    @Test func `may hold lists and maps of parts`() {
        let text =
            #"{"a1":{"t":1,"l":[{"q":1},{"q":2}],"p":{"7":{"z":1}}},"a2":{"t":2,"l":[],"p":{"8":{"z":2},"9":{"z":3}}}}"#
        let reading = readJSON(Array(text.utf8), RecordLayout(["*", "*.l", "*.p.*"], separator: "."))
        #expect(reading.sinks[0].values == [["@key": "a1", "t": "1"], ["@key": "a2", "t": "2"]])
        #expect(reading.sinks[1].records.map(\.parent) == [0, 0])
        #expect(
            reading.sinks[2].records.map(\.values) == [
                ["@key": "7", "z": "1"], ["@key": "8", "z": "2"], ["@key": "9", "z": "3"],
            ]
        )
        #expect(reading.sinks[2].records.map(\.parent) == [0, 1, 1])
    }

    @Test func `may have any key, and a member called key`() {
        let text = #"{"*":{"key":1,"@key":2},"b":{"key":3},"*":{"key":4}}"#
        let reading = readJSON(Array(text.utf8), RecordLayout(["*"], separator: "."))
        #expect(reading.values.map { $0["key"] } == ["1", "3", "4"])
        #expect(reading.values.dropFirst().map { $0["@key"] } == ["b", "*"])
    }

    @Test func `are read whole, however many members they have`() {
        let members = (0..<30_000).map { "\"k\($0)\":{\"v\":\($0)}" }.joined(separator: ",")
        let text = "{\(members)}"
        #expect(tables(text) == ["*"])
        let reading = readJSON(Array(text.utf8), RecordLayout(["*"], separator: "."))
        #expect(reading.values.count == 30_000)
        #expect(reading.values.last == ["@key": "k29999", "v": "29999"])
        #expect(reading.sinks[0].fields == ["@key", "v"])
    }
}
