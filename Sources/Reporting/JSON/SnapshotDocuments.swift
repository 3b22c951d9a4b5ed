public import IntegrationModel

/// The runs that a workspace keeps: `koppel snapshots --format json`.
public struct SnapshotsDocument: JSONDocument {
    public static let schema = DocumentSchema.snapshots
    private let snapshots: [SnapshotSummary]

    public init(_ snapshots: [SnapshotSummary]) { self.snapshots = snapshots }

    public var json: [UInt8] {
        document { json in
            json.key("schema", Self.schema.identifier)
            json.key("snapshots") { json in
                json.array(snapshots) { json, snapshot in
                    json.object { json in
                        json.key("id", snapshot.id)
                        json.key("takenAt", moment: snapshot.takenAt)
                        json.key("dataUntil", moment: snapshot.dataUntil)
                        json.key("systems", snapshot.systems)
                        json.key("flows", snapshot.flows)
                        json.key("gaps", snapshot.gaps)
                        json.key("yearlyCost", snapshot.yearlyCost, places: 2)
                    }
                }
            }
        }
    }
}

/// What is otherwise than before: `koppel diff --format json`.
public struct DifferenceDocument: JSONDocument {
    public static let schema = DocumentSchema.difference
    private let difference: SnapshotDifference

    public init(_ difference: SnapshotDifference) { self.difference = difference }

    public var json: [UInt8] {
        document { json in
            json.key("schema", Self.schema.identifier)
            json.key("before") { $0.value(difference.before) }
            json.key("after") { $0.value(difference.after) }
            json.key("systems") { json in
                json.object { json in
                    json.key("new", difference.newSystems)
                    json.key("gone", difference.goneSystems)
                }
            }
            json.key("flows") { json in json.array(difference.flows) { $0.value($1) } }
            json.key("gaps") { json in json.array(difference.gaps) { $0.value($1) } }
            json.key("yearlyCost") { json in
                json.object { json in
                    json.key("before", difference.yearlyCostBefore, places: 2)
                    json.key("after", difference.yearlyCostAfter, places: 2)
                    json.key("currency", difference.currency)
                }
            }
            json.key("plan") { json in
                json.object { json in
                    json.key("nextBefore", difference.plan.nextBefore.map { localized(message($0)) })
                    json.key("nextAfter", difference.plan.nextAfter.map { localized(message($0)) })
                    json.key("isNextChanged", difference.plan.isNextChanged)
                    json.key("newSteps", difference.plan.newSteps.map { localized(message($0)) })
                    json.key("goneSteps", difference.plan.goneSteps.map { localized(message($0)) })
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ stamp: SnapshotStamp) {
        object { json in
            json.key("id", stamp.id)
            json.key("takenAt", moment: stamp.takenAt)
            json.key("dataUntil", moment: stamp.dataUntil)
        }
    }

    fileprivate mutating func value(_ change: FlowChange) {
        object { json in
            json.key("id", change.id)
            json.key("change", change.kind.rawValue)
            json.key("title", localized(message(change.title)))
            json.key("before") { $0.value(change.before) }
            json.key("after") { $0.value(change.after) }
        }
    }

    private mutating func value(_ state: FlowState?) {
        guard let state else { return null() }
        object { json in
            json.key("mechanism", state.mechanism.rawValue)
            json.key("coverage", share: state.coverage)
            json.key("lagSeconds", state.medianDelay, places: 0)
            json.key("leaked", state.leaked)
            json.key("conflicting", state.conflicting)
        }
    }

    fileprivate mutating func value(_ change: GapChange) {
        object { json in
            json.key("id", change.id)
            json.key("change", change.kind.rawValue)
            json.key("title", localized(message(change.title)))
            json.key("before") { json in
                guard change.kind != .new else { return json.null() }
                json.gapState(change.recordsBefore, change.hoursBefore, change.costBefore)
            }
            json.key("after") { json in
                guard change.kind != .gone else { return json.null() }
                json.gapState(change.recordsAfter, change.hoursAfter, change.costAfter)
            }
        }
    }

    private mutating func gapState(_ records: Int, _ hours: Double, _ cost: Double) {
        object { json in
            json.key("records", records)
            json.key("yearlyHours", hours, places: 1)
            json.key("yearlyCost", cost, places: 2)
        }
    }
}
