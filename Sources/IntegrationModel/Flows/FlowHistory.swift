/// How a flow went over time.
public struct FlowHistory: Codable, Sendable, Hashable {
    /// The source records of one month that should have arrived.
    public struct Month: Codable, Sendable, Hashable {
        /// `2026-03`.
        public var month: String
        public var eligible: Int
        /// Of them, those that were found in the target.
        public var linked: Int

        public init(month: String, eligible: Int, linked: Int) {
            self.month = month
            self.eligible = eligible
            self.linked = linked
        }
    }

    /// In order of time, without a gap; empty where the source has no dates.
    public var months: [Month]
    /// How many linked records took how long: a count for each of ``delayBounds``, up to it and above the one before, and
    /// one for those that took longer. Empty where a side has no dates.
    public var delays: [Int]
    /// The weeks of which all is known, in order of time, without a gap, the last 260 of them; empty where the source has
    /// no dates. A week so young that its records may still be under way is not among them.
    public var weeks: [FlowWeek]

    public init(months: [Month] = [], delays: [Int] = [], weeks: [FlowWeek] = []) {
        self.months = months
        self.delays = delays
        self.weeks = weeks
    }

    /// In seconds: a minute to sixty days.
    public static let delayBounds: [Double] = [
        60, 300, 900, 3_600, 4 * 3_600, 12 * 3_600, 86_400, 2 * 86_400, 4 * 86_400, 7 * 86_400, 14 * 86_400,
        30 * 86_400,
        60 * 86_400,
    ]
}

extension FlowHistory {
    /// Reads a history that an earlier version kept as well.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        months = try values.decode([Month].self, forKey: .months)
        delays = try values.decode([Int].self, forKey: .delays)
        weeks = try values.decodeIfPresent([FlowWeek].self, forKey: .weeks) ?? []
    }
}
