import IntegrationModel

extension PriceModel {
    /// Round figures, so that a reader can do the sums.
    static let round = PriceModel(
        assumptions: figures.map { id, range in
            let unit = id.hasPrefix("share") ? "share" : id.hasPrefix("rate") ? "per year" : "minutes"
            return PriceAssumption(id: id, range: range, unit: unit, source: "a test", grade: "D", words: "of \(id)")
        }
    )

    private static let figures: [(String, Range3)] = [
        ("hourly.cost", Range3(40, 50, 60)), ("minutes.order.typing", Range3(3, 6, 12)),
        ("minutes.party.typing", Range3(6, 12, 18)), ("minutes.quote.typing", Range3(1, 3, 6)),
        ("minutes.quote.making", Range3(10, 20, 30)), ("minutes.other.typing", Range3(1, 2, 3)),
        ("minutes.leak.repair", Range3(10, 20, 30)), ("minutes.conflict.repair", Range3(6, 12, 24)),
        ("minutes.amount.repair", Range3(12, 30, 60)), ("minutes.duplicate.handling", Range3(1, 3, 6)),
        ("minutes.reference.repair", Range3(3, 6, 12)), ("minutes.origin.check", Range3(3, 6, 12)),
        ("minutes.key.lookup", Range3(0.5, 1, 2)), ("minutes.identifier.repair", Range3(3, 6, 12)),
        ("minutes.payment.matching", Range3(1, 2, 3)), ("minutes.question.answering", Range3(3, 6, 9)),
        ("minutes.master.alignment", Range3(3, 6, 12)), ("share.document.late.questions", Range3(0.1, 0.2, 0.4)),
        ("share.invoice.lost", Range3(0.01, 0.02, 0.1)), ("share.payment.lost", Range3(0.01, 0.02, 0.05)),
        ("share.other.lost", Range3(0.1, 0.2, 0.4)), ("share.margin.gross", Range3(0.2, 0.3, 0.5)),
        ("rate.capital", Range3(0.04, 0.05, 0.1)), ("days.reminder.gained", Range3(2, 5, 10)),
    ]
}

extension YearlyCost {
    /// Whether it is a range, but for rounding of the sums.
    func isAbout(_ low: Double, _ likely: Double, _ high: Double) -> Bool {
        zip([self.low, self.likely, self.high], [low, likely, high]).allSatisfy { abs($0 - $1) < 1e-6 }
    }
}
