public import IntegrationModel

/// Inclusion dependencies between fields: `koppel keys --inclusions --format json`.
public struct InclusionsDocument: JSONDocument {
    public static let schema = DocumentSchema.inclusions
    /// In the order of the names of the dependent and then of the referenced field.
    public let inclusions: [InclusionDependency]

    public init(_ inclusions: [InclusionDependency]) {
        self.inclusions = inclusions.sorted { ($0.dependent, $0.referenced) < ($1.dependent, $1.referenced) }
    }

    public var json: [UInt8] {
        document { json in
            json.key("schema", Self.schema.identifier)
            json.key("inclusions") { json in
                json.array(inclusions) { json, inclusion in
                    json.object { json in
                        json.key("dependent") { $0.side(inclusion.dependent, inclusion.dependentDistinct) }
                        json.key("referenced") { $0.side(inclusion.referenced, inclusion.referencedDistinct) }
                        json.key("shared", inclusion.shared)
                        // Never 1 where a value is missing.
                        json.key("coverage", share: inclusion.isExact ? 1 : min(inclusion.coverage, 0.9999))
                        json.key("exact", inclusion.isExact)
                        json.key("writtenAlike") { json in
                            if let isWrittenAlike = inclusion.isWrittenAlike {
                                json.value(isWrittenAlike)
                            } else {
                                json.null()
                            }
                        }
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func side(_ reference: FieldReference, _ distinct: Int) {
        object { json in
            json.key("dataset", reference.dataset)
            json.key("fields", [reference.field])
            json.key("distinct", distinct)
        }
    }
}
