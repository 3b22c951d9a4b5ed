public import IntegrationModel

/// The linked documents as an object-centric event log, OCEL 2.0 in JSON: an object for each document, an event for its
/// making, related to the documents it comes from, so that a process miner can go on.
public struct ObjectCentricLog: Sendable {
    /// A record as its export names it.
    public struct Record: Sendable, Hashable {
        /// nil where the dataset has no key.
        public var key: String?
        /// When it was made; seconds since 1970. nil where the export does not say.
        public var moment: Double?

        public init(key: String?, moment: Double?) {
            self.key = key
            self.moment = moment
        }
    }

    private let snapshot: Snapshot
    private let records: [String: [Record]]

    /// - Parameter records: by dataset, in the order of the export.
    public init(_ snapshot: Snapshot, records: [String: [Record]]) {
        self.snapshot = snapshot
        self.records = records
    }

    private struct Relation {
        var object: String
        var qualifier: String
    }

    public var text: String {
        let datasets = snapshot.map.datasets.filter {
            $0.entity.isDocument && $0.parent == nil && records[$0.id] != nil
        }
        let types = Dictionary(datasets.map { ($0.id, typeName($0)) }) { first, _ in first }
        let names = objectNames(datasets)
        let relations = relations(among: Set(datasets.map(\.id)), names, types)
        var json = JSONWriter(indented: false)
        json.object { json in
            json.key("objectTypes") { json in
                json.array(datasets) { json, dataset in
                    json.object { json in
                        json.key("name", types[dataset.id] ?? "")
                        json.key("attributes") { json in
                            json.array(["number"]) { json, name in
                                json.object { json in
                                    json.key("name", name)
                                    json.key("type", "string")
                                }
                            }
                        }
                    }
                }
            }
            json.key("eventTypes") { json in
                json.array(datasets) { json, dataset in
                    json.object { json in
                        json.key("name", "create \(types[dataset.id] ?? "")")
                        json.key("attributes", [])
                    }
                }
            }
            json.key("objects") { json in
                json.array(datasets.flatMap { dataset in (records[dataset.id] ?? []).indices.map { (dataset.id, $0) } })
                {
                    json,
                    place in
                    json.object { json in
                        let record = records[place.0]?[place.1]
                        json.key("id", names[place.0]?[place.1] ?? "")
                        json.key("type", types[place.0] ?? "")
                        json.key("attributes") { json in
                            json.array(record?.key.map { [$0] } ?? []) { json, key in
                                json.object { json in
                                    json.key("name", "number")
                                    json.key("time", "1970-01-01T00:00:00Z")
                                    json.key("value", key)
                                }
                            }
                        }
                        json.relations(relations[place.0]?[place.1]?.map { ($0.object, $0.qualifier) } ?? [])
                    }
                }
            }
            json.key("events") { json in
                json.array(events(datasets, names)) { json, event in
                    json.object { json in
                        json.key("id", "create \(event.name)")
                        json.key("type", "create \(types[event.dataset] ?? "")")
                        json.key("time", TimeText.iso8601(event.moment) ?? "1970-01-01T00:00:00Z")
                        json.key("attributes", [])
                        let others = relations[event.dataset]?[event.record]?.map { ($0.object, "from") } ?? []
                        json.relations([(event.name, "creates")] + others)
                    }
                }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self) + "\n"
    }

    /// `order of Shopify`; datasets of the same entity in one system are told apart by their names.
    private func typeName(_ dataset: Dataset) -> String {
        let system = snapshot.map.systemName(dataset.system)
        let twins = snapshot.map.datasets.filter {
            $0.system == dataset.system && $0.entity == dataset.entity && $0.parent == nil
        }
        return "\(dataset.entity.singular) of \(system)" + (twins.count > 1 ? " (\(dataset.localName))" : "")
    }

    /// An id for each record that no other has: the dataset and its key, or its place where it has none.
    private func objectNames(_ datasets: [Dataset]) -> [String: [String]] {
        var names: [String: [String]] = [:]
        for dataset in datasets {
            var seen: Set<String> = []
            names[dataset.id] = (records[dataset.id] ?? []).enumerated().map { index, record in
                let name = "\(dataset.id) \(record.key ?? "")"
                return record.key != nil && seen.insert(name).inserted ? name : "\(dataset.id) record \(index + 1)"
            }
        }
        return names
    }

    /// What each record was made from: by the flows, from target to source.
    private func relations(among datasets: Set<String>, _ names: [String: [String]], _ types: [String: String])
        -> [String: [Int: [Relation]]]
    {
        var relations: [String: [Int: [Relation]]] = [:]
        for links in snapshot.recordLinks where datasets.contains(links.left) && datasets.contains(links.right) {
            let forward = snapshot.map.flow(Flow.id(from: links.left, to: links.right))
            let backward = snapshot.map.flow(Flow.id(from: links.right, to: links.left))
            // Where the direction is not known, the right one is related to the left one, and only as linked.
            let isForward = forward != nil || backward == nil
            for pair in links.pairs {
                let (source, target) = isForward ? (links.left, links.right) : (links.right, links.left)
                let (from, to) = isForward ? (pair.left, pair.right) : (pair.right, pair.left)
                guard let origins = names[source], from < origins.count, let own = names[target], to < own.count else {
                    continue
                }
                let qualifier = forward == nil && backward == nil ? "linked with" : "made from"
                relations[target, default: [:]][to, default: []].append(
                    Relation(object: origins[from], qualifier: qualifier)
                )
            }
        }
        return relations
    }

    private struct Event {
        var dataset: String
        var record: Int
        var name: String
        var moment: Double
    }

    private func events(_ datasets: [Dataset], _ names: [String: [String]]) -> [Event] {
        var events: [Event] = []
        for dataset in datasets {
            for (index, record) in (records[dataset.id] ?? []).enumerated() {
                guard let moment = record.moment, TimeText.iso8601(moment) != nil, let name = names[dataset.id]?[index]
                else { continue }
                events.append(Event(dataset: dataset.id, record: index, name: name, moment: moment))
            }
        }
        return events.sorted { ($0.moment, $0.dataset, $0.record) < ($1.moment, $1.dataset, $1.record) }
    }
}

extension JSONWriter {
    fileprivate mutating func relations(_ relations: [(String, String)]) {
        key("relationships") { json in
            json.array(relations) { json, relation in
                json.object { json in
                    json.key("objectId", relation.0)
                    json.key("qualifier", relation.1)
                }
            }
        }
    }
}
