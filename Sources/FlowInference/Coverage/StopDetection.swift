import Glibc
import IntegrationModel

/// Finds when a flow stopped: the moment after which hardly anything arrived, though most did before.
struct StopDetection {
    /// Between the last record that came through and the first that did not.
    let stoppedAt: Double
    /// Half the time between these two, in seconds: the flow stopped so much earlier or later.
    let uncertainty: Double
    /// How many records should have come since.
    let missing: Int

    /// How many times likelier a stop must be than losses that are spread evenly.
    private static let leastOdds = 1e5
    private static let leastArrived = 10
    private static let leastLost = 6
    /// A few records may still have been brought by hand after an interface stopped.
    static let mostAfter = 0.05

    /// - Parameters:
    ///   - linked: moments of the source records that arrived.
    ///   - lost: moments of those that should have and did not.
    ///   - most: the share of those after that may have come.
    init?(linked: [Double], lost: [Double], most: Double = Self.mostAfter) {
        let events = (linked.map { ($0, true) } + lost.map { ($0, false) }).filter(\.0.isFinite)
            .sorted { ($0.0, $0.1 ? 0 : 1) < ($1.0, $1.1 ? 0 : 1) }
        let all = (arrived: events.count { $0.1 }, lost: events.count { !$0.1 })
        guard all.arrived >= Self.leastArrived, all.lost >= Self.leastLost else { return nil }
        let whole = Self.likelihood(all.arrived, all.lost)
        var before = (arrived: 0, lost: 0)
        var best = (gain: log(Self.leastOdds), place: 0)
        for place in events.indices.dropLast() {
            if events[place].1 { before.arrived += 1 } else { before.lost += 1 }
            let after = (arrived: all.arrived - before.arrived, lost: all.lost - before.lost)
            guard events[place].1, !events[place + 1].1, before.arrived >= Self.leastArrived,
                after.lost >= Self.leastLost,
                Double(after.arrived) <= most * Double(after.arrived + after.lost)
            else { continue }
            let gain =
                Self.likelihood(before.arrived, before.lost) + Self.likelihood(after.arrived, after.lost) - whole
            if gain > best.gain { best = (gain, place) }
        }
        guard best.place > 0 else { return nil }
        let (last, first) = (events[best.place].0, events[best.place + 1].0)
        stoppedAt = (last + first) / 2
        uncertainty = (first - last) / 2
        missing = events[(best.place + 1)...].count { !$0.1 }
    }

    /// The logarithm of the likelihood of so many arrivals and losses at the rate that fits best.
    private static func likelihood(_ arrived: Int, _ lost: Int) -> Double {
        let (one, other) = (Double(arrived), Double(lost))
        let all = one + other
        return (one > 0 ? one * log(one / all) : 0) + (other > 0 ? other * log(other / all) : 0)
    }
}

/// Finds when a flow began: what was made before never came, and most of what was made since did.
struct StartDetection {
    let startedAt: Double
    let uncertainty: Double
    /// How many records were made before.
    let earlier: Int
    /// Whether it shows that the target's export has open items alone.
    var isOfOpenItems = false

    /// - Parameters: as of ``StopDetection``.
    init?(linked: [Double], lost: [Double]) {
        // Read backwards in time, a beginning is a stop.
        guard let stop = StopDetection(linked: linked.map { -$0 }, lost: lost.map { -$0 }) else { return nil }
        startedAt = -stop.stoppedAt
        uncertainty = stop.uncertainty
        earlier = stop.missing
    }

    /// Of old records the few that are open still, of new ones nearly all.
    private static let mostOfOld = 0.3
    private static let leastOfNew = 0.75

    /// Finds since when nearly all is there, where of what is older a few are.
    ///
    /// - Parameters:
    ///   - linked: moments of the source records that are in the target.
    ///   - missing: moments of those that are not.
    init?(openAmong linked: [Double], missing: [Double]) {
        let turned = (linked.map { -$0 }, missing.map { -$0 })
        guard let stop = StopDetection(linked: turned.0, lost: turned.1, most: Self.mostOfOld) else { return nil }
        let since = (linked.count { -$0 <= stop.stoppedAt }, missing.count { -$0 <= stop.stoppedAt })
        guard Double(since.0) >= Self.leastOfNew * Double(since.0 + since.1) else { return nil }
        startedAt = -stop.stoppedAt
        uncertainty = stop.uncertainty
        earlier = stop.missing
        isOfOpenItems = true
    }
}
