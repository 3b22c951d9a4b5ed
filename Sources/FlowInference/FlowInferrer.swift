public import IntegrationModel

/// The flows that links prove, the links that prove none, and the records that need a look.
public struct FlowInferenceResult: Sendable {
    public var flows: [Flow] = []
    public var links: [Link] = []
    public var records: [String: [FlowRecord]] = [:]
}

/// Tells which way data moves, how, how completely and how late.
///
/// Shared records prove a link and no direction. So each link is put before rules that each find evidence or stay
/// silent; where they don't convince, it stays a link.
public struct FlowInferrer: Sendable {
    /// What the user says of flows.
    public var declarations: [FlowDeclaration]

    public init(declarations: [FlowDeclaration] = []) { self.declarations = declarations }

    /// - Parameters:
    ///   - links: the records that datasets of different systems share.
    ///   - matches: fields that hold the same thing, for conflicts.
    ///   - dataUntil: up to when the exports go, in seconds since 1970.
    /// - Throws: what `texts` throws.
    public func infer(
        _ profiles: [DatasetProfile],
        systems: [System],
        links: [RecordLinks],
        matches: [FieldMatch],
        duplicates: [DuplicateGroup],
        texts: any TextSource,
        dataUntil: Double
    ) throws -> FlowInferenceResult {
        var surroundings = FlowSurroundings(
            profiles: profiles,
            duplicates: duplicates,
            dataUntil: dataUntil,
            texts: texts
        )
        let contexts = try contexts(profiles, systems, links, matches, texts)
        surroundings.unexported = try UnexportedRecords.all(contexts, texts)
        surroundings.credits = try CreditNotes.all(profiles, contexts, texts)
        let documents = try contexts.filter { !$0.isOfParties }.map { try direct($0, [], texts) }
        var documentFlows: [Flow] = []
        for link in documents where link.direction.sign != 0 {
            let outcome = try assemble(link, surroundings)
            documentFlows.append(outcome.flow)
            surroundings.note(link, lost: outcome.leaked, began: outcome.began)
        }
        let rules: [any DirectionRule] = [
            DocumentFlowRule(flows: documentFlows),
            try CopiedListRule(contexts.filter(\.isOfParties), surroundings),
        ]
        let parties = try contexts.filter(\.isOfParties).flatMap { try directParties($0, rules, texts) }
        let all = documents + parties
        let reduced = TransitiveReduction().reduce(
            all.filter { $0.direction.sign != 0 },
            beside: all.filter { $0.direction.sign == 0 }
        )
        let settled = try OriginCompetition { try direct($0, rules, texts) }.settle(reduced)
        let decided = settled.flows
        var result = FlowInferenceResult()
        var outcomes: [(link: DirectedLink, outcome: FlowAssembly.Outcome)] = []
        for link in decided {
            let companion = documentFlows.first { flow in
                link.context.isOfParties && flow.source.system == link.context.left.dataset.system
                    && flow.target.system == link.context.right.dataset.system && flow.mechanism != .external
            }
            outcomes.append((link, try assemble(link, surroundings, companion)))
        }
        for (link, outcome) in outcomes {
            var flow = outcome.flow.carriedLike(documentFlows)
            let orphans = withoutOrigin(link, decided, credits: surroundings.credits[link.target]?.notes ?? [])
            flow.records.withoutOrigin = orphans.count
            if let moments = link.context.rightMoments?.seconds {
                let arrived = Set(link.context.links.pairs.map(\.right))
                flow.history?.weeks.add(
                    arrived: arrived.map { moments[$0] },
                    withoutOrigin: orphans.map { moments[$0] }
                )
            }
            let elsewhere = decided.filter { $0.target == link.target && $0.source != link.source }
            flow.brokenReferences = try FlowAssembly(link: link, surroundings: surroundings)
                .brokenReferences(leavingOut: Set(elsewhere.flatMap { $0.context.links.pairs.map(\.right) }))
            result.flows.append(flow)
            result.records[flow.id] = try RecordListing(texts: texts).list(
                link,
                leaked: outcome.leaked,
                conflicts: outcome.conflicts,
                withoutOrigin: orphans
            )
        }
        let open = all.filter { $0.direction.sign == 0 } + settled.unclaimed
        result.links = open.filter { !TransitiveReduction().explains($0.context.links, by: decided) }.map(undirected)
        result.flows.sort { $0.id < $1.id }
        result.links.sort { $0.id < $1.id }
        return result
    }

    private func assemble(
        _ link: DirectedLink,
        _ surroundings: FlowSurroundings,
        _ companion: Flow? = nil
    ) throws -> FlowAssembly.Outcome {
        var outcome = try FlowAssembly(link: link, surroundings: surroundings, companion: companion).assemble()
        let (source, target) = (link.context.left.dataset, link.context.right.dataset)
        if let declared = declarations.first(where: { $0.covers(from: source, to: target) }) {
            outcome.flow.declared = true
            if let mechanism = declared.mechanism, mechanism != outcome.flow.mechanism {
                let words: Message =
                    "declared as \(Message(key: mechanism.rawValue)); what was observed looks \(Message(key: outcome.flow.mechanism.rawValue))"
                outcome.flow.evidence.append(Evidence(rule: "declared", statement: words, weight: 1))
                outcome.flow.mechanism = mechanism
                outcome.flow.mechanismConfidence = 0.99
            }
        }
        return outcome
    }

    /// Records of the target that no flow brought, since the source's export begins; credit notes come from invoices.
    private func withoutOrigin(_ link: DirectedLink, _ flows: [DirectedLink], credits: Set<Int>) -> [Int] {
        // What the target sent to the source itself has its origin here.
        let sent = flows.filter { $0.source == link.target && $0.target == link.source }
        let brought = Set(flows.filter { $0.target == link.target }.flatMap { $0.context.links.pairs.map(\.right) })
            .union(sent.flatMap { $0.context.links.pairs.map(\.left) })
        let start = link.context.leftMoments?.seconds.filter(\.isFinite).min() ?? -.infinity
        let moments = link.context.rightMoments?.seconds
        let signs = PaymentSigns(link.context.right, linked: link.context.links.pairs.map(\.right))
        return (0..<link.context.right.columns.count).filter { record in
            guard !brought.contains(record), !credits.contains(record), !signs.isOtherWay(record) else { return false }
            guard let moment = moments?[record], moment.isFinite else { return true }
            return moment >= start
        }
    }

    private func undirected(_ link: DirectedLink) -> Link {
        let context = link.context
        let smaller = max(1, min(context.left.columns.count, context.right.columns.count))
        let ends = [context.left.dataset, context.right.dataset].map {
            FlowEnd(system: $0.system, dataset: $0.id, entity: $0.entity)
        }.sorted { $0.dataset < $1.dataset }
        let sure = context.links.pairs.reduce(0) { $0 + $1.confidence } / Double(max(1, context.links.pairs.count))
        return Link(
            between: ends,
            linked: context.links.pairs.count,
            coverage: Double(context.links.pairs.count) / Double(smaller),
            confidence: sure,
            key: context.links.keys.compactMap { key in
                guard let left = key.leftFields.first, let right = key.rightFields.first else { return nil }
                return FlowKey(sourceField: left, targetField: right, match: key.match)
            },
            evidence: link.direction.evidence
        )
    }
}
