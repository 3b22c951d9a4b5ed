internal import IntegrationModel

/// A table of text that fits the width of a terminal.
struct TextTable {
    struct Column {
        enum Alignment { case left, right }

        let title: String
        let alignment: Alignment
        /// Whether the column gives way, by breaking its lines, where the table is too wide.
        let isFlexible: Bool

        init(title: Message, alignment: Alignment = .left, isFlexible: Bool = false) {
            self.title = localized(title)
            self.alignment = alignment
            self.isFlexible = isFlexible
        }
    }

    /// A literal is looked up in the language of the page, a string taken as it is.
    struct Cell: ExpressibleByStringLiteral {
        var text: String
        var tone: Tone

        init(_ text: String, _ tone: Tone = .plain) {
            self.text = DisplayText.safe(text)
            self.tone = tone
        }

        init(_ message: Message, _ tone: Tone = .plain) { self.init(localized(message), tone) }

        init(stringLiteral value: String) { self.init(Message(stringLiteral: value)) }
    }

    private struct Row {
        var cells: [Cell]
        /// A line of its own below the cells, never broken, so that it can be copied.
        var note: String?
    }

    private let columns: [Column]
    private var rows: [Row] = []

    init(_ columns: [Column]) { self.columns = columns }

    mutating func add(_ cells: [Cell], note: String? = nil) {
        rows.append(Row(cells: cells, note: note.map(DisplayText.safe)))
    }

    /// The lines of the table, without trailing spaces.
    func lines(width: Int, style: TextStyle, indent: Int = 2) -> [String] {
        let widths = columnWidths(available: width - indent)
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        func add(_ cells: [Cell]) {
            let broken = zip(cells, widths).map { DisplayText.wrapped($0.text, width: $1) }
            for number in 0..<(broken.map(\.count).max() ?? 0) {
                var line = margin
                var pending = ""
                for (index, column) in columns.enumerated() where index < broken.count {
                    let text = number < broken[index].count ? broken[index][number] : ""
                    let space = String(repeating: " ", count: max(0, widths[index] - DisplayText.width(text)))
                    let painted = style.paint(text, cells[index].tone)
                    if column.alignment == .right {
                        pending += space
                        if !text.isEmpty {
                            line += pending + painted
                            pending = ""
                        }
                    } else {
                        if !text.isEmpty {
                            line += pending + painted
                            pending = ""
                        }
                        pending += space
                    }
                    pending += "  "
                }
                lines.append(line)
            }
        }
        add(columns.map { Cell($0.title, .strong) })
        lines.append(margin + widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
        for row in rows {
            add(row.cells)
            if let note = row.note { lines.append(margin + "  " + style.paint(note, .dim)) }
        }
        return lines
    }

    /// The natural widths, the flexible ones made smaller, widest first, until the table fits or none can give more.
    private func columnWidths(available: Int) -> [Int] {
        var widths = columns.indices.map { index in
            rows.reduce(DisplayText.width(columns[index].title)) { width, row in
                index < row.cells.count ? max(width, DisplayText.width(row.cells[index].text)) : width
            }
        }
        let smallest = 9
        var excess = widths.reduce(2 * (columns.count - 1), +) - available
        while excess > 0 {
            let shrinkable = columns.indices.filter { columns[$0].isFlexible && widths[$0] > smallest }
            guard let widest = shrinkable.max(by: { (widths[$0], $1) < (widths[$1], $0) }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}
