extension QuantileSketch {
    /// Joins what another sketch has seen; of two sizes the smaller one stays.
    public mutating func merge(_ other: QuantileSketch) {
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        var other = other
        size = min(size, other.size)
        closeGroup()
        other.closeGroup()
        for (level, numbers) in other.levels.enumerated() where level < levels.count {
            levels[level].append(contentsOf: numbers)
        }
        if other.levels.count > levels.count { levels += other.levels[levels.count...] }
        count += other.count
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
        variance += other.variance
        slack += other.slack
        coins = .joined(coins, other.coins)
        replan()
    }

    public static func == (left: QuantileSketch, right: QuantileSketch) -> Bool {
        left.encoded() == right.encoded()
    }

    public func encoded() -> [UInt8] {
        var writer = SketchWriter(.quantiles)
        writer.write(size)
        writer.write(count)
        guard count > 0 else {
            writer.write(coins.state)
            return writer.bytes
        }
        writer.write(coins.state)
        writer.write(minimum)
        writer.write(maximum)
        writer.write(variance)
        writer.write(slack)
        for number in [group.level, group.position, group.pick] { writer.write(number) }
        writer.write(group.chosen)
        writer.write(levels.count)
        for level in levels {
            writer.write(level.count)
            for number in level.sorted() { writer.write(number) }
        }
        return writer.bytes
    }

    public init(decoding bytes: [UInt8]) throws(SketchError) {
        var reader = try SketchReader(.quantiles, bytes)
        let size = try reader.count("the size", in: Self.sizes)
        self.init(size: size)
        count = try reader.count("the number of numbers", in: 0...Self.countLimit)
        coins = Coins(seed: try reader.word())
        guard count > 0 else {
            try reader.end()
            return
        }
        minimum = try reader.number("the smallest number")
        maximum = try reader.number("the largest number")
        variance = try reader.number("a variance", in: 0...0x1p100)
        slack = try reader.count("the slack", in: 0...count)
        plan = LevelPlan(size: size, count: count)
        try readGroup(&reader)
        try readLevels(&reader)
        try reader.end()
    }

    private mutating func readGroup(_ reader: inout SketchReader) throws(SketchError) {
        group.level = try reader.count("the level of a group", in: 0...plan.groupLevel)
        group.position = try reader.count("the numbers of a group", in: 0...min(count, 1 << group.level - 1))
        group.pick = try reader.count("a position in a group", in: 0...(1 << group.level - 1))
        group.chosen = try reader.number("the number of a group")
        guard group.position == 0 || minimum...max(minimum, maximum) ~= group.chosen else {
            throw reader.error("a number of \(group.chosen)", expected: "\(minimum) to \(maximum)")
        }
    }

    private mutating func readLevels(_ reader: inout SketchReader) throws(SketchError) {
        guard minimum <= maximum else { throw reader.error("a largest number below the smallest", expected: "a range") }
        var weight = group.position
        levels = []
        for level in 0..<(try reader.count("the number of levels", in: 1...(Self.countLimit.trailingZeroBitCount + 2)))
        {
            let length = try reader.length("the numbers of level \(level)", upTo: count >> level, width: 8)
            var numbers: [Double] = []
            for _ in 0..<length { numbers.append(try reader.number("a number", in: minimum...maximum)) }
            levels.append(numbers)
            weight += length << level
        }
        guard weight == count else {
            throw reader.error("numbers that stand for \(weight)", expected: "\(count)")
        }
    }
}
