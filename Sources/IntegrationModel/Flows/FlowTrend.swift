/// How the coverage of a flow went lately, beside what it was.
public struct FlowTrend: Sendable, Hashable {
    /// The share of the records that arrived, of the months before and of the last ones, 0–1.
    public var before: Double
    public var lately: Double
    /// The first of the last months: `2026-03`.
    public var since: String

    public var isRising: Bool { lately > before }

    public init(before: Double, lately: Double, since: String) {
        self.before = before
        self.lately = lately
        self.since = since
    }
}

extension FlowHistory {
    /// The last so many months are beside those before.
    private static let lastMonths = 3

    /// nil where the last three months don't differ from those before by more than chance brings about once in two hundred
    /// times (the test of two proportions with a pooled variance), or by less than two hundredths.
    public var trend: FlowTrend? {
        guard months.count >= 2 * Self.lastMonths else { return nil }
        let (old, new) = (months.dropLast(Self.lastMonths), months.suffix(Self.lastMonths))
        func sums(_ months: some Sequence<Month>) -> (eligible: Double, linked: Double) {
            months.reduce((0, 0)) { ($0.0 + Double($1.eligible), $0.1 + Double($1.linked)) }
        }
        let (before, lately) = (sums(old), sums(new))
        guard before.eligible >= 20, lately.eligible >= 20, let since = new.first?.month else { return nil }
        let shares = (before.linked / before.eligible, lately.linked / lately.eligible)
        let pooled = (before.linked + lately.linked) / (before.eligible + lately.eligible)
        let deviation = (pooled * (1 - pooled) * (1 / before.eligible + 1 / lately.eligible)).squareRoot()
        let difference = abs(shares.0 - shares.1)
        guard difference >= 0.02, difference > 2.81 * deviation else { return nil }
        return FlowTrend(before: shares.0, lately: shares.1, since: since)
    }
}
