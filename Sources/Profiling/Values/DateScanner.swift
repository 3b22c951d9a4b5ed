import IntegrationModel

/// Reads a date, with or without a time, from the bytes of a value.
///
/// Notations: ISO 8601 (`2025-06-25`, `2025-06-25T14:03:00.123+02:00`), three components with hyphens, slashes or
/// points in any order, eight digits before a time (`20250625 14:03:00`, `20250625T140300Z`), month names in four
/// languages (`12 janv. 2026`, `12-jan-2026`, `January 12, 2026`), and OData's `/Date(1750838400000)/`. Fractions of a
/// second are dropped.
struct DateScanner {
    private let start: UnsafePointer<UInt8>
    private let end: Int
    private var position = 0

    static func token(_ start: UnsafePointer<UInt8>, _ count: Int) -> DateToken? {
        guard count >= 6, count <= 48 else { return nil }
        var scanner = DateScanner(start: start, end: count)
        if start[0] == UInt8(ascii: "/") { return scanner.scanMilliseconds() }
        guard var date = isLetter(start[0]) ? scanMonthFirst(&scanner) : scanner.scanDate() else { return nil }
        guard scanner.scanTime(into: &date) else { return nil }
        return date
    }

    private init(start: UnsafePointer<UInt8>, end: Int) {
        self.start = start
        self.end = end
    }

    private static func scanMonthFirst(_ scanner: inout DateScanner) -> DateToken? { scanner.scanMonthFirst() }

    private var isAtEnd: Bool { position >= end }

    private func byte(_ offset: Int = 0) -> UInt8 { position + offset < end ? start[position + offset] : 0 }

    private mutating func skipSpaces() {
        while byte() == UInt8(ascii: " ") { position += 1 }
    }

    /// Digits up to a number of them; their value and how many there were.
    private mutating func scanNumber(atMost limit: Int) -> (value: Int, length: Int)? {
        var value = 0
        var length = 0
        while length < limit, isDigit(byte()) {
            value = value * 10 + Int(byte() - 0x30)
            position += 1
            length += 1
        }
        return length == 0 ? nil : (value, length)
    }

    private mutating func scanDate() -> DateToken? {
        guard let first = scanNumber(atMost: 4), first.length != 3 else { return nil }
        let separator = byte()
        switch separator {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
            position += 1
            if !isDigit(byte()) {
                skipSpaces()
                return scanNamedMonth(day: first)
            }
        case UInt8(ascii: " "):
            skipSpaces()
            return scanNamedMonth(day: first)
        case 0x30...0x39 where first.length == 4:
            return scanMonthAndDay(year: first.value)
        default:
            return nil
        }
        guard let second = scanNumber(atMost: 2), byte() == separator else { return nil }
        position += 1
        guard let third = scanNumber(atMost: 4), !isDigit(byte()) else { return nil }
        if first.length == 4 {
            guard third.length <= 2, CivilDate.isValid(first.value, second.value, third.value) else { return nil }
            return DateToken(form: .yearFirst, first.value, second.value, third.value)
        }
        if third.length == 4 {
            let isPossible =
                CivilDate.isValid(third.value, second.value, first.value)
                || CivilDate.isValid(third.value, first.value, second.value)
            guard isPossible else { return nil }
            let form: DateToken.Form = separator == UInt8(ascii: ".") ? .points : .yearLast
            return DateToken(form: form, first.value, second.value, third.value)
        }
        guard third.length == 2 else { return nil }
        let token = DateToken(form: .shortYear, first.value, second.value, third.value)
        return DateOrder.allCases.contains { token.civilDate(in: $0) != nil } ? token : nil
    }

    /// The second half of eight digits; without a time behind them they are a number.
    private mutating func scanMonthAndDay(year: Int) -> DateToken? {
        guard let rest = scanNumber(atMost: 4), rest.length == 4, !isAtEnd, !isDigit(byte()),
            CivilDate.isValid(year, rest.value / 100, rest.value % 100)
        else { return nil }
        return DateToken(form: .yearFirst, year, rest.value / 100, rest.value % 100)
    }

    private mutating func scanNamedMonth(day: (value: Int, length: Int)) -> DateToken? {
        guard day.length <= 2, let name = MonthName.month(start + position, end - position) else { return nil }
        position += name.length
        let separators: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ",")]
        while separators.contains(byte()) { position += 1 }
        return scanYear(month: name.month, day: day.value)
    }

    private mutating func scanMonthFirst() -> DateToken? {
        guard let name = MonthName.month(start, end) else { return nil }
        position = name.length
        skipSpaces()
        guard let day = scanNumber(atMost: 2) else { return nil }
        if byte() == UInt8(ascii: ",") { position += 1 }
        skipSpaces()
        return scanYear(month: name.month, day: day.value)
    }

    private mutating func scanYear(month: Int, day: Int) -> DateToken? {
        guard let year = scanNumber(atMost: 4), year.length != 1, year.length != 3, !isDigit(byte()) else { return nil }
        let full = year.length == 2 ? CivilDate.fullYear(year.value) : year.value
        guard CivilDate.isValid(full, month, day) else { return nil }
        return DateToken(form: .namedMonth, full, month, day)
    }
}

