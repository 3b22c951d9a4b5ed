import IntegrationModel
import Yams

extension YAMLValue {
    /// Text that is not empty.
    func string() throws(ConfigurationError) -> String {
        guard let string = node.scalar?.string, !string.isEmpty, node.null == nil || isQuoted else {
            throw error("\(words) in \(name)", expected: "text")
        }
        return string
    }

    func double(in range: ClosedRange<Double>? = nil) throws(ConfigurationError) -> Double {
        let expected = range.map { "a number from \($0.lowerBound) to \($0.upperBound)" } ?? "a number"
        guard let text = node.scalar?.string, let number = Double(text), number.isFinite,
            range?.contains(number) ?? true
        else { throw error("\(words) in \(name)", expected: expected) }
        return number
    }

    func integer(in range: ClosedRange<Int>) throws(ConfigurationError) -> Int {
        guard let text = node.scalar?.string, let number = Int(text), range.contains(number) else {
            throw error(
                "\(words) in \(name)",
                expected: "a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    func boolean() throws(ConfigurationError) -> Bool {
        switch node.scalar?.string {
        case "true", "yes": true
        case "false", "no": false
        default: throw error("\(words) in \(name)", expected: "true or false")
        }
    }

    /// One of the values of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type
    ) throws(ConfigurationError) -> Choice where Choice.RawValue == String {
        let text = try string()
        if let choice = Choice(rawValue: text) { return choice }
        let allowed = Choice.allCases.map(\.rawValue)
        throw error(
            "\"\(text)\" in \(name)",
            expected: "one of \(allowed.joined(separator: ", "))",
            remedy: Spelling.nearest(to: text, among: allowed).map { "did you mean \"\($0)\"?" }
        )
    }

    /// `[low, likely, high]`, or one number for all three.
    func range3(in bounds: ClosedRange<Double>) throws(ConfigurationError) -> Range3 {
        if node.scalar != nil {
            let number = try double(in: bounds)
            return Range3(number, number, number)
        }
        let values = try list()
        guard values.count == 3 else { throw error("\(words) in \(name)", expected: "[low, likely, high]") }
        var numbers: [Double] = []
        for value in values { numbers.append(try value.double(in: bounds)) }
        guard numbers[0] <= numbers[1], numbers[1] <= numbers[2] else {
            let text = numbers.map { "\($0)" }.joined(separator: ", ")
            throw error("[\(text)] in \(name)", expected: "low, likely and high in rising order")
        }
        return Range3(numbers[0], numbers[1], numbers[2])
    }

    /// The grade of an evidence.
    func grade() throws(ConfigurationError) -> String {
        let text = try string()
        guard ["A", "B", "C", "D"].contains(text) else {
            throw error(
                "\"\(text)\" in \(name)",
                expected: "A (official or peer reviewed), B (survey), C (practitioner or vendor) or D (assumption)"
            )
        }
        return text
    }

    private var isQuoted: Bool {
        switch node.scalar?.style {
        case .singleQuoted, .doubleQuoted: true
        default: false
        }
    }
}
