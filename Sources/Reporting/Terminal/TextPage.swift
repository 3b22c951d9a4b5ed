internal import IntegrationModel

/// Text for the terminal, built from headings, paragraphs, lists and tables.
struct TextPage {
    let width: Int
    let style: TextStyle
    private var lines: [String] = []

    init(_ setup: PageSetup) {
        // Narrower than this nothing can be read, wider nobody likes to.
        width = min(max(setup.width, 40), 160)
        style = setup.style
    }

    var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

    mutating func heading(_ text: Message) {
        if !lines.isEmpty { lines.append("") }
        lines.append(style.paint(DisplayText.safe(localized(text)), .strong))
    }

    mutating func paragraph(_ text: Message, indent: Int = 2, tone: Tone = .plain) {
        let margin = String(repeating: " ", count: indent)
        for line in DisplayText.wrapped(DisplayText.safe(localized(text)), width: width - indent) {
            lines.append(margin + style.paint(line, tone))
        }
    }

    /// Items with a mark before the first line of each.
    mutating func list(_ items: [Message], mark: (Int) -> String = { _ in "-" }) {
        for (index, item) in items.enumerated() {
            let mark = "  " + mark(index) + " "
            let margin = String(repeating: " ", count: mark.count)
            let broken = DisplayText.wrapped(DisplayText.safe(localized(item)), width: width - mark.count)
            for (number, line) in broken.enumerated() { lines.append((number == 0 ? mark : margin) + line) }
        }
    }

    /// A line as it is: for ids, paths and commands, which must not be broken.
    mutating func line(_ text: Message, indent: Int = 2, tone: Tone = .plain) {
        lines.append(String(repeating: " ", count: indent) + style.paint(DisplayText.safe(localized(text)), tone))
    }

    /// An id, a path or a command, the same in every language.
    mutating func line(id: String, indent: Int = 2, tone: Tone = .plain) {
        line(Message(verbatim: id), indent: indent, tone: tone)
    }

    mutating func table(_ table: TextTable) { lines += table.lines(width: width, style: style) }

    mutating func blank() { lines.append("") }
}
