/// Which attributes of one table name a record, so that another value of them is another record or a mistake, and in
/// which of them two records differ.
///
/// That two records were entered by different people on different days says nothing; that they bear different first
/// names does. Some attributes name by what they are: names, numbers of enterprises and articles, dates of birth. Others
/// show it where records that are alike otherwise nearly always agree in them, or never, though so few values can't all
/// differ by chance, as sizes and colours of one article do.
struct NamingAttributes {
    /// The attributes in which the records of a pair differ, and those that one of them lacks, as bits; sixteen higher,
    /// those in which they are not quite different.
    struct Difference: Hashable, Comparable {
        var differing: UInt32
        var absent: UInt32

        static func < (one: Difference, other: Difference) -> Bool {
            (one.differing, one.absent) < (other.differing, other.absent)
        }

        /// The attributes in which they differ, quite or not.
        var differingAttributes: UInt32 { (differing | differing >> 16) & 0xFFFF }
    }

    /// By attribute.
    let names: [Bool]
    /// By attribute: the chance that two records of the table agree.
    let chance: [Double]
    /// By attribute: the outcomes that count as agreement, as bits.
    private let agreeing: [UInt16]
    /// By attribute: the last level of likeness that a usual mistake leaves.
    private let lastLevels: [UInt16]

    private static let swapped: UInt16 = 1 << UInt16(Outcome.swapped)

    /// - Parameters:
    ///   - alike: how the pairs that are alike compare, with how many pairs have each pattern.
    ///   - drawn: the same of pairs drawn by chance.
    init(_ attributes: [Attribute], alike: [(pattern: UInt64, pairs: Int)], drawn: [(pattern: UInt64, pairs: Int)]) {
        let usual = Self.outcomes(attributes.count, drawn)
        let lastLevels = attributes.map { Self.lastOfAgreement($0.kind) }
        let loose = lastLevels.map { Self.bits(upTo: $0) | Self.swapped }
        self.init(
            names: attributes.indices.map { index in
                attributes[index].namesByNature(chance: usual[index].share(of: loose[index]))
            },
            chance: usual.map { $0.share(of: 1) },
            agreeing: loose,
            lastLevels: lastLevels
        )
        // What those that agree in names have in common besides shows what else names a record; few can't show it.
        for _ in 0..<2 {
            let agreeing = alike.filter { difference($0.pattern).differing == 0 }
            let shown = agreeing.reduce(0) { $0 + $1.pairs } >= 5 ? agreeing : alike
            let found = Self.outcomes(attributes.count, shown)
            let names = attributes.indices.map { index in
                let chance = usual[index].share(of: loose[index])
                return attributes[index].namesByNature(chance: chance)
                    || Self.showsNames(attributes[index], found[index], loose[index], chance: chance)
            }
            self = Self(
                names,
                lastLevels,
                found: [Self.outcomes(attributes.count, alike), outcomes(agreeingElsewhere: alike)],
                usual: usual
            )
        }
    }

    private init(names: [Bool], chance: [Double], agreeing: [UInt16], lastLevels: [UInt16]) {
        (self.names, self.chance) = (names, chance)
        (self.agreeing, self.lastLevels) = (agreeing, lastLevels)
    }

    /// - Parameter found: by attribute, how all pairs compare, and how those that agree in all other names.
    private init(_ names: [Bool], _ lastLevels: [UInt16], found: [[Outcomes]], usual: [Outcomes]) {
        let named = names.indices.filter { names[$0] }
        let ratios = named.map { found[0][$0].ratioOfNear(upTo: lastLevels[$0]) }
        // Where alike values are hardly ever the same, they are those of a series; there one sign may still be a mistake.
        let most = min(2, 3 * (ratios.sorted()[safely: ratios.count / 2] + 0.1))
        let agreeing = names.indices.map { index -> UInt16 in
            func isSeries(_ level: UInt16) -> Bool {
                found.contains { $0[index].isSeries(upTo: level, most) }
            }
            let level = lastLevels[index]
            return Self.bits(upTo: !isSeries(level) ? level : isSeries(1) ? 0 : 1) | Self.swapped
        }
        self.init(
            names: names,
            chance: names.indices.map { usual[$0].share(of: agreeing[$0]) },
            agreeing: agreeing,
            lastLevels: lastLevels
        )
    }

