/// A pair that may be linked, and how much speaks for it.
struct Candidate {
    let left: Int
    let right: Int
    let weight: Double

    init(_ left: Int, _ right: Int, _ weight: Double) {
        self.left = left
        self.right = right
        self.weight = weight
    }
}

/// Gives each record at most one partner.
enum OneToOne {
    /// Takes pairs from the surest down where both records are free: unique mapping clustering (Papadakis et al.,
    /// *Bipartite Graph Matching Algorithms for Clean-Clean Entity Resolution*, EDBT 2022). O(n log n).
    static func assign(_ candidates: [Candidate]) -> [Candidate] {
        var lefts = Set<Int>()
        var rights = Set<Int>()
        return candidates.sorted { ($1.weight, $0.left, $0.right) < ($0.weight, $1.left, $1.right) }.filter {
            candidate in
            guard !lefts.contains(candidate.left), !rights.contains(candidate.right) else { return false }
            lefts.insert(candidate.left)
            rights.insert(candidate.right)
            return true
        }
    }
}
