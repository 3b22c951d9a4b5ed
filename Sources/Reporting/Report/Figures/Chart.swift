/// Draws a figure of a report as SVG.
struct Chart {
    let width: Double
    let height: Double
    private var lines: [String] = []

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    mutating func rectangle(_ style: String, x: Double, y: Double, width: Double, height: Double, title: String? = nil)
    {
        let place = "x=\"\(Markup.number(x))\" y=\"\(Markup.number(y))\""
        let size = "width=\"\(Markup.number(max(0, width)))\" height=\"\(Markup.number(max(0, height)))\""
        let words = title.map { "<title>\(Markup.escaped($0))</title>" } ?? ""
        lines.append("<rect class=\"\(style)\" \(place) \(size)>\(words)</rect>")
    }

    mutating func line(_ style: String, from: (Double, Double), to: (Double, Double)) {
        lines.append(
            "<path class=\"\(style)\" d=\"M\(Markup.number(from.0)) \(Markup.number(from.1)) L\(Markup.number(to.0)) \(Markup.number(to.1))\"/>"
        )
    }

    mutating func path(_ style: String, _ points: [(Double, Double)], isClosed: Bool = false) {
        let places = points.map { "\(Markup.number($0.0)) \(Markup.number($0.1))" }
        lines.append("<path class=\"\(style)\" d=\"M\(places.joined(separator: " L"))\(isClosed ? " Z" : "")\"/>")
    }

    mutating func dot(_ style: String, x: Double, y: Double, radius: Double, title: String) {
        let place = "cx=\"\(Markup.number(x))\" cy=\"\(Markup.number(y))\" r=\"\(Markup.number(radius))\""
        lines.append("<circle class=\"\(style)\" \(place)><title>\(Markup.escaped(title))</title></circle>")
    }

    enum Anchor: String {
        case start, middle, end
    }

    mutating func text(_ text: String, x: Double, y: Double, anchor: Anchor = .start, style: String = "") {
        let kind = style.isEmpty ? "" : " class=\"\(style)\""
        lines.append(
            "<text\(kind) x=\"\(Markup.number(x))\" y=\"\(Markup.number(y))\" text-anchor=\"\(anchor.rawValue)\">\(Markup.escaped(text))</text>"
        )
    }

    /// The element, with its description for those who can't see it.
    func svg(_ words: String) -> String {
        let size =
            "viewBox=\"0 0 \(Markup.number(width)) \(Markup.number(height))\" width=\"\(Markup.number(width))\" height=\"\(Markup.number(height))\""
        return (["<svg role=\"img\" aria-label=\"\(Markup.escaped(words))\" \(size)>"] + lines + ["</svg>"]).joined(
            separator: "\n"
        )
    }
}
