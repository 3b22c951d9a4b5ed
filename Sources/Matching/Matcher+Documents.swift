import IntegrationModel

extension Matcher {
    /// Links the documents of different systems, by what they name each other with or by what they are about.
    func linkDocuments(
        _ profiles: [DatasetProfile],
        _ overlap: OverlapIndex,
        _ resolver: PartyResolver,
        _ texts: any TextSource,
        _ hashing: any ValueHashing,
        _ result: inout MatchingResult
    ) throws {
        let documents = profiles.indices.filter {
            profiles[$0].dataset.entity.isDocument && profiles[$0].dataset.parent == nil
                && profiles[$0].columns.count > 0
        }
        // Documents of one system are joined by its own references.
        guard Set(documents.map { profiles[$0].dataset.system }).count > 1 else { return }
        let tables = documents.map { DocumentTable($0, profiles[$0], resolver: resolver) }
        let detection = DocumentKeyDetection(profiles: profiles, overlap: overlap, texts: texts, hashing: hashing)
        var connected = DisjointSets(count: tables.count)
        var unlinked: [(Int, Int)] = []
        var omitted = OmittedDocuments()
        let linkage = DocumentLinkage(texts: texts)
        var numbered: [(pair: (Int, Int), pairs: NumberedPairs)] = []
        for first in tables.indices {
            for second in tables.indices
            where second > first && tables[first].dataset.system != tables[second].dataset.system {
                guard budget.holds(documents: tables[first], tables[second]) else {
                    omitted.add(tables[first], tables[second])
                    continue
                }
                let keys = try detection.keys(tables[first], tables[second])
                if let pairs = try linkage.pairs(tables[first], tables[second], keys: keys) {
                    numbered.append(((first, second), pairs))
                    connected.join(first, second)
                } else {
                    unlinked.append((first, second))
                }
            }
        }
        result.omissions += omitted.omissions(budget)
        // Documents that a chain of numbers joins need no guess; the rest is joined from the fullest link down, where a
        // link to the next document of the process counts for more than one that passes over it, and of links that are about
        // as full the one between moments that are closest.
        //
        // Of two lists of one kind, the one that holds the other's numbers is its copy, and comes last: who pays answers the
        // original.
        let found = unlinked.filter { connected.find($0.0) != connected.find($0.1) }.compactMap { pair in
            UnnumberedLinkage().links(tables[pair.0], tables[pair.1]).map { (pair: pair, links: $0) }
        }
        let copies = CopiedDocuments(tables, numbered.map(\.pairs.links))
        let pairs = found.map(\.pair)
        let guesses =
            found
            .map { pair, links -> (pair: (Int, Int), links: RecordLinks, fullness: Double) in
                let (one, other) = (tables[pair.0], tables[pair.1])
                let full =
                    Double(links.pairs.count) / Double(max(1, one.dataset.entity.steps(to: other.dataset.entity)))
                let nearness = 1 - 0.1 * UsualDelay.remoteness(one, other, links.pairs)
                return (pair, links, copies.isOfCopy(pair, among: pairs) ? 0 : full * nearness)
            }
            .sorted { ($1.fullness, $0.pair.0, $0.pair.1) < ($0.fullness, $1.pair.0, $1.pair.1) }
        var unnumbered: [(pair: (Int, Int), links: RecordLinks)] = []
        for (pair, links, _) in guesses where connected.find(pair.0) != connected.find(pair.1) {
            unnumbered.append((pair, links))
            connected.join(pair.0, pair.1)
        }
        var partners = OtherPartners()
        for (pair, pairs) in numbered { partners.add(pair.0, pair.1, pairs.pairs) }
        for (pair, links) in unnumbered { partners.add(pair.0, pair.1, links.pairs.lazy.map { ($0.left, $0.right) }) }
        func others(_ pair: (Int, Int)) -> (left: Set<Int>, right: Set<Int>) {
            (partners.records(of: pair.0, notIn: pair.1), partners.records(of: pair.1, notIn: pair.0))
        }
        result.recordLinks += try numbered.map { pair, pairs in
            try pairs.links(leavingOut: others(pair), texts)
        }
        result.recordLinks += unnumbered.map { pair, links in
            let again = UnnumberedLinkage().links(tables[pair.0], tables[pair.1], leavingOut: others(pair))
            return again ?? links
        }
    }
}
