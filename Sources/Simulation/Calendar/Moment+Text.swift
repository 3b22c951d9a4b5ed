extension Moment {
    /// The moment in a pattern of `yyyy`, `yy`, `mm`, `dd`, `hh`, `mi` and `ss`; every other character stands for itself.
    func text(_ pattern: String) -> String {
        let date = civil
        let time = secondOfDay
        let parts: [(String, Int, Int)] = [
            ("yyyy", date.year, 4), ("yy", date.year % 100, 2), ("mm", date.month, 2), ("dd", date.day, 2),
            ("hh", time / 3600, 2), ("mi", time / 60 % 60, 2), ("ss", time % 60, 2),
        ]
        var result = ""
        var rest = Substring(pattern)
        while let first = rest.first {
            if let (name, value, width) = parts.first(where: { rest.hasPrefix($0.0) }) {
                result += value.padded(width)
                rest = rest.dropFirst(name.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    var dateText: String { text("yyyy-mm-dd") }
}

extension Int {
    /// The number with leading zeros.
    func padded(_ width: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, width - text.count)) + text
    }
}
