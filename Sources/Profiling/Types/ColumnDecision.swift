import IntegrationModel

/// What the values of a column are, decided after all were seen.
struct ColumnDecision {
    var type = FieldType.empty
    var dateOrder: DateOrder?
    var dateOrderIsGuess = false
    var hasSeconds = false
    var decimalMark: DecimalMark?
    /// The numbers are dates written as `20250625`.
    var isCompactDate = false
    /// The numbers are days counted by a spreadsheet.
    var isSerialDate = false

    /// - Parameters:
    ///   - isIdentifier: the values have a semantic type, so that they are no numbers.
    ///   - distinct: how many distinct values there are.
    init(
        _ evidence: TypeEvidence,
        isIdentifier: Bool,
        distinct: Int,
        hints: FieldHints,
        declared: ProfileHints,
        dataset: DatasetEvidence
    ) {
        guard evidence.present > 0 else { return }
        type = .text
        if isIdentifier { return }
        let booleans = evidence.booleanWords + evidence.booleanLetters
        let lettersAreBoth = evidence.yesLetters > 0 && evidence.yesLetters < evidence.booleanLetters
        if evidence.isEnough(evidence.booleanWords)
            || booleans == evidence.present && (evidence.booleanWords > 0 || lettersAreBoth)
        {
            type = .boolean
        } else if evidence.isEnough(evidence.dates.count) {
            decideDates(evidence.dates, declared: declared, dataset: dataset)
        } else if evidence.isEnough(evidence.numberCount) {
            decideNumbers(evidence, distinct: distinct, hints: hints, declared: declared, dataset: dataset)
        }
    }

    private mutating func decideDates(_ dates: DateEvidence, declared: ProfileHints, dataset: DatasetEvidence) {
        let order = dates.order(declared: declared.dateOrder, dataset: dataset.dateOrder)
        (dateOrder, dateOrderIsGuess) = (order.order, order.isGuess)
        type = dates.withClockTime > 0 ? .dateTime : .date
        hasSeconds = type == .dateTime && dates.withSeconds > 0
    }

    private mutating func decideNumbers(
        _ evidence: TypeEvidence,
        distinct: Int,
        hints: FieldHints,
        declared: ProfileHints,
        dataset: DatasetEvidence
    ) {
        // Eight digits are also customer numbers; all being days of a calendar is chance for a few values only.
        let compact = evidence.compactDays + evidence.compactTimes
        if compact == evidence.present, distinct >= 3 || hints.isDate {
            (type, dateOrder, isCompactDate) = (evidence.compactTimes > 0 ? .dateTime : .date, .yearMonthDay, true)
            hasSeconds = evidence.compactTimes > 0
            return
        }
        if evidence.serialDays == evidence.present, hints.isDay {
            (type, dateOrder, isSerialDate) = (.date, .yearMonthDay, true)
            return
        }
        if evidence.zerosAndOnes == evidence.present, hints.isFlag {
            type = .boolean
            return
        }
        let numbers = evidence.numbers
        let mark = numbers.decimalMark(declared: declared.decimalMark, dataset: dataset.decimalMark)
        let ambiguous: NumberToken.Separators = mark == .point ? .point : .comma
        let hasFraction =
            numbers.counts[Int(NumberToken.Separators.decimalComma.rawValue)] > 0
            || numbers.counts[Int(NumberToken.Separators.decimalPoint.rawValue)] > 0
            || numbers.counts[Int(ambiguous.rawValue)] > 0
        type = hasFraction ? .decimal : .integer
        decimalMark = hasFraction || numbers.isAmbiguous ? mark : nil
    }

    /// The number of a value; NaN where it has none of the column's type.
    func number(_ token: ValueToken) -> Double {
        switch (type, token.kind) {
        case (.boolean, .boolean): Double(token.bits & 1)
        case (.boolean, .number): Double(token.bits & 1)
        case (.date, .date): DateToken(token).seconds(in: dateOrder ?? .dayMonthYear, daysOnly: true)
        case (.dateTime, .date): DateToken(token).seconds(in: dateOrder ?? .dayMonthYear, daysOnly: false)
        case (.date, .number), (.dateTime, .number):
            if isCompactDate {
                CompactDate.seconds(NumberToken(token)).map { Double($0.seconds) } ?? .nan
            } else {
                isSerialDate ? SerialDate.seconds(NumberToken(token)).map(Double.init) ?? .nan : .nan
            }
        case (.integer, .number), (.decimal, .number): NumberToken(token).value(decimalMark ?? .point)
        default: .nan
        }
    }
}

/// What the columns of a dataset prove together: an export is written in one locale.
struct DatasetEvidence {
    var dateOrder: DateOrder?
    var decimalMark: DecimalMark?

    init(_ columns: [TypeEvidence]) {
        let orders = columns.filter { $0.isEnough($0.dates.count) }.compactMap(\.dates.vouchesFor)
        let (dayFirst, monthFirst) = (orders.count { $0 == .dayMonthYear }, orders.count { $0 == .monthDayYear })
        if dayFirst != monthFirst { dateOrder = dayFirst > monthFirst ? .dayMonthYear : .monthDayYear }
        let marks = columns.filter { $0.isEnough($0.numberCount) }.compactMap(\.numbers.surest)
        let (commas, points) = (marks.count { $0 == .comma }, marks.count { $0 == .point })
        if commas != points { decimalMark = commas > points ? .comma : .point }
    }
}
