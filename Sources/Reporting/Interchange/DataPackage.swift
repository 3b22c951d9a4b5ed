public import IntegrationModel

/// The exports of delimited text as a Frictionless Data Package 2.0: how they are written, what their fields hold, their
/// keys and the references between them. Paths are relative to the imported folder, where the descriptor belongs.
public struct DataPackage: Sendable {
    /// How a file of delimited text is written.
    public struct Dialect: Sendable, Hashable {
        public var delimiter: String
        /// nil where nothing is quoted.
        public var quote: String?
        public var hasHeader: Bool
        /// Lines before the header.
        public var preambleLines: Int
        /// An IANA name.
        public var encoding: String

        public init(delimiter: String, quote: String?, hasHeader: Bool, preambleLines: Int, encoding: String) {
            self.delimiter = delimiter
            self.quote = quote
            self.hasHeader = hasHeader
            self.preambleLines = preambleLines
            self.encoding = encoding
        }
    }

    private let snapshot: Snapshot
    private let dialects: [String: Dialect]

    /// - Parameter dialects: by path of the file; files that are not in it are no delimited text.
    public init(_ snapshot: Snapshot, dialects: [String: Dialect]) {
        self.snapshot = snapshot
        self.dialects = dialects
    }

    /// The datasets all of whose files are delimited text, written alike. A file that holds several datasets is left
    /// out: a resource is one table.
    private var resources: [(dataset: Dataset, dialect: Dialect)] {
        let owners = snapshot.map.datasets.reduce(into: [String: Int]()) { counts, dataset in
            for file in dataset.files { counts[file, default: 0] += 1 }
        }
        return snapshot.map.datasets.compactMap { dataset in
            let written = Set(dataset.files.map { dialects[$0] })
            guard !dataset.files.isEmpty, written.count == 1, let dialect = written.first ?? nil,
                dataset.files.allSatisfy({ owners[$0] == 1 })
            else { return nil }
            return (dataset, dialect)
        }
    }

    public var text: String {
        let resources = resources
        let names = Self.names(resources.map(\.dataset.id))
        var json = JSONWriter()
        json.object { json in
            json.key("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
            json.key("name", "exports")
            json.key("created", TimeText.iso8601(snapshot.takenAt) ?? "1970-01-01T00:00:00Z")
            json.key("resources") { json in
                json.array(resources) { json, resource in
                    json.object { json in
                        let dataset = resource.dataset
                        json.key("name", names[dataset.id] ?? "")
                        json.key("title", dataset.id)
                        json.key("path") { json in
                            if dataset.files.count == 1 {
                                json.value(dataset.files[0])
                            } else {
                                json.array(dataset.files) { $0.value($1) }
                            }
                        }
                        json.key("format", "csv")
                        json.key("encoding", resource.dialect.encoding)
                        json.key("dialect") { $0.dialect(resource.dialect) }
                        json.key("schema") {
                            $0.tableSchema(dataset, keys(of: dataset), references(of: dataset, names), names)
                        }
                    }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self) + "\n"
    }

    /// The surest key whose fields are always there.
    private func keys(of dataset: Dataset) -> [String] {
        let known = Set(dataset.fields.map(\.path))
        return snapshot.keys.filter {
            $0.dataset == dataset.id && $0.confidence >= 0.99 && known.isSuperset(of: $0.fields)
        }
        .max { ($0.confidence, $1.fields.count) < ($1.confidence, $0.fields.count) }?.fields ?? []
    }

    /// References that every value keeps.
    private func references(of dataset: Dataset, _ names: [String: String]) -> [Reference] {
        snapshot.references.filter {
            $0.child.dataset == dataset.id && names[$0.parent.dataset] != nil && $0.coverage >= 1 && $0.transform == nil
                && $0.confidence >= 0.9
        }
    }

    fileprivate static func names(_ ids: [String]) -> [String: String] {
        var names: [String: String] = [:]
        var taken: Set<String> = []
        for id in ids {
            let plain = String(
                id.lowercased().map {
                    $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_") ? $0 : "-"
                }
            )
            var name = plain
            var number = 2
            while !taken.insert(name).inserted {
                name = "\(plain)-\(number)"
                number += 1
            }
            names[id] = name
        }
        return names
    }
}

extension Field {
    /// Whether its values say which record it is.
    fileprivate var isIdentifying: Bool {
        switch canonical {
        case .id, .number, .reference, .sourceDocument, .phone, .mobile, .postcode, .vatNumber, .enterpriseNumber,
            .iban,
            .partyID, .partyNumber, .partyVATNumber, .partyIBAN, .dealNumber, .quoteNumber, .orderNumber,
            .deliveryNumber, .invoiceNumber, .paymentNumber, .structuredCommunication, .ledgerAccount, .sku, .gtin:
            true
        default: false
        }
    }
}

extension JSONWriter {
    fileprivate mutating func dialect(_ dialect: DataPackage.Dialect) {
        object { json in
            json.key("delimiter", dialect.delimiter)
            if let quote = dialect.quote { json.key("quoteChar", quote) }
            json.key("header", dialect.hasHeader)
            if dialect.hasHeader, dialect.preambleLines > 0 {
                json.key("headerRows") { json in json.array([dialect.preambleLines + 1]) { $0.value($1) } }
            }
        }
    }

    fileprivate mutating func tableSchema(
        _ dataset: Dataset,
        _ key: [String],
        _ references: [Reference],
        _ names: [String: String]
    ) {
        object { json in
            json.key("fields") { json in json.array(dataset.fields) { $0.tableField($1) } }
            if !key.isEmpty { json.key("primaryKey", key) }
            if !references.isEmpty {
                json.key("foreignKeys") { json in
                    json.array(references) { json, reference in
                        json.object { json in
                            json.key("fields", reference.childFields)
                            json.key("reference") { json in
                                json.object { json in
                                    // "" is the table itself.
                                    let isOwn = reference.parent.dataset == dataset.id
                                    json.key("resource", isOwn ? "" : names[reference.parent.dataset] ?? "")
                                    json.key("fields", reference.parentFields)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Only what every value keeps to is said: where some differ, the field holds text.
    private mutating func tableField(_ field: Field) {
        let profile = field.profile
        // A number that identifies is a name: spreadsheets put signs before it, and nobody adds it up.
        let isPure = profile.typeShare >= 1 && profile.count > profile.nulls && !field.isIdentifying
        object { json in
            json.key("name", field.path)
            switch profile.type {
            case .integer where isPure: json.key("type", "integer")
            case .decimal where isPure:
                json.key("type", "number")
                if profile.decimalMark == .comma {
                    json.key("decimalChar", ",")
                    json.key("groupChar", ".")
                } else {
                    json.key("groupChar", ",")
                }
            case .date where isPure:
                json.key("type", "date")
                json.key("format", "any")
            case .dateTime where isPure:
                json.key("type", "datetime")
                json.key("format", "any")
            default: json.key("type", "string")
            }
            if let meaning = field.canonical { json.key("description", meaning.rawValue) }
        }
    }
}
