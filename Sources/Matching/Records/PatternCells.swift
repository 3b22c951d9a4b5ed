import Glibc

/// Where the outcomes of patterns stand in a model's weights, so that many rounds of learning need not read them again.
struct PatternCells {
    private let attributes: Int
    private let patterns: Int
    /// By pattern and attribute, one after the other.
    private let cells: [UInt16]

    /// - Parameter model: tells which attributes depend on which.
    init(_ patterns: [UInt64], _ model: LinkModel) {
        attributes = model.parents.count
        self.patterns = patterns.count
        cells = patterns.flatMap { pattern in
            model.parents.indices.map { UInt16(model.cell($0, pattern)) }
        }
    }

    /// The weight of each pattern, the prior included.
    func bits(_ model: LinkModel) -> [Double] {
        (0..<patterns).map { pattern in
            var sum = model.prior
            for place in pattern * attributes..<(pattern + 1) * attributes { sum += model.weights[Int(cells[place])] }
            return sum
        }
    }

    /// How often each outcome occurs, where each pattern occurs as often as told.
    func counts(_ occurrences: [Double]) -> OutcomeRates.Counts {
        let states = LinkModel.Parent.allCases.count
        var sums = [Double](repeating: 0, count: attributes * states * Outcome.count)
        for (pattern, times) in occurrences.enumerated() where times > 0 {
            for place in pattern * attributes..<(pattern + 1) * attributes { sums[Int(cells[place])] += times }
        }
        return OutcomeRates.Counts(attributes, sums)
    }
}

/// The outcomes of pairs, each different pattern of them once.
struct PatternTable {
    private(set) var patterns: [UInt64] = []
    private var numbers: [UInt64: UInt32] = [:]

    /// The number of a pattern, a new one where it was not seen before.
    mutating func number(_ pattern: UInt64) -> UInt32 {
        let next = UInt32(patterns.count)
        let number = numbers[pattern, default: next]
        if number == next {
            numbers[pattern] = next
            patterns.append(pattern)
        }
        return number
    }
}
