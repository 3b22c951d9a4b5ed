/// Clocks that are set to different time zones.
struct ClockOffset: Equatable {
    /// The lags less the whole hours by which one side's clock runs behind, with or without summer time.
    ///
    /// Only a tight cluster shows a clock: lags spread over the hour do not. Nor do those between two jobs that run at a
    /// time of day each, unless summer time sets them apart.
    ///
    /// - Parameter moments: of the sources, in the order of the lags. Where the flow was put on another footing, its last
    ///   part may show the clocks though all of it together does not.
    static func removed(from lags: [Double], since moments: [Double] = []) -> [Double] {
        seen(in: lags, since: moments).map { offset in lags.map(offset.removed) } ?? lags
    }

    /// nil where the lags show none; parameters as of ``removed(from:since:)``.
    static func seen(in lags: [Double], since moments: [Double] = []) -> ClockOffset? {
        func isOfClocks(_ offset: ClockOffset, _ made: [Double]) -> Bool {
            offset.usual.count > 1 || !RunningClock.isDaily(made.filter(\.isFinite))
        }
        if let offset = offset(in: lags) { return isOfClocks(offset, moments) ? offset : nil }
        let dated = lags.indices.filter { lags[$0].isFinite && moments.indices.contains($0) && moments[$0].isFinite }
            .sorted { (moments[$0], $0) < (moments[$1], $1) }
        for part in [2, 3, 5] where dated.count / part >= leastRecords {
            let last = dated.suffix(dated.count / part)
            if var offset = offset(in: last.map { lags[$0] }), isOfClocks(offset, last.map { moments[$0] }) {
                offset.isOfSeason = offset.usual.count == 1
                return offset
            }
        }
        return nil
    }

    /// Whether lags show that both clocks are set alike: nearly all are of minutes. A system may write one time in its own
    /// zone and another one in Greenwich's.
    static func isNone(in lags: [Double]) -> Bool {
        let known = lags.filter(\.isFinite)
        return known.count >= leastRecords && 5 * known.count { abs($0) < 900 } >= 4 * known.count
    }

    private static let leastRecords = 10

    /// The middle of the lags within the hour.
    private let middle: Double
    /// By how many hours the clocks are apart, rising: one number, or two with summer time.
    private let usual: [Int]
    /// Whether it was seen in one half of the year, so that the other half may differ by an hour.
    private var isOfSeason = false

    private init(middle: Double, usual: [Int]) {
        self.middle = middle
        self.usual = usual
    }

    private func hours(_ lag: Double) -> Int {
        Int(((lag - (middle > 2700 ? middle - 3600 : middle)) / 3600).rounded())
    }

    private func removed(_ lag: Double) -> Double {
        guard lag.isFinite, abs(lag) < 1e12 else { return lag }
        let own = hours(lag)
        let isUsual = usual.contains(own) || isOfSeason && abs(own - usual[0]) == 1
        return lag - Double(isUsual ? own : usual[usual.count - 1]) * 3600
    }

    /// The lags less the whole hours.
    func removed(from lags: [Double]) -> [Double] { lags.map { removed($0) } }

    /// Whether the hours are a wait of the records, and no clocks': clocks of Greenwich and of the companies' own countries
    /// are another hour apart in summer.
    ///
    /// - Parameters:
    ///   - sign: of the lags of what came after its original: 1, -1, or 0 where nothing tells.
    ///   - moments: of the records.
    func isWait(ofSign sign: Int, since moments: [Double]) -> Bool {
        guard usual.count == 1, !isOfSeason, usual[0].signum() == sign else { return false }
        let known = moments.filter(\.isFinite)
        let summer = known.count(where: Calendar.isSummerTime)
        return min(summer, known.count - summer) >= Self.leastRecords
    }

    /// The lags of another link between the same two clocks less the offset, which they may be too spread to show.
    ///
    /// - Parameter moments: of the sources, in the order of the lags.
    func removed(fromSpread lags: [Double], since moments: [Double]) -> [Double] {
        let (small, large) =
            usual.count == 2 && abs(usual[0]) > abs(usual[1])
            ? (usual[1], usual[0]) : (usual[0], usual[usual.count - 1])
        return zip(lags, moments).map { lag, moment in
            lag - Double(moment.isFinite && Calendar.isSummerTime(moment) ? large : small) * 3600
        }
    }

    /// The same seen from the other side.
    var flipped: ClockOffset {
        var copy = ClockOffset(middle: middle == 0 ? 0 : 3600 - middle, usual: usual.map { -$0 }.sorted())
        copy.isOfSeason = isOfSeason
        return copy
    }

    private static func offset(in lags: [Double]) -> ClockOffset? {
        let known = lags.filter(\.isFinite)
        guard known.count >= leastRecords else { return nil }
        let hour = 3600.0
        let phases = known.map { $0 - ($0 / hour).rounded(.down) * hour }
        let (middle, width) = circular(phases, around: hour)
        // A clock is off by whole hours, and what is left is the delay itself, which is short.
        guard width < 1200, min(middle, hour - middle) < 900 else { return nil }
        let offset = ClockOffset(middle: middle, usual: [])
        var counts: [Int: Int] = [:]
        for lag in known where abs(lag) < 1e7 { counts[offset.hours(lag), default: 0] += 1 }
        let usual = counts.filter { Double($0.value) >= 0.05 * Double(known.count) }.keys.sorted()
        guard let first = usual.first, let last = usual.last, last - first <= 1, abs(first) <= 14, abs(last) <= 14,
            first != 0 || last != 0,
            Double(counts.filter { usual.contains($0.key) }.reduce(0) { $0 + $1.value }) >= 0.9 * Double(known.count)
        else { return nil }
        return ClockOffset(middle: middle, usual: usual)
    }

    /// The middle of points on a circle, and the width of the arc that holds eight of ten of them.
    private static func circular(_ points: [Double], around length: Double) -> (middle: Double, width: Double) {
        let sorted = points.sorted()
        let needed = max(1, sorted.count * 8 / 10)
        var best = (start: 0.0, width: Double.infinity)
        for index in sorted.indices {
            let end = index + needed
            let last = end < sorted.count ? sorted[end] : sorted[end - sorted.count] + length
            if last - sorted[index] < best.width { best = (sorted[index], last - sorted[index]) }
        }
        let middle = best.start + best.width / 2
        return (middle >= length ? middle - length : middle, best.width)
    }
}
