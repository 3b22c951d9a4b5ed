internal import IntegrationModel

extension PlanDraft {
    /// What the flows between two systems have in common.
    struct Hop {
        var mechanism: FlowPlan.Mechanism
        var stopsAt: Moment?
        var startsAt: Moment?
        var automatedAt: Moment?
        var account: String
        var clerks: Int
    }

    mutating func drawHop(_ source: SystemPlan, _ target: SystemPlan) -> Hop {
        let mechanism: FlowPlan.Mechanism =
            random.pick(weighted: [(.automated, 0.4), (.batch, 0.22), (.manual, 0.38)])
        let span = end - start
        func moment(_ from: Double, _ to: Double, _ random: inout RandomSource) -> Moment {
            let day = start + Int(Double(span) * random.real(in: from...to))
            return day.startOfDay + random.integer(in: 8 * 3600...17 * 3600)
        }
        var hop = Hop(mechanism: mechanism, account: "", clerks: random.integer(in: 1...3))
        if mechanism != .manual {
            let accounts =
                mechanism == .automated
                ? [
                    "API", "Interface", "Webservice", "OdooBot", "Zapier", "integratie", "svc_sync",
                    "Koppeling \(source.id)",
                ]
                : ["Import", "batch", "SYSTEM", "cron", "nightly-job"]
            // Interfaces sometimes run under the login of whoever set them up.
            hop.account = random.chance(0.12) ? random.pick(target.people) : random.pick(accounts)
            if random.chance(0.14) { hop.stopsAt = moment(0.3, 0.85, &random) }
            if hop.stopsAt == nil, random.chance(0.1) { hop.automatedAt = moment(0.25, 0.75, &random) }
        }
        if hop.stopsAt == nil, hop.automatedAt == nil, random.chance(0.08) { hop.startsAt = moment(0.2, 0.6, &random) }
        return hop
    }

    mutating func drawReference(
        _ source: SystemPlan,
        _ from: Entity,
        _ to: Entity,
        _ mechanism: FlowPlan.Mechanism
    ) -> FlowPlan.Reference {
        if from == .invoice, to == .invoice {
            return random.pick(weighted: [(.sameNumber, 0.6), (.number, 0.2), (.renumbered, 0.1), (.none, 0.1)])
        }
        // Nobody types a UUID over.
        if mechanism == .manual, source.format == .teamleaderJSON { return .none }
        return mechanism == .manual
            ? random.pick(weighted: [(.number, 0.5), (.renumbered, 0.14), (.freeText, 0.16), (.none, 0.2)])
            : random.pick(weighted: [(.number, 0.74), (.renumbered, 0.1), (.freeText, 0.06), (.none, 0.1)])
    }

    mutating func drawDelay(_ hop: Hop, _ from: Entity, _ to: Entity) -> FlowPlan.Delay {
        switch hop.mechanism {
        case .automated:
            return delay(random.pick([3, 8, 30, 75, 150]), random.pick([0.25, 0.5, 0.8]))
        case .batch:
            let (interval, offset) = random.pick([
                (900, 0), (3600, 0), (3600, 300), (86_400, 7200), (86_400, 79_200), (86_400, 3600),
            ])
            let waits = to == .invoice && from == .order && random.chance(0.6)
            return delay(waits ? random.pick([1.0, 2, 4]) * 86_400 : 0, 0.5, interval, offset)
        case .manual:
            let median = random.pick([2.0, 8, 26, 60, 150]) * 3600
            let perDay = documents / max(1, (end - start) / Moment.day)
            return FlowPlan.Delay(
                median: median,
                spread: random.pick([0.5, 0.9]),
                interval: 0,
                offset: 0,
                clerks: max(hop.clerks, perDay / 60 + 1)
            )
        case .external:
            return delay(random.pick([12.0, 21, 28, 36]) * 86_400, random.pick([0.25, 0.4, 0.6]))
        }
    }

    private func delay(_ median: Double, _ spread: Double, _ interval: Int = 0, _ offset: Int = 0) -> FlowPlan.Delay {
        FlowPlan.Delay(median: median, spread: spread, interval: interval, offset: offset, clerks: 1)
    }
}
