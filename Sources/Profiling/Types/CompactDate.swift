/// Dates written as one number: `20250625` or `20250625140300`.
enum CompactDate {
    /// Seconds since 1970, or nil where the number is no date from 1900 to 2099. It is for the column to tell whether
    /// its numbers are dates.
    static func seconds(_ number: NumberToken) -> (seconds: Int, hasTime: Bool)? {
        guard number.separators == .none, number.scale == 0, !number.isNegative else { return nil }
        let value = Int(number.mantissa)
        switch value {
        case 19_000_101...20_991_231:
            return day(value).map { ($0, false) }
        case 19_000_101_000_000...20_991_231_235_959:
            let time = value % 1_000_000
            let (hour, minute, second) = (time / 10_000, time / 100 % 100, time % 100)
            guard hour < 24, minute < 60, second < 60, let day = day(value / 1_000_000) else { return nil }
            return (day + hour * 3600 + minute * 60 + second, true)
        default:
            return nil
        }
    }

    private static func day(_ value: Int) -> Int? {
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        guard CivilDate.isValid(year, month, day) else { return nil }
        return CivilDate.days(year, month, day) * 86_400
    }
}
