import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

extension Snapshot {
    static var samplePhase: Phase? { Snapshot.sample.roadmap.phases.first }
}

@Suite("Text for the terminal")
struct TextTests {
    @Test("the map is a table of systems, flows, links and islands")
    func map() {
        var snapshot = Snapshot.sample
        snapshot.map.flows = snapshot.map.flows.filter { $0.target.system == "erp" && $0.source.system == "shop" }
        #expect(MapText(snapshot, PageSetup(width: 100)).text == Golden.map)
    }

    @Test("the gaps are a table, costliest first, the accepted ones last")
    func gaps() {
        var snapshot = Snapshot.sample
        snapshot.gaps = snapshot.gaps.filter { [.leak, .island, .duplicateRecords].contains($0.kind) }
        #expect(GapsText(snapshot, PageSetup(width: 90)).text == Golden.gaps)
    }

    @Test("the next step is one page")
    func next() {
        #expect(NextText(.sample, PageSetup(width: 90)).text == Golden.next)
        #expect(
            NextText(.sample, PageSetup(width: 90)).text.split(separator: "\n", omittingEmptySubsequences: false).count
                < 60
        )
    }

    @Test("where there is no next step the reason is given")
    func noNextStep() {
        #expect(NextText(.sampleWithoutFindings).text == "No next step\n  There is no gap to close.\n")
    }

    @Test("no line is wider than the terminal, but for ids that must be copied", arguments: [72, 80, 100, 140])
    func width(width: Int) {
        let texts = [
            MapText(.sample, PageSetup(width: width)).text, GapsText(.sample, PageSetup(width: width)).text,
            NextText(.sample, PageSetup(width: width)).text,
        ]
        let lines = texts.joined(separator: "\n").split(separator: "\n").filter { !$0.contains("/") }
        #expect(lines.filter { DisplayText.width(String($0)) > width } == [])
    }

    @Test("colours are the only difference between the styles")
    func colours() {
        let plain = GapsText(.sample, PageSetup(style: .plain)).text
        var coloured = GapsText(.sample, PageSetup(style: .coloured)).text
        #expect(!plain.contains("\u{1B}"))
        #expect(coloured.contains("\u{1B}[31mhigh\u{1B}[0m"))
        for code in ["0", "1", "2", "31", "32", "33"] {
            coloured = coloured.split(separator: "\u{1B}[\(code)m").joined()
        }
        #expect(coloured == plain)
    }

    @Test("every id of a snapshot can be explained", arguments: Snapshot.sample.explainableIDs)
    func explain(id: String) throws { #expect(try ExplainText(.sample).explanation(of: id).contains(id)) }

    @Test("a flow is explained by its evidence, with file and line on both sides")
    func explainFlow() throws {
        let text = try ExplainText(.sample).explanation(of: "shop/orders>erp/sale.order")
        #expect(text.contains("webshop/orders.csv:2"))
        #expect(text.contains("erp/sale.order.csv:5"))
        #expect(
            text.contains(
                "webshop/orders.csv:37  #1020  conflicting (Subtotal); other side S00021, erp/sale.order.csv:22"
            )
        )
    }

    @Test(
        "an id that does not exist gives those that are near",
        arguments: [
            ("leak:shop/order>erp/sale.order", "leak:shop/orders>erp/sale.order"), ("phse-1", "phase-1"),
            ("SHOP/ORDERS", "shop/orders"),
        ]
    )
    func didYouMean(id: String, expected: String) {
        let error = #expect(throws: UnknownID.self) { try ExplainText(.sample).explanation(of: id) }
        #expect(error?.suggestions.first == expected)
        #expect(error?.description.contains("Try: koppel explain '\(expected)'") == true)
    }

    @Test("an id that is near nothing gives the commands that list them")
    func noSuggestion() {
        let error = #expect(throws: UnknownID.self) { try ExplainText(.sample).explanation(of: "qqqqqqqqqq") }
        #expect(error?.description.contains("koppel map, koppel gaps and koppel next list the ids") == true)
    }

    @Test(
        "edits between two texts are counted",
        arguments: [("abc", "abc", 0), ("abc", "acb", 1), ("", "ab", 2), ("leak", "leek", 1)]
    )
    func distance(left: String, right: String, edits: Int) {
        #expect(Suggestion.distance(Array(left.utf8), Array(right.utf8)) == edits)
    }

    @Test(
        "wide and combining characters count as a terminal shows them",
        arguments: [("naïve €", 7), ("数据", 4), ("e\u{301}", 1), ("", 0)]
    )
    func displayWidth(text: String, width: Int) { #expect(DisplayText.width(text) == width) }

    @Test("text is broken between words, and inside words that are too long")
    func wrapping() {
        #expect(DisplayText.wrapped("one two three", width: 7) == ["one two", "three"])
        #expect(DisplayText.wrapped("abcdefgh", width: 3) == ["abc", "def", "gh"])
        #expect(DisplayText.wrapped("", width: 3) == [""])
    }
}
