import ImporterKit
import IntegrationModel
import Testing

/// Documents of a shape made by chance, written in both formats, with the records that must come out.
struct RandomRecords {
    var generator: SplitMix
    var records: [[String: String]] = []
    var lines: [(parent: Int, values: [String: String])] = []
    var xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<list>"
    var json = "{\"list\":["
    private static let texts = [
        "", "x", "Peeters & Zonen", "<b>", "\"q\"", "é€😀", "a\\b", "two words", "-12.50", "]]>", "&amp;", "tab\tin",
    ]

    init(seed: UInt64) {
        generator = SplitMix(state: seed)
        for position in 0..<Int.random(in: 0...12, using: &generator) {
            if position > 0 { json += "," }
            add(record: position)
        }
        xml += "</list>"
        json += "]}"
    }

    private mutating func add(record position: Int) {
        var values: [String: String] = [:]
        xml += "\n <rec>"
        json += "\n{\"n\":\"\(position)\""
        values["n"] = "\(position)"
        xml += "<n>\(position)</n>"
        for name in ["a", "b", "c", "d"] where Bool.random(using: &generator) {
            let text = Self.texts.randomElement(using: &generator) ?? ""
            let depth = Int.random(in: 0...3, using: &generator)
            let steps = (0..<depth).map { "s\($0)\(name)" } + [name + "\(depth)"]
            values[steps.joined(separator: "/")] = text
            xml += steps.map { "<\($0)>" }.joined() + Self.xml(text) + steps.reversed().map { "</\($0)>" }.joined()
            json += "," + steps.map { "\"\($0)\":" }.joined(separator: "{") + Self.json(text)
            json += String(repeating: "}", count: depth)
        }
        json += ",\"line\":["
        for line in 0..<Int.random(in: 0...3, using: &generator) {
            let text = Self.texts.randomElement(using: &generator) ?? ""
            lines.append((position, ["t": text]))
            xml += "<line><t>\(Self.xml(text))</t></line>"
            json += (line > 0 ? "," : "") + "{\"t\":\(Self.json(text))}"
        }
        xml += "</rec>"
        json += "]}"
        records.append(values)
    }

    private static func xml(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private static func json(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\t", with: "\\t") + "\""
    }
}

/// A generator of numbers that are the same each time (Steele, Lea, Flood, 2014: SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Documents made by chance")
struct TreeRandomDocumentTests {
    private static let xmlLayout = RecordLayout(["list/rec", "list/rec/line"], separator: "/")
    private static let jsonLayout = RecordLayout(["list", "list.line"], separator: ".")

    @Test("what was written is read, in both formats", arguments: 1...200)
    func readsWhatWasWritten(_ seed: UInt64) {
        let random = RandomRecords(seed: seed)
        for (reading, separator) in [
            (readXML(Array(random.xml.utf8), Self.xmlLayout), "/"),
            (readJSON(Array(random.json.utf8), Self.jsonLayout), "."),
        ] {
            #expect(reading.error == nil)
            let expected = random.records.map { record in
                Dictionary(uniqueKeysWithValues: record.map { ($0.key.replacing("/", with: separator), $0.value) })
            }
            #expect(reading.values == expected)
            #expect(reading.sinks[1].values == random.lines.map(\.values))
            #expect(reading.sinks[1].records.map(\.parent) == random.lines.map(\.parent))
        }
    }

    @Test("a document cut off anywhere gives its whole records and refers to none that is missing", arguments: 1...6)
    func survivesCuts(_ seed: UInt64) {
        let random = RandomRecords(seed: seed)
        for (text, isXML) in [(random.xml, true), (random.json, false)] {
            let bytes = Array(text.utf8)
            let whole = isXML ? readXML(bytes, Self.xmlLayout) : readJSON(bytes, Self.jsonLayout)
            let end = Array((isXML ? "</rec>" : "]}").utf8)
            for count in 0..<bytes.count {
                let cut = Array(bytes[..<count])
                let reading = isXML ? readXML(cut, Self.xmlLayout) : readJSON(cut, Self.jsonLayout)
                #expect(reading.error != nil)
                let records = reading.sinks[0].records
                // The last one may be kept in part.
                let complete = isXML ? cut.split(separator: end, omittingEmptySubsequences: false).count - 1 : nil
                if let complete { #expect(records.count >= complete && records.count <= complete + 1) }
                let certain = complete ?? max(records.count - 1, 0)
                #expect(Array(records.prefix(certain)) == Array(whole.sinks[0].records.prefix(certain)))
                #expect(reading.sinks[1].records.allSatisfy { $0.parent >= 0 && $0.parent < records.count })
                #expect(
                    reading.sinks[1].records == Array(whole.sinks[1].records.prefix(reading.sinks[1].records.count))
                )
            }
        }
    }

    @Test("flipped bytes never end the program, and parts never refer to a record that is missing", arguments: 1...300)
    func survivesFlips(_ seed: UInt64) {
        let random = RandomRecords(seed: seed % 20)
        var generator = SplitMix(state: seed)
        for (text, isXML) in [(random.xml, true), (random.json, false)] {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                guard let position = bytes.indices.randomElement(using: &generator) else { continue }
                bytes[position] ^= UInt8.random(in: 1...255, using: &generator)
            }
            let reading = isXML ? readXML(bytes, Self.xmlLayout) : readJSON(bytes, Self.jsonLayout)
            let count = reading.sinks[0].records.count
            #expect(reading.sinks[1].records.allSatisfy { $0.parent < count })
            var preview = ExportPreview(path: "x")
            let layout = bytes.withUnsafeBytes { head in
                isXML ? XMLPreview.fill(&preview, head: head) : JSONPreview.fill(&preview, head: head)
            }
            #expect(layout.tables.count == preview.tables.count)
        }
    }

    @Test("noise never ends the program", arguments: 1...300)
    func survivesNoise(_ seed: UInt64) {
        var generator = SplitMix(state: seed)
        let alphabet = Array("<>/=\"'&;![]{}:,-?ax \n\\u0e.\u{0}\u{FEFF}é".utf8)
        let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
            alphabet.randomElement(using: &generator) ?? 0
        }
        for prefix in ["", "<r>", "<r><o ", "[", "{\"a\":", "[{\"a\":\""] {
            let text = Array(prefix.utf8) + bytes
            _ = readXML(text, Self.xmlLayout)
            _ = readJSON(text, RecordLayout(["", "a"], separator: "."))
            text.withUnsafeBytes { head in
                var preview = ExportPreview(path: "x")
                XMLPreview.fill(&preview, head: head)
                JSONPreview.fill(&preview, head: head)
                _ = TreePreview.format(of: head)
            }
        }
    }

    @Test("an array of lines cut in the middle of a line loses that line only")
    func survivesCutLines() {
        let text = "{\"a\":1}\n{\"a\":22}\n{\"a\":333}"
        for count in 10..<text.utf8.count {
            let reading = readJSON(String(text.prefix(count)))
            #expect(reading.error == nil)
            let whole = count < 17 ? 1 : count < 27 ? 2 : 3
            #expect(reading.sinks[0].records.count + reading.sinks[0].rejected.count >= whole)
            #expect(reading.values.first == ["a": "1"])
        }
    }
}
