import IntegrationModel

/// The period in which the export of a target can show that a record arrived. What was made outside of it may have arrived
/// and not been exported: exports are made on different days, of a year, of the first so many rows.
struct TargetWindow {
    /// What the source made before can't be missed, in seconds since 1970; -infinity where the target tells no beginning.
    let start: Double
    /// Up to when the target's export goes: the end of all exports, or before.
    let end: Double
    /// Whether it ends before the others, for all that its records show.
    let endsEarly: Bool
    /// Whether it has just so many records as exports are cut off at.
    let isAtLimit: Bool
    /// Where the target's export begins amid the flow.
    private let beginning: Beginning?

    /// A list is silent for so long by accident: people are on leave, the year ends.
    private static let usualSilence = 14 * Calendar.day
    private static let leastRecords = 10
    private static let leastParties = 5

    /// - Parameters:
    ///   - dataUntil: up to when the exports go, in seconds since 1970.
    ///   - others: of the target's system. Where one of them goes on, that system was exported later, and its silence is the
    ///     flow's.
    ///   - named: what others name of the target's records: what they name after its end was made, and not exported.
    init(
        _ link: LinkContext,
        dataUntil: Double,
        beside others: [DatasetProfile] = [],
        named: UnexportedRecords? = nil
    ) {
        start = Self.start(link)
        beginning = Beginning(link)
        isAtLimit = Self.isLimit(link.right.columns.count)
        // Where the target has no dates, the source tells those of the records that arrived.
        let moments =
            link.rightMoments?.seconds
            ?? link.leftMoments.map { made in link.links.pairs.map { made.seconds[$0.left] } }
        let known = (moments ?? []).filter { $0.isFinite && $0 <= dataUntil }.sorted()
        guard known.count >= Self.leastRecords, let last = known.last else {
            (end, endsEarly) = (dataUntil, false)
            return
        }
        let least = isAtLimit ? Calendar.day : Self.usualSilence
        let isSilent = dataUntil - last > max(least, 3 * Self.usualGap(known))
        let goingOn = others.filter { other in
            Moments(other)?.seconds.contains { $0 > last + least && $0 <= dataUntil } ?? false
        }
        let goesOn = !goingOn.isEmpty
        // Whoever came with a document after the last one that is there came with one that was not exported.
        let bringsParties =
            goingOn.allSatisfy(\.dataset.entity.isParty)
            && goingOn.contains {
                ComingParties($0, with: link.right).after(last, until: dataUntil) >= Self.leastParties
            }
        // Where the flow brings all that the target has, its own stop looks the same: only what other records do, or the end
        // of a month, to which people export, tells an export that ends.
        let isCut = Self.hasOwnRecords(link) || Self.endsWithMonth(last, within: 2 * Self.usualGap(known))
        endsEarly = isSilent && (isAtLimit || named?.goOn == true || bringsParties || !goesOn && isCut)
        end = endsEarly ? last : dataUntil
    }

    /// Whether what was made at a moment can't be missed: it came, if it did, before the target's export begins.
    func precedes(_ moment: Double) -> Bool { moment < start || beginning?.hides(moment) == true }

    /// Whether a tenth of the target's records did not come by this flow, so that its silence is not the flow's alone.
    private static func hasOwnRecords(_ link: LinkContext) -> Bool {
        let count = link.right.columns.count
        let own = count - Set(link.links.pairs.map(\.right)).count
        return own >= leastRecords && own * 10 >= count
    }

    /// Whether the next record would have been of another month.
    private static func endsWithMonth(_ last: Double, within gap: Double) -> Bool {
        let next = last + max(Calendar.day, gap)
        return gap < 10 * Calendar.day && Calendar.date(next).month != Calendar.date(last).month
    }

    /// The gap between records that a moment falls into on average: that of months where records are made monthly, however
    /// many of them.
    private static func usualGap(_ sorted: [Double]) -> Double {
        guard let first = sorted.first, let last = sorted.last, last > first else { return .infinity }
        let squares = zip(sorted, sorted.dropFirst()).reduce(0.0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }
        return squares / (last - first)
    }

    /// Before this moment the target's export has nothing, so nothing can be missed there.
    private static func start(_ link: LinkContext) -> Double {
        guard let first = link.rightMoments?.seconds.filter(\.isFinite).min() else { return -.infinity }
        let known = link.lags.filter(\.isFinite).sorted()
        let late = known.isEmpty ? 0 : max(0, Statistics.quantile(known, 0.95))
        let start = first - 2 * late - 14 * Calendar.day
        // Where the source goes back much further, the target was exported from a day on: what was made before came before,
        // save what takes longest.
        let made = link.leftMoments?.seconds.filter(\.isFinite) ?? []
        let earlier = made.count { $0 < start }
        guard !link.isOfParties, earlier >= 20, 20 * earlier >= made.count else { return start }
        return first - (known.isEmpty ? 0 : max(0, Statistics.quantile(known, 0.05)))
    }

    /// Whether a number of rows is one at which exports are cut off: 1, 2, 2.5 or 5 times a power of ten from 100 on, or what
    /// a sheet holds, with or without its header.
    static func isLimit(_ count: Int) -> Bool {
        if [65_535, 65_536, 1_048_575, 1_048_576].contains(count) { return true }
        guard count >= 100 else { return false }
        var rest = count
        while rest.isMultiple(of: 10), rest >= 100 { rest /= 10 }
        return [10, 20, 25, 50].contains(rest)
    }
}
