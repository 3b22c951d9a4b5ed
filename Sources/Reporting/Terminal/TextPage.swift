/// Text for the terminal, built from headings, paragraphs, lists and tables.
struct TextPage {
    let width: Int
    let style: TextStyle
    private var lines: [String] = []

    init(width: Int, style: TextStyle) {
        // Narrower than this nothing can be read, wider nobody likes to.
        self.width = min(max(width, 40), 160)
        self.style = style
    }

    var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

    mutating func heading(_ text: String) {
        if !lines.isEmpty { lines.append("") }
        lines.append(style.paint(DisplayText.safe(text), .strong))
    }

    mutating func paragraph(_ text: String, indent: Int = 2, tone: Tone = .plain) {
        let margin = String(repeating: " ", count: indent)
        for line in DisplayText.wrapped(DisplayText.safe(text), width: width - indent) {
            lines.append(margin + style.paint(line, tone))
        }
    }

    /// Items with a mark before the first line of each.
    mutating func list(_ items: [String], mark: (Int) -> String = { _ in "-" }) {
        for (index, item) in items.enumerated() {
            let mark = "  " + mark(index) + " "
            let margin = String(repeating: " ", count: mark.count)
            let broken = DisplayText.wrapped(DisplayText.safe(item), width: width - mark.count)
            for (number, line) in broken.enumerated() { lines.append((number == 0 ? mark : margin) + line) }
        }
    }

    /// A line as it is: for ids, paths and commands, which must not be broken.
    mutating func line(_ text: String, indent: Int = 2, tone: Tone = .plain) {
        lines.append(String(repeating: " ", count: indent) + style.paint(DisplayText.safe(text), tone))
    }

    mutating func table(_ table: TextTable) { lines += table.lines(width: width, style: style) }

    mutating func blank() { lines.append("") }
}
