import IntegrationModel

/// Finds fields whose values are those of a key, within a system and between two.
///
/// Inclusion alone says little (most inclusions are accidents of small numbers and short lists), so each is scored by
/// names, by meaning, and by how the values lie in the key's domain, as in Rostin et al., *A Machine Learning Approach
/// to Foreign Key Discovery*, WebDB 2009, and Zhang et al., *On Multi-Column Foreign Key Discovery*, PVLDB 2010. Each
/// field keeps its best key per system.
struct ReferenceDetection {
    /// Bytes for the values that are counted.
    var memory = SharedValueCount.defaultMemory
    var threads = 2

    func references(_ profiles: [DatasetProfile], _ overlap: OverlapIndex) throws -> [Reference] {
        try references(profiles, overlap, keys: KeyDetection().keys(of: profiles))
    }

    /// - Parameters:
    ///   - keys: of all datasets, surest first for each.
    ///   - texts: reads codes again for references that hold after a transform; nil to leave those out.
    /// - Throws: what `texts` throws.
    func references(
        _ profiles: [DatasetProfile],
        _ overlap: OverlapIndex,
        keys: [KeyCandidate],
        texts: (any TextSource)? = nil
    ) throws -> [Reference] {
        let names = profiles.map { KeyNames($0.dataset) }
        let scoring = ReferenceScoring(profiles: profiles, names: names, keys: keys)
        var found: [ReferenceScoring.Claim] = []
        for (first, second) in overlap.pairs(sharing: 1) {
            let (one, other) = (overlap.runs[first], overlap.runs[second])
            let shared = overlap.shared(first, second)
            // Of two keys that include each other, one refers to the other.
            let claims = [scoring.claim(one, other, shared), scoring.claim(other, one, shared)].compactMap(\.self)
            if let surer = claims.max(by: { ($0.score, $1.parent) < ($1.score, $0.parent) }) { found.append(surer) }
        }
        if let texts {
            let transformed = try TransformedReferenceDetection(profiles: profiles, scoring: scoring)
                .claims(texts, besides: found)
            found += TransformedReferenceDetection.needed(transformed, besides: found)
        }
        return
            (chosen(found, profiles).map { scoring.reference($0) }
            + composite(profiles, names, overlap).references(to: keys)
            + NamedReferenceDetection(profiles: profiles, names: names).references(to: keys))
            .sorted { ($1.confidence, $0.child, $0.parent) < ($0.confidence, $1.child, $1.parent) }
    }

    private func composite(_ profiles: [DatasetProfile], _ names: [KeyNames], _ overlap: OverlapIndex)
        -> CompositeReferenceDetection
    {
        CompositeReferenceDetection(
            profiles: profiles,
            names: names,
            overlap: overlap,
            memory: memory,
            threads: threads
        )
    }

    /// The best key of each field in each system, and of the claims of one dataset on another only those on its key
    /// where there is any.
    private func chosen(_ found: [ReferenceScoring.Claim], _ profiles: [DatasetProfile]) -> [ReferenceScoring.Claim] {
        var best: [ColumnPosition: [String: ReferenceScoring.Claim]] = [:]
        for claim in found {
            let system = profiles[claim.parent.table].dataset.system
            let known = best[claim.child]?[system]
            if known == nil || (known!.score, claim.parent) < (claim.score, known!.parent) {
                best[claim.child, default: [:]][system] = claim
            }
        }
        let claims = Self.withoutSiblings(best.values.flatMap(\.values))
        let onKeys = Set(claims.filter(\.isOnMainKey).map { [$0.child.table, $0.parent.table] })
        return claims.filter {
            $0.isOnMainKey || $0.meaning == 1 || !onKeys.contains([$0.child.table, $0.parent.table])
        }
    }

    /// Without the transformed claims that follow from others: between two fields that both refer to the same key,
    /// and from a field that refers, as it is, to a dataset that the other one is joined with.
    private static func withoutSiblings(_ claims: [ReferenceScoring.Claim]) -> [ReferenceScoring.Claim] {
        var parents: [ColumnPosition: Set<ColumnPosition>] = [:]
        var joined: Set<[Int]> = []
        var plain: [ColumnPosition: Set<Int>] = [:]
        for claim in claims {
            parents[claim.child, default: []].insert(claim.parent)
            joined.formUnion([[claim.child.table, claim.parent.table], [claim.parent.table, claim.child.table]])
            if claim.transform == nil { plain[claim.child, default: []].insert(claim.parent.table) }
        }
        return claims.filter { claim in
            claim.transform == nil
                || parents[claim.child, default: []].isDisjoint(with: parents[claim.parent, default: []])
                    && !plain[claim.child, default: []].contains { joined.contains([$0, claim.parent.table]) }
        }
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
