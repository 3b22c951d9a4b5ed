/// The best other pairs of each field.
///
/// Partners that a list numbers ("street 1", "street 2") are no rivals of each other for a field that is not numbered: it
/// may hold them all.
struct FieldRivals {
    private var best: [Int: (first: (partner: Int, logit: Double), second: Double?)] = [:]

    /// - Parameter pairs: `partner` is the same number for partners that are no rivals of each other.
    init(_ pairs: some Sequence<(field: Int, partner: Int, logit: Double)>) {
        for (field, partner, logit) in pairs {
            guard let known = best[field] else {
                best[field] = ((partner, logit), nil)
                continue
            }
            if partner == known.first.partner {
                best[field]?.first.logit = max(known.first.logit, logit)
            } else if logit > known.first.logit {
                best[field] = ((partner, logit), known.first.logit)
            } else {
                best[field]?.second = max(logit, known.second ?? -.infinity)
            }
        }
    }

    /// The best pair of a field with another partner.
    func best(of field: Int, besides partner: Int) -> Double? {
        guard let known = best[field] else { return nil }
        return partner == known.first.partner ? known.second : known.first.logit
    }
}
