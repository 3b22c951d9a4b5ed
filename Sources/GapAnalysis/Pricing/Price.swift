import IntegrationModel

/// What a gap costs in a year, put together from a volume and assumptions, each of them shown.
struct Price {
    private let model: PriceModel
    private(set) var hours = Range3.zero
    private(set) var money = Range3.zero
    private(set) var assumptions: [String] = []

    init(_ model: PriceModel) { self.model = model }

    /// Work that comes with each of so many records in a year.
    mutating func addWork(_ volume: Double, _ what: String, minutes: PriceAssumption?, share: PriceAssumption? = nil) {
        guard let minutes, volume > 0 else { return }
        let part = share?.range ?? Range3(1, 1, 1)
        let added = minutes.range * part * (volume / 60)
        hours = hours + added
        money = money + added * hourly.range
        var words = "\(Words.number(volume)) \(what) a year × \(Words.range(minutes)) \(minutes.words)"
        if let share { words += ", for the \(Words.range(share)) that \(share.words)" }
        assumptions.append(words + " (\(minutes.source); grade \(minutes.grade))")
        noteHourly()
    }

    /// Money that is lost or bound, as a share of an amount in a year.
    mutating func addShare(
        _ amount: Double,
        _ what: String,
        _ share: PriceAssumption?,
        times factor: Range3 = Range3(1, 1, 1)
    ) {
        guard let share, amount > 0 else { return }
        money = money + share.range * factor * amount
        let words = "\(Words.number(amount)) \(model.currency) \(what) a year × \(Words.range(share)) \(share.words)"
        assumptions.append(words + " (\(share.source); grade \(share.grade))")
    }

    mutating func note(_ words: String) { assumptions.append(words) }

    var yearlyCost: YearlyCost { YearlyCost(money, currency: model.currency) }

    private var hourly: PriceAssumption {
        model["hourly.cost"]
            ?? PriceAssumption(
                id: "hourly.cost",
                range: .zero,
                unit: "EUR per hour",
                source: "no figure in the price model",
                grade: "D",
                words: "an hour of work costs"
            )
    }

    private mutating func noteHourly() {
        let words = "\(Words.range(hourly)): \(hourly.words) (\(hourly.source); grade \(hourly.grade))"
        if !assumptions.contains(words) { assumptions.append(words) }
    }
}
