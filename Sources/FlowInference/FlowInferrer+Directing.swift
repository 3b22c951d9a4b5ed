import IntegrationModel

// Which way links run.
extension FlowInferrer {
    func contexts(
        _ profiles: [DatasetProfile],
        _ systems: [System],
        _ links: [RecordLinks],
        _ matches: [FieldMatch],
        _ texts: any TextSource
    ) throws -> [LinkContext] {
        let byID = Dictionary(profiles.map { ($0.dataset.id, $0) }) { first, _ in first }
        let kinds = Dictionary(systems.map { ($0.id, $0.kind) }) { first, _ in first }
        var audits: [String: AuditUsers] = [:]
        let contexts = try links.compactMap { link -> LinkContext? in
            guard let left = byID[link.left], let right = byID[link.right] else { return nil }
            return try LinkContext(
                links: link,
                left: left,
                right: right,
                audit: { profile in
                    if let known = audits[profile.dataset.id] { return known }
                    let read = try AuditUsers.read(profile, texts).naming(systems, own: profile.dataset.system)
                    audits[profile.dataset.id] = read
                    return read
                },
                kind: { kinds[$0] ?? .other },
                matches: matches.filter { $0.left.dataset == link.left && $0.right.dataset == link.right }
            )
        }
        return contexts.sharingClocks
    }

    /// The flows between two lists of parties: both ways where each feeds the other.
    func directParties(
        _ context: LinkContext,
        _ more: [any DirectionRule],
        _ texts: any TextSource
    ) throws -> [DirectedLink] {
        let isDeclared = DeclaredRule(declarations: declarations).finding(in: context) != nil
        if !isDeclared, let traffic = PartyTraffic(context) {
            let ways = [context.restricted(to: traffic.forward), context.flipped(pairs: traffic.backward)]
            return try ways.filter { !$0.links.pairs.isEmpty }.map {
                try along($0, traffic.isTwoWay ? traffic.evidence : [], more, texts)
            }
        }
        let link = try direct(context, more, texts)
        return [isDeclared ? link : try withoutContradictions(link, more, texts)]
    }

    /// A link whose records say themselves that it runs from left to right.
    private func along(
        _ way: LinkContext,
        _ evidence: [Evidence],
        _ more: [any DirectionRule],
        _ texts: any TextSource
    ) throws -> DirectedLink {
        let judged = try direct(way, more, texts)
        let agrees = judged.direction.sign != 0 && judged.source == way.left.dataset.id
        return DirectedLink(
            context: way,
            direction: judged.direction.along(confidence: agrees ? judged.direction.confidence : 0.7, evidence),
            errors: agrees ? judged.errors : try TypingErrors(way, texts)
        )
    }

    /// The link without the records that were on the right before they were on the left: nobody copied those.
    private func withoutContradictions(
        _ link: DirectedLink,
        _ more: [any DirectionRule],
        _ texts: any TextSource
    ) throws -> DirectedLink {
        let context = link.context
        guard link.direction.sign != 0, !context.lags.isEmpty else { return link }
        let consistent = context.links.pairs.indices.filter { position in
            context.held.byRight[position] || !(context.lags[position] <= -context.precision)
        }
        let lost = context.links.pairs.count - consistent.count
        // Where that is usual, the dates are of something else, such as the day on which all was moved to a new system.
        guard lost > 0, 2 * lost <= context.links.pairs.count else { return link }
        return DirectedLink(
            context: context.restricted(to: consistent),
            direction: link.direction,
            errors: try TypingErrors(context.restricted(to: consistent), texts)
        )
    }

    /// Asks the rules, and turns the link so that it runs from left to right.
    func direct(
        _ context: LinkContext,
        _ more: [any DirectionRule],
        _ texts: any TextSource
    ) throws -> DirectedLink {
        let errors = try TypingErrors(context, texts)
        let rules: [any DirectionRule] =
            [
                DeclaredRule(declarations: declarations), ForeignNumberRule(), HeldNumberRule(), EarlierRule(),
                LaterEditsRule(), InterfaceRule(), ProcessOrderRule(), SupersetRule(), SystemRoleRule(),
            ]
            + [
                TypingErrorRule(errors: errors),
                LossRule(losses: context.isOfParties ? Losses() : try Losses(context, texts)),
            ] + more
        let direction = Direction(rules.compactMap { $0.finding(in: context) }, ofParties: context.isOfParties)
        return DirectedLink(
            context: direction.sign < 0 ? context.flipped() : context,
            direction: direction,
            errors: errors
        )
    }
}

extension LinkContext {
    /// Whether it links lists of parties, and not documents.
    var isOfParties: Bool { left.dataset.entity.isParty && right.dataset.entity.isParty }
}
