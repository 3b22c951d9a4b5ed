import IntegrationModel

/// Values of linked records that contradict each other.
struct Conflicts {
    let fields: [FieldConflict]
    /// The fields in conflict, by position of the pair.
    let byPair: [Int: [String]]

    /// Fields that hardly ever agree say the same thing in other words, or something else.
    private static let mostConflicting = 0.3

    /// - Parameters:
    ///   - settled: left records whose amounts agree with those of their partners by what credit notes take back.
    ///   - duplicates: records that a list has twice.
    /// - Throws: what `texts` throws.
    init(
        _ link: LinkContext,
        settled: Set<Int> = [],
        _ texts: any TextSource,
        duplicates: [DuplicateGroup] = []
    ) throws {
        let repeated = RepeatedPairs(link, duplicates)
        var fields: [FieldConflict] = []
        var byPair: [Int: [String]] = [:]
        let changes = Changes(link)
        var names = PartedNames(link)
        for match in link.matches where match.chosen {
            guard let left = link.left.dataset.fieldIndex(path: match.left.field),
                let right = link.right.dataset.fieldIndex(path: match.right.field),
                Self.isComparable(link.left.dataset.fields[left]), Self.isComparable(link.right.dataset.fields[right])
            else { continue }
            var outcome: Outcome
            if let parted = names, parted.hold(left, right) {
                outcome = try Self.compare(parted, texts)
                names = nil
            } else {
                outcome = try Self.compare(link, left, right, settled, texts)
            }
            outcome.conflicting.removeAll { repeated.contains($0.pair) }
            guard outcome.compared >= 5,
                Double(outcome.conflicting.count) <= Self.mostConflicting * Double(outcome.compared)
            else { continue }
            let conflicting = outcome.conflicting.map(\.pair)
            let later = changes.later(conflicting)
            fields.append(
                FieldConflict(
                    sourceField: match.left.field,
                    targetField: match.right.field,
                    compared: outcome.compared,
                    conflicting: conflicting.count,
                    kinds: Self.counted(outcome.conflicting.map(\.kind)),
                    sourceLater: later.left,
                    targetLater: later.right
                )
            )
            for pair in conflicting { byPair[pair, default: []].append(match.right.field) }
        }
        self.fields = fields.sorted { ($0.sourceField, $0.targetField) < ($1.sourceField, $1.targetField) }
        self.byPair = byPair
    }

    private static func counted(_ kinds: [ConflictKind]) -> [ConflictKindCount] {
        Dictionary(grouping: kinds, by: \.self)
            .map { ConflictKindCount(kind: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.kind.rawValue) < ($0.count, $1.kind.rawValue) }
    }

    private static func isComparable(_ field: Field) -> Bool {
        switch field.canonical {
        // What customers write instead of it contradicts nothing.
        case .structuredCommunication:
            field.profile.semanticType == .structuredCommunication || field.profile.semanticType == .creditorReference
        case .id, .createdAt, .createdBy, .modifiedAt, .modifiedBy, .recordSource, .responsible, .status, .date,
            .dueDate,
            .paidAt, .closedAt, .deliveryDate, .cancelledAt, .type, .tags, .language, .remittanceText, .openAmount,
            .partyID,
            .partyNumber, .category:
            false
        default: field.profile.type != .date && field.profile.type != .dateTime && field.profile.type != .boolean
        }
    }

    private struct Outcome {
        var compared = 0
        var conflicting: [(pair: Int, kind: ConflictKind)] = []
    }

