/// Draws records by chance, the same ones in every run.
///
/// Of many records some are drawn first, and then only these: what is known of them stays near the processor, and pairs of
/// them are as different as any.
struct RecordDraw {
    private var sampler: PairSampler
    /// Nil where all are drawn from.
    private let drawn: (left: [Int], right: [Int])?
    private let counts: (left: Int, right: Int)

    /// Records of a side that pairs are drawn from.
    private static let most = 2_048

    init(left: Int, right: Int, seed: UInt64) {
        var sampler = PairSampler(seed: seed)
        if min(left, right) > 4 * Self.most {
            drawn = (
                left: (0..<Self.most).map { _ in sampler.next(below: left) },
                right: (0..<Self.most).map { _ in sampler.next(below: right) }
            )
            counts = (Self.most, Self.most)
        } else {
            drawn = nil
            counts = (left, right)
        }
        self.sampler = sampler
    }

    /// Whether pairs are made of some records only.
    var isOfSome: Bool { drawn != nil }

    mutating func next() -> (left: Int, right: Int) {
        let (left, right) = (sampler.next(below: counts.left), sampler.next(below: counts.right))
        return drawn.map { ($0.left[left], $0.right[right]) } ?? (left, right)
    }
}
