import IntegrationModel

/// A snapshot's map in the words of the truth.
struct MapReading {
    /// Flows between systems of different folders. Several datasets may be one entity to the truth: the flow with the
    /// most records comes first.
    let flows: [FlowIdentity: [Flow]]
    /// Folders of systems that no flow enters or leaves.
    let islands: Set<String>
    /// The folder of each system.
    let folders: [String: String]
    /// Records by folder and entity.
    let records: [String: [Entity: Int]]
    private let snapshot: Snapshot
    private let canonical: [FieldReference: CanonicalField]

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        var folders: [String: String] = [:]
        var records: [String: [Entity: Int]] = [:]
        var canonical: [FieldReference: CanonicalField] = [:]
        for dataset in snapshot.map.datasets {
            guard let file = dataset.files.first else { continue }
            let folder = String(file.prefix { $0 != "/" })
            folders[dataset.system] = folder
            records[folder, default: [:]][FlowIdentity.general(dataset.entity), default: 0] += dataset.records
            for field in dataset.fields {
                canonical[FieldReference(dataset: dataset.id, field: field.path)] = field.canonical
            }
        }
        var flows: [FlowIdentity: [Flow]] = [:]
        var connected: Set<String> = []
        for flow in snapshot.map.flows {
            guard let source = folders[flow.source.system], let target = folders[flow.target.system], source != target
            else { continue }
            connected.formUnion([source, target])
            let identity = FlowIdentity(
                source: source,
                target: target,
                sourceEntity: flow.source.entity,
                targetEntity: flow.target.entity
            )
            flows[identity, default: []].append(flow)
        }
        self.flows = flows.mapValues { $0.sorted { ($1.records.linked, $0.id) < ($0.records.linked, $1.id) } }
        self.records = records
        self.canonical = canonical
        self.folders = folders
        islands = Set(folders.values).subtracting(connected)
    }

    func leakedKeys(of flow: Flow) -> [String] {
        (snapshot.flowRecords[flow.id] ?? []).filter { $0.status == .leaked }.map(\.number)
    }

    /// Records in conflict by group of fields: the field of a group with the most.
    func conflicts(of flow: Flow) -> [String: Int] {
        var counts: [String: Int] = [:]
        for conflict in flow.conflicts {
            let fields = [
                canonical[FieldReference(dataset: flow.source.dataset, field: conflict.sourceField)],
                canonical[FieldReference(dataset: flow.target.dataset, field: conflict.targetField)],
            ]
            guard let group = fields.compactMap({ $0.flatMap(ConflictGroups.group) }).first else { continue }
            counts[group] = max(counts[group] ?? 0, conflict.conflicting)
        }
        // A reference that was typed wrongly resolves to nothing and is listed there.
        if !flow.brokenReferences.isEmpty { counts["ref"] = max(counts["ref"] ?? 0, flow.brokenReferences.count) }
        return counts
    }
}
