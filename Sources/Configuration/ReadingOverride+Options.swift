extension ReadingOverride {
    /// What can be said of a file beside its path.
    static let keys = [
        "encoding", "delimiter", "quote", "escape", "header", "skipLines", "continuationLines", "dateOrder",
        "decimalMark", "importer", "maxValue", "maxRecord", "maxDepth", "maxFields",
        "maxUnpacked", "maxMembers", "maxNesting",
    ]

    /// Reads options of the command line, such as `delimiter=;`, which say of all files what an entry of `koppel.yaml`
    /// says of some.
    ///
    /// - Throws: ``ConfigurationError`` for the first option that is none.
    public init(options: [String]) throws(ConfigurationError) {
        var values: [String: String] = [:]
        for option in options {
            guard let equals = option.firstIndex(of: "="), equals < option.index(before: option.endIndex) else {
                throw Self.error("\"\(option)\"", expected: "a key and its value", remedy: "--reading \"delimiter=;\"")
            }
            let key = String(option[..<equals])
            guard Self.keys.contains(key) else {
                let meant = Spelling.nearest(to: key, among: Self.keys).map { "did you mean \"\($0)\"?" }
                let expected = "one of \(Self.keys.joined(separator: ", "))"
                throw Self.error("the key \"\(key)\"", expected: expected, remedy: meant)
            }
            values[key] = String(option[option.index(after: equals)...])
        }
        let lines = values.sorted { $0.key < $1.key }.map { "    \($0.key): \(Self.quoted($0.value))\n" }
        do {
            let yaml = "files:\n  - path: all\n" + lines.joined()
            self = try ProjectConfiguration(yaml: yaml, file: "--reading").files[0]
        } catch {
            let found = error.found.split(separator: "files[0].").joined()
            throw Self.error(found, expected: error.expected, remedy: error.remedy)
        }
    }

    private static func error(_ found: String, expected: String, remedy: String?) -> ConfigurationError {
        ConfigurationError(file: "--reading", found: found, expected: expected, remedy: remedy)
    }

    /// A text in YAML's double quotes (YAML 1.2, section 7.3.1).
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": result += "\\\(scalar)"
            case "\t": result += "\\t"
            case "\n", "\r": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
