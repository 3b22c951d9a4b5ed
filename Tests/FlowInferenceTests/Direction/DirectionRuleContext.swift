import IntegrationModel
import TestSupport

@testable import FlowInference

extension LinkedTables {
    /// What the rules look at.
    func context(kinds: [String: SystemKind] = [:], systems: [System] = []) throws -> LinkContext {
        let texts = SampleTexts([left, right])
        return try LinkContext(
            links: links,
            left: left.profile,
            right: right.profile,
            audit: { try AuditUsers.read($0, texts).naming(systems, own: $0.dataset.system) },
            kind: { kinds[$0] ?? .other },
            matches: []
        )
    }

    /// The weight that a rule gives: above 0 left to right, below 0 right to left, nil where it is silent.
    func weight(_ rule: some DirectionRule) throws -> Double? { try rule.finding(in: context())?.weight }
}
