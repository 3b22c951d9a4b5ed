public import IntegrationModel

/// The map as OpenLineage events (2-0-2), one on each line: a `DatasetEvent` for each dataset, with its fields, and a
/// `JobEvent` for each flow, with the fields that hold the same on both sides.
public struct OpenLineageEvents: Sendable {
    private let snapshot: Snapshot
    private static let schema = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/"
    private static let facets = "https://openlineage.io/spec/facets/"
    private static let producer = "urn:koppel:map"

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    public var text: String {
        let map = snapshot.map
        var lines = map.datasets.map { dataset in
            line("DatasetEvent") { json in json.key("dataset") { $0.dataset(dataset) { $0.schemaFacet(dataset) } } }
        }
        for flow in map.flows {
            guard let source = map.dataset(flow.source.dataset), let target = map.dataset(flow.target.dataset) else {
                continue
            }
            let lineage = fieldLineage(from: source, to: target)
            lines.append(
                line("JobEvent") { json in
                    json.key("job") { json in
                        json.object { json in
                            json.key("namespace", "koppel")
                            json.key("name", flow.id)
                            json.key("facets") { json in
                                json.object { json in
                                    json.facet("documentation", "1-1-0/DocumentationJobFacet") {
                                        $0.key("description", flow.sentence(in: map))
                                    }
                                }
                            }
                        }
                    }
                    json.key("inputs") { json in json.array([source]) { $0.dataset($1) { _ in } } }
                    json.key("outputs") { json in
                        json.array([target]) { json, target in
                            json.dataset(target) { json in
                                if !lineage.isEmpty { json.lineageFacet(source, lineage) }
                            }
                        }
                    }
                }
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ kind: String, _ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(indented: false)
        json.object { json in
            json.key("eventTime", TimeText.iso8601(snapshot.takenAt) ?? "1970-01-01T00:00:00Z")
            json.key("producer", Self.producer)
            json.key("schemaURL", Self.schema + kind)
            body(&json)
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// The chosen pairs of fields between two datasets: the target's field, then the source's.
    private func fieldLineage(from source: Dataset, to target: Dataset) -> [(target: String, source: String)] {
        var pairs: [String: String] = [:]
        for match in snapshot.matches where match.chosen {
            if match.left.dataset == source.id, match.right.dataset == target.id {
                pairs[match.right.field] = match.left.field
            } else if match.right.dataset == source.id, match.left.dataset == target.id {
                pairs[match.left.field] = match.right.field
            }
        }
        return pairs.sorted { $0.key < $1.key }.map { (target: $0.key, source: $0.value) }
    }

    fileprivate static func facetSchema(_ name: String) -> String { "\(facets)\(name).json" }
    fileprivate static var producerName: String { producer }
}

extension Dataset {
    /// Its name in its system.
    var localName: String { id.hasPrefix(system + "/") ? String(id.dropFirst(system.count + 1)) : id }
}

extension JSONWriter {
    fileprivate mutating func dataset(_ dataset: Dataset, _ facets: (inout JSONWriter) -> Void) {
        object { json in
            json.key("namespace", dataset.system)
            json.key("name", dataset.localName)
            json.key("facets") { json in json.object(facets) }
        }
    }

    fileprivate mutating func facet(_ name: String, _ schema: String, _ body: (inout JSONWriter) -> Void) {
        key(name) { json in
            json.object { json in
                json.key("_producer", OpenLineageEvents.producerName)
                json.key("_schemaURL", OpenLineageEvents.facetSchema(schema))
                body(&json)
            }
        }
    }

    fileprivate mutating func schemaFacet(_ dataset: Dataset) {
        facet("schema", "1-1-1/SchemaDatasetFacet") { json in
            json.key("fields") { json in
                json.array(dataset.fields) { json, field in
                    json.object { json in
                        json.key("name", field.path)
                        json.key("type", field.profile.type.rawValue)
                        if let meaning = field.canonical { json.key("description", meaning.rawValue) }
                    }
                }
            }
        }
    }

    fileprivate mutating func lineageFacet(_ source: Dataset, _ pairs: [(target: String, source: String)]) {
        facet("columnLineage", "1-2-0/ColumnLineageDatasetFacet") { json in
            json.key("fields") { json in
                json.object { json in
                    for pair in pairs {
                        json.key(pair.target) { json in
                            json.object { json in
                                json.key("inputFields") { json in
                                    json.array([pair.source]) { json, field in
                                        json.object { json in
                                            json.key("namespace", source.system)
                                            json.key("name", source.localName)
                                            json.key("field", field)
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
