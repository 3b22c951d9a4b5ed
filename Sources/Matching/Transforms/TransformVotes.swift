/// How many values of a sample each transform explains.
struct TransformVotes {
    let values: Int
    var lookups = 0
    private var counts: [ValueTransform: Int] = [:]
    /// How often a part was found, by where it begins and how long it is.
    private var hits: [Int: Int] = [:]
    /// Values that are values of the other column as they are.
    private var whole = 0

    init(values: Int) { self.values = values }

    /// A part that is a value of the other column.
    mutating func add(_ code: ArraySlice<UInt8>, _ start: Int, _ length: Int) {
        let end = start + length
        hits[start << 8 | length, default: 0] += 1
        var cuts: [ValueCut] = []
        if end == code.count {
            cuts += [.withoutPrefix(Array(code.prefix(start))), .from(start), .last(length)]
        }
        if start == 0 { cuts += [.withoutSuffix(Array(code.suffix(code.count - end))), .first(length)] }
        if start > 0, end < code.count { cuts.append(.range(start, end)) }
        for cut in cuts { counts[ValueTransform(cut: cut, isWithoutZeros: false), default: 0] += 1 }
    }

    mutating func addWhole() { whole += 1 }

    /// The digits at the end of a code are a number of the other column, but for zeros.
    mutating func addNumber(_ code: ArraySlice<UInt8>, _ start: Int) {
        let prefix = Array(code[..<start])
        let cut: ValueCut = prefix.isEmpty ? .whole : .withoutPrefix(prefix)
        counts[ValueTransform(cut: cut, isWithoutZeros: true), default: 0] += 1
    }

    /// The transform that explains most values, the simplest of those that explain nearly as many.
    var best: (transform: ValueTransform, votes: Int, share: Double)? {
        // Where all are found as they are, nothing needs to become of them.
        guard values > 0, whole * 10 < values * 9 else { return nil }
        let votes = counts.map { transform, count in
            let keepsOthers =
                switch transform.cut {
                case .withoutPrefix, .withoutSuffix: !transform.isWithoutZeros
                default: false
                }
            return (key: transform, value: keepsOthers ? count + whole : count)
        }
        guard let most = votes.map(\.value).max(), most > whole else { return nil }
        let near = votes.filter { $0.value * 50 >= most * 49 }
        let chosen = near.min { one, other in
            let (first, second) = (Self.order(one.key), Self.order(other.key))
            return (first.0, first.1, other.value, first.2) < (second.0, second.1, one.value, second.2)
        }
        return chosen.map { ($0.key, $0.value, Double($0.value) / Double(values)) }
    }

    private static func order(_ transform: ValueTransform) -> (Int, Int, String) {
        (transform.isWithoutZeros ? 1 : 0, transform.cut.rank, "\(transform.cut)")
    }

    /// The share of the parts cut elsewhere that are values of the other column, 0–1.
    func accidents(beside best: (transform: ValueTransform, votes: Int, share: Double)) -> Double {
        // The most frequent place is the one that is meant, whatever length the values have.
        let meant = hits.values.max() ?? 0
        let others = hits.values.reduce(0, +) - max(meant, best.votes)
        return Double(max(0, others)) / Double(max(1, lookups - values))
    }
}
