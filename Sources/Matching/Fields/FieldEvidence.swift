import Glibc
import IntegrationModel

/// What speaks for and against a match, in words; the weight of each is what it moves the odds, from −1 to 1.
struct FieldEvidence {
    private let features: FieldFeatures
    private let left: FieldTraits
    private let right: FieldTraits

    private let isConfirmed: Bool
    private let transform: FieldTransforms.Found?

    init(
        _ features: FieldFeatures,
        _ left: FieldTraits,
        _ right: FieldTraits,
        isConfirmed: Bool = false,
        transform: FieldTransforms.Found? = nil
    ) {
        (self.features, self.left, self.right) = (features, left, right)
        (self.isConfirmed, self.transform) = (isConfirmed, transform)
    }

    /// The weightiest first.
    var statements: [Evidence] {
        var found: [Evidence] = []
        if isConfirmed { found.append(Evidence(rule: "confirmed", statement: "a person confirmed it", weight: 1)) }
        func add(_ rule: String, _ statement: Message, _ parts: FieldFeatures.Feature...) {
            let moved = parts.reduce(0) { $0 + FieldScore.weight($1) * features[$1] }
            let weight = tanh(moved / 4)
            if abs(weight) >= 0.05 { found.append(Evidence(rule: rule, statement: statement, weight: weight)) }
        }
        add(
            "name",
            "the names are \(percent(max(features[.ownName], features[.wholeName]))) alike",
            .ownName,
            .wholeName,
            .sameName
        )
        if features[.meaning] > 0, let meaning = left.field.canonical {
            add("meaning", "both mean \(meaning.rawValue)", .meaning)
        }
        if features[.otherMeaning] > 0, let one = left.field.canonical, let other = right.field.canonical {
            add("meaning", "one means \(one.rawValue), the other \(other.rawValue)", .otherMeaning)
        }
        if features[.semantics] > 0, let kind = left.field.profile.semanticType {
            add("values", "both hold values of the kind \(kind.rawValue)", .semantics)
        } else {
            add("values", "one holds identifiers or codes of a kind that the other does not", .otherSemantics)
        }
        if let transform, let coverage = transform.coverage {
            let statement: Message =
                "\(percent(coverage)) of the different values are the other's after \(transform.words)"
            if transform.isJoined {
                add("transform", statement, .containment, .jaccard, .agreement)
            } else {
                add("transform", statement, .containment, .jaccard)
            }
        }
        let share = percent(left.overlap(right).share)
        if transform?.coverage == nil {
            add("overlap", "\(share) of the different values of one are in the other", .containment, .jaccard)
        }
        add(
            "form",
            "the values have the same form: \(percent(features[.shape])) of shapes, \(percent(features[.length])) of lengths",
            .shape,
            .length
        )
        if features[.spread] > 0 {
            add("spread", "numbers and dates are spread alike to \(percent(features[.spread]))", .spread)
        }
        if features[.agreement] > 0, transform?.isJoined != true {
            add("agreement", "linked records agree \(percent(features[.agreement])) more often than others", .agreement)
        }
        add("disagreement", "linked records hardly ever have the same value", .disagreement)
        return found.sorted { (abs($1.weight), $0.rule) < (abs($0.weight), $1.rule) }
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
