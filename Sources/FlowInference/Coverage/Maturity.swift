import IntegrationModel

/// Tells records that are on their way from those that will not come: the delays seen so far say how long to wait.
struct Maturity {
    /// People are on leave, orders on hold: a record younger than this is late and not yet lost.
    static let grace = 21 * 86_400.0

    private let dataUntil: Double
    private let lags: [Double]
    /// How old a record must be to be lost, in seconds.
    private let patience: Double
    /// The share of records that never come.
    private let lossRate: Double

    /// - Parameters:
    ///   - lags: of the linked records, in seconds.
    ///   - unlinked: the moments of the source records that are not linked.
    init(dataUntil: Double, lags: [Double], unlinked: [Double], linked: Int) {
        self.dataUntil = dataUntil
        let sorted = lags.filter(\.isFinite).map { max(0, $0) }.sorted()
        self.lags = sorted
        let late = Statistics.quantile(sorted, 0.99)
        patience = max(Self.grace, late.isFinite ? late : 0)
        let patience = patience
        let old = unlinked.count { dataUntil - $0 >= patience }
        lossRate = Double(old) / Double(max(1, old + linked))
    }

    /// Of what was made before this moment, it is known whether it came.
    var knownUntil: Double { dataUntil - patience }

    /// Whether a record made at a moment should have arrived by now: it is likelier lost than on its way.
    func isDue(_ moment: Double) -> Bool {
        guard moment.isFinite else { return true }
        let age = dataUntil - moment
        guard !lags.isEmpty else { return age >= Self.grace }
        let late = Double(lags.count { $0 > age }) / Double(lags.count)
        let lost = max(lossRate, 0.005)
        return lost / (lost + (1 - lost) * late) >= 0.5
    }

    /// Whether it is lost: due, and older than nearly all records are when they come.
    func isLost(_ moment: Double) -> Bool {
        isDue(moment) && (!moment.isFinite || dataUntil - moment >= patience)
    }
}
