/// How much room the levels of a sketch have while its number of numbers is in one range.
struct LevelPlan: Hashable {
    /// The level whose numbers stand for about `count / size` each; it and those above have room for `size`.
    let top: Int
    /// Single numbers are drawn from groups of 2^groupLevel, which is at most 16·count/size²: drawing adds at most
    /// 4·count²/size² to the variance, as much as the coins of the levels above may.
    let groupLevel: Int
    /// The plan holds below so many numbers.
    let end: Int
    /// Room of level `top - index`.
    private let room: [Int]

    init(size: Int, count: Int = 0) {
        let quotient = count / size
        top = quotient == 0 ? 0 : Int.bitWidth - 1 - quotient.leadingZeroBitCount
        end = size << (top + 1)
        let bits = Int.bitWidth - (size - 1).leadingZeroBitCount
        groupLevel = max(0, top + 4 - bits)
        var room = [size]
        for _ in 0..<top { room.append(max(QuantileSketch.smallestLevel, (room[room.count - 1] * 2 + 2) / 3)) }
        self.room = room
    }

    @inline(__always)
    func room(at level: Int) -> Int { level >= top ? room[0] : room[top - level] }
}

extension QuantileSketch {
    @inline(__always)
    mutating func add(_ number: Double, at level: Int) {
        if level >= levels.count { addLevels(through: level) }
        levels[level].append(number)
        var level = level
        while levels[level].count >= plan.room(at: level) {
            compact(level)
            level += 1
        }
    }

    /// Adds a number of any weight, without making room.
    mutating func place(_ number: Double, weight: Int) {
        var bits = weight
        while bits != 0 {
            let level = bits.trailingZeroBitCount
            addLevels(through: level)
            levels[level].append(number)
            bits &= bits - 1
        }
    }

    private mutating func addLevels(through level: Int) {
        while levels.count <= level { levels.append([]) }
    }

    mutating func replan() {
        plan = LevelPlan(size: size, count: count)
        if group.position == 0 { group = SampledGroup(level: plan.groupLevel) }
        compactFullLevels()
    }

    mutating func compactFullLevels() {
        var level = 0
        while level < levels.count {
            if levels[level].count >= plan.room(at: level) { compact(level) }
            level += 1
        }
    }

    /// Moves every second number of a level one level up.
    private mutating func compact(_ level: Int) {
        addLevels(through: level + 1)
        let room = plan.room(at: level)
        levels[level].sort()
        let pairs = levels[level].count / 2
        let offset = Int(truncatingIfNeeded: coins.next() >> 63)
        var differs = false
        for pair in 0..<pairs {
            let (first, second) = (levels[level][2 * pair], levels[level][2 * pair + 1])
            differs = differs || first != second
            levels[level + 1].append(offset == 0 ? first : second)
        }
        let rest = levels[level].count.isMultiple(of: 2) ? nil : levels[level].last
        levels[level].removeAll(keepingCapacity: levels[level].capacity <= 2 * room)
        if let rest { levels[level].append(rest) }
        // Pairs of equal numbers lose nothing, and then neither does the coin.
        if differs {
            let weight = Double(sign: .plus, exponent: level, significand: 1)
            variance += weight * weight
        }
    }

    /// Ends an unfinished group: its number stands for as many as the group has.
    mutating func closeGroup() {
        guard group.position > 0 else { return }
        place(group.chosen, weight: group.position)
        slack += group.position
        group = SampledGroup(level: group.level)
    }
}
