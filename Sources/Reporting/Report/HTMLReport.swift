public import IntegrationModel

/// A snapshot as a report in one HTML file: no request to elsewhere, light and dark, printable on A4, readable with
/// keyboard and screen reader.
public struct HTMLReport: Sendable {
    private let snapshot: Snapshot
    private let setup: ReportSetup

    public init(_ snapshot: Snapshot, _ setup: ReportSetup = ReportSetup()) {
        self.snapshot = snapshot
        self.setup = setup
    }

    public var text: String { setup.language.write(about: snapshot) { page } }

    private var page: String {
        let content = ReportContent(snapshot, setup)
        let sections = content.sections
        var lines = [
            "<!DOCTYPE html>", "<html lang=\"\(setup.language.rawValue)\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<meta name=\"color-scheme\" content=\"light dark\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            "<title>\(Self.words(content.title))</title>", "<style>\n\(HTMLStyle.css)</style>", "</head>", "<body>",
            "<a class=\"skip\" href=\"#summary\">\(localized("To the summary"))</a>", "<header>",
            "<h1>\(Self.words(content.title))</h1>",
            "<p class=\"subtitle\">\(Self.words(content.subtitle))</p>", "</header>",
            "<nav aria-label=\"\(localized("Contents"))\"><ol>",
        ]
        lines += sections.map { "<li><a href=\"#\($0.anchor)\">\(Self.words(localized($0.title)))</a></li>" }
        lines += ["</ol></nav>", "<main>"]
        for section in sections {
            lines.append("<section id=\"\(section.anchor)\" aria-labelledby=\"\(section.anchor)-title\">")
            lines.append("<h2 id=\"\(section.anchor)-title\">\(Self.words(localized(section.title)))</h2>")
            lines += section.blocks.map(render)
            lines.append("</section>")
        }
        return (lines + ["</main>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
    }

    private func render(_ block: ReportBlock) -> String {
        switch block {
        case .heading(let level, let text): return "<h\(level)>\(Self.words(localized(text)))</h\(level)>"
        case .paragraph(let text): return "<p>\(inline(text))</p>"
        case .id(let id): return "<p class=\"id\"><code>\(Markup.escaped(id))</code></p>"
        case .list(let items):
            return "<ul>\n" + items.map { "<li>\(inline($0))</li>" }.joined(separator: "\n") + "\n</ul>"
        case .numberedList(let items):
            return "<ol>\n" + items.map { "<li>\(inline($0))</li>" }.joined(separator: "\n") + "\n</ol>"
        case .facts(let facts):
            let items = facts.map {
                "<div><dt>\(Self.words(localized($0.name)))</dt><dd>\(inline($0.value))</dd></div>"
            }
            return "<dl>\n" + items.joined(separator: "\n") + "\n</dl>"
        case .table(let table): return render(table)
        case .map:
            let drawing = MapDrawing(snapshot).sized
            // Below this width the labels get too small to read, so the drawing is moved sideways instead.
            let narrowest = Markup.number(drawing.width * 0.85)
            // A map of few layers leaves room for words beside it.
            let style = drawing.width < 480 ? " class=\"narrow\"" : ""
            return
                "<figure\(style)>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(localized("Map"))\""
                + " style=\"--narrowest:\(narrowest)px\">\n\(drawing.svg)</div>\n<figcaption>"
                + Self.words(localized("The systems and the flows between them, as the exports prove them."))
                + "</figcaption>\n</figure>"
        case .figure(let figure):
            return
                "<figure class=\"chart\">\n\(figure.svg)\n<figcaption>\(Self.words(figure.caption))</figcaption>\n</figure>"
        case .group(let role, let blocks):
            return "<div class=\"\(role.rawValue)\">\n" + blocks.map(render).joined(separator: "\n") + "\n</div>"
        }
    }

    private func render(_ table: ReportTable) -> String {
        let caption = Self.words(localized(table.caption))
        var lines = [
            "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(caption)\">", "<table>",
            "<caption>\(caption)</caption>", "<thead><tr>",
        ]
        lines += table.columns.map { column in
            let style = column.isNumber ? " class=\"number\"" : ""
            let title = Self.words(localized(column.title))
            return title.isEmpty ? "<td></td>" : "<th scope=\"col\"\(style)>\(title)</th>"
        }
        lines += ["</tr></thead>", "<tbody>"]
        for row in table.rows {
            let cells = zip(table.columns, row).enumerated().map { index, item in
                let (column, cell) = item
                let style = column.isNumber ? " class=\"number\"" : ""
                return index == 0 ? "<th scope=\"row\">\(render(cell))</th>" : "<td\(style)>\(render(cell))</td>"
            }
            lines.append("<tr>\(cells.joined())</tr>")
        }
        return (lines + ["</tbody>", "</table>", "</div>"]).joined(separator: "\n")
    }

    private func render(_ cell: ReportTable.Cell) -> String {
        switch cell {
        case .text(let text): return inline(text)
        case .range(let low, let likely, let high, let maximum, let words):
            guard maximum > 0, high > 0 else { return "" }
            func place(_ value: Double) -> String { Markup.number(min(100, max(0, value / maximum * 100))) + "%" }
            let style = "--from:\(place(low));--to:\(place(high));--at:\(place(likely))"
            return "<span class=\"range\" aria-hidden=\"true\" style=\"\(style)\"></span>"
                + "<span class=\"words\">\(Self.words(words))</span>"
        }
    }

    private func inline(_ text: RichText) -> String {
        text.spans.map { span in
            switch span {
            case .plain(let text): Self.words(text)
            case .unbroken(let text): "<span class=\"nowrap\">\(Self.words(text))</span>"
            case .strong(let text): "<strong>\(Self.words(text))</strong>"
            case .code(let text): "<code>\(Markup.escaped(text))</code>"
            }
        }
        .joined()
    }

    /// Text in which a share stays on one line: `95 %`.
    private static func words(_ text: String) -> String {
        let text = Markup.escaped(text)
        guard text.contains(" %") else { return text }
        var result = ""
        var isAfterDigit = false
        for (character, next) in zip(text, Array(text.dropFirst()) + ["\n"]) {
            result.append(isAfterDigit && character == " " && next == "%" ? "\u{A0}" : character)
            isAfterDigit = character.isASCII && character.isNumber
        }
        return result
    }
}