    private static func compare(
        _ link: LinkContext,
        _ left: Int,
        _ right: Int,
        _ settled: Set<Int>,
        _ texts: any TextSource
    ) throws -> Outcome {
        let one = link.left.columns.columns[left]
        let other = link.right.columns.columns[right]
        if let numbers = one.numbers, let otherNumbers = other.numbers {
            var outcome = amounts(link.links.pairs.map { (numbers[$0.left], otherNumbers[$0.right]) })
            guard !outcome.conflicting.isEmpty else { return outcome }
            let parts = PartAmounts(link.links.pairs, numbers, otherNumbers)
            outcome.conflicting.removeAll {
                parts.addUp($0.pair) || settled.contains(link.links.pairs[$0.pair].left)
            }
            return outcome
        }
        let form = WrittenForm(link.left.dataset.fields[left], link.right.dataset.fields[right])
        var outcome = Outcome()
        var different: [Int] = []
        for (index, pair) in link.links.pairs.enumerated() {
            let (hash, otherHash) = (one.hashes[pair.left], other.hashes[pair.right])
            guard hash != 0, otherHash != 0 else { continue }
            outcome.compared += 1
            // The hash of a telephone number is that of the national one.
            if hash != otherHash || form == .phone { different.append(index) }
        }
        guard !different.isEmpty else { return outcome }
        // Values of different form in more than half of the records are not read again for nothing.
        guard form != .text || Double(different.count) <= mostConflicting * Double(outcome.compared) else {
            outcome.conflicting = different.map { ($0, .other) }
            return outcome
        }
        let leftTexts = try texts.texts(of: link.left.dataset.id, fields: [left])[0]
        let rightTexts = try texts.texts(of: link.right.dataset.id, fields: [right])[0]
        for index in different {
            let pair = link.links.pairs[index]
            guard pair.left < leftTexts.count, pair.right < rightTexts.count else { continue }
            let (value, otherValue) = (leftTexts[pair.left], rightTexts[pair.right])
            let isEqual = one.hashes[pair.left] == other.hashes[pair.right]
            guard isEqual ? form.isOfOtherCountry(value, otherValue) : !form.isSame(value, otherValue) else { continue }
            outcome.conflicting.append((index, TypingErrors.isSlip(value, otherValue) ? .typing : .other))
        }
        return outcome
    }

    private static func compare(_ names: PartedNames, _ texts: any TextSource) throws -> Outcome {
        var outcome = Outcome()
        for (index, pair) in try names.pairs(texts).enumerated() where !pair.left.isEmpty && !pair.right.isEmpty {
            outcome.compared += 1
            guard !PartedNames.isSame(pair.left, pair.right) else { continue }
            let isSlip = TypingErrors.isSlip(pair.left.joined(separator: " "), pair.right.joined(separator: " "))
            outcome.conflicting.append((index, isSlip ? .typing : .other))
        }
        return outcome
    }

    private static func amounts(_ pairs: [(Double, Double)]) -> Outcome {
        var outcome = Outcome()
        // Systems that book the other way round differ in sign always; who differs from the others made a mistake.
        var opposite = 0
        for (one, other) in pairs where one.isFinite && other.isFinite && one != 0 && other != 0 {
            outcome.compared += 1
            if (one < 0) != (other < 0) { opposite += 1 }
        }
        let isOpposite = 2 * opposite > outcome.compared
        outcome.compared = 0
        for (index, pair) in pairs.enumerated() {
            guard pair.0.isFinite, pair.1.isFinite else { continue }
            outcome.compared += 1
            let kind = AmountDifference.kind(pair.0, isOpposite ? -pair.1 : pair.1)
            if let kind { outcome.conflicting.append((index, kind)) }
        }
        // Where signs differ often, they are a matter of how each kind of document is booked.
        let signs = outcome.conflicting.count { $0.kind == .sign }
        if 20 * signs > outcome.compared { outcome.conflicting.removeAll { $0.kind == .sign } }
        return outcome
    }
}

/// Which side of a pair was changed last.
private struct Changes {
    private let link: LinkContext
    private let left: MappedArray<Double>?
    private let right: MappedArray<Double>?

    init(_ link: LinkContext) {
        self.link = link
        left = link.left.values(.modifiedAt)?.numbers
        right = link.right.values(.modifiedAt)?.numbers
    }

    func later(_ pairs: [Int]) -> (left: Int, right: Int) {
        guard let left, let right else { return (0, 0) }
        var count = (left: 0, right: 0)
        for index in pairs {
            let pair = link.links.pairs[index]
            let (one, other) = (left[pair.left], right[pair.right])
            guard one.isFinite, other.isFinite else { continue }
            if one > other { count.left += 1 }
            if other > one { count.right += 1 }
        }
        return count
    }
}
