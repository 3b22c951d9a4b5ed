/// Text in HTML and XML.
enum Markup {
    /// The text with everything replaced that could end it or is not allowed in XML 1.0 (section 2.2).
    static func escaped(_ text: String) -> String {
        let safe = DisplayText.safe(text)
        guard safe.utf8.contains(where: { isSpecial($0) }) else { return safe }
        var escaped = ""
        for scalar in safe.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0xEF: true
        default: false
        }
    }

    /// A coordinate with one place after the point.
    static func number(_ value: Double) -> String {
        let tenths = NumberText.whole(value * 10)
        let (whole, part) = (abs(tenths) / 10, abs(tenths) % 10)
        return (tenths < 0 ? "-" : "") + "\(whole)" + (part == 0 ? "" : ".\(part)")
    }

    /// A number with at most so many places after the point, as programs write it.
    static func number(_ value: Double, places: Int) -> String {
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        let rounded = (value * factor).rounded() / factor
        return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
    }

    /// The width of a text in a sans-serif font of a size, as most such fonts have it; an estimate on the safe side.
    static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
        let units = text.unicodeScalars.reduce(0.0) { total, scalar in
            switch scalar {
            case "i", "l", "j", "t", "f", "r", ".", ",", ":", ";", "'", "|", "!", "I", "(", ")", " ", "·", "-":
                total + 0.36
            case "m", "w", "M", "W", "@", "%", "→", "—": total + 0.95
            case "A"..."Z": total + 0.70
            default: total + (scalar.value >= 0x2E80 ? 1.05 : 0.6)
            }
        }
        return units * size * (bold ? 1.13 : 1)
    }

    /// The text, its end replaced by an ellipsis where it is wider than a limit.
    static func fitted(_ text: String, size: Double, bold: Bool = false, width limit: Double) -> String {
        let text = DisplayText.safe(text)
        guard width(text, size: size, bold: bold) > limit else { return text }
        var short = text
        while !short.isEmpty, width(short + "…", size: size, bold: bold) > limit { short.removeLast() }
        while short.last == " " { short.removeLast() }
        return short + "…"
    }
}
