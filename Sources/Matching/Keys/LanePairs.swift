/// The ordered pairs of lanes of which the first may still be included in the second.
struct LanePairs: Sendable {
    private var words: [UInt64]
    private let wordsPerLane: Int
    private var alive: [Bool] = []
    private let count: Int
    /// The distinct values of each lane that may be absent from another.
    private let allowed: [Int]

    /// - Parameters:
    ///   - allowed: by lane, how many of its distinct values may be missing in another that includes it.
    ///   - isCandidate: whether the first may be included in the second, as far as is known beforehand.
    init(allowed: [Int], where isCandidate: (Int, Int) -> Bool) {
        count = allowed.count
        self.allowed = allowed
        wordsPerLane = (count + 63) / 64
        words = [UInt64](repeating: 0, count: count * wordsPerLane)
        for first in 0..<count {
            for second in 0..<count where first != second && isCandidate(first, second) {
                words[first * wordsPerLane + second >> 6] |= 1 << UInt64(second & 63)
            }
        }
        findAlive()
    }

    /// Whether a lane is in any pair.
    func isAlive(_ lane: Int) -> Bool { alive[lane] }

    /// Calls `body` with each pair, in order.
    func forEach(_ body: (Int, Int) -> Void) {
        for first in 0..<count {
            for word in 0..<wordsPerLane {
                var bits = words[first * wordsPerLane + word]
                while bits != 0 {
                    body(first, word << 6 | bits.trailingZeroBitCount)
                    bits &= bits - 1
                }
            }
        }
    }

    /// Drops the pairs of which more values are missing than may be.
    mutating func prune(by counts: SharedCounts) {
        var left = words
        forEach { first, second in
            guard counts.distinct[first] - counts.shared(first, second) > allowed[first] else { return }
            left[first * wordsPerLane + second >> 6] &= ~(1 << UInt64(second & 63))
        }
        words = left
        findAlive()
    }

    private mutating func findAlive() {
        var found = [Bool](repeating: false, count: count)
        forEach { first, second in
            found[first] = true
            found[second] = true
        }
        alive = found
    }
}
