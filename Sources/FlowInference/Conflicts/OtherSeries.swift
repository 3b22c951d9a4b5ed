/// Numbers that a source's export has not, and that are too many of one form to be slips: those that another system gave, or
/// the source long before or after.
struct OtherSeries {
    private var forms: Set<Form> = []

    /// How numbers of one series are written.
    private struct Form: Hashable {
        var series: String
        var width: Int
    }

    private static let least = 10
    /// One slip in twenty is a bad typist; the same slip so often is none.
    private static let leastShare = 0.05

    /// - Parameters:
    ///   - foreign: numbers of another form than the source's, or far from them.
    ///   - known: the source's own.
    ///   - references: how many references there are.
    init(_ foreign: some Sequence<String>, beside known: NumberRuns, among references: Int) {
        var numbers: [Form: Set<Int>] = [:]
        for text in foreign {
            guard let number = NumberRuns.parsed(text) else { continue }
            numbers[Form(series: number.series, width: number.width), default: []].insert(number.value)
        }
        let least = max(Self.least, Int((Self.leastShare * Double(references)).rounded(.up)))
        for (form, values) in numbers
        where values.count >= least && (!known.hasSeries(form.series) || Self.areInRow(values)) {
            forms.insert(form)
        }
    }

    func contains(_ text: String) -> Bool {
        guard let number = NumberRuns.parsed(text) else { return false }
        return forms.contains(Form(series: number.series, width: number.width))
    }

    /// Whether most come soon after another: slips lie anywhere.
    private static func areInRow(_ values: Set<Int>) -> Bool {
        let sorted = values.sorted()
        let near = zip(sorted, sorted.dropFirst()).count { $1 - $0 <= NumberRuns.leap }
        return 2 * near >= sorted.count
    }
}
