public import ImporterKit
import IntegrationModel
import Yams

extension ImporterManifest {
    static let keys = ["id", "contract", "system", "summary", "interfaceUsers", "datasets"]

    /// Reads an importer that is described in YAML; `koppel schema importer` prints the JSON Schema of such a file.
    ///
    /// ```yaml
    /// id: acme-erp
    /// contract: 1
    /// system: {id: acme-erp, name: Acme ERP, kind: erp}
    /// summary: Acme ERP CSV exports of orders
    /// datasets:
    ///   - name: orders
    ///     entity: order
    ///     format: delimited
    ///     recognise:
    ///       required: [Order no., [Klant, Client]]   # a list in the list: one of these
    ///       typical: [Uw ref.]
    ///     fields:
    ///       - {names: [Order no.], canonical: number}
    ///       - {names: [Klant, Client], canonical: partyName}
    /// ```
    ///
    /// - Throws: ``ConfigurationError`` with file, line and column for the first fault.
    public init(yaml: String, file: String) throws(ConfigurationError) {
        guard let top = try YAMLValue.compose(yaml, file: file) else {
            throw ConfigurationError(file: file, found: "nothing but comments", expected: "an importer: id, datasets …")
        }
        let section = try top.section(allowing: Self.keys)
        let contract = try section["contract"]?.integer(in: 1...1_000_000) ?? Self.currentContract
        if contract > Self.currentContract, let place = section["contract"] {
            throw place.error(
                "contract \(contract)",
                expected: "at most \(Self.currentContract), the newest this version knows",
                remedy: "use a newer version of koppel"
            )
        }
        let datasets = try section.required("datasets")
        self.init(
            id: try section.required("id").identifier(),
            system: try section["system"].map(SystemDescription.init),
            summary: try section.required("summary").string(),
            datasets: try section.list("datasets", of: DatasetDescription.init),
            interfaceUsers: try section.list("interfaceUsers") { value throws(ConfigurationError) in
                try value.string()
            }
        )
        self.contract = contract
        guard !self.datasets.isEmpty else { throw datasets.error("no dataset", expected: "at least one") }
        try check(datasets)
    }
}

extension SystemDescription {
    fileprivate init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: ["id", "name", "kind"])
        self.init(
            id: try section.required("id").identifier(),
            name: try section.required("name").string(),
            kind: try section.required("kind").choice(SystemKind.self)
        )
    }
}

extension DatasetDescription {
    static let keys = [
        "name", "entity", "format", "recognise", "recordPath", "parent", "grouping", "fields", "dateOrder",
        "decimalMark", "stripPrefix", "opening", "ledgerSide", "variant",
    ]

    fileprivate init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: Self.keys)
        let parent = try section.string("parent")
        self.init(
            name: try section.required("name").string(),
            entity: try section.required("entity").choice(Entity.self),
            format: try section.required("format").choice(DescribedFormat.self).format,
            fingerprint: try section["recognise"].map(Fingerprint.init) ?? Fingerprint(),
            recordPath: try section["recordPath"]?.anyString(),
            parent: parent,
            grouping: try section["grouping"].map(RecordGrouping.init),
            fields: try section.list("fields", of: FieldDescription.init),
            dateOrder: try section["dateOrder"]?.choice(DateOrder.self),
            decimalMark: try section["decimalMark"]?.choice(DecimalMark.self),
            stripPrefix: try section["stripPrefix"].map(StrippedPrefix.init),
            opening: try section["opening"].map(TextOpening.init),
            ledgerSide: try section["ledgerSide"].map(LedgerSide.init),
            variant: try section["variant"].map(RecordVariant.init)
        )
        try check(section)
    }

    /// What the format asks for and what it leaves no room for.
    private func check(_ section: YAMLSection) throws(ConfigurationError) {
        switch format {
        case .delimited:
            if let place = section["recordPath"] {
                throw place.error("a record path for delimited text", expected: "only xml and json to have one")
            }
        case .xml, .json, .coda, .mt940:
            if let place = section["grouping"] {
                throw place.error("a grouping for \(format.rawValue)", expected: "only delimited text to have it")
            }
            if let place = section["opening"] {
                throw place.error("an opening for \(format.rawValue)", expected: "only delimited text to have it")
            }
            if parent != nil { _ = try section.required("recordPath") }
        }
        if let place = section["recognise"], format != .xml, fingerprint.rootElement ?? fingerprint.namespace != nil {
            throw place.error("a root element for \(format.rawValue)", expected: "only xml to have one")
        }
        let isRecognised = !fingerprint.required.isEmpty || fingerprint.rootElement != nil || opening != nil
        guard parent != nil || variant != nil || isRecognised else {
            throw section.place.error(
                "nothing by which \"\(name)\" is recognised",
                expected: format == .xml ? "recognise: with required or rootElement" : "recognise: with required"
            )
        }
    }
}

