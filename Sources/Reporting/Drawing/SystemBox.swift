internal import IntegrationModel

/// A system as a box with its name, its kind and what it holds.
struct SystemBox {
    private let name: String
    private let lines: [String]
    private let fullName: String
    private let isIsland: Bool
    let width: Double

    var height: Double { 34 + 14 * Double(lines.count) }

    init(_ node: MapGraph.Node) {
        let limit = 190.0
        fullName = node.system.name
        name = Markup.fitted(node.system.name, size: 14, bold: true, width: limit - 24)
        var lines = [node.system.kind.name]
        lines += node.holdings.count > 3 ? node.holdings.prefix(2) + [localized("and more")] : node.holdings
        if node.internalFlows > 0 { lines.append(localized("\(NumberText.count(node.internalFlows, "flow")) inside")) }
        self.lines = lines.map { Markup.fitted($0, size: 11, width: limit - 24) }
        isIsland = node.isIsland
        let widest = self.lines.map { Markup.width($0, size: 11) }.max() ?? 0
        width = min(limit, max(112, max(widest, Markup.width(name, size: 14, bold: true)) + 24))
    }

    /// - Parameter mark: the position of the system, where the box is to say it.
    func elements(x: Double, y: Double, mark: Int? = nil) -> [String] {
        let text = Markup.number(x + 12)
        var elements = [
            "<g\(mark.map { " data-system=\"\($0)\"" } ?? "")><title>\(Markup.escaped(fullName))</title>",
            "<rect class=\"km-box\(isIsland ? " km-apart" : "")\" x=\"\(Markup.number(x))\" y=\"\(Markup.number(y))\""
                + " width=\"\(Markup.number(width))\" height=\"\(Markup.number(height))\" rx=\"5\"/>",
            "<text class=\"km-name\" x=\"\(text)\" y=\"\(Markup.number(y + 21))\">\(Markup.escaped(name))</text>",
        ]
        for (index, line) in lines.enumerated() {
            let baseline = Markup.number(y + 37 + 14 * Double(index))
            let style = index == 0 ? " class=\"km-kind\"" : ""
            elements.append("<text\(style) x=\"\(text)\" y=\"\(baseline)\">\(Markup.escaped(line))</text>")
        }
        return elements + ["</g>"]
    }
}

/// What stands beside an arrow.
struct EdgeLabel {
    let title: String
    let lines: [String]

    var width: Double {
        max(Markup.width(title, size: 11, bold: true), lines.map { Markup.width($0, size: 11) }.max() ?? 0) + 10
    }
    var height: Double { 14 * Double(lines.count + 1) + 6 }

    init(_ edge: MapGraph.Edge) {
        title = edge.title
        let shown =
            edge.details.count > 4
            ? edge.details.prefix(3) + [localized("and \(edge.details.count - 3) more")] : edge.details[...]
        lines = shown.map { Markup.fitted($0, size: 11, width: 240) }
    }

    func elements(x: Double, y: Double) -> [String] {
        var elements = [
            "<rect class=\"km-halo\" x=\"\(Markup.number(x - width / 2))\" y=\"\(Markup.number(y - height / 2))\""
                + " width=\"\(Markup.number(width))\" height=\"\(Markup.number(height))\" rx=\"3\"/>"
        ]
        for (index, line) in ([title] + lines).enumerated() {
            let baseline = Markup.number(y - height / 2 + 13 + 14 * Double(index))
            let style = index == 0 ? " class=\"km-how\"" : ""
            elements.append(
                "<text\(style) text-anchor=\"middle\" x=\"\(Markup.number(x))\" y=\"\(baseline)\">\(Markup.escaped(line))</text>"
            )
        }
        return elements
    }
}
