public import IntegrationModel

/// Keys, and the fields that refer to them: `koppel keys --format json`.
public struct KeysDocument: JSONDocument {
    public static let schema = DocumentSchema.keys
    /// Surest first.
    public let keys: [KeyCandidate]
    public let references: [Reference]

    public init(_ snapshot: Snapshot) {
        keys = snapshot.keys.sorted {
            ($1.confidence, $0.dataset, $0.fields.count, $0.fields.joined(separator: "\u{1}"))
                < ($0.confidence, $1.dataset, $1.fields.count, $1.fields.joined(separator: "\u{1}"))
        }
        references = snapshot.references.sorted {
            ($1.confidence, $1.coverage, $0.child, $0.parent) < ($0.confidence, $0.coverage, $1.child, $1.parent)
        }
    }

    public var json: [UInt8] {
        document { json in
            json.key("schema", Self.schema.identifier)
            json.key("keys") { json in
                json.array(keys) { json, key in
                    json.object { json in
                        json.key("dataset", key.dataset)
                        json.key("fields", key.fields)
                        json.key("confidence", share: key.confidence)
                    }
                }
            }
            json.key("references") { json in
                json.array(references) { json, reference in
                    json.object { json in
                        json.key("child") { $0.fields(reference.child.dataset, reference.childFields) }
                        json.key("parent") { $0.fields(reference.parent.dataset, reference.parentFields) }
                        json.key("coverage", share: reference.coverage)
                        json.key("confidence", share: reference.confidence)
                        json.key("transform", reference.transform)
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func fields(_ dataset: String, _ fields: [String]) {
        object { json in
            json.key("dataset", dataset)
            json.key("fields", fields)
        }
    }
}
