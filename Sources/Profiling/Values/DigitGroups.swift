/// The groups of digits between separators.
struct DigitGroups {
    static let point: UInt8 = 1
    static let comma: UInt8 = 2
    static let space: UInt8 = 4

    var count: Int
    var first: Int
    var last: Int
    var innerAreThree: Bool
    var startsWithZero: Bool
    /// The kinds of separators before the last one.
    var kinds: UInt8
    var lastKind: UInt8

    /// What the separators say, or nil where no notation of numbers has them so.
    var separators: NumberToken.Separators? {
        guard count > 0 else { return NumberToken.Separators.none }
        let isGrouped = innerAreThree && (1...3).contains(first)
        let isPoint = lastKind == Self.point
        if lastKind == Self.space {
            return (kinds == 0 || kinds == Self.space) && isGrouped && last == 3 ? NumberToken.Separators.none : nil
        }
        if kinds == 0 {
            let isAmbiguous = last == 3 && (1...3).contains(first) && !startsWithZero
            if isAmbiguous { return isPoint ? .point : .comma }
            return isPoint ? .decimalPoint : .decimalComma
        }
        guard isGrouped else { return nil }
        if kinds == lastKind { return last == 3 ? (isPoint ? .groupingPoint : .groupingComma) : nil }
        guard kinds & lastKind == 0, kinds & (kinds - 1) == 0 else { return nil }
        return isPoint ? .decimalPoint : .decimalComma
    }
}
