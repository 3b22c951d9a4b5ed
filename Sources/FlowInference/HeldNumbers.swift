import IntegrationModel

/// Which records of linked pairs hold the number that the other side gave: who holds it came after, or was told.
struct HeldNumbers {
    /// By pair: whether the right record holds the left one's own number, and the reverse.
    private(set) var byRight: [Bool]
    private(set) var byLeft: [Bool]
    /// The fields that most hold: owner and holder.
    private(set) var rightFields: (own: String, holder: String)?
    private(set) var leftFields: (own: String, holder: String)?

    var rightCount: Int { byRight.count { $0 } }
    var leftCount: Int { byLeft.count { $0 } }

    init(_ left: DatasetProfile, _ right: DatasetProfile, _ pairs: [RecordPair]) {
        (byRight, rightFields) = Self.held(by: right, of: left, pairs.map { ($0.left, $0.right) })
        (byLeft, leftFields) = Self.held(by: left, of: right, pairs.map { ($0.right, $0.left) })
    }

    private init(byRight: [Bool], byLeft: [Bool]) { (self.byRight, self.byLeft) = (byRight, byLeft) }

    /// Those of some pairs, by position.
    func restricted(to positions: [Int]) -> HeldNumbers {
        var copy = HeldNumbers(byRight: positions.map { byRight[$0] }, byLeft: positions.map { byLeft[$0] })
        (copy.rightFields, copy.leftFields) = (rightFields, leftFields)
        return copy
    }

    /// The same seen from the other side, with the pairs in another order.
    func flipped(_ order: [Int]) -> HeldNumbers {
        var copy = HeldNumbers(byRight: order.map { byLeft[$0] }, byLeft: order.map { byRight[$0] })
        (copy.rightFields, copy.leftFields) = (leftFields, rightFields)
        return copy
    }

    /// - Parameter pairs: records of the owner and of the holder.
    private static func held(
        by holder: DatasetProfile,
        of owner: DatasetProfile,
        _ pairs: [(own: Int, held: Int)]
    ) -> (held: [Bool], fields: (own: String, holder: String)?) {
        var held = [Bool](repeating: false, count: pairs.count)
        var best: (count: Int, fields: (own: String, holder: String))?
        let unnamed = unnamedNumber(owner.dataset)
        for own in owner.dataset.fields.indices where own == unnamed || isOwn(owner.dataset.fields[own]) {
            let numbers = owner.columns.columns[own].hashes
            for field in holder.dataset.fields.indices where canHold(holder.dataset.fields[field]) {
                let values = holder.columns.columns[field].hashes
                var filled = 0
                var equal: [Int] = []
                for (position, pair) in pairs.enumerated() where values[pair.held] != 0 {
                    filled += 1
                    if values[pair.held] == numbers[pair.own] { equal.append(position) }
                }
                // By accident values are equal now and then; a field for the other's number mostly holds it.
                guard equal.count >= 3, 2 * equal.count >= filled else { continue }
                for position in equal { held[position] = true }
                if equal.count > best?.count ?? 0 {
                    best = (equal.count, (owner.dataset.fields[own].path, holder.dataset.fields[field].path))
                }
            }
        }
        return (held, best?.fields)
    }

    /// The key that numbers the records of a list where no field is known as their number: what a system calls an external
    /// id, say, and no other field of the list does.
    private static func unnamedNumber(_ dataset: Dataset) -> Int? {
        dataset.numberField.flatMap { index in
            let canonical = dataset.fields[index].canonical
            return canonical == nil || canonical == .reference ? index : nil
        }
    }

    private static func isOwn(_ field: Field) -> Bool {
        (field.canonical == .id || field.canonical == .number) && field.profile.distinct >= 3
            && 10 * field.profile.distinct >= 9 * (field.profile.count - field.profile.nulls)
    }

    private static func canHold(_ field: Field) -> Bool {
        guard field.profile.distinct >= 3 else { return false }
        switch field.canonical {
        case .reference, .sourceDocument, .description: return true
        case nil:
            return field.profile.semanticType == nil || field.profile.semanticType == .uuid
        default: return false
        }
    }
}
