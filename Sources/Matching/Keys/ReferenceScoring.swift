import IntegrationModel

/// Tells how sure it is that the values of one field are those of a key.
struct ReferenceScoring {
    /// A field that may refer to another.
    struct Claim {
        let child: ColumnPosition
        let parent: ColumnPosition
        let coverage: Double
        let score: Double
        let meaning: Double
        /// Whether the parent's field is the surest key of its dataset.
        let isOnMainKey: Bool
        /// Whether each record of the child has a value of its own as well.
        var isBetweenKeys = false
        /// What becomes of the values; nil where they are the same.
        var transform: Transform?
    }

    /// What has to become of the values before one is the other's.
    struct Transform {
        let words: String
        /// Whether numbers come out.
        let isNumeric: Bool
        /// How much less sure the claim is for needing it.
        let doubt: Double

        init(_ words: String, isNumeric: Bool, doubt: Double) {
            (self.words, self.isNumeric, self.doubt) = (words, isNumeric, doubt)
        }
    }

    private let profiles: [DatasetProfile]
    private let names: [KeyNames]
    /// By dataset, the field that is its surest key alone.
    private let mainKeys: [Int?]

    private static let leastScore = 0.5

    init(profiles: [DatasetProfile], names: [KeyNames], keys: [KeyCandidate]) {
        self.profiles = profiles
        self.names = names
        var surest: [String: KeyCandidate] = [:]
        for key in keys where key.confidence > surest[key.dataset]?.confidence ?? 0 { surest[key.dataset] = key }
        mainKeys = profiles.map { profile in
            guard let key = surest[profile.dataset.id], key.fields.count == 1 else { return nil }
            return profile.dataset.fieldIndex(path: key.fields[0])
        }
    }

    /// The claim that the first column refers to the second, or nil where that can't be or is not likely.
    ///
    /// - Parameter transform: what was done before the values that both have were counted.
    func claim(_ child: ColumnRun, _ parent: ColumnRun, _ shared: Int, through transform: Transform? = nil) -> Claim? {
        let (childSet, parentSet) = (profiles[child.table].dataset, profiles[parent.table].dataset)
        let (childField, parentField) = (childSet.fields[child.field], parentSet.fields[parent.field])
        let filled = parentField.profile.count - parentField.profile.nulls
        guard filled > 0, parent.distinct >= 2, child.distinct >= 1,
            Double(parent.distinct) >= 0.98 * Double(filled) || isKeyOfVersions(child, parent, shared)
        else { return nil }
        if child.table == parent.table && (childField.profile.isKey || child.field == parent.field) { return nil }
        let isWithin = childSet.system == parentSet.system
        let coverage = Double(shared) / Double(child.distinct)
        guard coverage >= (isWithin || transform != nil ? 0.5 : 0.2) else { return nil }
        let meaning = ReferenceDetection.meaning(
            childField.canonical,
            childSet.entity,
            parentField.canonical,
            parentSet.entity
        )
        let name = naming(child, parent)
        let isNumeric = transform?.isNumeric ?? (childField.profile.type == .integer)
        let isAccident = Self.isInRow(parentField.profile) && isNumeric || child.distinct < 3
        let isNamedKey = names[child.table].names[child.field].isKey
        let domain = Double(shared) / Double(parent.distinct)
        var score = 0.35 * coverage + 0.1 * domain.squareRoot() + 0.4 * name + 0.35 * meaning
        // Numbers in a row from one up, and values of which there are few, are everywhere: the name says which are
        // meant, or else that they are picked from all over the key's domain.
        if isAccident && meaning == 0 {
            score -= 0.3 * max(0, 1 - 1.5 * name) + (isScattered(child, parent) ? 0 : isNamedKey ? 0.05 : 0.2)
        } else {
            score += 0.1
        }
        let isMain = mainKeys[parent.table] == parent.field
        if !isMain && meaning == 0 && names[parent.table].ownership(parent.field) < 0.8 { score -= 0.1 }
        // A record's own key names the record itself, unless another system keeps the same records.
        if isWithin && childSet.parent != parentSet.id && meaning == 0 { score -= own(child, parent) }
        score -= transform?.doubt ?? 0
        guard score >= Self.leastScore else { return nil }
        return Claim(
            child: ColumnPosition(table: child.table, field: child.field),
            parent: ColumnPosition(table: parent.table, field: parent.field),
            coverage: coverage,
            score: score,
            meaning: meaning,
            isOnMainKey: isMain,
            isBetweenKeys: Double(child.distinct) >= 0.9 * Double(childField.profile.count - childField.profile.nulls),
            transform: transform
        )
    }