    /// By attribute, how pairs compare that agree in all other names.
    private func outcomes(agreeingElsewhere alike: [(pattern: UInt64, pairs: Int)]) -> [Outcomes] {
        var outcomes = [Outcomes](repeating: Outcomes(), count: names.count)
        for (pattern, pairs) in alike {
            let differing = difference(pattern).differingAttributes
            for index in outcomes.indices where differing & ~(1 << UInt32(index)) == 0 {
                outcomes[index].counts[ComparisonSpace.outcome(index, in: pattern)] += Double(pairs)
            }
        }
        return outcomes
    }

    /// The last level of likeness that a mistake leaves.
    private static func lastOfAgreement(_ kind: AttributeKind) -> UInt16 {
        switch kind {
        case .text: 3
        case .code: 2
        case .date: 1
        case .number, .sharedCodes: 0
        }
    }

    /// In what the records of a pair differ that names them.
    func difference(_ pattern: UInt64) -> Difference {
        var difference = Difference(differing: 0, absent: 0)
        for index in names.indices where names[index] {
            let outcome = UInt16(ComparisonSpace.outcome(index, in: pattern))
            if outcome == UInt16(Outcome.absent) {
                difference.absent |= 1 << UInt32(index)
            } else if agreeing[index] >> outcome & 1 == 0 {
                let isClose = outcome == lastLevels[index] + 1 && agreeing[index] >> lastLevels[index] & 1 != 0
                difference.differing |= 1 << UInt32(isClose ? index + ComparisonSpace.mostAttributes : index)
            }
        }
        return difference
    }

    /// Whether records that are alike show that an attribute names them: they nearly always agree in it, or never. A
    /// number that each record has of its own differs in any case.
    private static func showsNames(_ attribute: Attribute, _ found: Outcomes, _ loose: UInt16, chance: Double) -> Bool {
        guard attribute.kind != .sharedCodes, found.known > 0, !ExpectedRates.isOwnToSystem(attribute),
            !OwnNumbers.isOwnNumber(attribute)
        else { return false }
        let agreeing = found.count(of: loose)
        let expected = found.known * chance
        let agreement = (agreeing / found.known - chance) / max(1 - chance, 1e-9)
        // One wrong digit makes another number.
        if agreement >= mostlyAgreeing { return attribute.kind != .number }
        return agreeing + 3 * max(1, expected.squareRoot()) < expected
    }

    /// How much more than by chance records agree in what names them.
    private static let mostlyAgreeing = 0.5

    private static func bits(upTo level: UInt16) -> UInt16 { (1 << (level + 1)) - 1 }

    private static func outcomes(_ attributes: Int, _ patterns: [(pattern: UInt64, pairs: Int)]) -> [Outcomes] {
        var outcomes = [Outcomes](repeating: Outcomes(), count: attributes)
        for (pattern, pairs) in patterns {
            for index in outcomes.indices {
                outcomes[index].counts[ComparisonSpace.outcome(index, in: pattern)] += Double(pairs)
            }
        }
        return outcomes
    }
}

/// How many pairs have each outcome of an attribute.
private struct Outcomes {
    var counts = [Double](repeating: 0, count: Outcome.count)

    /// Pairs with a value on both sides.
    var known: Double { counts.reduce(0, +) - counts[Int(Outcome.absent)] }

    func count(of outcomes: UInt16) -> Double {
        counts.indices.reduce(0) { outcomes >> UInt16($1) & 1 == 0 ? $0 : $0 + counts[$1] }
    }

    func share(of outcomes: UInt16) -> Double { count(of: outcomes) / max(known, 1) }

    /// Pairs with values that are nearly the same.
    func near(upTo level: UInt16) -> Double { count(of: (1 << (level + 1)) - 2) }

    /// Whether there are more values that are nearly the same than mistakes leave.
    func isSeries(upTo level: UInt16, _ most: Double) -> Bool {
        near(upTo: level) >= 5 && ratioOfNear(upTo: level) > most
    }

    /// How many times as often values are nearly the same as the same.
    func ratioOfNear(upTo level: UInt16) -> Double { near(upTo: level) / max(counts[Int(Outcome.same)], 0.5) }
}

extension Array<Double> {
    fileprivate subscript(safely index: Int) -> Double { indices.contains(index) ? self[index] : 0 }
}
