import IntegrationModel

extension ProjectConfiguration {
    private static let keys = [
        "company", "country", "language", "holidays", "systems", "files", "datasets", "flows", "matches", "links",
        "keys", "prices",
    ]

    /// Reads a configuration.
    ///
    /// - Parameters:
    ///   - yaml: The file's text.
    ///   - file: Its name, for messages.
    /// - Throws: ``ConfigurationError`` with file, line and column for the first fault.
    public init(yaml: String, file: String = ProjectConfiguration.fileName) throws(ConfigurationError) {
        self.init()
        guard let top = try YAMLValue.compose(yaml, file: file)?.section(allowing: Self.keys) else { return }
        company = try top.string("company")
        country = try top["country"]?.country()
        if let value = top["language"] {
            let name = try value.string()
            guard Self.languages.contains(name) else {
                throw value.error(
                    "the language \"\(name)\"",
                    expected: "one of \(Self.languages.joined(separator: ", "))"
                )
            }
            language = name
        }
        holidays = try top.list("holidays") { value throws(ConfigurationError) in try value.date() }.sorted()
        systems = try top.list("systems", of: Self.system)
        files = try top.list("files", of: Self.file)
        datasets = try top.list("datasets", of: Self.dataset)
        flows = try top.list("flows", of: Self.flow)
        matches = try top.list("matches", of: Self.match)
        links = try top.list("links", of: Self.link)
        keys = try top.list("keys", of: Self.key)
        prices = try Self.prices(top["prices"])
        try Self.unique(top["systems"], systems.map(\.path), "path")
        try Self.unique(top["datasets"], datasets.map(\.id), "id")
    }

    private static func unique(_ list: YAMLValue?, _ values: [String], _ key: String) throws(ConfigurationError) {
        var seen: Set<String> = []
        for (value, place) in zip(values, try list?.list() ?? []) where !seen.insert(value).inserted {
            throw place.error("the \(key) \"\(value)\" a second time", expected: "each \(key) once")
        }
    }

    private static func system(_ value: YAMLValue) throws(ConfigurationError) -> DeclaredSystem {
        let section = try value.section(allowing: ["path", "id", "name", "kind"])
        return DeclaredSystem(
            path: try section.required("path").relativePath(),
            id: try section.required("id").identifier(),
            name: try section.string("name"),
            kind: try section["kind"]?.choice(SystemKind.self)
        )
    }

    private static func file(_ value: YAMLValue) throws(ConfigurationError) -> ReadingOverride {
        let section = try value.section(allowing: ["path"] + ReadingOverride.keys)
        var quote: DeclaredQuote?
        if let value = section["quote"] {
            quote = try value.string() == "none" ? DeclaredQuote.none : .character(try value.asciiCharacter())
        }
        return ReadingOverride(
            path: try section.required("path").relativePath(),
            encoding: try section.string("encoding"),
            delimiter: try section["delimiter"]?.asciiCharacter(),
            quote: quote,
            escape: try section["escape"]?.asciiCharacter(),
            hasHeader: try section["header"]?.boolean(),
            skipLines: try section["skipLines"]?.integer(in: 0...1_000_000),
            continuationLines: try section["continuationLines"]?.boolean(),
            dateOrder: try section["dateOrder"]?.choice(DateOrder.self),
            decimalMark: try section["decimalMark"]?.choice(DecimalMark.self),
            importer: try section.string("importer"),
            maxValue: try section["maxValue"]?.bytes(in: 1...1_000_000_000),
            maxRecord: try section["maxRecord"]?.bytes(in: 1...1_000_000_000_000),
            maxDepth: try section["maxDepth"]?.integer(in: 1...2_000),
            maxFields: try section["maxFields"]?.integer(in: 1...1_000_000),
            maxUnpacked: try section["maxUnpacked"]?.bytes(in: 1...1_000_000_000_000_000),
            maxMembers: try section["maxMembers"]?.integer(in: 1...100_000_000),
            maxNesting: try section["maxNesting"]?.integer(in: 1...32)
        )
    }

    private static func dataset(_ value: YAMLValue) throws(ConfigurationError) -> DatasetCorrection {
        let section = try value.section(allowing: ["id", "entity", "fields"])
        var fields: [String: CanonicalField?] = [:]
        for (key, meaning) in try section["fields"]?.entries() ?? [] {
            let isNone = try meaning.string() == "none"
            fields.updateValue(isNone ? nil : try meaning.choice(CanonicalField.self), forKey: key.string)
        }
        return DatasetCorrection(
            id: try section.required("id").datasetID(),
            entity: try section["entity"]?.choice(Entity.self),
            fields: fields
        )
    }

    private static func flow(_ value: YAMLValue) throws(ConfigurationError) -> DeclaredFlow {
        let section = try value.section(allowing: ["from", "to", "mechanism"])
        let flow = DeclaredFlow(
            from: try section.required("from").datasetID(),
            to: try section.required("to").datasetID(),
            mechanism: try section["mechanism"]?.choice(Mechanism.self)
        )
        guard flow.from != flow.to else {
            throw value.error("a flow from \"\(flow.from)\" to itself", expected: "two datasets")
        }
        return flow
    }

    /// Own figures in the place of those of the price model.
    private static func prices(_ value: YAMLValue?) throws(ConfigurationError) -> [PriceAssumption] {
        guard let value else { return [] }
        let base = try PriceModel.bundled()
        var prices: [PriceAssumption] = []
        for (key, figure) in try value.entries() {
            guard var assumption = base[key.string] else {
                throw key.value.error(
                    "\"\(key.string)\", which nothing is priced with",
                    expected: "the id of a figure of the price model",
                    remedy: Spelling.nearest(to: key.string, among: base.assumptions.map(\.id)).map {
                        "did you mean \"\($0)\"? koppel prices lists them"
                    } ?? "koppel prices lists them"
                )
            }
            assumption.source = "own figure, \(fileName)"
            if figure.isMapping {
                let section = try figure.section(allowing: ["range", "source"])
                assumption.range = try section.required("range").range3(in: 0...1_000_000_000)
                if let source = try section.string("source") { assumption.source = "own figure, " + source }
            } else {
                assumption.range = try figure.range3(in: 0...1_000_000_000)
            }
            prices.append(assumption)
        }
        return prices
    }
}
