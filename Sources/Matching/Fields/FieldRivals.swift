/// The two best pairs of each field.
struct FieldRivals {
    private var best: [Int: (first: Double, second: Double?)] = [:]

    init(_ pairs: [(field: Int, logit: Double)]) {
        for (field, logit) in pairs {
            guard let known = best[field] else {
                best[field] = (logit, nil)
                continue
            }
            if logit > known.first {
                best[field] = (logit, known.first)
            } else {
                best[field] = (known.first, max(logit, known.second ?? -.infinity))
            }
        }
    }

    /// The best pair of a field but one with this score.
    func best(of field: Int, besides logit: Double) -> Double? {
        guard let known = best[field] else { return nil }
        return logit == known.first ? known.second : known.first
    }
}
