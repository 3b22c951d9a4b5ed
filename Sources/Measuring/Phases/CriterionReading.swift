internal import IntegrationModel

/// Reads the figures of an acceptance criterion from a snapshot: by week where the map knows them by week, else as counts.
struct CriterionReading {
    let metric: String
    /// The id of a flow, a dataset or a system.
    let subject: String

    init(metric: String, subject: String) {
        self.metric = metric
        self.subject = subject
    }

    /// The subject of a criterion in the snapshot that it was made from.
    init(_ criterion: AcceptanceCriterion, of gap: Gap?, in map: FlowMap) {
        metric = criterion.metric
        let ends = [gap?.source, gap?.target].compactMap(\.self)
        if let source = gap?.source, let target = gap?.target {
            let flow = Flow.id(from: source.dataset, to: target.dataset)
            let isCounted = Self.isCounted(criterion.metric) && map.flow(flow) == nil
            subject = isCounted ? source.dataset : flow
        } else if gap?.kind == .island {
            subject = ends.first?.system ?? criterion.gap
        } else {
            subject = ends.first?.dataset ?? criterion.gap
        }
    }

    init(_ frozen: FrozenCriterion) {
        metric = frozen.criterion.metric
        subject = frozen.subject
    }

    /// Whether the metric is the share of a dataset's records that a gap is about.
    static func isCounted(_ metric: String) -> Bool {
        metric.hasSuffix(".share") && scale(metric) == nil
    }

    /// How the weeks of a metric compare; nil where it is not told by week.
    static func scale(_ metric: String) -> MeasuredScale? {
        switch metric {
        case "leak.share", "coverage", "conflicts.share", "withoutOrigin.share": .share
        case "lag.median": .delay
        default: nil
        }
    }

    /// Whether more is better. The weeks hold what is missing.
    static func isInverted(_ metric: String) -> Bool { metric == "coverage" }

    /// The value of each week in which there were records.
    func weeks(in map: FlowMap) -> [MeasuredWeek] {
        guard let flow = map.flow(subject), let weeks = flow.history?.weeks else { return [] }
        return weeks.compactMap(measured)
    }

    private func measured(_ week: FlowWeek) -> MeasuredWeek? {
        let (records, value): (Int, Double?) =
            switch metric {
            case "leak.share", "coverage": (week.eligible, Double(week.eligible - week.linked))
            case "conflicts.share": (week.linked, Double(week.conflicting))
            case "withoutOrigin.share": (week.arrived, Double(week.withoutOrigin))
            case "lag.median": (week.timed, week.medianDelay)
            default: (0, nil)
            }
        guard records > 0, let value, value.isFinite else { return nil }
        return MeasuredWeek(monday: week.monday, records: records, value: value)
    }

    /// The records that a gap is about, and all of those that it is counted on; nil where the snapshot does not hold them.
    func counts(of gap: String, in snapshot: Snapshot) -> (concerned: Int, counted: Int)? {
        let found = snapshot.gaps.first { $0.id == gap }
        let dataset = snapshot.map.flow(subject)?.source.dataset ?? subject
        guard let records = snapshot.map.dataset(dataset)?.records, records > 0 else { return nil }
        return (min(records, found?.records ?? 0), records)
    }
}
