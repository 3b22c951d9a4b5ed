/// Quantiles of many numbers: exact for the first ``size`` or so, then to within ``rankError(confidence:)``, which is
/// proven to be at most 1 % of the numbers with 99 % confidence.
///
/// KLL: Karnin, Lang, Liberty, "Optimal quantile approximation in streams", FOCS 2016. Numbers lie in levels; one of
/// level h stands for 2^h. A level that is full is sorted, every second number moves one level up, and a coin decides
/// which. The fuller the sketch the smaller its lower levels, by 2/3 from level to level (section 3), and below them
/// single numbers are drawn from groups (section 3.1). What the coins can have changed is added up as it happens, so
/// that the bound is that of this very sketch (Azuma's inequality, as in the paper's theorem 1), whatever way its parts
/// were joined.
///
/// Coins come from a seed, so the same numbers in the same order give the same sketch. Sketches that are to be merged
/// should have different seeds: coins that fall the same way in all parts don't balance out. Merging is commutative, and
/// associative to within the bound.
///
/// A number costs 15 to 50 ns up to some hundred thousand of them, the more mixed the more, and less and less above;
/// memory is about `3 × size` numbers of 8 bytes at most.
public struct QuantileSketch: MergeableSketch {
    public static let defaultSize = 640
    static let sizes = 16...(1 << 16)
    /// Levels have room for so many numbers at least.
    static let smallestLevel = 8
    /// Sketches of more numbers are not read.
    static let countLimit = 1 << 48

    /// Numbers of the fullest level.
    public internal(set) var size: Int
    /// Numbers inserted.
    public internal(set) var count = 0
    /// The smallest and largest number, exact; infinite in an empty sketch.
    public internal(set) var minimum = Double.infinity
    public internal(set) var maximum = -Double.infinity

    var levels: [[Double]] = [[]]
    var plan: LevelPlan
    var group = SampledGroup()
    var coins: Coins
    /// The sum of the squares of what each coin can have changed in a rank.
    var variance = 0.0
    /// Numbers that unfinished groups stood for when they were joined with others.
    var slack = 0

    /// - Parameters:
    ///   - size: 16 to 65,536; twice the size halves the error.
    ///   - seed: where the coins start; parts that are to be merged take different ones.
    public init(size: Int = defaultSize, seed: UInt64 = 0) {
        self.size = min(max(size, Self.sizes.lowerBound), Self.sizes.upperBound)
        plan = LevelPlan(size: self.size)
        coins = Coins(seed: seed)
    }

    /// Adds a number; what is infinite or not a number is passed over.
    @inline(__always)
    public mutating func insert(_ number: Double) {
        guard number.isFinite else { return }
        count += 1
        // -0 and 0 are one number.
        let number = number + 0
        if number < minimum { minimum = number }
        if number > maximum { maximum = number }
        if plan.groupLevel == 0 { add(number, at: 0) } else { sample(number) }
        if count >= plan.end { replan() }
    }

    /// Adds a number that occurs `times` times, 1 to 2^48, at the cost of a few numbers.
    public mutating func insert(_ number: Double, times: Int) {
        guard number.isFinite, times > 0, times <= Self.countLimit else { return }
        let number = number + 0
        count += times
        minimum = min(minimum, number)
        maximum = max(maximum, number)
        place(number, weight: times)
        if count >= plan.end { replan() } else { compactFullLevels() }
    }

    @inline(__always)
    private mutating func sample(_ number: Double) {
        if group.add(number, coins: &coins) { endGroup() }
    }

    /// Adds the number drawn from a complete group.
    mutating func endGroup() {
        // A group's rank is off by less than its size: a quarter of the square bounds the variance.
        variance += group.weight * group.weight / 4
        let (chosen, level) = (group.chosen, group.level)
        group = SampledGroup(level: plan.groupLevel)
        add(chosen, at: level)
    }
}

/// Random words from a seed: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA
/// 2014).
struct Coins: Hashable {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
        return word ^ word >> 31
    }

    /// Coins that depend on two others in the same way.
    static func joined(_ left: Coins, _ right: Coins) -> Coins {
        var (left, right) = (left, right)
        return Coins(seed: left.next() &+ right.next())
    }
}
