public import IntegrationModel

/// A snapshot as a report in Markdown (CommonMark with tables), the map as a Mermaid diagram.
public struct MarkdownReport: Sendable {
    private let snapshot: Snapshot
    private let setup: ReportSetup

    public init(_ snapshot: Snapshot, _ setup: ReportSetup = ReportSetup()) {
        self.snapshot = snapshot
        self.setup = setup
    }

    public var text: String { setup.language.write(about: snapshot) { page } }

    private var page: String {
        let content = ReportContent(snapshot, setup)
        var blocks = ["# " + Markdown.escaped(content.title), Markdown.escaped(content.subtitle)]
        for section in content.sections {
            blocks.append("## " + Markdown.escaped(localized(section.title)))
            blocks += section.blocks.map(render)
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func render(_ block: ReportBlock) -> String {
        switch block {
        case .heading(let level, let text):
            String(repeating: "#", count: level) + " " + Markdown.escaped(localized(text))
        case .paragraph(let text): Markdown.inline(text)
        case .id(let id): Markdown.code(id, inTable: false)
        case .list(let items): items.map { "- " + Markdown.inline($0) }.joined(separator: "\n")
        case .numberedList(let items):
            items.enumerated().map { "\($0 + 1). " + Markdown.inline($1) }.joined(separator: "\n")
        case .facts(let facts):
            facts.map { "- **\(Markdown.escaped(localized($0.name)))**: \(Markdown.inline($0.value))" }.joined(
                separator: "\n"
            )
        case .table(let table): render(table)
        case .map: "```mermaid\n" + MermaidGraph(snapshot).text + "```"
        case .figure(let figure): "*\(Markdown.escaped(figure.caption))*: " + Markdown.escaped(figure.words)
        case .group(_, let blocks): blocks.map(render).joined(separator: "\n\n")
        }
    }

    private func render(_ table: ReportTable) -> String {
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        var lines = [
            "**\(Markdown.escaped(localized(table.caption)))**", "",
            row(table.columns.map { Markdown.escaped(localized($0.title)) }),
            row(table.columns.map { $0.isNumber ? "---:" : "---" }),
        ]
        for cells in table.rows {
            lines.append(
                row(
                    cells.map { cell in
                        switch cell {
                        case .text(let text): Markdown.inline(text, inTable: true)
                        case .range(_, _, _, _, let words): Markdown.escaped(words)
                        }
                    }
                )
            )
        }
        return lines.joined(separator: "\n")
    }
}

/// Text that Markdown and the HTML inside it leave as it is.
enum Markdown {
    static func inline(_ text: RichText, inTable: Bool = false) -> String {
        text.spans.map { span in
            switch span {
            case .plain(let text), .unbroken(let text): escaped(text)
            case .strong(let text): text.isEmpty ? "" : "**\(escaped(text))**"
            case .code(let text): code(text, inTable: inTable)
            }
        }
        .joined()
    }

    /// Every mark with a meaning in CommonMark or GitHub's additions, behind a backslash or as a character reference.
    /// Brackets and the marks of links need no more: without `[` there is no link.
    static func escaped(_ text: String) -> String {
        let scalars = Array(DisplayText.safe(text).unicodeScalars)
        var escaped = ""
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "@", "^": escaped += "\\" + String(scalar)
            case "#", "-", "+", "=":
                // A heading, list or rule at the begin of a line.
                let isMark = index == 0 && (next == " " || next == scalar)
                escaped += (isMark ? "\\" : "") + String(scalar)
            case ".", ")":
                // A numbered list, or a name of a host that GitHub makes a link.
                let isNumber = index > 0 && next == " " && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
                escaped += (isNumber || escaped.hasSuffix("www") ? "\\" : "") + String(scalar)
            case ":": escaped += (next == "/" ? "\\" : "") + String(scalar)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A code span, in more backticks than the text has in a row.
    static func code(_ text: String, inTable: Bool) -> String {
        let safe = DisplayText.safe(text)
        guard !safe.isEmpty else { return "" }
        var longest = 0
        var run = 0
        for character in safe {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let padding = longest > 0 ? " " : ""
        let content =
            inTable ? safe.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") : safe
        return fence + padding + content + padding + fence
    }
}
