import IntegrationModel
import TestSupport

@testable import GapAnalysis

/// Parts of maps that tests put together.
enum Landscapes {
    static let year = 365.25 * 86_400
    /// The end of the exports: two years after the first of them begins.
    static let end = 2 * year

    /// A dataset of records, with fields by canonical meaning and the sum of its amounts.
    static func dataset(
        _ id: String,
        _ entity: Entity,
        records: Int = 100,
        _ fields: [CanonicalField: String] = [.number: "Number", .grossAmount: "Total"],
        sum: Double? = nil
    ) -> Dataset {
        Dataset(
            id: id,
            system: system(id),
            entity: entity,
            importer: "test",
            files: ["\(id).csv"],
            records: records,
            rejected: 0,
            fields: fields.sorted { $0.value < $1.value }.map { meaning, path in
                let isAmount = meaning == .grossAmount || meaning == .netAmount
                let profile = FieldProfile(type: isAmount ? .decimal : .text, sum: isAmount ? sum : nil)
                return Field(path: path, canonical: meaning, meaning: .manifest, profile: profile)
            }
        )
    }

    static func end(_ id: String, _ entity: Entity) -> FlowEnd {
        FlowEnd(system: system(id), dataset: id, entity: entity)
    }

    /// A flow with nothing wrong, over a year from the beginning of the exports.
    static func flow(
        _ source: String = "shop/orders",
        _ sourceEntity: Entity = .order,
        _ target: String = "erp/orders",
        _ targetEntity: Entity = .order,
        _ change: (inout Flow) -> Void = { _ in }
    ) -> Flow {
        var flow = Flow(
            source: end(source, sourceEntity),
            target: end(target, targetEntity),
            mechanism: .automated,
            confidence: 0.9,
            mechanismConfidence: 0.8,
            records: FlowRecords(source: 100, eligible: 100, linked: 100, leaked: 0, withoutOrigin: 0),
            coverage: 1,
            lagSeconds: Lag(median: 60, p95: 120),
            key: [FlowKey(sourceField: "Number", targetField: "Reference", match: .exact)],
            firstSeen: 0,
            lastSeen: year,
            yearlyVolume: 1_000
        )
        change(&flow)
        return flow
    }

    static func link(_ left: String, _ right: String, linked: Int = 40, coverage: Double = 0.5, rules: [String] = [])
        -> Link
    {
        Link(
            between: [end(left, .party), end(right, .party)],
            linked: linked,
            coverage: coverage,
            confidence: 0.9,
            evidence: rules.map { Evidence(rule: $0, statement: "what \($0) says", weight: 0) }
        )
    }

    /// So many records that need a look, each of 100 euro.
    static func records(
        _ status: FlowRecord.Status,
        _ count: Int,
        moment: Double? = 0.5 * year,
        fields: [String] = [],
        prefix: String = "R"
    ) -> [FlowRecord] {
        (0..<count).map { index in
            FlowRecord(
                status: status,
                number: "\(prefix)\(index + 1)",
                file: "shop/orders.csv",
                line: index + 2,
                amount: 100,
                moment: moment,
                fields: fields,
                other: status == .conflicting ? LinkedRecord(number: "S\(index)", file: "erp/orders.csv", line: 9) : nil
            )
        }
    }

    static func places(_ count: Int) -> [GapEvidence] {
        (0..<count).map { GapEvidence(file: "erp/partners.csv", line: $0 + 2, field: "VAT", value: "V\($0)") }
    }

    /// All that is known of some flows and links between the systems that they name, and of others.
    static func findings(
        _ flows: [Flow] = [],
        links: [Link] = [],
        datasets: [Dataset] = [],
        records: [String: [FlowRecord]] = [:],
        yearly: [String: Double] = [:]
    ) -> Findings {
        let ends = flows.flatMap { [$0.source, $0.target] } + links.flatMap(\.between)
        let known = Set(datasets.map(\.id))
        var missing: [String: Dataset] = [:]
        for end in ends where !known.contains(end.dataset) { missing[end.dataset] = dataset(end.dataset, end.entity) }
        let all = datasets + missing.values.sorted { $0.id < $1.id }
        let systems = Set(all.map(\.system)).sorted().map {
            System(id: $0, name: $0.uppercased(), kind: .other, importer: "test", folder: $0)
        }
        return Findings(
            map: FlowMap(systems: systems, datasets: all, flows: flows, links: links),
            records: records,
            yearlyRecords: yearly,
            dataUntil: end
        )
    }

    private static func system(_ dataset: String) -> String { String(dataset.prefix { $0 != "/" }) }
}

/// The gaps of one kind that the analyzer finds, with round prices.
func gaps(_ kind: GapKind, _ findings: Findings) -> [Gap] {
    GapAnalyzer(prices: .round).gaps(in: findings).filter { $0.kind == kind }
}
