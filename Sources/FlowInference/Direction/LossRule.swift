import IntegrationModel

/// What was lost on the way is lost on the side that copied: names cut off, amounts rounded, accents gone. The reverse
/// would have had to invent it.
struct LossRule: DirectionRule {
    static let id = "lost-on-the-way"
    let losses: Losses

    func finding(in link: LinkContext) -> DirectionFinding? {
        // People who enter the same customer twice write it in full here and short there.
        guard !link.isOfParties else { return nil }
        let kinds: [(onLeft: Int, onRight: Int, least: Int, weight: Double, what: Message)] = [
            (losses.cut.left, losses.cut.right, 5, 0.5, "a text that is cut off"),
            (losses.rounded.left, losses.rounded.right, 10, 0.5, "an amount that is rounded"),
            (losses.accents.left, losses.accents.right, 5, 0.3, "a name without its accents"),
        ]
        var best: DirectionFinding?
        for kind in kinds {
            let (more, fewer) = (max(kind.onLeft, kind.onRight), min(kind.onLeft, kind.onRight))
            guard more >= kind.least, more >= 9 * fewer else { continue }
            let onRight = kind.onRight > kind.onLeft
            let dataset = onRight ? link.right.dataset : link.left.dataset
            let words: Message =
                "\(more) linked records have in \(dataset.id) \(kind.what), and the other side has it whole"
            if kind.weight > abs(best?.weight ?? 0) {
                best = DirectionFinding(Self.id, onRight ? kind.weight : -kind.weight, words)
            }
        }
        return best
    }
}

/// How many linked records lost something on each side.
struct Losses {
    typealias Sides = (left: Int, right: Int)
    private(set) var cut: Sides = (0, 0)
    private(set) var accents: Sides = (0, 0)
    private(set) var rounded: Sides = (0, 0)

    /// More pairs don't tell more.
    private static let mostPairs = 5_000

    init() {}

    init(_ link: LinkContext, _ texts: any TextSource) throws {
        let pairs = link.links.pairs.prefix(Self.mostPairs)
        for match in link.matches where match.chosen {
            guard let left = link.left.dataset.fieldIndex(path: match.left.field),
                let right = link.right.dataset.fieldIndex(path: match.right.field)
            else { continue }
            let (one, other) = (link.left.columns.columns[left], link.right.columns.columns[right])
            if let numbers = one.numbers, let others = other.numbers {
                if Self.isAmount(link.left.dataset.fields[left]) {
                    compare(amounts: pairs.map { (numbers[$0.left], others[$0.right]) })
                }
                continue
            }
            guard Self.isName(link.left.dataset.fields[left]), Self.isName(link.right.dataset.fields[right]) else {
                continue
            }
            let leftTexts = try texts.texts(of: link.left.dataset.id, fields: [left])[0]
            let rightTexts = try texts.texts(of: link.right.dataset.id, fields: [right])[0]
            compare(texts: pairs.map { (leftTexts[$0.left], rightTexts[$0.right]) })
        }
    }

    mutating func compare(amounts: [(Double, Double)]) {
        for (one, other) in amounts where one.isFinite && other.isFinite && abs(one) < 1e12 && abs(other) < 1e12 {
            // Cents that one side has and the other rounded away.
            guard abs(one - other) > 0.004, abs(one - other) <= 0.5 else { continue }
            if other == other.rounded(), abs(one.rounded() - other) < 1e-9 { rounded.right += 1 }
            if one == one.rounded(), abs(other.rounded() - one) < 1e-9 { rounded.left += 1 }
        }
    }

    mutating func compare(texts: [(String, String)]) {
        var cuts: (left: [Int: Int], right: [Int: Int]) = ([:], [:])
        for (one, other) in texts where one != other && !one.isEmpty && !other.isEmpty {
            let (left, right) = (one.lowercased(), other.lowercased())
            let (short, long) = (min(left.count, right.count), max(left.count, right.count))
            // What is shorter by a legal form was not cut.
            if short >= 8, long > short, left.hasPrefix(right) || right.hasPrefix(left) {
                if left.count > right.count { cuts.right[short, default: 0] += 1 }
                if right.count > left.count { cuts.left[short, default: 0] += 1 }
                continue
            }
            let (plainLeft, plainRight) = (PlainLetters.of(left), PlainLetters.of(right))
            guard plainLeft == plainRight, left != right else { continue }
            if right == plainRight { accents.right += 1 }
            if left == plainLeft { accents.left += 1 }
        }
        // A field that holds so many characters cuts everything at the same length.
        cut.left += cuts.left.values.max() ?? 0
        cut.right += cuts.right.values.max() ?? 0
    }

    private static func isAmount(_ field: Field) -> Bool {
        switch field.canonical {
        case .netAmount, .grossAmount, .taxAmount, .openAmount, .unitPrice: true
        default: false
        }
    }

    private static func isName(_ field: Field) -> Bool {
        switch field.canonical {
        case .name, .partyName, .street, .title, .description, .productName: true
        default: false
        }
    }
}