/// The formats that a description can say how to read.
private enum DescribedFormat: String, CaseIterable {
    case delimited, xml, json

    var format: ExportFormat {
        switch self {
        case .delimited: .delimited
        case .xml: .xml
        case .json: .json
        }
    }
}

extension Fingerprint {
    static let keys = ["required", "typical", "absent", "fileNames", "rootElement", "namespace", "entitySet"]

    fileprivate init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: Self.keys)
        func texts(_ key: String) throws(ConfigurationError) -> [String] {
            try section.list(key) { value throws(ConfigurationError) in try value.string() }
        }
        self.init(
            required: try section.list("required") { value throws(ConfigurationError) in try value.strings() },
            typical: try texts("typical"),
            absent: try texts("absent"),
            fileNames: try texts("fileNames").map { $0.lowercased() },
            rootElement: try section.string("rootElement"),
            namespace: try section.string("namespace"),
            entitySet: try section.string("entitySet")
        )
    }
}

extension RecordGrouping {
    fileprivate init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: ["key", "linePrefixes", "lines", "keyParts", "lineSuffixes"])
        self.init(
            key: try section.required("key").strings(),
            linePrefixes: try section["linePrefixes"]?.strings() ?? [],
            lines: try section.required("lines").string(),
            keyParts: try section.list("keyParts") { value throws(ConfigurationError) in try value.strings() },
            lineSuffixes: try section["lineSuffixes"]?.strings() ?? []
        )
        guard !linePrefixes.isEmpty || !lineSuffixes.isEmpty else {
            throw value.error("no fields of lines", expected: "linePrefixes or lineSuffixes")
        }
    }
}

extension FieldDescription {
    fileprivate init(_ value: YAMLValue) throws(ConfigurationError) {
        let section = try value.section(allowing: ["names", "canonical", "stripPrefix", "form"])
        self.init(
            try section.required("names").strings(),
            try section["canonical"]?.choice(CanonicalField.self),
            stripPrefix: try section["stripPrefix"]?.oneCharacter(),
            form: try section["form"]?.choice(ValueForm.self)
        )
    }
}

extension StrippedPrefix {
    fileprivate init(_ value: YAMLValue) throws(ConfigurationError) {
        guard value.node.mapping != nil else {
            self.init(try value.oneCharacter())
            return
        }
        let section = try value.section(allowing: ["character", "before"])
        self.init(try section.required("character").oneCharacter(), before: try section.string("before"))
    }
}

extension YAMLValue {
    /// Text, also none at all.
    fileprivate func anyString() throws(ConfigurationError) -> String {
        guard let string = node.scalar?.string else { throw error("\(words) in \(name)", expected: "text") }
        return string
    }

    /// A text, or a list of at least one.
    func strings() throws(ConfigurationError) -> [String] {
        if node.scalar != nil { return [try string()] }
        var texts: [String] = []
        for value in try list() { texts.append(try value.string()) }
        guard !texts.isEmpty else { throw error("an empty list in \(name)", expected: "at least one text") }
        return texts
    }

    /// A text, or a list of at least one; a quoted text may be empty.
    func anyStrings() throws(ConfigurationError) -> [String] {
        if node.scalar != nil { return [try anyString()] }
        var texts: [String] = []
        for value in try list() { texts.append(try value.anyString()) }
        guard !texts.isEmpty else { throw error("an empty list in \(name)", expected: "at least one text") }
        return texts
    }

    fileprivate func oneCharacter() throws(ConfigurationError) -> String {
        String(UnicodeScalar(try asciiCharacter()))
    }
}
