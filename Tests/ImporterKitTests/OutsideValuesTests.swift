import IntegrationModel
import Testing

@testable import ImporterKit

@Suite struct `Values outside the tables of a document` {
    private let message = "a value outside the tables that were recognised was left out"

    /// The note on values that were left out.
    private func note(_ reading: TreeReading) -> Diagnostic? {
        let notes = reading.diagnostics.filter { $0.message.hasPrefix(message) }
        #expect(notes.count <= 1)
        return notes.first
    }

    private func xml(_ text: String, _ paths: [String], isGuess: Bool = true) -> TreeReading {
        var layout = RecordLayout(paths, separator: "/")
        layout.isGuess = isGuess
        return readXML(Array(text.utf8), layout)
    }

    private func json(_ text: String, _ paths: [String], isGuess: Bool = true) -> TreeReading {
        var layout = RecordLayout(paths, separator: ".")
        layout.isGuess = isGuess
        return readJSON(Array(text.utf8), layout)
    }

    @Test(
        arguments: [
            ("<a><h><x>1</x><y>2</y></h>\n<r><v>3</v></r></a>", 2, "a/h", 1),
            ("<a>\n<r><v>3</v></r>\n<h k='1' l='2'/><h>3</h></a>", 3, "a/h", 3),
            ("<a k='1'><r><v>3</v></r></a>", 1, "a", 1),
            ("<a>\n text <r><v>3</v></r></a>", 1, "a", 2),
            ("<a><r><v>3</v></r><h><x> </x><y/></h></a>", 0, "", 0),
            ("<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:x='1'><r><v>3</v></r></a>", 0, "", 0),
            ("<a><r k='1'><v>3</v><w>4</w></r></a>", 0, "", 0),
        ]
    )
    func `those of an XML document are counted where the tables are a guess`(
        text: String,
        count: Int,
        field: String,
        line: Int
    ) {
        let found = note(xml(text, ["a/r"]))
        #expect((found?.occurrences ?? 0) == count)
        #expect((found?.location.field ?? "") == field)
        #expect((found?.location.line ?? 0) == line)
        #expect(note(xml(text, ["a/r"], isGuess: false)) == nil)
    }

    @Test(
        arguments: [
            (#"{"meta":{"page":1,"of":[2,3]},"data":[{"a":1}]}"#, 3, "meta", 1),
            ("{\"count\":\n1,\"data\":[{\"a\":1}]}", 1, "count", 2),
            (#"{"data":[{"a":1}],"other":[{"b":{"c":"x"}}],"none":null}"#, 1, "other", 1),
            (#"{"data":[{"a":{"b":[1,2,3]}}]}"#, 0, "", 0),
        ]
    )
    func `those of a JSON text are counted where the tables are a guess`(
        text: String,
        count: Int,
        field: String,
        line: Int
    ) {
        let found = note(json(text, ["data"]))
        #expect((found?.occurrences ?? 0) == count)
        #expect((found?.location.field ?? "") == field)
        #expect((found?.location.line ?? 0) == line)
        #expect(note(json(text, ["data"], isGuess: false)) == nil)
    }

    @Test func `a table that begins after the preview is told of`() {
        let text = #"{"data":[{"a":1},{"a":2}],"late":[{"b":1},{"b":2},{"b":3}]}"#
        #expect(note(json(text, ["data"]))?.occurrences == 3)
    }
}
