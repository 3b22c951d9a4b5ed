import IntegrationModel

/// The numbers that a system gave one after the other, as its export has them: what tells of a number that is not there
/// whether it is of another period, left out, or none at all.
struct NumberRuns {
    /// Where a number that the export has not would be.
    enum Place {
        /// Of a record from before the export begins, or after it ends.
        case before, after
        /// Between others.
        case amid
        /// Of another form, or far from all others.
        case foreign
    }

    /// By what stands before the last digits.
    private var runs: [String: Run] = [:]

    /// More numbers than this between two in a row are a new beginning.
    static let leap = 20

    private struct Run {
        /// Rising.
        var numbers: [Int]
        /// How many digits they are written with.
        var widths: ClosedRange<Int>
    }

    init(_ numbers: some Sequence<String>) {
        var found: [String: (numbers: Set<Int>, widths: ClosedRange<Int>)] = [:]
        for text in numbers {
            guard let number = Self.parsed(text) else { continue }
            let widths = found[number.series]?.widths ?? number.width...number.width
            found[number.series, default: ([], widths)].numbers.insert(number.value)
            found[number.series]?.widths =
                min(widths.lowerBound, number.width)...max(widths.upperBound, number.width)
        }
        runs = found.mapValues { Run(numbers: $0.numbers.sorted(), widths: $0.widths) }
    }

    /// Where a number would be.
    func place(of text: String) -> Place {
        guard let number = Self.parsed(text) else { return .foreign }
        guard let run = runs[number.series], let first = run.numbers.first, let last = run.numbers.last else {
            return placeOfSeries(number.series)
        }
        // Who pads numbers writes them all alike; where they grow, the next digit comes in time.
        let isGrown = run.widths.count > 1 && number.width == run.widths.upperBound + 1
        guard run.widths.contains(number.width) || isGrown else { return .foreign }
        if (first...last).contains(number.value) { return .amid }
        let reach = 2 * (last - first + 1)
        if number.value > last { return number.value - last <= reach ? .after : .foreign }
        return first - number.value <= reach ? .before : .foreign
    }

    /// Whether any number is of this series.
    func hasSeries(_ series: String) -> Bool { runs[series] != nil }

    /// Series that begin again every year differ in their digits.
    private func placeOfSeries(_ series: String) -> Place {
        let form = Self.form(series)
        let alike = runs.keys.filter { Self.form($0) == form }.sorted()
        guard form != series, let first = alike.first, let last = alike.last else { return .foreign }
        return series < first ? .before : series > last ? .after : .amid
    }

    /// How many numbers are left out between others that rise by one step, and how many there are.
    var leftOut: (missing: Int, present: Int) {
        var (missing, present) = (0, 0)
        for run in runs.values where run.numbers.count >= 10 {
            let gaps = zip(run.numbers, run.numbers.dropFirst()).map { $1 - $0 }
            let counts = Dictionary(gaps.map { ($0, 1) }, uniquingKeysWith: +)
            // By one step where a good part of them does; scattered numbers leave nothing out.
            guard let step = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
                5 * step.value >= gaps.count
            else { continue }
            present += run.numbers.count
            // A leap is a new beginning, and no record that somebody left out.
            missing += gaps.reduce(0) { sum, gap in
                gap.isMultiple(of: step.key) && gap / step.key <= Self.leap ? sum + gap / step.key - 1 : sum
            }
        }
        return (missing, present)
    }

    /// Whether so many are left out that the export has a part of the records.
    var isThinned: Bool {
        let (missing, present) = leftOut
        return missing >= 10 && 10 * missing >= missing + present
    }

    private static func form(_ series: String) -> String { String(series.map { $0.isNumber ? "9" : $0 }) }

    /// What stands before the last digits, how many these are, and what number they write.
    static func parsed(_ text: String) -> (series: String, width: Int, value: Int)? {
        let digits = text.utf8.reversed().prefix { $0 >= 0x30 && $0 <= 0x39 }.count
        guard (1...15).contains(digits), let value = Int(text.suffix(digits)) else { return nil }
        return (String(text.dropLast(digits)), digits, value)
    }
}
