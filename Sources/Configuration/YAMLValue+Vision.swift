import IntegrationModel

extension YAMLValue {
    /// A key that must be one of the values of an enumeration.
    func key<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type,
        _ text: String
    ) throws(ConfigurationError) -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        let allowed = Choice.allCases.map(\.rawValue)
        throw error(
            "\"\(text)\" as a key",
            expected: "one of \(allowed.joined(separator: ", "))",
            remedy: Spelling.nearest(to: text, among: allowed).map { "did you mean \"\($0)\"?" }
        )
    }

    /// `30m`, `2h`, `1d` or `1.5d`: a time in seconds.
    func seconds() throws(ConfigurationError) -> Double {
        let text = try string()
        let factors: [Character: Double] = ["m": 60, "h": 3_600, "d": 86_400]
        guard let unit = text.last, let factor = factors[unit], let number = Double(text.dropLast()),
            number.isFinite, number > 0, number <= 10_000
        else { throw error("\"\(text)\" in \(name)", expected: "a time such as 30m, 2h or 1d") }
        return number * factor
    }

    /// ISO 4217, such as `EUR`.
    func currency() throws(ConfigurationError) -> String {
        let text = try string().uppercased()
        guard text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
            throw error("\"\(text)\" in \(name)", expected: "a currency in three letters, such as EUR")
        }
        return text
    }

    /// A figure that a process should reach: two entities, and days, a share without hands or a complete share.
    func processTarget() throws(ConfigurationError) -> ProcessTarget {
        let section = try section(allowing: ["from", "to", "days", "withoutHands", "complete"])
        let source = try section.required("from").choice(Entity.self)
        let target = try section.required("to").choice(Entity.self)
        var found: [ProcessTarget] = []
        func add(_ measure: ProcessTarget.Measure, _ figure: Double?) {
            if let figure {
                found.append(ProcessTarget(source: source, target: target, measure: measure, value: figure))
            }
        }
        add(.days, try section["days"]?.double(in: 0...3_650))
        add(.withoutHands, try section["withoutHands"]?.double(in: 0...1))
        add(.complete, try section["complete"]?.double(in: 0...1))
        guard let first = found.first, found.count == 1 else {
            throw error(
                "\(found.count) figures in \(name)",
                expected: "one of days, withoutHands and complete"
            )
        }
        return first
    }
}
