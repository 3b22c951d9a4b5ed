/// Tells of most candidates that they are not the same records, by nothing but which of their values are the same.
///
/// Most candidates share a key and little else. A sample has enough of those that agree in the same attributes to see that
/// next to none of them are the same records; then the values that differ need not be compared.
struct CandidateClasses: Sendable {
    private let hopeless: Set<UInt32>

    /// The share of the records that are the same which may be lost, of those that the sample has.
    private static let mostLost = 0.0003
    /// How many more of a class may be the same records than its few in the sample show.
    private static let unseen = 0.005
    /// With fewer records that are the same nothing is learnt, and all candidates are compared.
    private static let leastSame = 200.0

    /// - Parameter probabilities: of each pair of the sample to be the same records.
    init(_ space: ComparisonSpace, _ sample: CandidateSample, _ probabilities: [Double]) {
        var classes: [UInt32: (pairs: Double, same: Double)] = [:]
        var all = 0.0
        for (pair, probability) in zip(sample.pairs, probabilities) {
            let agreement = space.agreement(Int(pair.left), Int(pair.right))
            let known = classes[agreement] ?? (0, Self.unseen)
            classes[agreement] = (known.pairs + 1, known.same + probability)
            all += probability
        }
        var hopeless: Set<UInt32> = []
        var lost = 0.0
        let ranked = classes.map { (agreement: $0.key, same: $0.value.same, rate: $0.value.same / $0.value.pairs) }
            .sorted { ($0.rate, $0.agreement) < ($1.rate, $1.agreement) }
        for one in ranked where all >= Self.leastSame {
            lost += one.same
            guard lost <= Self.mostLost * all else { break }
            hopeless.insert(one.agreement)
        }
        self.hopeless = hopeless
    }

    /// Whether hardly any records that agree so are the same.
    @inline(__always)
    func isHopeless(_ agreement: UInt32) -> Bool { hopeless.contains(agreement) }
}

extension ComparisonSpace {
    /// Which values of two records are the same, which differ and which are absent: two bits for each attribute.
    @inline(__always)
    func agreement(_ left: Int, _ right: Int) -> UInt32 {
        let (one, other) = values(left, right)
        var agreement: UInt32 = 0
        for index in 0..<attributes.count {
            let (value, partner) = (one[index], other[index])
            let own: UInt32 = value == 0 || partner == 0 ? 2 : value == partner ? 1 : 0
            agreement |= own << UInt32(2 * index)
        }
        return agreement
    }
}
