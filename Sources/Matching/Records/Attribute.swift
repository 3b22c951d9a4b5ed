import IntegrationModel

/// What two records can have in common: a column of each table that holds the same, and how its values compare.
final class Attribute: Sendable {
    let leftFields: [String]
    let rightFields: [String]
    let kind: AttributeKind
    /// What both columns hold, where that is known.
    let meaning: CanonicalField?
    let values: AttributeValues
    /// The chance that two different records have the same value, 0–1.
    let coincidence: Double
    let text: TextComparison?
    /// Whether the values are of a kind that is the same in all systems, such as addresses of mail, and no numbers that a
    /// table gave out itself.
    let isCommon: Bool
    /// Whether the values are numbers that some register gave out, each to one enterprise or article.
    let isRegistered: Bool
    private let codes: TokenBags?
    /// What sharing a value adds, by how many records have it, where these are not many.
    private let rarities: [Double]

    /// - Parameter right: nil within one table.
    init(_ left: [RecordColumn], _ right: [RecordColumn]?, _ kind: AttributeKind, records: (left: Int, right: Int)) {
        leftFields = left.map(\.name)
        rightFields = (right ?? left).map(\.name)
        self.kind = kind
        let meanings = Set(((right ?? []) + left).map(\.kin))
        meaning = meanings.count == 1 ? meanings.first ?? nil : nil
        values = AttributeValues(left, right, kind, records: records)
        text = kind == .text ? TextComparison(values) : nil
        codes = kind == .sharedCodes ? TokenBags(values, codesOnly: true) : nil
        isCommon = (left + (right ?? [])).contains { column in
            column.isRegistration || column.semanticType.map(Self.common.contains) ?? false
        }
        isRegistered = (left + (right ?? [])).allSatisfy {
            $0.isRegistration || $0.meaning == .gtin || $0.semanticType == .gtin
        }
        let coincidence = values.coincidence
        self.coincidence = coincidence
        let values = values
        rarities = (0..<1 << 10).map { Self.rarity(coincidence, values.frequency(sharers: $0)) }
    }

    private static let common: Set<SemanticType> = [.email, .phone, .iban, .gtin, .url]

    /// How much two values have in common.
    func outcome(_ left: UInt32, _ right: UInt32, _ scratch: ComparisonScratch) -> UInt8 {
        guard left != 0, right != 0 else { return Outcome.absent }
        if let codes { return CodeComparison.sharedCodes(codes, left, right) ?? Outcome.absent }
        if left == right { return Outcome.same }
        if let text { return text.level(left, right, scratch) }
        return withExtendedLifetime(values) { Self.level(values.texts[left], values.texts[right], kind, scratch) }
    }

    /// The level of two values that differ and are no texts.
    @inline(__always)
    static func level(
        _ one: UnsafeBufferPointer<UInt8>,
        _ other: UnsafeBufferPointer<UInt8>,
        _ kind: AttributeKind,
        _ scratch: ComparisonScratch
    ) -> UInt8 {
        switch kind {
        case .date: CodeComparison.dates(one, other, scratch)
        case .number: CodeComparison.numbers(one, other, scratch)
        default: CodeComparison.codes(one, other, scratch)
        }
    }

    /// The words of the values, where they have any that tell records apart.
    var bags: TokenBags? { text?.bags ?? codes }

    /// How much rarer the value is than values are on average, in bits: what sharing it adds (Fellegi, Sunter, 1969,
    /// section 3.3).
    func rarity(_ value: UInt32) -> Double {
        guard kind != .sharedCodes, coincidence > 0 else { return 0 }
        let sharers = values.sharers(value)
        return sharers < rarities.count
            ? rarities[sharers] : Self.rarity(coincidence, values.frequency(sharers: sharers))
    }

    private static func rarity(_ coincidence: Double, _ frequency: Double) -> Double {
        min(max(Logarithm.bits(coincidence / frequency), -mostRarity), mostRarity)
    }

    /// No value's rarity adds or takes more than this, in bits.
    static let mostRarity = 8.0
}

/// What comparing two values gave: a level from 0, the same, to 7, nothing in common; or one of these.
enum Outcome {
    static let same: UInt8 = 0
    static let different: UInt8 = 7
    /// The value of another attribute is in this one, on both sides: first and last name swapped.
    static let swapped: UInt8 = 8
    /// One side has no value.
    static let absent: UInt8 = 15
    static let count = 16

    static func isAgreement(_ outcome: Int) -> Bool { outcome <= 2 || outcome == Int(swapped) }
}
