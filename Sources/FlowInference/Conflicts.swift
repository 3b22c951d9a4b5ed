import IntegrationModel

/// Values of linked records that contradict each other.
struct Conflicts {
    let fields: [FieldConflict]
    /// The fields in conflict, by position of the pair.
    let byPair: [Int: [String]]

    init(_ link: LinkContext) {
        var fields: [FieldConflict] = []
        var byPair: [Int: [String]] = [:]
        for match in link.matches where match.chosen {
            guard let left = link.left.dataset.fieldIndex(path: match.left.field),
                let right = link.right.dataset.fieldIndex(path: match.right.field),
                Self.isComparable(link.left.dataset.fields[left]), Self.isComparable(link.right.dataset.fields[right])
            else { continue }
            let outcome = Self.compare(link, left, right)
            // Fields that hardly ever agree say the same thing in other words, or something else.
            guard outcome.compared >= 5, Double(outcome.conflicting.count) <= 0.3 * Double(outcome.compared) else {
                continue
            }
            fields.append(
                FieldConflict(
                    sourceField: match.left.field,
                    targetField: match.right.field,
                    compared: outcome.compared,
                    conflicting: outcome.conflicting.count
                )
            )
            for index in outcome.conflicting { byPair[index, default: []].append(match.right.field) }
        }
        self.fields = fields.sorted { ($0.sourceField, $0.targetField) < ($1.sourceField, $1.targetField) }
        self.byPair = byPair
    }

    private static func isComparable(_ field: Field) -> Bool {
        switch field.canonical {
        case .id, .createdAt, .createdBy, .modifiedAt, .modifiedBy, .recordSource, .responsible, .status, .date,
            .dueDate,
            .paidAt, .closedAt, .deliveryDate, .cancelledAt, .type, .tags, .language, .remittanceText, .openAmount,
            .partyID,
            .partyNumber, .category:
            false
        default: field.profile.type != .date && field.profile.type != .dateTime && field.profile.type != .boolean
        }
    }

    private static func compare(_ link: LinkContext, _ left: Int, _ right: Int) -> (compared: Int, conflicting: [Int]) {
        let one = link.left.columns.columns[left]
        let other = link.right.columns.columns[right]
        var compared = 0
        var conflicting: [Int] = []
        for (index, pair) in link.links.pairs.enumerated() {
            if let numbers = one.numbers, let otherNumbers = other.numbers {
                let (value, otherValue) = (abs(numbers[pair.left]), abs(otherNumbers[pair.right]))
                guard value.isFinite, otherValue.isFinite else { continue }
                compared += 1
                if abs(value - otherValue) > 0.0101 { conflicting.append(index) }
            } else {
                let (hash, otherHash) = (one.hashes[pair.left], other.hashes[pair.right])
                guard hash != 0, otherHash != 0 else { continue }
                compared += 1
                if hash != otherHash { conflicting.append(index) }
            }
        }
        return (compared, conflicting)
    }
}
