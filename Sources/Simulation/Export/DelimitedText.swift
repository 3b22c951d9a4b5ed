/// Writes rows of cells with a delimiter (RFC 4180 quoting).
struct DelimitedText {
    var delimiter = ","
    var lineEnd = "\n"
    var quoteAll = false
    private(set) var text = ""

    init(delimiter: String = ",", lineEnd: String = "\n", quoteAll: Bool = false) {
        self.delimiter = delimiter
        self.lineEnd = lineEnd
        self.quoteAll = quoteAll
    }

    mutating func row(_ cells: [String]) {
        for (place, cell) in cells.enumerated() {
            if place > 0 { text += delimiter }
            text += quoted(cell)
        }
        text += lineEnd
    }

    mutating func line(_ line: String) { text += line + lineEnd }

    private func quoted(_ cell: String) -> String {
        let needs = quoteAll || cell.contains(delimiter) || cell.contains { $0 == "\"" || $0 == "\n" || $0 == "\r" }
        guard needs else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
