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
        let open = unlinked(linked, excluding: filter.excluded.union(idle?.excluded ?? []), moments)
        let kinds = try attributeFilter(linked, Set(open), moments)
        let candidates = open.filter { !kinds.excluded.contains($0) }
        let lags = DelayMeasurement.lags(context, decision.mechanism)
        let maturity = Maturity(
            dataUntil: surroundings.dataUntil,
            lags: lags,
            unlinked: candidates.map { moments[$0] },
            linked: linked.count
        )
        let arrived = linked.map { moments[$0] }
        let missed = candidates.filter { maturity.isLost(moments[$0]) }.map { moments[$0] }
        let start = StartDetection(linked: arrived, lost: missed) ?? openItems(arrived, missed)
        let due = candidates.filter { maturity.isDue(moments[$0]) && !(moments[$0] < start?.startedAt ?? -.infinity) }
        var leaked = due.filter { maturity.isLost(moments[$0]) }
        var stop = StopDetection(linked: arrived, lost: leaked.map { moments[$0] })
        let cut = stop.flatMap { ExportCut(context.right, context.rightMoments, after: $0, lags) }
        if let cut {
            stop = nil
            leaked.removeAll { moments[$0] > cut.end }
        }
        if stop == nil, cut == nil, let recent = recentStop(decision.mechanism, arrived, due.map { moments[$0] }, lags)
        {
            stop = recent
            leaked = due.filter { maturity.isLost(moments[$0]) || moments[$0] > recent.stoppedAt }
        }
        let stoppedAt = stop?.stoppedAt ?? stoppedWithDocuments(arrived)
        let conflicts = try Conflicts(context, surroundings.texts)
        let eligible = linked.count + (cut == nil ? due.count : leaked.count)
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
                + kinds.evidence
        )
        try measureTime(&flow, linked)
        flow.leakedAmount = try amount(of: leaked)
        let lost = leaked.map { moments[$0] }
        var history = FlowHistory(linked: linked.map { moments[$0] }, lost: lost, lags: lags)
        history.weeks =
            FlowWeeks(arrivals: arrivals(lags, conflicts.byPair), lost: lost, until: maturity.knownUntil).values
        if !history.months.isEmpty || !history.delays.isEmpty { flow.history = history }
        flow.evidence += [start.map(evidence), stop.map(evidence), cut?.evidence].compactMap { $0 }
        if stop == nil, let stoppedAt {
            let words: Message =
                "no record came any more after \(Words.date(stoppedAt)), when the documents stopped too"
            flow.evidence.append(Evidence(rule: "stopped", statement: words, weight: 0.7))
        }
        return Outcome(flow: flow, leaked: leaked, conflicts: conflicts.byPair, began: start?.startedAt)
    }

    /// The attribute that keeps records from flowing. Parties that documents brought along came whatever it says, so that
    /// it may show among the others alone.
    private func attributeFilter(
        _ linked: Set<Int>,
        _ candidates: Set<Int>,
        _ moments: [Double]
    ) throws -> AttributeFilter {
        let (source, target) = (link.context.left, link.context.right.dataset.system)
        let parties = surroundings.parties(of: source.dataset.system)
        func filter(leavingOut served: Set<Int>) throws -> AttributeFilter {
            try AttributeFilter(
                source,
                parties: parties,
                linked: linked.subtracting(served),
                candidates: candidates.subtracting(served),
                moments,
                surroundings.texts
            )
        }
        let all = try filter(leavingOut: [])
        guard all.excluded.isEmpty, link.context.isOfParties else { return all }
        let served = DocumentlessParties.active(
            source,
            surroundings.documents(of: source.dataset.system),
            among: surroundings.arrived.mapValues { $0[target] ?? [] }
        )
        return served.isEmpty ? all : try filter(leavingOut: served)
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

    /// The source records that arrived, each with the first of its pairs.
    private func arrivals(_ lags: [Double], _ conflicts: [Int: [String]]) -> [FlowWeeks.Arrival] {
        guard let moments = link.context.leftMoments?.seconds else { return [] }
        var places: [Int: Int] = [:]
        var arrivals: [FlowWeeks.Arrival] = []
        for (position, pair) in link.context.links.pairs.enumerated() {
            let isConflicting = conflicts[position] != nil
            if let place = places[pair.left] {
                if isConflicting { arrivals[place].isConflicting = true }
                continue
            }
            places[pair.left] = arrivals.count
            let delay = lags.isEmpty ? .nan : lags[position]
            arrivals.append(.init(moment: moments[pair.left], delay: delay, isConflicting: isConflicting))
        }
        return arrivals
    }

    private func evidence(_ stop: StopDetection) -> Evidence {
        let words: Message =
            """
            stopped on \(Words.date(stop.stoppedAt)), give or take \(Words.duration(stop.uncertainty)): \
            \(stop.missing) records made since did not arrive
            """
        return Evidence(rule: "stopped", statement: words, weight: 0.9)
    }

    /// Exports of invoices often have the open ones alone: nearly all of the last weeks, and hardly any of before.
    private func openItems(_ arrived: [Double], _ missed: [Double]) -> StartDetection? {
        guard link.context.right.dataset.entity == .invoice || link.context.right.dataset.entity == .supplierInvoice
        else { return nil }
        return StartDetection(openAmong: arrived, missing: missed)
    }

    private func evidence(_ start: StartDetection) -> Evidence {
        if start.isOfOpenItems {
            let words: Message =
                """
                before \(Words.date(start.startedAt)) hardly any came, and nearly all since: \
                \(link.context.right.dataset.id) probably has what is open alone; \(start.earlier) records made before count \
                as no leak
                """
            return Evidence(rule: "open-items", statement: words, weight: 0.3)
        }
        let words: Message =
            """
            began on \(Words.date(start.startedAt)), give or take \(Words.duration(start.uncertainty)): \
            \(start.earlier) records made before did not arrive, and count as no leak
            """
        return Evidence(rule: "began", statement: words, weight: 0.3)
    }

    /// Parties are few, so that their own silence proves little; together with that of their documents it does, where dates
    /// on either side show it.
    private func stoppedWithDocuments(_ arrived: [Double]) -> Double? {
        guard link.context.isOfParties, let stopped = companion?.stoppedAt else { return nil }
        let copied =
            link.context.rightMoments.map { moments in
                link.context.links.pairs.map { moments.seconds[$0.right] }
            } ?? []
        guard (arrived + copied).contains(where: \.isFinite) else { return nil }
        // A copy of a day later may have been under way.
        let goesOn = arrived.contains { $0 > stopped } || copied.contains { $0 > stopped + Calendar.day }
        return goesOn ? nil : stopped
    }

    /// Source records without a partner that were meant to flow: no duplicates of ones that did, none from before the
    /// target's export begins.
    private func unlinked(_ linked: Set<Int>, excluding filtered: Set<Int>, _ moments: [Double]) -> [Int] {
        var represented = Set<Int>()
        for group in surroundings.duplicates
        where group.dataset == link.source
            && group.records.contains(where: { linked.contains($0) || link.context.elsewhere.contains($0) })
        {
            represented.formUnion(group.records)
        }
        let start = windowStart()
        // A record that stands in the export twice arrived if either did, and is lost once.
        let numbers = (link.context.namedField ?? link.context.left.numberField).map {
            link.context.left.columns.columns[$0].hashes
        }
        var seen = Set(numbers.map { numbers in linked.union(link.context.elsewhere).map { numbers[$0] } } ?? [])
        seen.remove(0)
        return (0..<link.context.left.columns.count).filter { record in
            guard !linked.contains(record), !filtered.contains(record), !represented.contains(record),
                !link.context.elsewhere.contains(record)
            else {
                return false
            }
            guard !(moments[record] < start) else { return false }
            guard let number = numbers?[record], number != 0 else { return true }
            return seen.insert(number).inserted
        }
    }

    /// Before this moment the target's export has nothing, so nothing can be missed there.
    private func windowStart() -> Double {
        guard let first = link.context.rightMoments?.seconds.filter(\.isFinite).min() else { return -.infinity }
        let known = link.context.lags.filter(\.isFinite).sorted()
        let late = known.isEmpty ? 0 : max(0, Statistics.quantile(known, 0.95))
        let start = first - 2 * late - 14 * Calendar.day
        // Where the source goes back much further, the target was exported from a day on: what was made before came before,
        // save what takes longest.
        let made = link.context.leftMoments?.seconds.filter(\.isFinite) ?? []
        let earlier = made.count { $0 < start }
        guard !link.context.isOfParties, earlier >= 20, 20 * earlier >= made.count else { return start }
        return first - (known.isEmpty ? 0 : max(0, Statistics.quantile(known, 0.05)))
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

    private func measureTime(_ flow: inout Flow, _ linked: Set<Int>) throws {
        let arrivals =
            link.context.rightMoments.map { moments in
                link.context.links.pairs.map { moments.seconds[$0.right] }.filter(\.isFinite)
            } ?? []
        guard let first = arrivals.min(), let last = arrivals.max() else { return }
        flow.firstSeen = first
        flow.lastSeen = last
        // Where most came in a recent stretch, the year is counted from there and not from a first stray record.
        let sorted = arrivals.sorted()
        let recent = max(first, min(Statistics.quantile(sorted, 0.02), last - 30 * Calendar.day))
        let count = sorted.count { $0 >= recent }
        flow.yearlyVolume = Double(count) / max(30 * Calendar.day, last - recent) * 365.25 * Calendar.day
    }

    private func amount(of records: [Int]) throws -> Amount? {
        let source = link.context.left
        guard let numbers = source.values(.grossAmount)?.numbers ?? source.values(.netAmount)?.numbers else {
            return nil
        }
        let sum = records.reduce(0.0) { numbers[$1].isFinite ? $0 + abs(numbers[$1]) : $0 }
        var currency = "EUR"
        if let field = source.dataset.fieldIndex(.currency), source.columns.count > 0 {
            let code = try surroundings.texts.texts(of: source.dataset.id, fields: [field])[0][0]
            if code.count == 3 { currency = code.uppercased() }
        }
        return Amount((sum * 100).rounded() / 100, currency)
    }

    private func end(_ dataset: Dataset) -> FlowEnd {
        FlowEnd(system: dataset.system, dataset: dataset.id, entity: dataset.entity)
    }

    private func key(_ key: LinkKey) -> FlowKey? {
        guard let source = key.leftFields.first, let target = key.rightFields.first else { return nil }
        return FlowKey(sourceField: source, targetField: target, match: key.match)
    }
}
