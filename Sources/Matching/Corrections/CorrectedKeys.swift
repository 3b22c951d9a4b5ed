import IntegrationModel

/// Keys as a person corrected them.
struct CorrectedKeys {
    let profiles: [DatasetProfile]
    let corrections: [KeyCorrection]

    /// The keys without the forbidden ones, the confirmed ones before those of the same dataset that were found.
    ///
    /// - Parameter stale: gets what no longer applies.
    func applied(to keys: [KeyCandidate], stale: inout [StaleCorrection]) -> [KeyCandidate] {
        guard !corrections.isEmpty else { return keys }
        var keys = keys
        for correction in corrections {
            if let reason = obstacle(correction) {
                let fields = correction.fields.joined(separator: " + ")
                stale.append(StaleCorrection(words: "the key \(correction.dataset).\(fields)", reason: reason))
                continue
            }
            keys.removeAll { $0.dataset == correction.dataset && Set($0.fields) == Set(correction.fields) }
            guard correction.verdict == .confirmed else { continue }
            let key = KeyCandidate(dataset: correction.dataset, fields: correction.fields, confidence: 1)
            keys.insert(key, at: keys.firstIndex { $0.dataset == correction.dataset } ?? keys.endIndex)
        }
        return keys
    }

    private func obstacle(_ correction: KeyCorrection) -> String? {
        guard let dataset = profiles.first(where: { $0.dataset.id == correction.dataset })?.dataset else {
            return "there is no dataset \"\(correction.dataset)\""
        }
        guard let missing = correction.fields.first(where: { dataset.fieldIndex(path: $0) == nil }) else { return nil }
        return "\(dataset.id) has no field \"\(missing)\""
    }
}

/// Something a person said that speaks of what is no longer there.
public struct StaleCorrection: Sendable, Hashable {
    /// What was corrected: `the link crm/companies:1001 = erp/customers:C17`.
    public var words: String
    /// Why it no longer applies.
    public var reason: String
}
