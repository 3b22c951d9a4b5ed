public import IntegrationModel

extension ProjectConfiguration {
    /// The text of a configuration file with other systems and datasets; all else stays as it is written, comments too.
    ///
    /// The lists `systems` and `datasets` are written anew where they change; whole-line comments in them are kept and
    /// stand before the entries.
    ///
    /// - Parameters:
    ///   - yaml: the file's text, "" for a new file.
    ///   - file: its name, for messages.
    /// - Throws: ``ConfigurationError`` where the text is no configuration, or is laid out in a way that can't be edited.
    public static func edited(
        _ yaml: String,
        file: String = fileName,
        systems: [DeclaredSystem],
        datasets: [DatasetCorrection]
    ) throws(ConfigurationError) -> String {
        let former = try ProjectConfiguration(yaml: yaml, file: file)
        var wanted = former
        wanted.systems = systems
        wanted.datasets = datasets
        var text = yaml
        if former.systems != systems {
            text = YAMLSections.replacing("systems", in: text, with: systems.map(lines))
        }
        if former.datasets != datasets {
            text = YAMLSections.replacing("datasets", in: text, with: datasets.map(lines))
        }
        guard try ProjectConfiguration(yaml: text, file: file) == wanted else {
            throw .layout(of: file)
        }
        return text
    }

    private static func lines(_ system: DeclaredSystem) -> [String] {
        var lines = ["path: \(YAMLText.quoted(system.path))", "id: \(YAMLText.quoted(system.id))"]
        if let name = system.name { lines.append("name: \(YAMLText.quoted(name))") }
        if let kind = system.kind { lines.append("kind: \(kind.rawValue)") }
        return lines
    }

    private static func lines(_ dataset: DatasetCorrection) -> [String] {
        var lines = ["id: \(YAMLText.quoted(dataset.id))"]
        if let entity = dataset.entity { lines.append("entity: \(entity.rawValue)") }
        if !dataset.fields.isEmpty {
            lines.append("fields:")
            for path in dataset.fields.keys.sorted() {
                lines.append("  \(YAMLText.quoted(path)): \((dataset.fields[path] ?? nil)?.rawValue ?? "none")")
            }
        }
        return lines
    }
}

extension PriceModel {
    /// The text of a company's own price file: the figures that differ from those of another model.
    public func yaml(differingFrom base: PriceModel) -> String {
        let own = assumptions.filter { base[$0.id] != $0 }
        guard !own.isEmpty else { return "prices: []\n" }
        let entries = own.map { figure in
            [
                "id: \(figure.id)",
                "range: [\(figure.range.low), \(figure.range.likely), \(figure.range.high)]",
                "unit: \(YAMLText.quoted(figure.unit))", "words: \(YAMLText.quoted(figure.words))",
                "source: \(YAMLText.quoted(figure.source))", "grade: \(figure.grade)",
            ]
        }
        return YAMLSections.replacing("prices", in: "", with: entries)
    }
}

extension Vision {
    /// The text of a vision's file with other goals; all else stays as it is written, comments too, and of the goals the
    /// whole-line comments.
    ///
    /// - Parameters:
    ///   - yaml: the file's text, "" for a new file.
    ///   - file: its name, for messages.
    /// - Throws: ``ConfigurationError`` where the text is no vision, or is laid out in a way that can't be edited.
    public static func edited(_ yaml: String, file: String = fileName, goals: [VisionGoal]) throws(ConfigurationError)
        -> String
    {
        var wanted = try Vision(yaml: yaml, file: file)
        guard wanted.goals != goals else { return yaml }
        wanted.goals = goals
        let text = YAMLSections.replacing("goals", in: yaml, with: goals.map(lines))
        guard try Vision(yaml: text, file: file) == wanted else { throw .layout(of: file) }
        return text
    }

    private static func lines(_ goal: VisionGoal) -> [String] {
        var lines = ["id: \(goal.id)", "title: \(YAMLText.quoted(goal.title))", "months: \(goal.months)"]
        if !goal.flows.isEmpty { lines.append("flows:") }
        for flow in goal.flows {
            var parts = [
                "from: \(flow.source.system)", "to: \(flow.target.system)", "what: \(flow.source.entity.rawValue)",
            ]
            if flow.target.entity != flow.source.entity { parts.append("into: \(flow.target.entity.rawValue)") }
            if let seconds = flow.withinSeconds { parts.append("within: \(time(seconds))") }
            lines.append("  - {\(parts.joined(separator: ", "))}")
        }
        if !goal.targets.isEmpty { lines.append("targets:") }
        for target in goal.targets {
            let measure =
                switch target.measure {
                case .days: "days"
                case .withoutHands: "withoutHands"
                case .complete: "complete"
                }
            let ends = "from: \(target.source.rawValue), to: \(target.target.rawValue)"
            lines.append("  - {\(ends), \(measure): \(target.value)}")
        }
        return lines
    }

    /// `2h`, `1.5d`: in the largest unit that is whole, else in minutes.
    private static func time(_ seconds: Double) -> String {
        for (unit, size) in [("d", 86_400.0), ("h", 3_600.0)] where seconds >= size {
            let amount = seconds / size
            if amount == amount.rounded() { return "\(Int(amount))\(unit)" }
        }
        return "\(seconds / 60)m"
    }
}

extension ConfigurationError {
    static func layout(of file: String) -> ConfigurationError {
        ConfigurationError(
            file: file,
            found: "the file is laid out in a way that can't be changed without losing something",
            expected: "each list under its own key at the beginning of a line",
            remedy: "write the change into it by hand"
        )
    }
}

/// Texts as YAML has them.
enum YAMLText {
    /// In double quotes, with all escaped that could end them (YAML 1.2.2, section 5.7).
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF
                || (0x2028...0x2029).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

/// The parts of a YAML mapping that begin with a key at the beginning of a line.
enum YAMLSections {
    /// Puts a list of mappings in the place of what stands under a key, or at the end.
    ///
    /// - Parameter entries: the lines of each mapping.
    static func replacing(_ key: String, in yaml: String, with entries: [[String]]) -> String {
        let lineEnd = yaml.contains("\r\n") ? "\r\n" : "\n"
        var lines = yaml.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
        if lines.last == "" { lines.removeLast() }
        let start = lines.firstIndex { $0.hasPrefix(key + ":") } ?? lines.count
        let end = lines[min(start + 1, lines.count)...].firstIndex { isKey($0) } ?? lines.count
        let former = start < lines.count ? Array(lines[start..<end]) : []
        let comments = former.filter { $0.drop { $0 == " " || $0 == "\t" }.hasPrefix("#") }
        // Comments and blank lines before the next key belong to that.
        let trailing = former.reversed().prefix { $0.isEmpty || $0.hasPrefix("#") }.reversed()
        var section: [String] = []
        if !entries.isEmpty {
            section.append(key + ":")
            section += comments.dropLast(trailing.filter { $0.hasPrefix("#") }.count)
            for entry in entries {
                section += entry.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
            }
        }
        lines.replaceSubrange(start..<max(start, end), with: section + trailing)
        return lines.isEmpty ? "" : lines.joined(separator: lineEnd) + lineEnd
    }

    /// `name:` at the beginning of a line.
    private static func isKey(_ line: String) -> Bool {
        guard let first = line.first, first.isLetter else { return false }
        return line.drop { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }.first == ":"
    }
}
