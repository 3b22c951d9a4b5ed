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
    ///   - arrived: those of them that arrived. A customer who comes with its documents only is no second leak where these
    ///     leaked.
    ///   - began: when these documents began to go there, and the moments at which the parties were made; nil where they
    ///     went all along. Who goes live leaves old customers behind until they order again.
    init(
        _ source: DatasetProfile,
        linked: Set<Int>,
        documents: [DatasetProfile],
        meant: [String: Set<Int>],
        arrived: [String: Set<Int>],
        began: (at: Double, moments: [Double])? = nil
    ) {
        let sent = documents.filter { !(meant[$0.dataset.id] ?? []).isEmpty }
        let rules: [(parties: Set<Int>, without: Message)] = [
            (Self.active(source, documents, among: nil), "any document"),
            (Self.active(source, sent, among: meant), "any document that is sent"),
            (Self.active(source, sent, among: arrived), "any document that arrived"),
        ]
        var excluded = Set<Int>()
        var evidence: [Evidence] = []
        for rule in rules where !rule.parties.isEmpty {
            let idle = (0..<source.columns.count).filter { !linked.contains($0) && !rule.parties.contains($0) }
            let through = linked.count { rule.parties.contains($0) }
            let more = idle.count { !excluded.contains($0) }
            guard more > 0, Double(through) >= 0.97 * Double(linked.count),
                idle.count >= 10 || idle.count > 2 * (linked.count - through) && linked.count >= 20
            else { continue }
            excluded.formUnion(idle)
            let words: Message = "\(more) records without \(rule.without) are not sent, and count as no leak"
            evidence.append(Evidence(rule: "not-meant-to-flow", statement: words, weight: 0.3))
        }
        if let began {
            let served = Self.active(source, sent, among: meant)
            let old = (0..<source.columns.count).filter { began.moments[$0] < began.at && !served.contains($0) }
            let left = old.filter { !linked.contains($0) }
            let more = left.count { !excluded.contains($0) }
            if !served.isEmpty, left.count >= 8, more > 0, 10 * left.count >= 9 * old.count {
                excluded.formUnion(left)
                let words: Message =
                    "\(more) records from before \(Words.date(began.at)), when their documents began to be sent, had none since, and count as no leak"
                evidence.append(Evidence(rule: "not-meant-to-flow", statement: words, weight: 0.3))
            }
        }
        self.excluded = excluded
        self.evidence = evidence
    }

    /// The parties that documents of their own system name.
    static func active(
        _ source: DatasetProfile,
        _ documents: [DatasetProfile],
        among meant: [String: Set<Int>]?
    ) -> Set<Int> {
        var active = Set<Int>()
        for document in documents {
            for (field, keys) in PartyNaming.ways {
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
