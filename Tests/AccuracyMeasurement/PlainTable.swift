/// A table as plain text: the first column to the left, the others to the right.
struct PlainTable {
    var rows: [[String]]

    init(_ header: [String]) { rows = [header] }

    mutating func add(_ row: [String]) { rows.append(row) }

    var lines: [String] {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return column == 0 ? row[column] + space : space + row[column]
            }.joined(separator: "  ")
        }
        lines.insert(String(repeating: "─", count: widths.reduce(2 * widths.count - 2, +)), at: 1)
        return lines
    }
}

/// Numbers as the tables write them.
enum Figures {
    /// With that many decimals: `0.973`.
    static func decimal(_ value: Double, _ decimals: Int = 3) -> String {
        guard value.isFinite else { return "–" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((min(abs(value), 1e12) * scale).rounded())
        let whole = String(scaled / Int(scale))
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + whole }
        let rest = String(scaled % Int(scale))
        return sign + whole + "." + String(repeating: "0", count: decimals - rest.count) + rest
    }

    static func of(_ tally: Tally) -> String { "\(tally.right)/\(tally.all)" }

    static func withShare(_ tally: Tally) -> String { "\(tally.right)/\(tally.all) (\(decimal(tally.share)))" }

    static func percent(_ value: Double?) -> String { value.map { decimal(100 * $0, 1) + " %" } ?? "–" }

    static func days(_ value: Double?) -> String { value.map { decimal($0, 1) + " d" } ?? "–" }
}
