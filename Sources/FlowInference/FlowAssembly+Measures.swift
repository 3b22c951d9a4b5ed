import IntegrationModel

// What is counted of a flow, and said of it.
extension FlowAssembly {
    /// The source records that arrived, each with the first of its pairs.
    func arrivals(_ lags: [Double], _ conflicts: [Int: [String]]) -> [FlowWeeks.Arrival] {
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

    func measureTime(_ flow: inout Flow, _ linked: Set<Int>) throws {
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

    func amount(of records: [Int]) throws -> Amount? {
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

    /// Parties are few, so that their own silence proves little; together with that of their documents it does, where dates
    /// on either side show it.
    func stoppedWithDocuments(_ arrived: [Double]) -> Double? {
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

    func evidence(_ stop: StopDetection) -> Evidence {
        let words: Message =
            """
            stopped on \(Words.date(stop.stoppedAt)), give or take \(Words.duration(stop.uncertainty)): \
            \(stop.missing) records made since did not arrive
            """
        return Evidence(rule: "stopped", statement: words, weight: 0.9)
    }

    /// Where the target's export ends before the others: what that leaves open.
    func evidence(_ window: TargetWindow, _ unseen: Int) -> Evidence? {
        guard window.endsEarly, unseen > 0 else { return nil }
        let target = link.context.right
        let words: Message =
            window.isAtLimit
            ? """
            \(target.dataset.id) has \(target.columns.count) records and none after \(Words.date(window.end)): the export was \
            probably cut off there, so what is missing since counts as no leak
            """
            : """
            \(target.dataset.id) has no record after \(Words.date(window.end)), though others have: the \(unseen) records made \
            since count as no leak, as its export may end there
            """
        return Evidence(rule: "export-cut", statement: words, weight: window.isAtLimit ? 0.5 : 0.3)
    }

    func evidence(_ start: StartDetection) -> Evidence {
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

    func end(_ dataset: Dataset) -> FlowEnd {
        FlowEnd(system: dataset.system, dataset: dataset.id, entity: dataset.entity)
    }

    func key(_ key: LinkKey) -> FlowKey? {
        guard let source = key.leftFields.first, let target = key.rightFields.first else { return nil }
        return FlowKey(sourceField: source, targetField: target, match: key.match)
    }
}
