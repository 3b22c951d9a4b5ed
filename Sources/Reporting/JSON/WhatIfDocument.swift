public import IntegrationModel

/// A plan under other constraints beside the present one: `koppel what-if --format json`.
public struct WhatIfDocument: JSONDocument {
    public static let schema = DocumentSchema.whatIf
    private let snapshot: Snapshot
    private let other: Roadmap
    private let without: [String]

    /// - Parameter without: the steps that the other plan had to do without.
    public init(_ snapshot: Snapshot, other: Roadmap, without: [String] = []) {
        self.snapshot = snapshot
        self.other = other
        self.without = without
    }

    public var json: [UInt8] {
        let changes = PlanComparison(snapshot.roadmap, other).changes
        return document { json in
            json.header(Self.schema, snapshot)
            json.key("without", without)
            json.key("now") { $0.plan(snapshot.roadmap) }
            json.key("then") { $0.plan(other) }
            json.key("noLongerDone", changes.left)
            json.key("doneInstead", changes.joined)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func plan(_ roadmap: Roadmap) {
        object { json in
            json.key("constraints") { $0.constraints(roadmap.constraints) }
            json.key("reason", roadmap.phases.isEmpty ? roadmap.reasonForNone : nil)
            json.key("phases") { json in json.array(roadmap.phases) { $0.phase($1) } }
            json.key("quality") { $0.quality(roadmap.outlook?.quality) }
            json.key("horizons") { json in json.array(roadmap.outlook?.horizons ?? []) { $0.horizon($1) } }
        }
    }
}
