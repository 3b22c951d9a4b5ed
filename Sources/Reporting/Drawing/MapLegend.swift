internal import IntegrationModel

/// What the lines of a map mean; only those that are in it.
struct MapLegend {
    private(set) var elements: [String] = []
    private(set) var width = 0.0
    private(set) var bottom: Double

    var isEmpty: Bool { elements.isEmpty }

    /// - Parameter width: what it should fit into.
    init(_ graph: MapGraph, top: Double, width limit: Double) {
        bottom = top
        var entries: [(style: String, text: String)] = Mechanism.allCases.filter { mechanism in
            graph.edges.contains { $0.mechanism == mechanism }
        }
        .map { ("km-\($0.rawValue)", "\($0.name): \($0.meaning)") }
        if graph.edges.contains(where: { $0.mechanism == nil }) {
            entries.append(("km-link", localized("shared records, direction unknown")))
        }
        if graph.edges.contains(where: { $0.stoppedAt != nil }) { entries.append(("km-stopped", localized("stopped"))) }
        guard !entries.isEmpty else { return }
        let columnWidth = (entries.map { Markup.width($0.text, size: 11) }.max() ?? 0) + 62
        let columns = max(1, min(entries.count, Int(min(limit, 760) / columnWidth)))
        for (index, entry) in entries.enumerated() {
            let x = Double(index % columns) * columnWidth
            let y = top + Double(index / columns) * 18 + 6
            elements += [
                "<g class=\"\(entry.style)\">",
                "<path class=\"km-flow\" stroke-width=\"2.5\" d=\"M\(Markup.number(x)) \(Markup.number(y)) h38\"/>",
                entry.style == "km-stopped"
                    ? "<path class=\"km-cross\" d=\"M\(Markup.number(x + 14)) \(Markup.number(y - 5)) l10 10 m0 -10 l-10 10\"/>"
                    : "",
                "</g>",
                "<text class=\"km-kind\" x=\"\(Markup.number(x + 46))\" y=\"\(Markup.number(y + 4))\">"
                    + "\(Markup.escaped(entry.text))</text>",
            ].filter { !$0.isEmpty }
            bottom = y + 8
        }
        var notes = [
            localized("The wider the line, the more records. Percentages: records that arrive; then the median delay.")
        ]
        if graph.linksLeftOut > 0 {
            notes.append(
                localized(
                    "Not drawn: \(NumberText.count(graph.linksLeftOut, "link")) between systems, direction unknown."
                )
            )
        }
        width = Double(columns) * columnWidth
        for line in notes.flatMap({ Self.lines($0, width: max(width, limit)) }) {
            elements.append(
                "<text class=\"km-kind\" x=\"0\" y=\"\(Markup.number(bottom + 14))\">\(Markup.escaped(line))</text>"
            )
            bottom += 14
            width = max(width, Markup.width(line, size: 11))
        }
        bottom += 6
    }

    /// A text broken between words.
    private static func lines(_ text: String, width: Double) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, Markup.width(last + " " + word, size: 11) <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
