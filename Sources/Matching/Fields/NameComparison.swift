import Glibc

/// Compares the names of the fields of two datasets.
///
/// Each element of a name looks for its best partner in the other, as in the token-based matchers of COMA (Do, Rahm,
/// *COMA: a system for flexible combination of schema matching approaches*, VLDB 2002), and elements that many fields
/// of the two datasets have count for less.
struct NameComparison {
    private let thesaurus: Thesaurus
    private let left: [FieldName]
    private let right: [FieldName]
    private var weights: [NameElement: Double] = [:]
    /// By the two elements; names repeat the same words over and over.
    private var known: [[NameElement]: Double] = [:]

    init(_ left: [FieldName], _ right: [FieldName], thesaurus: Thesaurus = .bundled) {
        (self.left, self.right, self.thesaurus) = (left, right, thesaurus)
        let count = Double(left.count + right.count)
        var frequency: [NameElement: Double] = [:]
        for name in left + right {
            for element in Set(name.leaf + name.parents.flatMap(\.self)) { frequency[element, default: 0] += 1 }
        }
        for (element, times) in frequency {
            let rarity = log(1 + count / times) / log(1 + count)
            weights[element] = element.isFiller ? 0.15 : element.isNumber ? 0.2 * rarity : max(0.2, rarity)
        }
    }

    /// How alike the names of two fields are, 0–1: what they are called themselves, and together with what they are
    /// parts of.
    mutating func likeness(_ first: Int, _ second: Int) -> (own: Double, whole: Double) {
        let (one, other) = (left[first], right[second])
        let own = likeness(weighted(one.leaf, 1), weighted(other.leaf, 1))
        guard !one.parents.isEmpty || !other.parents.isEmpty else { return (own, own) }
        let parents = likeness(context(one), context(other))
        let joint = likeness(weighted(one.leaf, 1) + context(one), weighted(other.leaf, 1) + context(other))
        return (
            own, one.parents.isEmpty || other.parents.isEmpty ? joint : 0.5 * joint + 0.5 * own * (0.4 + 0.6 * parents)
        )
    }

    private typealias Weighted = (element: NameElement, weight: Double)

    private func weighted(_ elements: [NameElement], _ factor: Double) -> [Weighted] {
        elements.map { ($0, factor * (weights[$0] ?? 1)) }
    }

    /// What a field is a part of, the nearest most.
    private func context(_ name: FieldName) -> [Weighted] {
        var factor = 1.0
        return name.parents.flatMap { elements -> [Weighted] in
            factor *= 0.9
            return weighted(elements, factor)
        }
    }

    private mutating func likeness(_ one: [Weighted], _ other: [Weighted]) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        var sum = 0.0
        var best = [Double](repeating: 0, count: other.count)
        for (element, weight) in one {
            var most = 0.0
            for (index, partner) in other.enumerated() {
                let near = nearness(element, partner.element)
                most = max(most, near)
                best[index] = max(best[index], near)
            }
            sum += weight * most
        }
        for (index, partner) in other.enumerated() { sum += partner.weight * best[index] }
        let total = one.reduce(0) { $0 + $1.weight } + other.reduce(0) { $0 + $1.weight }
        return total > 0 ? sum / total : 0
    }

    private mutating func nearness(_ one: NameElement, _ other: NameElement) -> Double {
        if one.text == other.text { return 1 }
        if one.isNumber || other.isNumber { return one.isNumber && other.isNumber ? 0.2 : 0 }
        if let near = known[[one, other]] { return near }
        var near = 0.0
        for concept in one.concepts {
            for partner in other.concepts { near = max(near, thesaurus.nearness(concept, partner)) }
        }
        near *= one.sureness * other.sureness
        let areKnown = !one.concepts.isEmpty && !other.concepts.isEmpty && one.sureness == 1 && other.sureness == 1
        near = max(near, (areKnown ? 0.3 : 0.8) * Self.spelling(one.text, other.text))
        known[[one, other]] = near
        return near
    }

    /// How alike two words are written, 0–1: trigrams, or the beginning that one is of the other.
    static func spelling(_ one: String, _ other: String) -> Double {
        let (short, long) = one.utf8.count <= other.utf8.count ? (one, other) : (other, one)
        let trigrams = HeaderSimilarity.between(one, other)
        return short.utf8.count >= 3 && long.hasPrefix(short) ? max(trigrams, 0.85) : trigrams
    }
}
