import IntegrationModel

/// Measures one flow: what arrived, what leaked, how late, and what contradicts.
struct FlowAssembly {
    let link: DirectedLink
    let surroundings: FlowSurroundings

    struct Outcome {
        var flow: Flow
        /// Positions of leaked source records, and of pairs in conflict with their fields.
        var leaked: [Int]
        var conflicts: [Int: [String]]
    }

    func assemble() throws -> Outcome {
        let context = link.context
        let linked = Set(context.links.pairs.map(\.left))
        let decision = MechanismDecision.decide(context, link.errors)
        let filter = try StatusFilter(context.left, linked: linked, surroundings.texts)
        let idle =
            context.isOfParties
            ? DocumentlessParties(
                context.left,
                linked: linked,
                documents: surroundings.documents(of: context.left.dataset.system)
            ) : nil
        let moments = context.leftMoments?.seconds ?? Array(repeating: .nan, count: context.left.columns.count)
        let candidates = unlinked(linked, excluding: filter.excluded.union(idle?.excluded ?? []), moments)
        let lags = DelayMeasurement.lags(context, decision.mechanism)
        let maturity = Maturity(
            dataUntil: surroundings.dataUntil,
            lags: lags,
            unlinked: candidates.map { moments[$0] },
            linked: linked.count
        )
        let due = candidates.filter { maturity.isDue(moments[$0]) }
        let leaked = due.filter { maturity.isLost(moments[$0]) }
        let stop = StopDetection(linked: linked.map { moments[$0] }, lost: leaked.map { moments[$0] })
        let conflicts = Conflicts(context)
        let eligible = linked.count + due.count
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
            lagSeconds: DelayMeasurement.lag(lags),
            conflicts: conflicts.fields,
            key: context.links.keys.compactMap(key),
            stoppedAt: stop?.stoppedAt,
            evidence: link.direction.evidence + decision.evidence + filter.evidence + (idle?.evidence ?? [])
        )
        try measureTime(&flow, linked)
        flow.leakedAmount = try amount(of: leaked)
        let history = FlowHistory(linked: linked.map { moments[$0] }, lost: leaked.map { moments[$0] }, lags: lags)
        if !history.months.isEmpty || !history.delays.isEmpty { flow.history = history }
        if let stop {
            flow.evidence.append(
                Evidence(rule: "stopped", statement: "\(stop.missing) records in a row did not arrive", weight: 0.9)
            )
        }
        return Outcome(flow: flow, leaked: leaked, conflicts: conflicts.byPair)
    }

    /// Source records without a partner that were meant to flow: no duplicates of ones that did, none from before the
    /// target's export begins.
    private func unlinked(_ linked: Set<Int>, excluding filtered: Set<Int>, _ moments: [Double]) -> [Int] {
        var represented = Set<Int>()
        for group in surroundings.duplicates
        where group.dataset == link.source && group.records.contains(where: linked.contains) {
            represented.formUnion(group.records)
        }
        let start = windowStart()
        return (0..<link.context.left.columns.count).filter { record in
            guard !linked.contains(record), !filtered.contains(record), !represented.contains(record) else {
                return false
            }
            return !(moments[record] < start)
        }
    }

    /// Before this moment the target's export has nothing, so nothing can be missed there.
    private func windowStart() -> Double {
        guard let first = link.context.rightMoments?.seconds.filter(\.isFinite).min() else { return -.infinity }
        let known = link.context.lags.filter(\.isFinite).sorted()
        let late = known.isEmpty ? 0 : max(0, Statistics.quantile(known, 0.95))
        return first - 2 * late - 14 * Calendar.day
    }

    /// Target records whose reference names nothing in the source, or another record than the one they are linked with.
    ///
    /// - Parameter resolved: records of the target whose reference another source resolves.
    func brokenReferences(leavingOut resolved: Set<Int>) throws -> [FlowRecord] {
        let (left, right) = (link.context.left, link.context.right)
        guard let key = link.context.links.keys.first(where: { $0.match == .exact && $0.namedBy == .right }),
            let number = key.leftFields.first.flatMap({ left.dataset.fieldIndex(path: $0) }),
            let reference = key.rightFields.first.flatMap({ right.dataset.fieldIndex(path: $0) })
        else { return [] }
        let numbers = left.columns.columns[number].hashes
        let references = right.columns.columns[reference].hashes
        let known = Set(numbers)
        let partners = Dictionary(link.context.links.pairs.map { ($0.right, $0.left) }) { first, _ in first }
        let broken = references.indices.filter { record in
            guard references[record] != 0, !resolved.contains(record) else { return false }
            guard let partner = partners[record] else { return !known.contains(references[record]) }
            return numbers[partner] != 0 && numbers[partner] != references[record]
        }
        return try RecordListing(texts: surroundings.texts).records(
            broken,
            of: right,
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
