import Foundation
import FoundationXML
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Hostile names in every form of output")
struct HostileTextTests {
    static let names = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a\"]; n1 -> n2 [label=\"x", "end\"] --> n1[\"",
        "| a | b |\n# heading\n[x](http://evil.example)", "`code` *b* _i_ ~~s~~ ![i](j)", "\u{1B}[31mred\u{7}",
        "\u{202E}txt.exe",
        "]]>&amp;{{x}}</svg></style>", "\\", "😀\u{0}\u{FFFE}",
    ]

    @Test("the drawing stays well-formed XML without a script", arguments: names)
    func drawing(name: String) throws {
        let svg = MapDrawing(.sample(named: name)).svg
        #expect(WellFormed.fault(in: svg) == nil)
        #expect(
            WellFormed.elements(in: svg).isSubset(of: ["svg", "title", "desc", "style", "g", "rect", "text", "path"])
        )
    }

    @Test("the HTML report gets no element or attribute out of an export", arguments: names)
    func html(name: String) {
        let html = HTMLReport(.sample(named: name), ReportSetup(title: name)).text
        let plain = HTMLReport(.sample(named: "name"), ReportSetup(title: "name")).text
        func tags(_ text: String) -> [Substring] {
            text.split(separator: "<").dropFirst().map { $0.prefix { $0 != " " && $0 != ">" } }
        }
        #expect(Set(tags(html)) == Set(tags(plain)))
        #expect(!html.contains("onerror=alert(1)>"))
    }

    @Test("a DOT label ends where it should", arguments: names)
    func dot(name: String) {
        for line in DOTGraph(.sample(named: name)).text.split(separator: "\n") {
            var isQuoted = false
            var isEscaped = false
            for character in line {
                if isEscaped {
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == "\"" {
                    isQuoted.toggle()
                }
            }
            #expect(!isQuoted, "\(line)")
        }
        #expect(
            DOTGraph(.sample(named: name)).text.split(separator: "\n").count
                == DOTGraph(.sample).text.split(separator: "\n").count
        )
    }

    @Test("a Mermaid label has no mark that could end it", arguments: names)
    func mermaid(name: String) {
        let lines = MermaidGraph(.sample(named: name)).text.split(separator: "\n")
        #expect(lines.count == MermaidGraph(.sample).text.split(separator: "\n").count)
        for line in lines where line.contains("\"") {
            #expect(line.filter { $0 == "\"" }.count == 2, "\(line)")
            let label = line.split(separator: "\"")[1].split(separator: "<br/>").joined()
            #expect(!label.contains { "<>[]{}|`&\\".contains($0) }, "\(label)")
        }
    }

    @Test("the Markdown report keeps its rows, headings and code blocks, and makes no link", arguments: names)
    func markdown(name: String) {
        let text = MarkdownReport(.sample(named: name)).text
        let plain = MarkdownReport(.sample(named: "name")).text
        func count(_ text: String, _ prefix: String) -> Int {
            text.split(separator: "\n").filter { $0.hasPrefix(prefix) }.count
        }
        for prefix in ["| ", "#", "```"] { #expect(count(text, prefix) == count(plain, prefix), "\(prefix)") }
        let prose = readAsMarkup(text)
        #expect(!prose.contains("<script") && !prose.contains("<img") && !prose.contains("](http"))
    }

    @Test("the terminal gets no control sequence out of an export", arguments: names)
    func terminal(name: String) throws {
        let snapshot = Snapshot.sample(named: name)
        var text = MapText(snapshot).text + GapsText(snapshot).text + NextText(snapshot).text
        for id in snapshot.explainableIDs { text += try ExplainText(snapshot).explanation(of: id) }
        #expect(
            !text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0 == "\u{202E}" || $0.value == 0x7F }
        )
    }

    /// What of a Markdown text can have a meaning: all but escaped characters and code spans (CommonMark 0.31, sections
    /// 2.4 and 6.1).
    private func readAsMarkup(_ text: String) -> String {
        let characters = Array(text)
        func run(at start: Int) -> Int { characters[start...].prefix { $0 == "`" }.count }
        var prose = ""
        var index = 0
        while index < characters.count {
            if characters[index] == "\\", index + 1 < characters.count {
                index += 2
            } else if characters[index] == "`" {
                let length = run(at: index)
                var close = index + length
                while close < characters.count, characters[close] != "`" || run(at: close) != length {
                    close += characters[close] == "`" ? run(at: close) : 1
                }
                index = close < characters.count ? close + length : index + length
            } else {
                prose.append(characters[index])
                index += 1
            }
        }
        return prose
    }
}
