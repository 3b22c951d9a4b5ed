import IntegrationModel

/// Parties that nobody does business with: where only customers with documents are sent, the others are no leaks.
struct DocumentlessParties {
    /// Records left out, by position.
    let excluded: Set<Int>
    let evidence: [Evidence]

    /// - Parameters:
    ///   - source: a dataset of parties.
    ///   - documents: the documents of the same system.
    init(_ source: DatasetProfile, linked: Set<Int>, documents: [DatasetProfile]) {
        let active = Self.active(source, documents)
        let idle = (0..<source.columns.count).filter { !linked.contains($0) && !active.contains($0) }
        let sent = linked.count { active.contains($0) }
        guard !active.isEmpty, idle.count >= 10, Double(sent) >= 0.97 * Double(linked.count) else {
            excluded = []
            evidence = []
            return
        }
        excluded = Set(idle)
        let words = "\(idle.count) records without any document are not sent, and count as no leak"
        evidence = [Evidence(rule: "not-meant-to-flow", statement: words, weight: 0.3)]
    }

    /// The parties that documents of their own system name.
    private static func active(_ source: DatasetProfile, _ documents: [DatasetProfile]) -> Set<Int> {
        let ways: [(document: CanonicalField, party: [CanonicalField])] = [
            (.partyNumber, [.number, .id]), (.partyID, [.id, .number]), (.partyVATNumber, [.vatNumber]),
            (.partyEmail, [.email]), (.partyName, [.name]),
        ]
        var active = Set<Int>()
        for document in documents {
            for (field, keys) in ways {
                guard let named = document.values(field) else { continue }
                let hashes = Set(named.hashes)
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
