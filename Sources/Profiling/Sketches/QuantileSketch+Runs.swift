/// One number drawn from a group of 2^level.
struct SampledGroup: Hashable {
    var level = 0
    /// Numbers of the group so far.
    var position = 0
    /// Which one is drawn.
    var pick = 0
    /// The number drawn, or the first one as long as its turn has not come.
    var chosen = 0.0

    var weight: Double { Double(1 << level) }

    /// Takes the next number, and says whether the group is complete.
    @inline(__always)
    mutating func add(_ number: Double, coins: inout Coins) -> Bool {
        if position == 0 {
            pick = Int(truncatingIfNeeded: coins.next() >> 32) & (1 << level - 1)
            chosen = number
        } else if position == pick {
            chosen = number
        }
        position += 1
        return position == 1 << level
    }
    /// Takes the next numbers, no more than the group lacks, looking at no more than two of them; says whether the
    /// group is complete.
    @inline(__always)
    mutating func add(_ numbers: UnsafePointer<Double>, count: Int, coins: inout Coins) -> Bool {
        if add(numbers[0] + 0, coins: &coins) { return true }
        if pick >= position, pick < position + count - 1 { chosen = numbers[pick - position + 1] + 0 }
        position += count - 1
        return position == 1 << level
    }
}

extension QuantileSketch {
    /// Adds the numbers of a run of memory, as if one by one: under 1 ns each where groups are large.
    public mutating func insert(contentsOf numbers: UnsafeBufferPointer<Double>) {
        guard let start = numbers.baseAddress else { return }
        var index = 0
        while index < numbers.count {
            let length = min(256, numbers.count - index)
            if plan.groupLevel > 0, length == 256, let range = NumberRange(start + index, count: length) {
                insertGroups(start + index, count: length, range)
            } else {
                for offset in index..<(index + length) { insert(start[offset]) }
            }
            index += length
        }
    }

    /// Adds finite numbers group by group.
    private mutating func insertGroups(_ numbers: UnsafePointer<Double>, count length: Int, _ range: NumberRange) {
        minimum = min(minimum, range.lower + 0)
        maximum = max(maximum, range.upper + 0)
        var index = 0
        while index < length {
            let lacking = min(1 << group.level - group.position, plan.end - count, length - index)
            count += lacking
            if group.add(numbers + index, count: lacking, coins: &coins) { endGroup() }
            if count >= plan.end { replan() }
            index += lacking
        }
    }
}

/// The smallest and largest of some numbers.
private struct NumberRange {
    let lower: Double
    let upper: Double

    /// Nil where a number is infinite or not a number.
    ///
    /// - Parameter count: a multiple of 8.
    init?(_ numbers: UnsafePointer<Double>, count: Int) {
        let bytes = UnsafeRawPointer(numbers)
        var lower = SIMD8<Double>(repeating: .infinity)
        var upper = -lower
        var differences = SIMD8<Double>(repeating: 0)
        for index in stride(from: 0, to: count, by: 8) {
            let eight = (bytes + index * 8).loadUnaligned(as: SIMD8<Double>.self)
            lower.replace(with: eight, where: eight .< lower)
            upper.replace(with: eight, where: eight .> upper)
            // 0 for any finite number, not a number for all others.
            differences += eight - eight
        }
        guard differences.sum() == 0 else { return nil }
        (self.lower, self.upper) = (lower.min(), upper.max())
    }
}
