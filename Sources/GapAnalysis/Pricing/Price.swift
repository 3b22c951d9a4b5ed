import IntegrationModel

/// What a gap costs in a year, put together from a volume and assumptions, each of them shown.
struct Price {
    private let model: PriceModel
    private(set) var hours = Range3.zero
    private(set) var money = Range3.zero
    /// `9.1 payments to match a year × 1.5 minutes × €45 an hour = €10`.
    private var terms: [Message] = []
    /// Where the figures come from, each once.
    private var sources: [Message] = []
    private var notes: [Message] = []

    /// What an amount is multiplied with beside its share.
    struct Factor {
        var range: Range3
        var words: Message
        var assumption: PriceAssumption?

        /// A part, such as the margin.
        static func part(_ assumption: PriceAssumption) -> Factor {
            Factor(range: assumption.range, words: Words.likely(assumption), assumption: assumption)
        }

        /// Days of a yearly rate.
        static func days(_ assumption: PriceAssumption) -> Factor {
            Factor(
                range: assumption.range * (1 / 365),
                words: "\(Words.likely(assumption)) ÷ 365 days",
                assumption: assumption
            )
        }

        /// Days of a yearly rate that the exports show.
        static func days(_ days: Double) -> Factor {
            let share = days / 365
            let words: Message = "\(Words.duration(days * 86_400)) ÷ 365 days"
            return Factor(range: Range3(share, share, share), words: words, assumption: nil)
        }
    }

    init(_ model: PriceModel) { self.model = model }

    /// The arithmetic of the likely cost first, then the assumptions it rests on.
    var assumptions: [Message] {
        (terms.isEmpty ? [] : [terms.joined(separator: "; ")]) + sources + notes
    }

    /// Work that comes with each of so many records in a year, or with a share of them.
    mutating func addWork(_ volume: Double, _ what: Message, minutes: PriceAssumption?, share: PriceAssumption? = nil) {
        guard let minutes, volume > 0 else { return }
        let part = share?.range ?? Range3(1, 1, 1)
        let added = minutes.range * part * (volume / 60)
        let cost = added * hourly.range
        hours = hours + added
        money = money + cost
        let factors: [Message?] = [
            share.map(Words.likely), Words.likely(minutes), "\(euro(hourly.range.likely)) an hour",
        ]
        addTerm("\(Words.number(volume)) \(what) a year", factors.compactMap(\.self), cost.likely)
        addSources([share, minutes, hourly])
    }

    /// Money that is lost or bound, as a share of an amount in a year.
    mutating func addShare(_ amount: Double, _ what: Message, _ share: PriceAssumption?, times factor: Factor? = nil) {
        guard let share, amount > 0 else { return }
        let cost = share.range * (factor?.range ?? Range3(1, 1, 1)) * amount
        money = money + cost
        addTerm("\(euro(amount)) a year \(what)", [Words.likely(share), factor?.words].compactMap(\.self), cost.likely)
        addSources([share, factor?.assumption])
    }

    /// What never comes back of an amount that did not arrive: all of a forgotten invoice, the margin of a lost order.
    mutating func addLoss(_ amount: Double, _ what: Message, of target: Entity) {
        let isClaim = target == .invoice || target == .payment
        let margin = model["share.margin.gross"].map(Factor.part)
        addShare(amount, what, model.lost(target), times: isClaim ? nil : margin)
    }

    mutating func note(_ words: Message) { if !notes.contains(words) { notes.append(words) } }

    /// A count over a period, as a count in a year; the period is told with the price.
    mutating func yearly(_ count: Double, _ period: Period?) -> Double {
        guard count > 0 else { return 0 }
        guard let period else {
            note("without dates, what was counted is taken as that of one year")
            return count
        }
        note(period.words)
        return count / period.years
    }

    mutating func yearly(_ count: Int, _ period: Period?) -> Double { yearly(Double(count), period) }

    var yearlyCost: YearlyCost { YearlyCost(money, currency: model.currency) }

    private mutating func addTerm(_ volume: Message, _ factors: [Message], _ cost: Double) {
        terms.append("\(([volume] + factors).joined(separator: " × ")) = \(euro(cost))")
    }

    private mutating func addSources(_ assumptions: [PriceAssumption?]) {
        for assumption in assumptions.compactMap(\.self) {
            let (words, origin) = (Message(key: assumption.words), Message(key: assumption.source))
            let source: Message =
                "\(Words.range(assumption)) \(words) (\(origin); grade \(assumption.grade)) [\(assumption.id)]"
            if !sources.contains(source) { sources.append(source) }
        }
    }

    private func euro(_ value: Double) -> Message { Words.money(value, model.currency) }

    private var hourly: PriceAssumption {
        model["hourly.cost"]
            ?? PriceAssumption(
                id: "hourly.cost",
                range: .zero,
                unit: "\(model.currency) per hour",
                source: "no figure in the price model",
                grade: "D",
                words: "of work"
            )
    }
}
