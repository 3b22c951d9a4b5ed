import IntegrationModel

/// Measures one flow: what arrived, what leaked, how late, and what contradicts.
struct FlowAssembly {
    let link: DirectedLink
    let surroundings: FlowSurroundings
    /// The flow of documents between the same systems, which parties come with.
    var companion: Flow?

    struct Outcome {
        var flow: Flow
        /// Positions of leaked source records, and of pairs in conflict with their fields.
        var leaked: [Int]
        var conflicts: [Int: [String]]
        /// When it began, where what was made before never came.
        var began: Double?
    }

    func assemble() throws -> Outcome {
        let context = link.context
        let linked = Set(context.links.pairs.map(\.left))
        let decision = try MechanismDecision.decide(context, link.errors, surroundings.texts)
        let moments = context.leftMoments?.seconds ?? Array(repeating: .nan, count: context.left.columns.count)
        let idle =
            context.isOfParties
            ? DocumentlessParties(
                context.left,
                linked: linked,
                documents: surroundings.documents(of: context.left.dataset.system),
                meant: surroundings.meant.mapValues { $0[context.right.dataset.system] ?? [] },
                arrived: surroundings.arrived.mapValues { $0[context.right.dataset.system] ?? [] },
                began: surroundings.began[context.left.dataset.system]?[context.right.dataset.system].map {
                    (at: $0, moments: moments)
                }
            ) : nil
        let filter = try StatusFilter(context.left, linked: linked, moments, surroundings.texts)
        let window = TargetWindow(
            context,
            dataUntil: surroundings.dataUntil,
            beside: surroundings.others(than: context.right),
            named: surroundings.unexported[link.target]
        )
        let credits = context.right.isOfPayments ? surroundings.credits[link.source] : nil
        let open = unlinked(
            linked,
            within: window,
            excluding: filter.excluded.union(idle?.excluded ?? []).union(credits?.excluded ?? []),
            moments
        )
        let kinds = try attributeFilter(linked, Set(open), moments)
        // When what has no date was made, and so whether an export that ends early could show it, nobody knows.
        let missing = open.filter { !kinds.excluded.contains($0) && !(window.endsEarly && moments[$0].isNaN) }
        let lags = DelayMeasurement.lags(context, decision.mechanism)
        let maturity = Maturity(
            dataUntil: window.end,
            lags: lags,
            unlinked: missing.map { moments[$0] },
            linked: linked.count
        )
        let arrived = linked.map { moments[$0] }
        let missed = missing.filter { maturity.isLost(moments[$0]) }.map { moments[$0] }
        let start = StartDetection(linked: arrived, lost: missed) ?? openItems(arrived, missed)
        let expected = missing.filter { maturity.isDue(moments[$0]) && !(moments[$0] < start?.startedAt ?? -.infinity) }
        let part =
            start?.isOfOpenItems == true
            ? nil
            : try ExportedPart(
                context,
                missing: expected.count,
                named: surroundings.unexported[link.target],
                surroundings.texts
            )
        let due = part == nil ? expected : []
        var leaked = due.filter { maturity.isLost(moments[$0]) }
        var stop = StopDetection(linked: arrived, lost: leaked.map { moments[$0] })
        if stop == nil, !window.endsEarly,
            let recent = recentStop(decision.mechanism, arrived, due.map { moments[$0] }, lags)
        {
            stop = recent
            leaked = due.filter { maturity.isLost(moments[$0]) || moments[$0] > recent.stoppedAt }
        }
        let stoppedAt = stop?.stoppedAt ?? stoppedWithDocuments(arrived)
        let sideline =
            stoppedAt == nil && start == nil
            ? Sideline(linked: linked.count, missing: due.count, of: context.left.dataset.id) : nil
        if sideline != nil { leaked = [] }
        let conflicts = try Conflicts(
            context,
            settled: credits?.settled ?? [],
            surroundings.texts,
            duplicates: surroundings.duplicates
        )
        let eligible = linked.count + (sideline == nil ? due.count : 0)
        var flow = Flow(
            source: end(context.left.dataset),
            target: end(context.right.dataset),
            mechanism: decision.mechanism,
            confidence: link.direction.confidence,
            mechanismConfidence: decision.confidence,
            records: FlowRecords(
                source: context.left.columns.count,
                eligible: eligible,
                linked: linked.count,
                leaked: leaked.count,
                withoutOrigin: 0
            ),
            coverage: eligible == 0 ? 0 : Double(linked.count) / Double(eligible),
            lagSeconds: DelayMeasurement.lag(lags, precision: context.precision),
            conflicts: conflicts.fields,
            key: context.links.keys.compactMap(key),
            stoppedAt: stoppedAt,
            changed: decision.change,
            evidence: link.direction.evidence + decision.evidence + filter.evidence + (idle?.evidence ?? [])
                + kinds.evidence + [part?.evidence, sideline?.evidence].compactMap { $0 }
                + (credits?.evidence { !linked.contains($0) } ?? [])
        )
        try measureTime(&flow, linked)
        flow.leakedAmount = try amount(of: leaked)
        let lost = leaked.map { moments[$0] }
        var history = FlowHistory(linked: linked.map { moments[$0] }, lost: lost, lags: lags)
        history.weeks =
            FlowWeeks(arrivals: arrivals(lags, conflicts.byPair), lost: lost, until: maturity.knownUntil).values
        if !history.months.isEmpty || !history.delays.isEmpty { flow.history = history }
        let unseen = missing.count { moments[$0] > window.end }
        flow.evidence += [start.map(evidence), stop.map(evidence), evidence(window, unseen)].compactMap { $0 }
        if stop == nil, let stoppedAt {
            let words: Message =
                "no record came any more after \(Words.date(stoppedAt)), when the documents stopped too"
            flow.evidence.append(Evidence(rule: "stopped", statement: words, weight: 0.7))
        }
        return Outcome(flow: flow, leaked: leaked, conflicts: conflicts.byPair, began: start?.startedAt)
    }

    private func recentStop(_ mechanism: Mechanism, _ arrived: [Double], _ due: [Double], _ lags: [Double])
        -> StopDetection?
    {
        RecentStop.find(
            mechanism,
            arrived: arrived,
            due: due,
            target: link.context.rightMoments?.seconds ?? [],
            delay: DelayMeasurement.lag(lags, precision: link.context.precision)?.p95 ?? 0
        )
    }

    /// Target records whose reference names nothing in the source, or another record than the one they are linked with.
    ///
    /// - Parameter resolved: records of the target whose reference another source resolves.
    func brokenReferences(leavingOut resolved: Set<Int>) throws -> [FlowRecord] {
        try RecordListing(texts: surroundings.texts).records(
            BrokenReferences(link: link.context, texts: surroundings.texts).records(leavingOut: resolved),
            of: link.context.right,
            link.context.rightMoments,
            .conflicting
        )
    }
}