    func reference(_ claim: Claim) -> Reference {
        func field(_ position: ColumnPosition) -> FieldReference {
            let dataset = profiles[position.table].dataset
            return FieldReference(dataset: dataset.id, field: dataset.fields[position.field].path)
        }
        return Reference(
            child: field(claim.child),
            parent: field(claim.parent),
            coverage: claim.coverage,
            confidence: min(0.99, claim.score),
            transform: claim.transform?.words
        )
    }

    /// Whether the parent holds several versions of each record, so that its key repeats: the name says that it is its
    /// own key, most records have a value of their own, and the child's repeat far more often.
    private func isKeyOfVersions(_ child: ColumnRun, _ parent: ColumnRun, _ shared: Int) -> Bool {
        func variety(_ run: ColumnRun) -> Double {
            let profile = profiles[run.table].dataset.fields[run.field].profile
            return Double(run.distinct) / Double(max(1, profile.count - profile.nulls))
        }
        return variety(parent) >= 0.5 && variety(child) <= 0.5 * variety(parent)
            && names[parent.table].ownership(parent.field) >= 0.6 && shared * 10 >= child.distinct * 9
            && child.distinct >= 10
    }

    /// How surely the names say that the child means the parent's key, 0–1.
    private func naming(_ child: ColumnRun, _ parent: ColumnRun) -> Double {
        let (one, other) = (names[child.table], names[parent.table])
        // The same name says that one means the other where it is the other's own key, and less elsewhere.
        let isOwn = other.ownership(parent.field)
        if child.table == parent.table, one.namesSuperior(child.field) { return 0.9 * isOwn }
        let same = one.likeness(child.field, other, parent.field)
        return max(same * (0.6 + 0.4 * isOwn), one.naming(child.field, other) * (0.4 + 0.6 * isOwn))
    }

    /// What a field loses as a referring one for being the key of its own dataset: less where its name says that it
    /// is the other's rather.
    private func own(_ child: ColumnRun, _ parent: ColumnRun) -> Double {
        let profile = profiles[child.table].dataset.fields[child.field].profile
        let filled = profile.count - profile.nulls
        guard Double(child.distinct) >= 0.98 * Double(max(1, filled)) else { return 0 }
        let excess =
            names[child.table].ownership(child.field) - names[child.table].naming(child.field, names[parent.table])
        guard excess >= 0 else { return 0 }
        return (mainKeys[child.table] == child.field ? 0.15 : 0.05) + 0.3 * excess
    }

    /// Integers that fill most of their range.
    private static func isInRow(_ profile: FieldProfile) -> Bool {
        guard profile.type == .integer, let least = profile.minNumber, let most = profile.maxNumber else {
            return false
        }
        return most < 1000 || most - least + 1 <= 4 * Double(max(1, profile.distinct))
    }

    /// Whether the child's numbers could be picked at random from the parent's: that so many picks all lie below the
    /// highest of them is not less likely than 1 in 1000.
    private func isScattered(_ child: ColumnRun, _ parent: ColumnRun) -> Bool {
        let one = profiles[child.table].dataset.fields[child.field].profile
        let other = profiles[parent.table].dataset.fields[parent.field].profile
        guard let most = one.maxNumber, let parentLeast = other.minNumber, let parentMost = other.maxNumber,
            parentMost > parentLeast
        else { return true }
        let share = min(1, max(0, (most - parentLeast + 1) / (parentMost - parentLeast + 1)))
        var likelihood = 1.0
        for _ in 0..<min(child.distinct, 10_000) where likelihood > 1e-9 { likelihood *= share }
        return likelihood >= 0.001
    }
}
