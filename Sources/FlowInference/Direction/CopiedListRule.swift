import IntegrationModel

/// A list whose names and addresses are those of another one letter by letter was copied: two people who enter the same
/// customer spell it differently. Which one is the copy, the work tells that each system does: who meets customers first has
/// the documents that come first.
struct CopiedListRule: DirectionRule {
    static let id = "copied-list"

    /// Of so many pairs most must be the same, and so much of a list must be in the other.
    private static let leastPairs = 20
    private static let leastSame = 0.85
    private static let leastShare = 0.9

    /// The share of texts that are the same, by the two datasets; of links that may be of copies only.
    private let same: [Set<String>: Double]
    /// The first step of the sales process that a system has documents of.
    private let firstSteps: [String: Int]

    /// - Parameter links: of lists of parties.
    /// - Throws: what `texts` throws.
    init(_ links: [LinkContext], _ surroundings: FlowSurroundings) throws {
        var same: [Set<String>: Double] = [:]
        for link in links where Self.share(link) >= Self.leastShare && link.links.pairs.count >= Self.leastPairs {
            same[[link.links.left, link.links.right]] = try Self.same(link, surroundings.texts)
        }
        self.same = same
        let systems = Set(surroundings.profiles.map(\.dataset.system))
        firstSteps = Dictionary(
            uniqueKeysWithValues: systems.compactMap { system in
                surroundings.documents(of: system).compactMap { $0.dataset.entity.processStep }
                    .filter { $0.chain == 0 }.map(\.step).min().map { (system, $0) }
            }
        )
    }

    func finding(in link: LinkContext) -> DirectionFinding? {
        guard let share = same[[link.links.left, link.links.right]], share >= Self.leastSame,
            Self.share(link) >= Self.leastShare, let sign = sign(link)
        else { return nil }
        let first = sign > 0 ? link.left.dataset.system : link.right.dataset.system
        let words: Message =
            """
            \(Words.percent(share)) of the names and streets are the same letter by letter, so that one list was copied; \
            \(first) has what comes first in the business
            """
        return DirectionFinding(Self.id, 0.5 * sign, words)
    }

    private func sign(_ link: LinkContext) -> Double? {
        let isShop = (link.leftKind == .webshop, link.rightKind == .webshop)
        if isShop.0 != isShop.1 { return isShop.0 ? 1 : -1 }
        guard let left = firstSteps[link.left.dataset.system], let right = firstSteps[link.right.dataset.system],
            left != right
        else { return nil }
        return left < right ? 1 : -1
    }

    /// How much of the list of which more is linked is.
    private static func share(_ link: LinkContext) -> Double {
        let pairs = Double(link.links.pairs.count)
        return pairs / Double(max(1, min(link.left.columns.count, link.right.columns.count)))
    }

    /// The share of names and streets that are the same to the letter, of parties of which both lists tell both; 0 where
    /// those are too few. Of others one would count for two: a street is spelled in fewer ways than a name.
    private static func same(_ link: LinkContext, _ texts: any TextSource) throws -> Double {
        let columns = try [CanonicalField.name, .street].compactMap { meaning -> (TextColumn, TextColumn)? in
            guard let left = link.left.dataset.fieldIndex(meaning), let right = link.right.dataset.fieldIndex(meaning)
            else { return nil }
            return (
                try texts.texts(of: link.left.dataset.id, fields: [left])[0],
                try texts.texts(of: link.right.dataset.id, fields: [right])[0]
            )
        }
        guard columns.count == 2 else { return 0 }
        let known = link.links.pairs.filter { pair in
            columns.allSatisfy { lefts, rights in
                pair.left < lefts.count && pair.right < rights.count && !lefts[pair.left].isEmpty
                    && !rights[pair.right].isEmpty
            }
        }
        guard known.count >= leastPairs else { return 0 }
        let equal = columns.reduce(0) { sum, column in
            sum + known.count { column.0[$0.left] == column.1[$0.right] }
        }
        return Double(equal) / Double(2 * known.count)
    }
}
