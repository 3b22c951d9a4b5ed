public import IntegrationModel

/// The integration map: `koppel map --format json`.
public struct LandscapeDocument: JSONDocument {
    public static let schema = DocumentSchema.landscape
    private let snapshot: Snapshot

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    public var json: [UInt8] {
        let map = snapshot.map
        let datasets = Dictionary(grouping: map.datasets, by: \.system)
        return document { json in
            json.header(Self.schema, snapshot)
            json.key("systems") { json in
                json.array(map.systems) { $0.system($1, datasets[$1.id] ?? []) }
            }
            json.key("flows") { json in json.array(map.flows) { $0.flow($1) } }
            json.key("links") { json in json.array(map.links) { $0.link($1) } }
            json.key("islands", map.islands.map(\.id))
        }
    }
}

extension JSONWriter {
    fileprivate mutating func system(_ system: System, _ datasets: [Dataset]) {
        object { json in
            json.key("id", system.id)
            json.key("name", system.name)
            json.key("kind", system.kind.rawValue)
            json.key("importer", system.importer)
            json.key("datasets") { json in json.array(datasets) { $0.dataset($1) } }
        }
    }

    private mutating func dataset(_ dataset: Dataset) {
        object { json in
            json.key("id", dataset.id)
            json.key("entity", dataset.entity.rawValue)
            json.key("files", dataset.files)
            json.key("records", dataset.records)
            json.key("rejected", dataset.rejected)
            json.key("parent", dataset.parent)
            json.key("fields") { json in json.array(dataset.fields) { $0.field($1) } }
        }
    }

    private mutating func field(_ field: Field) {
        object { json in
            json.key("path", field.path)
            json.key("canonical", field.canonical?.rawValue)
            json.key("type", field.profile.type.rawValue)
            json.key("semanticType", field.profile.semanticType?.rawValue)
            json.key("nullShare", share: field.profile.nullShare)
            json.key("distinct", field.profile.distinct)
            json.key("distinctError", share: field.profile.distinctError)
            json.key("isKey", field.profile.isKey)
            json.key("quantiles") { $0.quantiles(field.profile) }
            json.key("frequent") { $0.frequent(field.profile.frequent) }
        }
    }

    private mutating func quantiles(_ profile: FieldProfile) {
        guard let quantiles = profile.quantiles else { return null() }
        let isTime = profile.type == .date || profile.type == .dateTime
        object { json in
            for (share, number) in zip(Quantiles.shares, quantiles.values) {
                let percent = Int((share * 100).rounded())
                let name = percent < 10 ? "p0\(percent)" : "p\(percent)"
                if isTime { json.key(name, moment: number) } else { json.key(name, number, places: 4) }
            }
            json.key("rankError", share: quantiles.rankError)
        }
    }

    private mutating func frequent(_ frequent: FrequentCounts?) {
        guard let frequent else { return null() }
        object { json in
            json.key("counts") { json in json.array(frequent.counts) { $0.value($1) } }
            json.key("error", frequent.error)
        }
    }

    fileprivate mutating func flow(_ flow: Flow) {
        object { json in
            json.key("id", flow.id)
            json.key("source") { $0.value(flow.source) }
            json.key("target") { $0.value(flow.target) }
            json.key("mechanism", flow.mechanism.rawValue)
            json.key("mechanismConfidence", share: flow.mechanismConfidence)
            json.key("confidence", share: flow.confidence)
            json.key("records") { $0.records(flow.records) }
            json.key("coverage", share: flow.coverage)
            json.key("lagSeconds") { $0.lag(flow.lagSeconds) }
            json.key("conflicts") { json in json.array(flow.conflicts) { $0.conflict($1) } }
            json.flowKeys(flow.key)
            json.key("firstSeen", moment: flow.firstSeen)
            json.key("lastSeen", moment: flow.lastSeen)
            json.key("stoppedAt", moment: flow.stoppedAt)
            json.key("changed") { $0.changed(flow.changed) }
            json.key("declared", flow.declared)
            json.key("yearlyVolume", flow.yearlyVolume, places: 0)
            json.key("leakedAmount") { $0.value(flow.leakedAmount) }
            json.key("history") { $0.history(flow.history) }
            json.evidence(flow.evidence)
        }
    }

    private mutating func changed(_ shift: MechanismShift?) {
        guard let shift else { return null() }
        object { json in
            json.key("at", moment: shift.at)
            json.key("uncertaintySeconds", shift.uncertainty, places: 0)
            json.key("mechanismBefore", shift.before.rawValue)
            json.key("medianBefore", shift.medianBefore, places: 0)
            json.key("medianSince", shift.medianSince, places: 0)
        }
    }

    private mutating func records(_ records: FlowRecords) {
        object { json in
            json.key("source", records.source)
            json.key("eligible", records.eligible)
            json.key("linked", records.linked)
            json.key("leaked", records.leaked)
            json.key("withoutOrigin", records.withoutOrigin)
        }
    }

    private mutating func history(_ history: FlowHistory?) {
        guard let history else { return null() }
        object { json in
            json.key("months") { json in
                json.array(history.months) { json, month in
                    json.object { json in
                        json.key("month", month.month)
                        json.key("eligible", month.eligible)
                        json.key("linked", month.linked)
                    }
                }
            }
            json.key("trend") { json in
                guard let trend = history.trend else { return json.null() }
                json.object { json in
                    json.key("before", share: trend.before)
                    json.key("lately", share: trend.lately)
                    json.key("since", trend.since)
                }
            }
            json.key("delays") { json in
                let bounds = FlowHistory.delayBounds.map(Double?.some) + [nil]
                json.array(zip(bounds, history.delays)) { json, delay in
                    json.object { json in
                        json.key("upToSeconds", delay.0, places: 0)
                        json.key("records", delay.1)
                    }
                }
            }
        }
    }

    private mutating func lag(_ lag: Lag?) {
        guard let lag else { return null() }
        object { json in
            json.key("median", lag.median, places: 0)
            json.key("p95", lag.p95, places: 0)
            json.key("precision", lag.precision, places: 0)
        }
    }

    private mutating func conflict(_ conflict: FieldConflict) {
        object { json in
            json.key("sourceField", conflict.sourceField)
            json.key("targetField", conflict.targetField)
            json.key("compared", conflict.compared)
            json.key("conflicting", conflict.conflicting)
            if !conflict.kinds.isEmpty {
                json.key("kinds") { json in
                    json.object { json in
                        for kind in conflict.kinds.sorted(by: { $0.kind.rawValue < $1.kind.rawValue }) {
                            json.key(kind.kind.rawValue, kind.count)
                        }
                    }
                }
            }
            if conflict.sourceLater + conflict.targetLater > 0 {
                json.key("sourceLater", conflict.sourceLater)
                json.key("targetLater", conflict.targetLater)
            }
        }
    }

    fileprivate mutating func link(_ link: Link) {
        object { json in
            json.key("id", link.id)
            json.key("between", link.between.map(\.dataset))
            json.key("ends") { json in json.array(link.between) { $0.value($1) } }
            json.key("confidence", share: link.confidence)
            json.key("records") { json in json.object { $0.key("linked", link.linked) } }
            json.key("coverage", share: link.coverage)
            json.flowKeys(link.key)
            json.evidence(link.evidence)
        }
    }
}
