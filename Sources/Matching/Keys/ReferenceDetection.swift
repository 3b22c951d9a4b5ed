import IntegrationModel

/// Finds fields whose values are those of a key, within a system and between two.
///
/// Inclusion alone says little (most inclusions are accidents of small numbers and short lists), so each is scored by
/// how much of the key's domain is used, by names and by meaning, and each field keeps its best key per system.
struct ReferenceDetection {
    func references(_ profiles: [DatasetProfile], _ overlap: OverlapIndex) -> [Reference] {
        var best: [String: (score: Double, reference: Reference)] = [:]
        for (first, second) in overlap.pairs(sharing: 2) {
            for (childIndex, parentIndex) in [(first, second), (second, first)] {
                let (child, parent) = (overlap.runs[childIndex], overlap.runs[parentIndex])
                guard let found = reference(profiles, child, parent, overlap.shared(first, second)) else { continue }
                let system = profiles[parent.table].dataset.system
                let key = "\(found.child.dataset)\u{0}\(found.child.field)\u{0}\(system)"
                let known = best[key]
                if known == nil || found.confidence > known!.score
                    || (found.confidence == known!.score && found.parent < known!.reference.parent)
                {
                    best[key] = (found.confidence, found)
                }
            }
        }
        return best.values.map(\.reference).sorted {
            ($1.confidence, $0.child, $0.parent) < ($0.confidence, $1.child, $1.parent)
        }
    }

    private func reference(
        _ profiles: [DatasetProfile],
        _ child: ColumnRun,
        _ parent: ColumnRun,
        _ shared: Int
    ) -> Reference? {
        let childSet = profiles[child.table].dataset
        let parentSet = profiles[parent.table].dataset
        let childField = childSet.fields[child.field]
        let parentField = parentSet.fields[parent.field]
        let filled = parentField.profile.count - parentField.profile.nulls
        guard filled > 0, Double(parent.distinct) >= 0.98 * Double(filled), parent.distinct >= 2 else {
            return nil
        }
        if child.table == parent.table && childField.profile.isKey { return nil }
        let coverage = Double(shared) / Double(child.distinct)
        let domain = Double(shared) / Double(parent.distinct)
        guard coverage >= (childSet.system == parentSet.system ? 0.5 : 0.2) else { return nil }
        let name = HeaderSimilarity.between(childField.path, parentField.path, owner: parentSet)
        let meaning = Self.meaning(childField.canonical, childSet.entity, parentField.canonical, parentSet.entity)
        let accidental = Self.isSmallInteger(parentField.profile) && Self.isSmallInteger(childField.profile)
        let uniqueChild = childField.profile.isKey && childSet.parent != parentSet.id
        var score = 0.40 * coverage + 0.15 * domain.squareRoot() + 0.25 * name + 0.35 * meaning
        // Small numbers are everywhere; a name says which of them are meant.
        if accidental && meaning == 0 { score -= 0.35 * max(0, 1 - 1.4 * name) }
        if uniqueChild && meaning == 0 { score -= 0.15 }
        guard score >= 0.45 else { return nil }
        return Reference(
            child: FieldReference(dataset: childSet.id, field: childField.path),
            parent: FieldReference(dataset: parentSet.id, field: parentField.path),
            coverage: coverage,
            confidence: min(0.99, score)
        )
    }

    private static func isSmallInteger(_ profile: FieldProfile) -> Bool {
        profile.type == .integer && (profile.maxNumber ?? .infinity) < Double(max(1000, profile.distinct * 4))
    }

    /// Whether the meanings fit: an order number in an invoice and the number of an order.
    static func meaning(_ child: CanonicalField?, _ childOf: Entity, _ parent: CanonicalField?, _ parentOf: Entity)
        -> Double
    {
        guard let child, let parent else { return 0 }
        let isOwnKey = parent == .number || parent == .id
        switch child {
        case .partyNumber, .partyID: return parentOf.isParty && isOwnKey ? 1 : 0
        case .partyName: return parentOf.isParty && parent == .name ? 0.8 : 0
        case .partyVATNumber: return parentOf.isParty && (parent == .vatNumber || parent == .enterpriseNumber) ? 0.8 : 0
        case .partyEmail: return parentOf.isParty && parent == .email ? 0.8 : 0
        case .dealNumber: return parentOf == .deal && isOwnKey ? 1 : 0
        case .quoteNumber: return parentOf == .quote && isOwnKey ? 1 : 0
        case .orderNumber: return (parentOf == .order || parentOf == .purchaseOrder) && isOwnKey ? 1 : 0
        case .invoiceNumber: return (parentOf == .invoice || parentOf == .supplierInvoice) && isOwnKey ? 1 : 0
        case .deliveryNumber: return parentOf == .delivery && isOwnKey ? 1 : 0
        case .sku: return parentOf == .product && (parent == .sku || isOwnKey) ? 1 : 0
        case .gtin: return parentOf == .product && parent == .gtin ? 1 : 0
        case .reference, .sourceDocument: return isOwnKey && parentOf.isDocument && childOf.isDocument ? 0.8 : 0
        case .structuredCommunication: return parent == .structuredCommunication ? 0.8 : 0
        default: return 0
        }
    }
}
