/// Masks that comparing texts needs; one for each thread.
final class ComparisonScratch {
    private let masks: UnsafeMutablePointer<UInt64>
    /// Room for the words of either side that have no like on the other.
    let leftRest: UnsafeMutablePointer<UInt32>
    let rightRest: UnsafeMutablePointer<UInt32>
    /// Outcomes of pairs of values that were compared before, each in one place at most.
    private let outcomes: UnsafeMutablePointer<UInt64>
    private static let places = 1 << 15

    init() {
        masks = .allocate(capacity: 256)
        masks.initialize(repeating: 0, count: 256)
        leftRest = .allocate(capacity: TokenBags.mostWords)
        rightRest = .allocate(capacity: TokenBags.mostWords)
        outcomes = .allocate(capacity: Self.places)
        outcomes.initialize(repeating: 0, count: Self.places)
    }

    deinit {
        masks.deallocate()
        leftRest.deallocate()
        rightRest.deallocate()
        outcomes.deallocate()
    }

    /// The outcome of comparing two values of an attribute, from 0 to 15, taken from before where it is known.
    @inline(__always)
    func outcome(_ attribute: Int, _ left: UInt32, _ right: UInt32, _ compare: () -> UInt8) -> UInt8 {
        guard left < 1 << 28, right < 1 << 28 else { return compare() }
        let known = UInt64(left) << 32 | UInt64(right) << 4 | UInt64(attribute)
        let place = outcomes + Int((known &* 0x9E37_79B9_7F4A_7C15) >> 49)
        if place.pointee >> 4 == known { return UInt8(place.pointee & 15) }
        let outcome = compare()
        place.pointee = known << 4 | UInt64(outcome)
        return outcome
    }

    /// The least number of bytes inserted, dropped, replaced or swapped with their neighbour that makes one text the
    /// other, of texts that differ; of what is longer than 64 bytes, the first 64 (Hyyrö, *A bit-vector algorithm for
    /// computing Levenshtein and Damerau edit distances*, 2003).
    ///
    /// O(length of the longer one) in time.
    func distance(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let (length, width) = (min(left.count, 64), min(right.count, 64))
        guard length > 0, width > 0 else { return max(length, width) }
        let masks = masks
        for position in 0..<length { masks[Int(left[position])] |= 1 &<< UInt64(position) }
        defer { for position in 0..<length { masks[Int(left[position])] = 0 } }
        var distance = length
        let last: UInt64 = 1 << UInt64(length - 1)
        var positive = UInt64.max
        var negative: UInt64 = 0
        var diagonal: UInt64 = 0
        var former: UInt64 = 0
        for position in 0..<width {
            let mask = masks[Int(right[position])]
            let swapped = ((~diagonal & mask) << 1) & former
            diagonal = (((mask & positive) &+ positive) ^ positive) | mask | negative | swapped
            var up = negative | ~(diagonal | positive)
            var down = diagonal & positive
            if up & last != 0 { distance &+= 1 } else if down & last != 0 { distance &-= 1 }
            up = up << 1 | 1
            down = down << 1
            positive = down | ~(diagonal | up)
            negative = up & diagonal
            former = mask
        }
        return distance
    }
}

/// How alike two texts are by their distance, 0–1; a common beginning counts for more, as Winkler proposed (*String
/// comparator metrics and enhanced decision rules in the Fellegi–Sunter model of record linkage*, 1990).
func editLikeness(_ distance: Int, _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Float {
    let plain = 1 - Float(distance) / Float(max(1, min(64, max(left.count, right.count))))
    guard plain > 0.6 else { return max(0, plain) }
    let most = min(4, left.count, right.count)
    var common = 0
    while common < most, left[common] == right[common] { common += 1 }
    return plain + 0.1 * Float(common) * (1 - plain)
}
