/// Searches the lists that ``ListDecoder`` makes plans of, by simulated annealing (Kirkpatrick, Gelatt, Vecchi, *Science*
/// 220, 1983) with a fixed number of tries: the same seed gives the same plan on every machine.
struct ListSearch {
    private(set) var best: Plan
    private(set) var value: Double
    private let compact: CompactModel
    private let decoder: ListDecoder
    private var random: RandomSource

    init(_ compact: CompactModel, seed: UInt64) {
        self.compact = compact
        decoder = ListDecoder(compact)
        random = RandomSource(seed: seed)
        best = .nothing(compact.count)
        value = 0
    }

    /// Takes the plan of a list where it is better than the best so far.
    mutating func offer(_ order: [Int32]) -> Double {
        let worth = decoder.decode(order, selected: order.count)
        if worth > value {
            value = worth
            best = decoder.plan
        }
        return worth
    }

    /// Anneals from a list.
    ///
    /// - Parameters:
    ///   - heat: the first temperature, as a share of the value of the list.
    mutating func anneal(from start: [Int32], tries: Int, heat: Double) {
        let count = start.count
        guard count > 1, tries > 0 else { return }
        var order = start
        // Steps after the mark are not done.
        var mark = count
        var current = decoder.decode(order, selected: mark)
        if current > value {
            value = current
            best = decoder.plan
        }
        let first = max(current.magnitude, value.magnitude) * heat
        for attempt in 0..<tries {
            let rest = 1 - Double(attempt) / Double(tries)
            let temperature = first * rest * rest
            let one = random.below(count)
            let reach = random.below(3) == 0 ? count : max(2, count / 6)
            var other = one + random.below(2 * reach + 1) - reach
            other = min(max(other, 0), count - 1)
            let formerMark = mark
            let move = random.below(20)
            if move == 0 {
                mark = min(count, max(1, mark + random.below(7) - 3))
                if mark == formerMark { continue }
            } else if one == other {
                continue
            } else if move < 9 {
                order.swapAt(one, other)
            } else {
                Self.shift(&order, from: one, to: other)
            }
            let worth = decoder.decode(order, selected: mark)
            if worth >= current || worth > current - temperature * random.exponential() {
                current = worth
                if worth > value {
                    value = worth
                    best = decoder.plan
                }
            } else if move == 0 {
                mark = formerMark
            } else if move < 9 {
                order.swapAt(one, other)
            } else {
                Self.shift(&order, from: other, to: one)
            }
        }
    }

    private static func shift(_ order: inout [Int32], from: Int, to: Int) {
        let step = order[from]
        if from < to {
            for position in from..<to { order[position] = order[position + 1] }
        } else {
            for position in stride(from: from, to: to, by: -1) { order[position] = order[position - 1] }
        }
        order[to] = step
    }
}
