import IntegrationModel
import TestSupport

/// Systems, flows and gaps of an invented company.
struct PlayedLandscape {
    private(set) var map = FlowMap()
    private(set) var gaps: [Gap] = []

    private static let kinds: [(SystemKind, [Entity])] = [
        (.webshop, [.order, .party]), (.crm, [.party, .quote]), (.erp, [.order, .party, .product]),
        (.invoicing, [.invoice]), (.bank, [.payment]), (.other, [.order, .delivery]), (.accounting, [.ledgerEntry]),
    ]
    private static let ways: [(Int, Entity, Int, Entity)] = [
        (0, .order, 2, .order), (0, .party, 2, .party), (1, .party, 2, .party), (1, .quote, 2, .order),
        (5, .order, 2, .order), (5, .delivery, 3, .invoice), (2, .order, 3, .invoice), (3, .invoice, 4, .payment),
        (3, .invoice, 6, .ledgerEntry), (2, .product, 0, .order),
    ]

    init(_ random: inout SeededRandom) {
        var systems: [System] = []
        var datasets: [Dataset] = []
        for (number, (kind, entities)) in Self.kinds.enumerated() {
            let id = "s\(number)"
            systems.append(System(id: id, name: id, kind: kind, importer: "csv", folder: id))
            datasets += entities.map { entity in
                Dataset(
                    id: Self.end(number, entity).dataset,
                    system: id,
                    entity: entity,
                    importer: "csv",
                    files: [],
                    records: 500 + Int.random(in: 0..<3_000, using: &random),
                    rejected: 0,
                    fields: []
                )
            }
        }
        var flows: [Flow] = []
        for (from, what, to, into) in Self.ways {
            let mechanism: Mechanism =
                what == .invoice && into == .payment
                ? .external : (Int.random(in: 0..<3, using: &random) == 0 ? .batch : .manual)
            flows.append(Self.flow(Self.end(from, what), Self.end(to, into), mechanism))
        }
        map = FlowMap(systems: systems, datasets: datasets, flows: flows)
        for flow in flows { gaps += Self.gaps(of: flow, &random) }
        for (number, entity) in [(2, Entity.party), (1, .party), (2, .product)] {
            gaps.append(Self.gap(.duplicateRecords, Self.end(number, entity), nil, &random))
        }
    }

    private static func end(_ system: Int, _ entity: Entity) -> FlowEnd {
        FlowEnd(system: "s\(system)", dataset: "s\(system)/\(entity.rawValue)", entity: entity)
    }

    private static func gaps(of flow: Flow, _ random: inout SeededRandom) -> [Gap] {
        let kinds: [GapKind] =
            switch flow.mechanism {
            case .external: [.unreconciledPayments, .leak]
            case .manual: [.manualRekeying, .lateFlow, .conflictingValues]
            default: [.leak, .lateFlow, .conflictingValues]
            }
        return kinds.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
            .map { gap($0, flow.source, flow.target, &random) }
    }

    private static func gap(_ kind: GapKind, _ source: FlowEnd, _ target: FlowEnd?, _ random: inout SeededRandom) -> Gap
    {
        let yearly = 9_000 * Draw.factor(0.8, &random)
        return Gap(
            kind: kind,
            about: [source.dataset, target?.dataset].compactMap(\.self).joined(separator: ">"),
            severity: .medium,
            process: .orderToCash,
            source: source,
            target: target,
            records: 100,
            yearlyCost: YearlyCost(Range3(yearly * 0.6, yearly, yearly * 1.6)),
            confidence: 0.95,
            title: "\(kind.rawValue) \(source.dataset)",
            explanation: ""
        )
    }

    private static func flow(_ source: FlowEnd, _ target: FlowEnd, _ mechanism: Mechanism) -> Flow {
        Flow(
            source: source,
            target: target,
            mechanism: mechanism,
            confidence: 0.9,
            records: FlowRecords(source: 1_000, eligible: 1_000, linked: 950, leaked: 50, withoutOrigin: 0),
            coverage: 0.95,
            lagSeconds: Lag(median: 80_000, p95: 300_000),
            key: [FlowKey(sourceField: "number", targetField: "reference", match: .exact)],
            yearlyVolume: 1_000
        )
    }
}
