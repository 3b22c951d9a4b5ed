public import IntegrationModel

/// The records of one flow that need a look: `koppel map --format json --records FLOW-ID`.
public struct RecordsDocument: JSONDocument {
    public static let schema = DocumentSchema.records
    private let flow: String
    private let records: [FlowRecord]

    /// nil where the snapshot has no flow of that id.
    public init?(_ snapshot: Snapshot, flow id: String) {
        guard snapshot.map.flow(id) != nil else { return nil }
        flow = id
        records = snapshot.flowRecords[id] ?? []
    }

    public var json: [UInt8] {
        document { json in
            json.key("schema", Self.schema.identifier)
            json.key("flow", flow)
            json.key("records") { json in json.array(records) { $0.record($1) } }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func record(_ record: FlowRecord) {
        object { json in
            json.key("status", record.status.rawValue)
            json.key("number", record.number)
            json.key("file", record.file)
            json.key("line", record.line)
            json.key("amount", record.amount, places: 2)
            json.key("fields", record.fields)
            json.key("other") { json in
                guard let other = record.other else { return json.null() }
                json.object { json in
                    json.key("number", other.number)
                    json.key("file", other.file)
                    json.key("line", other.line)
                }
            }
        }
    }
}
