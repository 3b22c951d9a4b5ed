internal import IntegrationModel

/// Numbers as a reader of the current language expects them; the same text for the same value, whatever the machine's
/// settings.
enum NumberText {
    /// `1,399`.
    static func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        let separator = Language.current.groupSeparator
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return value < 0 ? "−" + text : text
    }

    /// `1,399 orders`, `1 order`; the words are English and are looked up together, as `{1} {2?order|orders}`.
    static func count(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
        let words = "{1} {2?\(singular)|\(plural ?? singular + "s")}"
        return localized(Message(key: words, [.text(count(value)), .number("\(value)")]))
    }

    /// A share of 0–1: `95.3 %`. Only a share that is exactly all or nothing is written `100 %` or `0 %`.
    static func percent(_ share: Double) -> String {
        guard share.isFinite else { return localized("unknown") }
        let sign = Language.current == .english ? " %" : "\u{A0}%"
        if share > 0, share < 0.001 { return "< \(decimal(0.1, places: 1))\(sign)" }
        if share > 0.999, share < 1 { return "> \(decimal(99.9, places: 1))\(sign)" }
        return decimal(share * 100, places: 1) + sign
    }

    /// `€84,210`, `€950.40`, `CHF 1,200`: whole above 1,000, else with cents where there are any.
    static func money(_ value: Double, _ currency: String = "EUR") -> String {
        guard value.isFinite else { return localized("unknown") }
        let isWhole = abs(value) >= 1_000 || value == value.rounded()
        let amount =
            isWhole ? count(whole(value.rounded(.toNearestOrEven))) : decimal(value, places: 2, keepingZeros: true)
        let unsigned = amount.hasPrefix("−") ? String(amount.dropFirst()) : amount
        return Language.current.money(unsigned, currency: currency, sign: amount.hasPrefix("−") ? "−" : "")
    }

    static func money(_ amount: Amount) -> String { money(amount.value, amount.currency) }

    /// `€500 – €2,000`, or one amount where both are the same.
    static func moneyRange(_ cost: YearlyCost) -> String {
        let (low, high) = (money(rounded(cost.low), cost.currency), money(rounded(cost.high), cost.currency))
        return low == high ? low : "\(low) – \(high)"
    }

    /// The likely amount of a range, without a precision it does not have.
    static func likely(_ cost: YearlyCost) -> String { money(rounded(cost.likely), cost.currency) }

    /// `12.3`, with at most `places` digits after the point.
    static func decimal(_ value: Double, places: Int, keepingZeros: Bool = false) -> String {
        guard value.isFinite else { return localized("unknown") }
        var factor = 1.0
        for _ in 0..<places { factor *= 10 }
        let scaled = whole(value * factor)
        let digits = String(scaled.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        var fraction = String(padded.suffix(places))
        if !keepingZeros {
            while fraction.hasSuffix("0") { fraction.removeLast() }
        }
        let point = Language.current.decimalMark
        let text = count(Int(padded.dropLast(places)) ?? 0) + (fraction.isEmpty ? "" : point + fraction)
        return scaled < 0 ? "−" + text : text
    }

    /// The nearest whole number; the largest one where it is out of range, 0 for not a number.
    static func whole(_ value: Double) -> Int {
        guard !value.isNaN else { return 0 }
        return Int(exactly: value.rounded()) ?? (value < 0 ? -.max : .max)
    }

    private static func rounded(_ value: Double) -> Double { abs(value) < 1_000 ? value.rounded() : value }
}
