import Foundation
import IntegrationModel
import TestSupport
import Testing

@testable import Reporting

@Suite("Report")
struct ReportTests {
    @Test("the HTML report asks nothing of the network")
    func selfContained() {
        let html = HTMLReport(.sample).text
        for request in ["src=", "url(", "@import", "<link", "<script", "<iframe", "href=\"http"] {
            #expect(!html.contains(request))
        }
    }

    @Test("headings follow each other without a jump")
    func headings() {
        let levels = HTMLReport(.sample).text.split(separator: "<h").dropFirst().compactMap {
            $0.first?.wholeNumberValue
        }
        #expect(levels.first == 1)
        #expect(levels.filter { $0 == 1 }.count == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }

    @Test("every link of the contents leads to a section, and every id is there once")
    func anchors() {
        let html = HTMLReport(.sample).text
        let targets = html.split(separator: "href=\"#").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        let ids = html.split(separator: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        #expect(Set(targets).isSubset(of: Set(ids)))
        #expect(Set(ids).count == ids.count)
    }

    @Test("every table has a caption and headers with a scope")
    func tables() {
        let html = HTMLReport(.sample).text
        let tables = html.split(separator: "<table>").dropFirst()
        #expect(tables.count > 5)
        #expect(
            tables.allSatisfy {
                $0.contains("<caption>") && $0.contains("<th scope=\"col\"") && $0.contains("<th scope=\"row\"")
            }
        )
    }

    @Test("the summary says what there is, what it costs and what to do")
    func summary() {
        let sentences = ReportContent(.sample, ReportSetup(title: "", showsValues: false)).summarySentences
        #expect(
            sentences == [
                "5 systems hold 7,252 records; 6 flows join them, 2 of them by hand and 1 stopped; HubSpot stands apart from all of them.",
                "10 gaps were found, which together cost about €31,060 a year (€15,150 – €55,600).",
                "The next step takes 8 weeks, costs about €24,000, brings about €20,700 a year, and pays back in about 13.9 months.",
            ]
        )
    }

    @Test("values that could be of a person are in no report, numbers of documents are", arguments: ["html", "md"])
    func confidential(form: String) {
        let text = form == "html" ? HTMLReport(.sample).text : MarkdownReport(.sample).text
        #expect(!text.contains("an.peeters") && !text.contains("example.com"))
        #expect(text.contains(Confidentiality.hidden) || text.contains("(not shown)"))
        #expect(text.contains("#1054"))
    }

    @Test(
        "keys that look like the data of a person are not shown",
        arguments: [
            ("#1017", true), ("F2026-00004", true), ("S00016", true), ("Jan Peeters", false),
            ("jan1@example.be", false),
            ("BE68539007547034", false), ("+32 470 12 34 56", false), ("Jan Peeters 3", false), ("7100000006682", true),
        ]
    )
    func keys(key: String, isShown: Bool) { #expect(Confidentiality(FlowMap()).isShown(key: key) == isShown) }

    @Test("a report without any finding is whole and says so")
    func empty() {
        for snapshot in [Snapshot.sampleWithoutFindings, Snapshot(id: "empty", takenAt: 0, dataUntil: nil)] {
            let text = MarkdownReport(snapshot).text
            #expect(text.contains("No gap was found in what these exports show."))
            #expect(text.contains("No next step is recommended: there is no gap to close."))
            #expect(WellFormed.fault(in: MapDrawing(snapshot).svg) == nil)
            #expect(HTMLReport(snapshot).text.hasSuffix("</html>\n"))
        }
    }

    @Test("the same snapshot gives the same bytes, also when its dictionaries are built anew")
    func deterministic() throws {
        let copy = try JSONDecoder().decode(Snapshot.self, from: JSONEncoder().encode(Snapshot.sample))
        #expect(HTMLReport(copy).text == HTMLReport(.sample).text)
        #expect(MarkdownReport(copy).text == MarkdownReport(.sample).text)
        #expect(MapText(copy).text == MapText(.sample).text)
        #expect(LandscapeDocument(copy).json == LandscapeDocument(.sample).json)
    }

    @Test("text has enough contrast in light and dark (WCAG 2.2, 1.4.3)")
    func contrast() throws {
        let pairs = [
            ("#1d2530", "#ffffff"), ("#55606e", "#ffffff"), ("#55606e", "#f5f6f8"), ("#1f4e79", "#ffffff"),
            ("#e6e9ee", "#14181d"),
            ("#a9b2be", "#14181d"), ("#a9b2be", "#1c2229"), ("#9cc3ec", "#14181d"), ("#1b6e3c", "#ffffff"),
            ("#1f5fa8", "#ffffff"),
            ("#b3470f", "#ffffff"), ("#6b4fa0", "#ffffff"), ("#626a74", "#ffffff"), ("#b00020", "#ffffff"),
            ("#55606e", "#f6f7f9"),
            ("#7cc796", "#14181d"), ("#86b6f0", "#14181d"), ("#f0a070", "#14181d"), ("#bda6ec", "#14181d"),
            ("#aab1ba", "#14181d"),
            ("#ff8a94", "#14181d"),
        ]
        let html = HTMLReport(.sample).text
        for (ink, paper) in pairs {
            #expect(html.contains(ink) && html.contains(paper), "the report uses these colours")
            let (light, dark) = (max(luminance(ink), luminance(paper)), min(luminance(ink), luminance(paper)))
            #expect((light + 0.05) / (dark + 0.05) >= 4.5, "\(ink) on \(paper)")
        }
    }

    private func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
