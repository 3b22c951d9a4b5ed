internal import IntegrationModel

extension LandscapeRun {
    /// The truth about what the systems hold in the end.
    func truth() -> Truth {
        let ids = systems.map(\.plan.id)
        let working = plan.flows.indices.filter { !links[$0].isEmpty }
        return Truth(
            name: plan.name,
            generatedEnd: plan.end.text("yyyy-mm-ddThh:mi:ss") + "+00:00",
            seed: plan.seed,
            clock: plan.clock.rawValue,
            systems: systems.map { system in
                Truth.System(
                    id: system.plan.id,
                    kind: system.plan.kind.rawValue,
                    folder: system.plan.id,
                    format: system.plan.format.rawValue,
                    entities: Dictionary(
                        uniqueKeysWithValues: system.plan.entities.map { entity in
                            (entity.rawValue, system.count(of: entity) + system.repeats(of: entity, seed: plan.seed))
                        }
                    ),
                    created: Dictionary(
                        uniqueKeysWithValues: system.plan.entities.map {
                            ($0.rawValue, system.plan.created(of: $0, seed: plan.seed).rawValue)
                        }
                    ),
                    documentKeys: system.plan.format.writesDocumentKeys,
                    authors: system.plan.tellsAuthors
                )
            },
            flows: working.map(truth(ofFlow:)),
            emptyFlows: plan.flows.indices.filter { links[$0].isEmpty }.map { place in
                [plan.flows[place].source, plan.flows[place].target, plan.flows[place].targetEntity.rawValue]
            },
            islands: systems.filter { system in
                !working.contains {
                    plan.flows[$0].source == system.plan.id || plan.flows[$0].target == system.plan.id
                }
            }.map(\.plan.id),
            duplicates: Dictionary(
                uniqueKeysWithValues: zip(ids, systems.map { $0.parties.count { $0.duplicateOf != nil } })
            ),
            duplicateIds: Dictionary(uniqueKeysWithValues: zip(ids, systems.map(\.duplicatePairs))),
            invalidVat: Dictionary(uniqueKeysWithValues: zip(ids, systems.map(\.invalidVATCount)))
        )
    }

    /// Nobody can tell a record younger than three weeks from one that is on hold.
    private static let grace = 21 * Moment.day

    private func truth(ofFlow place: Int) -> Truth.Flow {
        let flow = plan.flows[place]
        let accounts = accounts(ofFlow: place)
        let lags = accounts.lags.sorted()
        let last = lags.isEmpty ? 0 : max(lags[min(lags.count - 1, lags.count * 99 / 100)], Self.grace)
        var leaked: [Int] = []
        var recent: [Int] = []
        for (index, fate) in fates[place].sorted(by: { $0.key < $1.key }) {
            switch fate {
            case .forgotten, .afterStop, .underway:
                let age = plan.end - accounts.startOfRecord(index)
                if age > last { leaked.append(index) } else { recent.append(index) }
            default: break
            }
        }
        let linked = Set(links[place].map(\.source)).count
        return Truth.Flow(
            source: flow.source,
            target: flow.target,
            sourceEntity: flow.sourceEntity.rawValue,
            targetEntity: flow.targetEntity.rawValue,
            mechanism: flow.mechanism.rawValue,
            previousMechanism: flow.automatedAt == nil ? nil : FlowPlan.Mechanism.manual.rawValue,
            changed: flow.automatedAt.map { $0.text("yyyy-mm-ddThh:mi:ss") + "+00:00" },
            started: flow.startsAt.map { $0.text("yyyy-mm-ddThh:mi:ss") + "+00:00" },
            stopped: flow.stopsAt.map { $0.text("yyyy-mm-ddThh:mi:ss") + "+00:00" },
            linked: linked,
            eligible: linked + leaked.count,
            leaked: leaked.count,
            leakedIds: leaked.map(accounts.keyOfRecord),
            leakedGross: Double(leaked.reduce(0) { $0 + accounts.grossOfRecord($1) }) / 100,
            tooRecentIds: recent.map(accounts.keyOfRecord),
            filtered: fates[place].values.count { $0 == .outsideFilter },
            filter: flow.filter.rawValue,
            beforeStart: fates[place].values.count { $0 == .beforeStart },
            alreadyKnown: fates[place].values.count { $0 == .alreadyKnown },
            reference: isNamed(flow) ? flow.reference.inTruth : FlowPlan.Reference.none.inTruth,
            brokenReferences: accounts.brokenReferences,
            stopUncertaintySeconds: stopUncertainty(ofFlow: place, accounts),
            lagMedianSeconds: median(lags),
            lagP95Seconds: percentile(lags, 95),
            lagP99Seconds: percentile(lags, 99),
            conflicts: accounts.conflicts.filter { accounts.visible.contains($0.key) }.mapValues(\.count),
            conflictIds: accounts.conflicts.filter { accounts.visible.contains($0.key) },
            untellableConflicts: accounts.untellable.filter { accounts.visible.contains($0.key) },
            hiddenConflicts: accounts.conflicts.filter { !accounts.visible.contains($0.key) }.mapValues(\.count),
            typingErrors: accounts.typingErrors,
            links: accounts.pairs
        )
    }

    /// Whether the target's export has a field for the source's number.
    private func isNamed(_ flow: FlowPlan) -> Bool {
        flow.targetEntity != .party || systems[systemPlace(flow.target)].plan.format.writesPartyReferences
    }

    /// Half the time between the last record before a stop that came and the first after it that did not.
    private func stopUncertainty(ofFlow place: Int, _ accounts: FlowAccounts) -> Double? {
        guard let stop = plan.flows[place].stopsAt else { return nil }
        let came = links[place].map { accounts.startOfRecord($0.source) }.filter { $0 <= stop }.max()
        let lost = fates[place].filter { $0.value == .afterStop }.map { accounts.startOfRecord($0.key) }.min()
        guard let came, let lost else { return nil }
        return Double(lost - came) / 2
    }

    private func median(_ sorted: [Int]) -> Double {
        guard !sorted.isEmpty else { return 0 }
        return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private func percentile(_ sorted: [Int], _ percent: Int) -> Double {
        guard !sorted.isEmpty else { return 0 }
        return Double(sorted[min(sorted.count - 1, sorted.count * percent / 100)])
    }
}

extension FlowPlan.Reference {
    /// The word of the truth file.
    var inTruth: String {
        switch self {
        case .none: "none"
        case .number, .renumbered: "number"
        case .freeText: "free-text"
        case .sameNumber: "same-number"
        case .structuredCommunication: "structured-communication"
        }
    }
}

extension SystemState {
    func count(of entity: Entity) -> Int {
        switch entity {
        case .party: parties.count
        case .product: products.count
        default: documents[entity]?.count ?? 0
        }
    }

    /// How many rows of an entity stand in the export twice.
    func repeats(of entity: Entity, seed: UInt64) -> Int {
        guard entity != .product else { return 0 }
        return (0..<count(of: entity)).count { plan.isRepeated($0, entity, seed) }
    }

    var duplicatePairs: [[String]] {
        parties.compactMap { party in party.duplicateOf.map { [key(of: parties[$0]), key(of: party)] } }
    }

    var invalidVATCount: Int {
        guard plan.carriedPartyFields.contains(.vat) else { return 0 }
        return parties.count { !$0[.vat].isEmpty && !Identifiers.isValidVAT($0[.vat]) }
    }
}
