import IntegrationModel

/// In what way two amounts differ.
enum AmountDifference {
    /// Rates of VAT in Belgium and the countries around.
    private static let rates = [0.21, 0.2, 0.19, 0.17, 0.12, 0.1, 0.09, 0.07, 0.06, 0.055]

    /// nil where they don't.
    static func kind(_ one: Double, _ other: Double) -> ConflictKind? {
        let difference = abs(one - other)
        guard difference > 0.0101 else { return nil }
        if abs(one + other) <= 0.0101 { return .sign }
        let (small, large) = (min(abs(one), abs(other)), max(abs(one), abs(other)))
        if difference <= 0.051 { return .rounding }
        guard small > 0 else { return .other }
        let ratio = large / small
        func isNear(_ value: Double) -> Bool { abs(small * value - large) <= max(0.011 * value, 0.00002 * large) }
        if isNear(10) || isNear(100) { return .decimalShift }
        if rates.contains(where: { isNear(1 + $0) }) { return .vat }
        guard ratio < 1e6, large < 1e13 else { return .other }
        let digits = [small, large].map { Array(String(Int(($0 * 100).rounded())).utf8) }
        return EditDistance.between(digits[0], digits[1], limit: 1) == nil ? .other : .typing
    }
}
