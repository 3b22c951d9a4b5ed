import IntegrationModel

/// Numbers as readers say them.
enum Words {
    static func percent(_ share: Double) -> Message {
        let percent = share * 100
        let isWhole = percent >= 99.95 || percent < 0.05 || percent >= 10
        return "\(.number(isWhole ? "\(Int(percent.rounded()))" : "\((percent * 10).rounded() / 10)")) %"
    }

    /// A duration in the unit that fits: "28 s", "7 h", "2.7 days".
    static func duration(_ seconds: Double) -> Message {
        let size = abs(seconds)
        func rounded(_ value: Double) -> Message.Argument {
            .number(value >= 10 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)")
        }
        if size < 120 { return "\(rounded(size)) s" }
        if size < 7200 { return "\(rounded(size / 60)) min" }
        if size < 172_800 { return "\(rounded(size / 3600)) h" }
        return "\(rounded(size / 86_400)) days"
    }

    /// A time of day from seconds after midnight: "2:00".
    static func time(_ seconds: Double) -> String {
        let minutes = Int(seconds / 60) % 1440
        return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }

    /// The day of a moment: "2026-05-14".
    static func date(_ moment: Double) -> Message {
        guard moment.isFinite, abs(moment) < 1e11 else { return "?" }
        let date = Calendar.date(moment)
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Message(.date("\(date.year)-\(padded(date.month))-\(padded(date.day))"))
    }
}
