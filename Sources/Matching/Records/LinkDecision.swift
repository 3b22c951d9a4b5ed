import IntegrationModel

/// Decides which of the weighed pairs are links.
struct LinkDecision {
    private let space: ComparisonSpace
    private let model: LinkModel
    private let competes: (left: Bool, right: Bool)
    private let related: RelatedRecords?

    /// - Parameter related: how alike the related records of one table are; nil between two.
    init(_ space: ComparisonSpace, _ model: LinkModel, competes: (left: Bool, right: Bool), _ related: RelatedRecords?)
    {
        (self.space, self.model, self.competes, self.related) = (space, model, competes, related)
    }

    /// Links of two tables: the surest pairs first, each record with as many partners as it can have (unique mapping
    /// clustering; Papadakis et al., *Bipartite graph matching algorithms for clean-clean entity resolution*, 2022).
    func partners(_ pairs: [WeighedPair]) -> RecordLinkage {
        let probabilities = Rivals(competes).probabilities(
            pairs.map { Logarithm.odds(Double($0.weight)) },
            left: pairs.map(\.left),
            right: pairs.map(\.right),
            counts: (space.left, space.right)
        )
        let order = pairs.indices.sorted { (pairs[$1].weight, $0) < (pairs[$0].weight, $1) }
        var takenLeft = [Bool](repeating: false, count: space.left)
        var takenRight = [Bool](repeating: false, count: space.right)
        var linkage = RecordLinkage()
        let doubles = Doubles(space, model, pairs, probabilities)
        for index in order {
            let pair = pairs[index]
            let (left, right) = (Int(pair.left), Int(pair.right))
            let isFree = !(competes.left && takenLeft[left]) && !(competes.right && takenRight[right])
            var probability = probabilities[index]
            if isFree, Doubles.isContested(pair, probability) {
                probability += doubles.pairs(like: index, competes).reduce(0) { $0 + probabilities[$1] }
                probability = min(probability, Logarithm.probability(Double(pair.weight)))
            }
            let linked = LinkedPair(left: left, right: right, confidence: probability, weight: Double(pair.weight))
            if isFree, probability >= RecordLinker.linkThreshold {
                linkage.links.append(linked)
                takenLeft[left] = true
                takenRight[right] = true
            }
            if RecordLinker.doubt.contains(probability) { linkage.doubtful.append(linked) }
        }
        linkage.sort()
        return linkage
    }

    /// Links of one table: groups of records that are the same, joined from the surest pair down as long as the records
    /// of both groups are alike on average, so that no chain of likenesses joins what differs.
    func clusters(_ pairs: [WeighedPair]) -> RecordLinkage {
        let order = pairs.indices.sorted { (pairs[$1].weight, $0) < (pairs[$0].weight, $1) }
        var groups = DisjointSets(count: space.left)
        var members: [Int: [Int]] = [:]
        var joined: [LinkedPair] = []
        let scratch = ComparisonScratch()
        var linkage = RecordLinkage()
        for index in order where pairs[index].weight > WeighedPair.doubtful {
            let pair = pairs[index]
            let (left, right) = (Int(pair.left), Int(pair.right))
            let probability = Logarithm.probability(Double(pair.weight))
            let (one, other) = (groups.find(left), groups.find(right))
            if RecordLinker.doubt.contains(probability), one != other || probability < RecordLinker.linkThreshold {
                linkage.doubtful.append(
                    LinkedPair(left: left, right: right, confidence: probability, weight: Double(pair.weight))
                )
            }
            guard one != other, probability >= RecordLinker.linkThreshold else { continue }
            let (mine, yours) = (members[one] ?? [one], members[other] ?? [other])
            guard mine.count * yours.count <= Self.mostPairs else { continue }
            var crossing: [(left: Int, right: Int, weight: Double)] = []
            var sum = 0.0
            for first in mine {
                for second in yours {
                    let (low, high) = (min(first, second), max(first, second))
                    let pattern = space.compare(low, high, scratch)
                    let own = model.weight(low, pattern, in: space)
                    let weight = related?.limited(own, pattern) ?? own
                    sum += min(max(weight, -Self.mostDoubt), Self.mostTrust)
                    crossing.append((low, high, weight))
                }
            }
            guard sum > 0 else { continue }
            groups.join(one, other)
            members[one] = nil
            members[other] = nil
            members[min(one, other)] = (mine + yours).sorted()
            // They are all the same or all not, and as sure as they are alike on average.
            let confidence = crossing.count == 1 ? probability : Logarithm.probability(sum / Double(crossing.count))
            joined += crossing.map {
                LinkedPair(left: $0.left, right: $0.right, confidence: confidence, weight: $0.weight)
            }
        }
        linkage.links = joined
        linkage.sort()
        return linkage
    }

    /// Groups with more pairs between them are not joined.
    private static let mostPairs = 2_500
    /// How much a pair counts at most against joining two groups, and for it, in bits.
    private static let mostDoubt = 5.0
    private static let mostTrust = 15.0
}

extension WeighedPair {
    /// The weight of a probability of 0.1.
    static let doubtful: Float = -3.17
}
