internal import IntegrationModel

/// The parts that several documents share.
extension JSONWriter {
    /// The document's name, and which snapshot it is of.
    mutating func header(_ schema: DocumentSchema, _ snapshot: Snapshot) {
        key("schema", schema.identifier)
        key("snapshot") { json in
            json.object { json in
                json.key("id", snapshot.id)
                json.key("takenAt", moment: snapshot.takenAt)
                json.key("dataUntil", moment: snapshot.dataUntil)
            }
        }
    }

    mutating func value(_ end: FlowEnd?) {
        guard let end else { return null() }
        object { json in
            json.key("system", end.system)
            json.key("dataset", end.dataset)
            json.key("entity", end.entity.rawValue)
        }
    }

    mutating func value(_ field: FieldReference) {
        object { json in
            json.key("dataset", field.dataset)
            json.key("field", field.field)
        }
    }

    mutating func value(_ amount: Amount?) {
        guard let amount else { return null() }
        object { json in
            json.key("value", amount.value, places: 2)
            json.key("currency", amount.currency)
        }
    }

    mutating func value(_ cost: YearlyCost) {
        object { json in
            json.range(cost.range, places: 2)
            json.key("currency", cost.currency)
        }
    }

    mutating func value(_ range: Range3?, places: Int) {
        guard let range else { return null() }
        object { $0.range(range, places: places) }
    }

    private mutating func range(_ range: Range3, places: Int) {
        key("low", range.low, places: places)
        key("likely", range.likely, places: places)
        key("high", range.high, places: places)
    }

    mutating func evidence(_ evidence: [Evidence]) {
        key("evidence") { json in
            json.array(evidence) { json, evidence in
                json.object { json in
                    json.key("rule", evidence.rule)
                    json.key("statement", localized(evidence.statement))
                    json.key("weight", evidence.weight, places: 4)
                    json.key("places") { json in
                        json.array(evidence.places) { json, place in
                            json.object { json in
                                json.key("file", place.file)
                                json.key("line") { json in
                                    if let line = place.line { json.value(line) } else { json.null() }
                                }
                                json.key("field", place.field)
                            }
                        }
                    }
                }
            }
        }
    }

    mutating func flowKeys(_ keys: [FlowKey]) {
        key("key") { json in
            json.array(keys) { json, key in
                json.object { json in
                    json.key("sourceField", key.sourceField)
                    json.key("targetField", key.targetField)
                    json.key("match", key.match.rawValue)
                }
            }
        }
    }
}
