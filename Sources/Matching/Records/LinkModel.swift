/// How much each outcome of a comparison says for or against two records being the same, in bits.
///
/// The weight of an outcome is the binary logarithm of how much likelier it is for records that are the same than for
/// others (Fellegi, Sunter, *A Theory for Record Linkage*, 1969). Attributes that agree together by accident, such as
/// city and postcode, form a tree: how likely an outcome is depends on whether the parent agrees (Chow, Liu,
/// *Approximating discrete probability distributions with dependence trees*, 1968).
struct LinkModel: Sendable {
    /// Whether an attribute's parent agrees.
    enum Parent: Int, CaseIterable {
        case unknown, agrees, differs
    }

    /// The weight before anything is compared.
    var prior: Double
    /// By attribute: the attribute that it depends on; nil for none.
    var parents: [Int?]
    /// By attribute, state of the parent and outcome, one after the other; empty while nothing is known.
    var weights: [Double]

    func state(ofParentOf attribute: Int, _ pattern: UInt64) -> Parent {
        guard let parent = parents[attribute] else { return .unknown }
        let outcome = ComparisonSpace.outcome(parent, in: pattern)
        if outcome == Int(Outcome.absent) { return .unknown }
        return Outcome.isAgreement(outcome) ? .agrees : .differs
    }

    /// Where the weight of an attribute's outcome stands in the weights.
    func cell(_ attribute: Int, _ pattern: UInt64) -> Int {
        let state = parents[attribute] == nil ? 0 : state(ofParentOf: attribute, pattern).rawValue
        let row = attribute * Parent.allCases.count + state
        return row * Outcome.count + ComparisonSpace.outcome(attribute, in: pattern)
    }

    func bits(_ attribute: Int, _ pattern: UInt64) -> Double { weights[cell(attribute, pattern)] }

    /// The weight of all outcomes together with the prior; without what rare values add.
    func bits(_ pattern: UInt64) -> Double {
        var sum = prior
        for attribute in parents.indices { sum += bits(attribute, pattern) }
        return sum
    }

    /// Whether it counts how rare a shared value is: not where its parent agrees, as that says the same.
    func countsRarity(of attribute: Int, _ pattern: UInt64) -> Bool {
        parents[attribute] == nil || state(ofParentOf: attribute, pattern) != .agrees
    }

    /// The weight of two records.
    func weight(_ left: Int, _ right: Int, in space: ComparisonSpace, _ scratch: ComparisonScratch) -> Double {
        weight(left, space.compare(left, right, scratch), in: space)
    }

    /// The weight of a left record and another one that compare so.
    func weight(_ left: Int, _ pattern: UInt64, in space: ComparisonSpace) -> Double {
        bits(pattern) + space.rarity(left, pattern) { countsRarity(of: $0, pattern) }
    }
}
