public import IntegrationModel

/// What is wrong: `koppel gaps --format json`.
public struct GapsDocument: JSONDocument {
    public static let schema = DocumentSchema.gaps
    private let snapshot: Snapshot

    public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    public var json: [UInt8] {
        document { json in
            json.header(Self.schema, snapshot)
            json.key("gaps") { json in json.array(snapshot.gaps) { $0.gap($1) } }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func gap(_ gap: Gap) {
        object { json in
            json.key("id", gap.id)
            json.key("kind", gap.kind.rawValue)
            json.key("severity", gap.severity.rawValue)
            json.key("process", gap.process.rawValue)
            json.key("source") { $0.value(gap.source) }
            json.key("target") { $0.value(gap.target) }
            json.key("records", gap.records)
            json.key("recordKeys", gap.recordKeys)
            json.key("amountAtRisk") { $0.value(gap.amountAtRisk) }
            json.key("yearlyHours") { $0.value(gap.yearlyHours, places: 1) }
            json.key("yearlyCost") { $0.value(gap.yearlyCost) }
            json.key("confidence", share: gap.confidence)
            json.key("status", gap.status.rawValue)
            json.key("title", localized(gap.title))
            json.key("explanation", localized(gap.explanation))
            json.key("assumptions", gap.assumptions.map(localized))
            json.key("evidence") { $0.places(gap.evidence) }
            json.key("details") { json in
                json.array(gap.details) { json, detail in
                    json.object { json in
                        json.key("id", detail.id)
                        json.key("statement", localized(detail.statement))
                        json.key("records", detail.records)
                        json.key("evidence") { $0.places(detail.evidence) }
                    }
                }
            }
            json.key("closedBy", gap.closedBy)
            json.key("acceptedReason", gap.acceptedReason)
        }
    }

    private mutating func places(_ evidence: [GapEvidence]) {
        array(evidence) { json, evidence in
            json.object { json in
                json.key("file", evidence.file)
                json.key("line", evidence.line)
                json.key("field", evidence.field)
                json.key("value", evidence.value)
            }
        }
    }
}
