public import IntegrationModel

/// What belongs together: keys, references, fields and records, within systems and between them.
public struct MatchingResult: Sendable {
    public var keys: [KeyCandidate] = []
    public var references: [Reference] = []
    public var matches: [FieldMatch] = []
    public var recordLinks: [RecordLinks] = []
    public var duplicates: [DuplicateGroup] = []
    /// What was not compared because it does not fit into the memory.
    public var omissions: [MatchingOmission] = []
    /// What a person said that speaks of what is no longer there.
    public var stale: [StaleCorrection] = []
}

/// Finds what belongs together. It says nothing of directions: shared values prove a link, not a flow.
public struct Matcher: Sendable {
    let budget: MatchingBudget
    private let threads: Int
    private let corrections: MatchingCorrections

    /// - Parameters:
    ///   - corrections: what a person said of keys, fields and records; it wins.
    ///   - memory: bytes that what is compared at one time may take. Plain values and what is found come on top.
    ///   - threads: that count shared values.
    public init(
        corrections: MatchingCorrections = MatchingCorrections(),
        memory: Int = 1 << 30,
        threads: Int = 2
    ) {
        self.corrections = corrections
        budget = MatchingBudget(memory: memory)
        self.threads = max(1, threads)
    }

    /// - Parameters:
    ///   - texts: reads plain values again for what only text can tell: likeness of names, numbers in free text.
    ///   - hashing: the hash that the columns were made with.
    /// - Throws: what `texts` throws.
    public func match(
        _ profiles: [DatasetProfile],
        texts: any TextSource,
        hashing: any ValueHashing
    ) throws -> MatchingResult {
        var result = MatchingResult()
        let overlap = OverlapIndex(profiles, memory: budget.values, threads: threads)
        result.keys = CorrectedKeys(profiles: profiles, corrections: corrections.keys)
            .applied(
                to: KeyDetection(memory: budget.values, threads: threads).keys(of: profiles),
                stale: &result.stale
            )
        result.references = try ReferenceDetection(memory: budget.values, threads: threads)
            .references(profiles, overlap, keys: result.keys, texts: texts)
        let parties = try linkParties(profiles, texts, &result)
        try linkDocuments(profiles, overlap, parties, texts, hashing, &result)
        result.recordLinks = try CorrectedLinks(profiles: profiles, texts: texts, corrections: corrections.links)
            .applied(to: result.recordLinks, stale: &result.stale)
        result.recordLinks.sort { ($0.left, $0.right) < ($1.left, $1.right) }
        result.recordLinks = DocumentLines(profiles, result.references).withoutRepeated(result.recordLinks)
        let said = CorrectedMatches(corrections.matches, profiles, stale: &result.stale)
        result.matches = try matchFields(profiles, result.recordLinks, said)
        return result
    }

    private func linkParties(
        _ profiles: [DatasetProfile],
        _ texts: any TextSource,
        _ result: inout MatchingResult
    ) throws -> PartyResolver {
        let positions = profiles.indices.filter {
            profiles[$0].dataset.entity.isParty && profiles[$0].dataset.parent == nil && profiles[$0].columns.count > 0
        }
        let (held, omitted) = budget.heldParties(positions.map { profiles[$0] })
        result.omissions += omitted
        let tables = try positions.filter { held.contains(profiles[$0].dataset.id) }
            .map { try PartyTable($0, profiles[$0], texts: texts) }
        var joined: [(left: (Int, Int), right: (Int, Int))] = []
        let linkage = PartyLinkage(memory: budget.pairs)
        for (index, left) in tables.enumerated() {
            for group in linkage.duplicates(left, profiles) {
                result.duplicates.append(group)
                joined += group.records.dropFirst().map { ((left.table, group.records[0]), (left.table, $0)) }
            }
            for right in tables[(index + 1)...]
            where profiles[left.table].dataset.system != profiles[right.table].dataset.system {
                guard let links = linkage.links(left, right, profiles) else { continue }
                result.recordLinks.append(links)
                joined += links.pairs.map { ((left.table, $0.left), (right.table, $0.right)) }
            }
        }
        return PartyResolver(profiles, tables: positions, joined: joined)
    }

    private func matchFields(_ profiles: [DatasetProfile], _ links: [RecordLinks], _ said: CorrectedMatches)
        throws -> [FieldMatch]
    {
        var pairs: [(left: Int, right: Int, links: RecordLinks?)] = []
        for left in profiles.indices {
            for right in profiles.indices where right > left {
                let (one, other) = (profiles[left].dataset, profiles[right].dataset)
                let shared = linked(one.id, other.id, links)
                let isCompared = one.system != other.system && (one.entity == other.entity || shared != nil)
                guard isCompared || said.hasConfirmed(left, right) else { continue }
                pairs.append((left, right, shared))
            }
        }
        let matching = FieldMatching(
            profiles: profiles,
            tables: Set(pairs.flatMap { [$0.left, $0.right] }),
            said: said
        )
        return try pairs.flatMap { pair in
            try matching.matches(
                pair.left,
                pair.right,
                links: pair.links,
                transforms: FieldTransforms(profiles[pair.left], profiles[pair.right], texts: nil),
                least: Self.leastMatch
            )
        }
    }

    /// Less sure matches are not kept.
    private static let leastMatch = 0.2

    private func linked(_ left: String, _ right: String, _ links: [RecordLinks]) -> RecordLinks? {
        links.first { $0.left == left && $0.right == right }
    }
}
