import IntegrationModel

/// Parties that nobody does business with: where only customers with documents are sent, or with documents that are sent
/// themselves, the others are no leaks.
struct DocumentlessParties {
    /// Records left out, by position.
    let excluded: Set<Int>
    let evidence: [Evidence]

    /// - Parameters:
    ///   - source: a dataset of parties.
    ///   - documents: the documents of the same system.
    ///   - meant: the documents of each dataset that were meant to go where the parties go.
    init(_ source: DatasetProfile, linked: Set<Int>, documents: [DatasetProfile], meant: [String: Set<Int>]) {
        let sent = documents.filter { !(meant[$0.dataset.id] ?? []).isEmpty }
        let rules: [(parties: Set<Int>, without: Message)] = [
            (Self.active(source, documents, among: nil), "any document"),
            (Self.active(source, sent, among: meant), "any document that is sent"),
        ]
        var excluded = Set<Int>()
        var evidence: [Evidence] = []
        for rule in rules where !rule.parties.isEmpty {
            let idle = (0..<source.columns.count).filter { !linked.contains($0) && !rule.parties.contains($0) }
            let through = linked.count { rule.parties.contains($0) }
            let more = idle.count { !excluded.contains($0) }
            guard idle.count >= 10, more > 0, Double(through) >= 0.97 * Double(linked.count) else { continue }
            excluded.formUnion(idle)
            let words: Message = "\(more) records without \(rule.without) are not sent, and count as no leak"
            evidence.append(Evidence(rule: "not-meant-to-flow", statement: words, weight: 0.3))
        }
        self.excluded = excluded
        self.evidence = evidence
    }

    /// The parties that documents of their own system name.
    private static func active(
        _ source: DatasetProfile,
        _ documents: [DatasetProfile],
        among meant: [String: Set<Int>]?
    ) -> Set<Int> {
        let ways: [(document: CanonicalField, party: [CanonicalField])] = [
            (.partyNumber, [.number, .id]), (.partyID, [.id, .number]), (.partyVATNumber, [.vatNumber]),
            (.partyEmail, [.email]), (.partyName, [.name]),
        ]
        var active = Set<Int>()
        for document in documents {
            for (field, keys) in ways {
                guard let named = document.values(field) else { continue }
                let hashes =
                    meant.map { meant in Set((meant[document.dataset.id] ?? []).map { named.hashes[$0] }) }
                    ?? Set(named.hashes)
                for key in keys {
                    guard let values = source.values(key) else { continue }
                    for (record, hash) in values.hashes.enumerated() where hash != 0 && hashes.contains(hash) {
                        active.insert(record)
                    }
                }
            }
        }
        return active
    }
}
