public import IntegrationModel

extension ProjectConfiguration {
    static func match(_ value: YAMLValue) throws(ConfigurationError) -> MatchCorrection {
        let section = try value.section(allowing: ["left", "right", "verdict"])
        return MatchCorrection(
            left: try section.required("left").fieldReference(),
            right: try section.required("right").fieldReference(),
            verdict: try section.required("verdict").choice(Verdict.self)
        )
    }

    static func link(_ value: YAMLValue) throws(ConfigurationError) -> LinkCorrection {
        let section = try value.section(allowing: ["left", "right", "verdict"])
        return LinkCorrection(
            left: try section.required("left").recordReference(),
            right: try section.required("right").recordReference(),
            verdict: try section.required("verdict").choice(Verdict.self)
        )
    }

    static func key(_ value: YAMLValue) throws(ConfigurationError) -> KeyCorrection {
        let section = try value.section(allowing: ["dataset", "fields", "verdict"])
        let fields = try section.list("fields") { value throws(ConfigurationError) in try value.string() }
        guard !fields.isEmpty else {
            throw value.error("a key without fields", expected: "fields: the names of one field or more")
        }
        return KeyCorrection(
            dataset: try section.required("dataset").datasetID(),
            fields: fields,
            verdict: try section.required("verdict").choice(Verdict.self)
        )
    }
}

extension ProjectConfiguration {
    /// Says what belongs together, in the place of what was said before of the same.
    public mutating func add(_ correction: MatchCorrection) {
        matches.removeAll { Set([$0.left, $0.right]) == Set([correction.left, correction.right]) }
        matches.append(correction)
    }

    public mutating func add(_ correction: LinkCorrection) {
        links.removeAll { Set([$0.left, $0.right]) == Set([correction.left, correction.right]) }
        links.append(correction)
    }

    public mutating func add(_ correction: KeyCorrection) {
        keys.removeAll { $0.dataset == correction.dataset && Set($0.fields) == Set(correction.fields) }
        keys.append(correction)
    }

    /// The text of a configuration file with other keys, matches and links; all else stays as it is written, comments
    /// too.
    ///
    /// - Parameters:
    ///   - yaml: the file's text, "" for a new file.
    ///   - file: its name, for messages.
    /// - Throws: ``ConfigurationError`` where the text is no configuration, or is laid out in a way that can't be edited.
    public static func edited(_ yaml: String, file: String = fileName, corrections: MatchingCorrections)
        throws(ConfigurationError) -> String
    {
        let former = try ProjectConfiguration(yaml: yaml, file: file)
        var wanted = former
        (wanted.keys, wanted.matches, wanted.links) = (corrections.keys, corrections.matches, corrections.links)
        var text = yaml
        if former.matches != wanted.matches {
            text = YAMLSections.replacing("matches", in: text, with: wanted.matches.map(lines))
        }
        if former.links != wanted.links {
            text = YAMLSections.replacing("links", in: text, with: wanted.links.map(lines))
        }
        if former.keys != wanted.keys {
            text = YAMLSections.replacing("keys", in: text, with: wanted.keys.map(lines))
        }
        guard try ProjectConfiguration(yaml: text, file: file) == wanted else { throw .layout(of: file) }
        return text
    }

    private static func lines(_ match: MatchCorrection) -> [String] {
        func field(_ reference: FieldReference) -> String {
            "{dataset: \(YAMLText.quoted(reference.dataset)), field: \(YAMLText.quoted(reference.field))}"
        }
        return ["left: \(field(match.left))", "right: \(field(match.right))", "verdict: \(match.verdict.rawValue)"]
    }

    private static func lines(_ link: LinkCorrection) -> [String] {
        func record(_ reference: RecordReference) -> String {
            YAMLText.quoted("\(reference.dataset):\(reference.key)")
        }
        return ["left: \(record(link.left))", "right: \(record(link.right))", "verdict: \(link.verdict.rawValue)"]
    }

    private static func lines(_ key: KeyCorrection) -> [String] {
        [
            "dataset: \(YAMLText.quoted(key.dataset))",
            "fields: [\(key.fields.map(YAMLText.quoted).joined(separator: ", "))]",
            "verdict: \(key.verdict.rawValue)",
        ]
    }
}
