@testable import Profiling

/// Hashes and numbers to fill sketches with, the same ones for the same seed.
struct SketchStream {
    private var coins: Coins

    init(seed: Int) { coins = Coins(seed: UInt64(truncatingIfNeeded: seed) &* 0x9e37_79b9_7f4a_7c15 ^ 0x5bd1_e995) }

    mutating func hash() -> UInt64 { max(1, coins.next()) }

    mutating func hashes(_ count: Int) -> [UInt64] { (0..<count).map { _ in hash() } }

    /// From 0, below a limit.
    mutating func number(below limit: Int) -> Int {
        Int(truncatingIfNeeded: coins.next().multipliedFullWidth(by: UInt64(limit)).high)
    }

    /// From 0, below 1.
    mutating func share() -> Double { Double(coins.next() >> 11) * 0x1p-53 }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for index in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(index, number(below: index + 1))
        }
        return elements
    }

    /// Positions 0, 1, 2 … of values where the value at position r is about 1/(r+1) as frequent as the first one.
    mutating func zipf(_ count: Int, distinct: Int) -> [Int] {
        var cumulative: [Double] = []
        var sum = 0.0
        for rank in 1...distinct {
            sum += 1 / Double(rank)
            cumulative.append(sum)
        }
        return (0..<count).map { _ in
            let wanted = share() * sum
            var (low, high) = (0, distinct - 1)
            while low < high {
                let middle = (low + high) / 2
                if cumulative[middle] < wanted { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// Cuts elements into runs of random lengths.
    mutating func parts<Element>(_ elements: [Element], _ count: Int) -> [[Element]] {
        let cuts = ([0, elements.count] + (1..<count).map { _ in number(below: elements.count + 1) }).sorted()
        return zip(cuts, cuts.dropFirst()).map { Array(elements[$0..<$1]) }
    }
}

/// The order in which the sketches of parts are joined.
enum MergeTree: CaseIterable {
    case leftToRight, rightToLeft, inPairs

    func merged<Sketch: MergeableSketch>(_ parts: [Sketch]) -> Sketch {
        var parts = parts
        while parts.count > 1 {
            switch self {
            case .leftToRight:
                parts[0].merge(parts[1])
                parts.remove(at: 1)
            case .rightToLeft:
                let last = parts.removeLast()
                parts[parts.count - 1].merge(last)
            case .inPairs:
                parts = stride(from: 0, to: parts.count, by: 2).map { index in
                    var part = parts[index]
                    if index + 1 < parts.count { part.merge(parts[index + 1]) }
                    return part
                }
            }
        }
        return parts[0]
    }
}

/// The order in which values arrive.
enum ArrivalOrder: CaseIterable {
    case random, ascending, descending, fromBothEnds

    func arranged<Element: Comparable>(_ elements: [Element], _ stream: inout SketchStream) -> [Element] {
        switch self {
        case .random: return stream.shuffled(elements)
        case .ascending: return elements.sorted()
        case .descending: return elements.sorted(by: >)
        case .fromBothEnds:
            let sorted = elements.sorted()
            return sorted.indices.map { sorted[$0.isMultiple(of: 2) ? $0 / 2 : sorted.count - 1 - $0 / 2] }
        }
    }
}