extension DateScanner {
    /// The time after a date, if there is one; false where something else follows.
    private mutating func scanTime(into date: inout DateToken) -> Bool {
        if isAtEnd { return true }
        if byte() == UInt8(ascii: ",") { position += 1 }
        guard byte() == UInt8(ascii: " ") || byte() | 0x20 == UInt8(ascii: "t") else { return false }
        position += 1
        skipSpaces()
        guard var hour = scanNumber(atMost: 2)?.value, hour <= 24 else { return false }
        // ISO 8601's basic form has no colons.
        let isBasic = date.form == .yearFirst && isDigit(start[4]) && isDigit(byte())
        guard isBasic || byte() == UInt8(ascii: ":") else { return false }
        if !isBasic { position += 1 }
        guard let minute = scanNumber(atMost: 2), minute.length == 2, minute.value < 60 else { return false }
        var second = 0
        if isBasic ? isDigit(byte()) : byte() == UInt8(ascii: ":") {
            if !isBasic { position += 1 }
            guard let found = scanNumber(atMost: 2), found.length == 2, found.value <= 60 else { return false }
            second = min(found.value, 59)
            if byte() == UInt8(ascii: ".") || byte() == UInt8(ascii: ",") {
                position += 1
                guard scanNumber(atMost: 12) != nil else { return false }
            }
        }
        skipSpaces()
        if let isAfternoon = scanHalfOfDay() {
            guard (1...12).contains(hour) else { return false }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
            if date.form == .yearLast { date.form = .twelveHours }
            skipSpaces()
        }
        date.hasTime = true
        date.seconds = hour * 3600 + minute.value * 60 + second
        guard date.seconds <= 86_400 else { return false }
        return scanZone(into: &date) && isAtEnd
    }

    /// `AM`, `pm`, `a.m.`: whether it is the afternoon.
    private mutating func scanHalfOfDay() -> Bool? {
        let letter = byte() | 0x20
        guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
        let hasPoint = byte(1) == UInt8(ascii: ".")
        guard byte(hasPoint ? 2 : 1) | 0x20 == UInt8(ascii: "m") else { return nil }
        position += hasPoint ? 3 : 2
        if hasPoint, byte() == UInt8(ascii: ".") { position += 1 }
        return letter == UInt8(ascii: "p")
    }

    private mutating func scanZone(into date: inout DateToken) -> Bool {
        switch byte() {
        case 0:
            return isAtEnd
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            position += 1
        case UInt8(ascii: "U"), UInt8(ascii: "G"):
            let isUTC = byte(1) == UInt8(ascii: "T") && byte(2) == UInt8(ascii: "C")
            guard isUTC || byte(1) == UInt8(ascii: "M") && byte(2) == UInt8(ascii: "T") else { return false }
            position += 3
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            let isWest = byte() == UInt8(ascii: "-")
            position += 1
            guard let hours = scanNumber(atMost: 2), hours.length == 2, hours.value <= 15 else { return false }
            if byte() == UInt8(ascii: ":") { position += 1 }
            let minutes = isAtEnd ? 0 : scanNumber(atMost: 2)?.value ?? 60
            guard minutes < 60 else { return false }
            date.zone = (hours.value * 60 + minutes) * (isWest ? -1 : 1)
            return true
        default:
            return false
        }
        date.zone = 0
        return true
    }

    /// `/Date(1750838400000)/` or `/Date(1750838400000+0200)/`, milliseconds since 1970 in UTC (OData 2, section 4).
    private mutating func scanMilliseconds() -> DateToken? {
        for expected in "/Date(".utf8 {
            guard byte() == expected else { return nil }
            position += 1
        }
        let isNegative = byte() == UInt8(ascii: "-")
        if isNegative { position += 1 }
        guard let number = scanNumber(atMost: 15) else { return nil }
        while isDigit(byte()) || byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { position += 1 }
        guard byte() == UInt8(ascii: ")"), byte(1) == UInt8(ascii: "/"), position + 2 == end else { return nil }
        let seconds = (isNegative ? -number.value : number.value).flooredQuotient(by: 1000)
        let day = seconds.flooredQuotient(by: 86_400)
        let (year, month, dayOfMonth) = CivilDate.civil(days: day)
        guard CivilDate.isValid(year, month, dayOfMonth) else { return nil }
        var token = DateToken(form: .yearFirst, year, month, dayOfMonth)
        (token.seconds, token.hasTime, token.zone) = (seconds - day * 86_400, true, 0)
        return token
    }
}
