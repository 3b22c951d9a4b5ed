import ImporterKit
import IntegrationModel
import Testing

/// Cases made from the grammar of RFC 8259; each is put into an array of its own, so that it is one document.
@Suite("JSON as RFC 8259 writes it")
struct JSONConformanceTests {
    @Test(
        "accepts",
        arguments: [
            "[]", "{}", "[[]]", "[{}]", " [ ] ", "\t[\n]\r\n", "[1]", "[-1]", "[0]", "[-0]", "[0.0]", "[1e5]", "[1E+5]",
            "[1.5e-5]", "[0e0]", "[123456789012345678901234567890]", "[true,false,null]", #"[""]"#, #"["a"]"#,
            #"["\u0041"]"#, #"["\/"]"#, "[\"\u{7F}\"]", "[\"é€😀\"]", #"["\uD834\uDD1E"]"#, #"{"":1}"#,
            #"{"a":{"b":[]}}"#,
            #"{"a":1,"b":[1,2,{"c":null}]}"#, "5", "\"x\"", "null", "true", "-0.1", " 1 ", "[1 ,2]", "{\"a\" : 1}",
            "[\"\u{2028}\"]", "1 2", "{}{}", "[][]",
        ]
    )
    func accepts(_ text: String) {
        #expect(readJSON(text, ["x"]).error == nil)
        #expect(readJSON("[" + text + ",1]", ["x"]).error == nil || ["1 2", "{}{}", "[][]"].contains(text))
        #expect(readJSON(text).error == nil)
    }

    @Test(
        "rejects",
        arguments: [
            "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1:2]", "{,}", #"{"a"}"#,
            #"{"a":}"#, #"{"a":1,}"#, #"{"a":1 "b":2}"#, #"{a:1}"#, "{'a':1}", "{1:1}", "{null:1}", #"{"a",1}"#,
            "[01]", "[-01]", "[+1]", "[1.]", "[.5]", "[-]", "[1e]", "[1e+]", "[0x1]", "[1a]", "[NaN]", "[Infinity]",
            "[-Infinity]", "[tru]", "[True]", "[nul]", "[nulll]", "[falsey]", "[\"a]", "['a']", #"["\x"]"#,
            #"["\u12"]"#, #"["\u123g"]"#, #"["\"]"#, "[\"\t\"]", "[\"\n\"]", "[\"\0\"]", "[\"\u{1F}\"]", "[1]]", "[1]}",
            "[1];", "// x\n[1]", "[1/*x*/]", "[1]\0", "\0", "[\u{A0}1]", "[\u{C}1]", "{]", "[}", "[1}", #"{"a":1]"#,
            "truefalse", "1a", "-", #""a""b""#, "[\u{FEFF}1]", "<a/>",
        ]
    )
    func rejects(_ text: String) {
        #expect(readJSON(text, ["x"]).error != nil)
    }

    @Test("a text without a value is refused", arguments: ["", " \n ", "\u{FEFF}"])
    func refusesNothing(_ text: String) {
        #expect(readJSON(text).error?.diagnostic.message == "found no value; expected a JSON text")
    }

    @Test("strings of every length and alignment are read whole")
    func readsEveryLength() {
        for count in 0..<40 {
            for special in ["", "\\n", "é", "\\u00e9"] {
                let text = String(repeating: "a", count: count)
                let plain = special == "" ? "" : special == "\\n" ? "\n" : "é"
                let reading = readJSON("[{\"k\":\"\(text)\(special)\(text)\"}]")
                #expect(reading.values == [["k": text + plain + text]])
            }
        }
    }

    @Test("a control character is found wherever it stands in a word")
    func findsControlCharacters() {
        for position in 0..<20 {
            for byte: UInt8 in [0, 9, 10, 0x1F] {
                var bytes = Array("[\"".utf8) + [UInt8](repeating: 0xC3, count: 0)
                bytes += [UInt8](repeating: 0x61, count: position) + [byte] + [UInt8](repeating: 0x61, count: 20)
                bytes += Array("\"]".utf8)
                let reading = readJSON(bytes, RecordLayout(["x"], separator: "."))
                #expect(reading.error?.diagnostic.message.contains("(byte \(position + 2))") == true)
            }
        }
    }
}
