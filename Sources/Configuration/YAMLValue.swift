import Yams

/// A value in a YAML file together with where it stands, so that what is wrong with it can be said precisely.
struct YAMLValue {
    let node: Node
    let file: String
    /// How a reader would point at it: `steps[3].weeks`; "" at the top.
    let path: String

    /// Composes a file; nil where it holds nothing but comments.
    ///
    /// - Throws: ``ConfigurationError`` for text that is no YAML, with the place the parser gives.
    static func compose(_ yaml: String, file: String) throws(ConfigurationError) -> YAMLValue? {
        do {
            guard let node = try Yams.compose(yaml: yaml) else { return nil }
            if let scalar = node.scalar, scalar.string.isEmpty { return nil }
            return YAMLValue(node: node, file: file, path: "")
        } catch let error as YamlError {
            throw ConfigurationError(error, file: file, yaml: yaml)
        } catch {
            throw ConfigurationError(file: file, found: "\(error)", expected: "YAML")
        }
    }

    func error(_ found: String, expected: String, remedy: String? = nil) -> ConfigurationError {
        ConfigurationError(
            file: file,
            line: node.mark?.line,
            column: node.mark?.column,
            found: found,
            expected: expected,
            remedy: remedy
        )
    }

    /// What stands here, in a few words.
    var words: String {
        switch node {
        case .scalar(let scalar): "\"\(scalar.string.prefix(60))\""
        case .sequence(let sequence): "a list of \(sequence.count)"
        case .mapping: "a mapping"
        case .alias: "an alias"
        }
    }

    /// Whether it has keys.
    var isMapping: Bool { node.mapping != nil }

    var name: String { path.isEmpty ? "the file" : path }

    private func child(_ node: Node, _ step: String) -> YAMLValue {
        YAMLValue(node: node, file: file, path: path.isEmpty || step.hasPrefix("[") ? path + step : "\(path).\(step)")
    }
}

extension YAMLValue {
    /// The values of a mapping whose keys are known.
    func section(allowing keys: [String]) throws(ConfigurationError) -> YAMLSection {
        var values: [String: YAMLValue] = [:]
        for (key, value) in try entries() {
            guard keys.contains(key.string) else {
                let meant = Spelling.nearest(to: key.string, among: keys)
                throw key.value.error(
                    "unknown key \"\(key.string)\" in \(name)",
                    expected: "one of \(keys.joined(separator: ", "))",
                    remedy: meant.map { "did you mean \"\($0)\"?" }
                )
            }
            values[key.string] = value
        }
        return YAMLSection(place: self, values: values)
    }

    /// The entries of a mapping whose keys are free, in the order of the file.
    func entries() throws(ConfigurationError) -> [(key: (string: String, value: YAMLValue), value: YAMLValue)] {
        guard let mapping = node.mapping else {
            throw error("\(words) in \(name)", expected: "a mapping (key: value)")
        }
        var entries: [(key: (string: String, value: YAMLValue), value: YAMLValue)] = []
        var seen: Set<String> = []
        for (key, value) in mapping {
            let place = child(key, "")
            guard let string = key.scalar?.string else { throw place.error(place.words, expected: "a key") }
            guard seen.insert(string).inserted else {
                throw place.error("the key \"\(string)\" a second time", expected: "each key once")
            }
            entries.append((key: (string, place), value: child(value, string)))
        }
        return entries
    }

    func list() throws(ConfigurationError) -> [YAMLValue] {
        guard let sequence = node.sequence else {
            throw error("\(words) in \(name)", expected: "a list ([a, b] or lines that begin with -)")
        }
        return sequence.enumerated().map { child($0.element, "[\($0.offset)]") }
    }
}

extension ConfigurationError {
    init(_ error: YamlError, file: String, yaml: String) {
        let expected = "YAML; indent with spaces, and quote values with a colon or a # in them"
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(file: file, line: mark.line, column: mark.column, found: problem, expected: expected)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let keys = duplicates.sorted()
            self.init(
                file: file,
                line: Self.secondLine(of: keys.first ?? "", in: yaml, from: context.mark.line),
                found: "the key \(keys.map { "\"\($0)\"" }.joined(separator: ", ")) more than once in one mapping",
                expected: "each key once"
            )
        default:
            self.init(file: file, found: "\(error)", expected: expected)
        }
    }

    /// The line of the second of two equal keys: the parser gives the place of the mapping only.
    private static func secondLine(of key: String, in yaml: String, from first: Int) -> Int {
        var indents: Set<Int> = []
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
        for (offset, line) in lines.enumerated().dropFirst(max(0, first - 1)) {
            let text = line.drop { $0 == " " || $0 == "-" }
            guard text.hasPrefix("\(key):") else { continue }
            if !indents.insert(line.count - text.count).inserted { return offset + 1 }
        }
        return first
    }
}
