import Foundation
import IntegrationModel
import Testing

@Suite("A message")
struct MessageTests {
    @Test("is English by itself, with its arguments filled in")
    func english() {
        let count = 3
        let message: Message = "\(.number("1,330")) orders of \("Shop") since \(.date("2026-03-12")), \(count) late"
        #expect(message.description == "1,330 orders of Shop since 2026-03-12, 3 late")
        #expect(message.parts.map(\.key) == ["{1} orders of {2} since {3}, {4} late"])
    }

    @Test("chooses words by a number", arguments: [(1, "1 is late"), (0, "0 are late"), (2, "2 are late")])
    func plural(count: Int, text: String) {
        let message: Message = "\(count) \(count, one: "is", other: "are") late"
        #expect(message.description == text)
        #expect(message.parts[0].key == "{1} {2?is|are} late")
    }

    @Test("of another language may order its arguments anew, and writes figures and names its own way")
    func otherLanguage() {
        let noun = Message(key: "orders")
        let message: Message = "\(.number("1,330.5")) \(noun) worth \(.money("9,000", currency: "EUR")) of \("{1}")"
        #expect(message.text(in: Reversed()) == "{1}: 1.330,5 srEDRO, 9.000 EUR")
        #expect(Message(.capitalized(noun)).text(in: Reversed()) == "SrEDRO")
    }

    @Test("takes text from outside as it is, whatever signs are in it")
    func verbatim() {
        #expect(Message(verbatim: "{1} {2?a|b}").description == "{1} {2?a|b}")
        #expect(Message(key: "{2} of {").description == "{2} of {")
    }

    @Test(
        "joins lists",
        arguments: [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
    )
    func lists(words: [String], text: String) {
        #expect(words.map { Message(verbatim: $0) }.listed.description == text)
    }

    @Test("has words where something is left without its arguments")
    func words() {
        #expect(Message.Part(key: "{1?is|are}").hasWords && Message.Part(key: "{1} of").hasWords)
        #expect(!Message.Part(key: "{1}, {2} (3): ").hasWords)
    }

    @Test("is kept with its parts, and read from the plain text of earlier versions")
    func coding() throws {
        let message: Message = "\(.number("3")) of \(Message(key: "orders")), \(2, one: "one", other: "more")"
        #expect(try JSONDecoder().decode(Message.self, from: JSONEncoder().encode(message)) == message)
        let former = try JSONDecoder().decode(Message.self, from: Data("\"3 of {1}\"".utf8))
        #expect(former.description == "3 of {1}")
    }

    /// A language in which all is the other way round.
    private struct Reversed: MessageLanguage {
        func template(for key: String) -> String? {
            ["{1} {2} worth {3} of {4}": "{4}: {1} {2}, {3}", "orders": "srEDRO"][key]
        }
        func number(_ english: String) -> String {
            String(english.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
        }
        func money(_ english: String, currency: String) -> String { "\(number(english)) \(currency)" }
        func date(_ iso: String) -> String { iso }
        func isSingular(_ english: String) -> Bool { english == "1" }
        func append(_ argument: String, to text: inout String) { text += argument }
        func uncapitalized(_ sentence: String) -> String { sentence.lowercased() }
    }
}
