internal import IntegrationModel

/// A piece of a report, in words; ``MarkdownReport`` and ``HTMLReport`` decide what it looks like.
indirect enum ReportBlock {
    /// Level 2 to 4; the title of the report is level 1.
    case heading(Int, Message)
    case paragraph(RichText)
    /// The id of what the heading above names, for `koppel explain`.
    case id(String)
    case list([RichText])
    case numberedList([RichText])
    case facts([(name: Message, value: RichText)])
    case table(ReportTable)
    /// The drawing of the map.
    case map
    case figure(ReportFigure)
    /// Blocks that belong together, such as the gaps of the summary.
    case group(Role, [ReportBlock])

    enum Role: String {
        case cards, card, highlight, item, charts, series
    }
}

/// A text with emphasis, in the language of the report. A literal is looked up in it, a string taken as it is.
struct RichText: ExpressibleByStringInterpolation {
    enum Span {
        case plain(String)
        case strong(String)
        /// A short text that stays on one line.
        case unbroken(String)
        /// An id, a path, a name of a field.
        case code(String)
    }

    var spans: [Span]

    init(_ spans: [Span]) { self.spans = spans }
    init(_ text: String) { spans = [.plain(text)] }
    init(_ message: Message) { self.init(localized(message)) }
    init(stringLiteral value: String) { self.init(Message(stringLiteral: value)) }
    init(stringInterpolation: Message.StringInterpolation) {
        self.init(Message(stringInterpolation: stringInterpolation))
    }

    static func strong(_ text: String) -> RichText { RichText([.strong(text)]) }
    static func strong(_ message: Message) -> RichText { .strong(localized(message)) }
    static func code(_ text: String) -> RichText { RichText([.code(text)]) }
    static func + (left: RichText, right: RichText) -> RichText { RichText(left.spans + right.spans) }
}

/// A table of a report; every one has a caption that says what its rows are.
struct ReportTable {
    struct Column {
        var title: Message
        var isNumber = false
    }

    enum Cell {
        case text(RichText)
        /// Low, likely and high on a scale from 0 to a maximum: a bar where there is room for one.
        case range(low: Double, likely: Double, high: Double, maximum: Double, words: String)
    }

    var caption: Message
    var columns: [Column]
    private(set) var rows: [[Cell]] = []

    init(_ caption: Message, _ columns: [Column]) {
        self.caption = caption
        self.columns = columns
    }

    mutating func add(_ cells: [Cell]) { rows.append(cells) }
    mutating func add(_ texts: [RichText]) { rows.append(texts.map { .text($0) }) }
}

/// A drawing, and the same in words.
struct ReportFigure {
    /// An SVG element that takes its colours from the page.
    var svg: String
    var caption: String
    /// For those who can't see it, and for forms without drawings.
    var words: String
}

/// A chapter of a report.
struct ReportSection {
    var title: Message
    var anchor: String
    var blocks: [ReportBlock]
}
