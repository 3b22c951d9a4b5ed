import IntegrationModel

/// What speaks for two fields holding the same thing, each as a number that ``FieldScore`` weighs.
package struct FieldFeatures: Sendable {
    /// The features, in the order of ``values``.
    package enum Feature: Int, CaseIterable, Sendable {
        case ownName, wholeName, sameName, kind, meaning, otherMeaning, semantics, otherSemantics
        case containment, jaccard, disjoint, shape, length, spread, noSpread, nulls, variety, place
        case agreement, disagreement, parts, bothEmpty, oneEmpty
    }

    package private(set) var values = [Double](repeating: 0, count: Feature.allCases.count)
    /// What a meaning counts that values must bear out first.
    private var unproven = 0.0

    package subscript(_ feature: Feature) -> Double {
        get { values[feature.rawValue] }
        set { values[feature.rawValue] = newValue }
    }

    /// - Parameter name: how alike the names are by themselves, and with what the fields are parts of.
    init(_ left: FieldTraits, _ right: FieldTraits, name: (own: Double, whole: Double)) {
        self[.ownName] = name.own
        self[.wholeName] = name.whole
        self[.sameName] = name.own >= 0.95 ? 1 : 0
        self[.kind] = left.compatibility(right)
        addMeaning(left, right)
        self[.parts] = left.hasParts == right.hasParts ? 0 : 1
        self[.place] = 1 - abs(left.place - right.place)
        guard left.hasValues, right.hasValues else {
            self[left.hasValues == right.hasValues ? .bothEmpty : .oneEmpty] = 1
            return
        }
        addValues(left, right)
    }

    private mutating func addMeaning(_ left: FieldTraits, _ right: FieldTraits) {
        let (one, other) = (left.field, right.field)
        if let meaning = one.canonical, let otherMeaning = other.canonical {
            // What an importer says is sure; what the names seem to say is counted by them already.
            let isSure = one.meaning != .inferred && other.meaning != .inferred
            let told = isSure ? 0.7 : 0.4
            if meaning != otherMeaning {
                self[.otherMeaning] = told
            } else if areOwnNumbers(meaning, left, right) {
                unproven = told
            } else {
                self[.meaning] = told
            }
        }
        let (semantic, otherSemantic) = (one.profile.semanticType, other.profile.semanticType)
        if semantic != nil && semantic == otherSemantic { self[.semantics] = 1 }
        if let semantic, let otherSemantic, semantic != otherSemantic { self[.otherSemantics] = 1 }
        if (semantic == nil) != (otherSemantic == nil) { self[.otherSemantics] = 0.5 }
    }

    /// Whether each system numbers its records itself: both mean the same, and none is the other's or written as it.
    private func areOwnNumbers(_ meaning: CanonicalField, _ left: FieldTraits, _ right: FieldTraits) -> Bool {
        guard meaning == .id, left.hasValues, right.hasValues else { return false }
        return left.overlap(right).share == 0 && left.shapeLikeness(right) == 0
    }

    private mutating func addValues(_ left: FieldTraits, _ right: FieldTraits) {
        let overlap = left.overlap(right)
        self[.containment] = overlap.containment
        self[.jaccard] = overlap.jaccard
        self[.disjoint] = overlap.share == 0 ? 1 : 0
        if left.kind == .text || right.kind == .text {
            self[.shape] = left.shapeLikeness(right)
            self[.length] = left.lengthLikeness(right)
        }
        if let spread = left.spreadLikeness(right) { self[.spread] = spread } else { self[.noSpread] = 1 }
        self[.nulls] = abs(left.field.profile.nullShare - right.field.profile.nullShare)
        self[.variety] = abs(left.variety - right.variety)
    }

    /// Adds the share of the values that become the other's by a transform, 0–1.
    mutating func addTransformed(_ coverage: Double) {
        self[.meaning] = max(self[.meaning], unproven)
        self[.containment] = max(self[.containment], coverage)
        self[.jaccard] = max(self[.jaccard], 0.5 * coverage)
        self[.disjoint] = 0
        self[.shape] = max(self[.shape], coverage)
    }

    /// Adds the share of the values that are the other's once they are joined with those of another field, 0–1. By
    /// accident that is as rare as that linked records agree, and one's meaning is a part of the other's.
    mutating func addJoined(_ coverage: Double) {
        addTransformed(coverage)
        self[.agreement] = max(self[.agreement], coverage)
        for feature in [Feature.disagreement, .otherMeaning, .otherSemantics, .parts] { self[feature] = 0 }
    }

    /// Adds how often the records that were found to be the same have the same value.
    mutating func add(_ rates: Corroboration.Rates) {
        if rates.isSignificant {
            self[.agreement] = rates.right - rates.wrong
            self[.meaning] = max(self[.meaning], unproven)
        }
        if rates.compared >= 20 && rates.right < 0.05 { self[.disagreement] = 1 }
    }
}
