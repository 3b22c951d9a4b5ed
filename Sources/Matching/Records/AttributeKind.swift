import IntegrationModel

/// How the values of an attribute are compared.
enum AttributeKind: Sendable {
    /// Names, addresses, descriptions: words.
    case text
    /// Numbers of things, telephone numbers, addresses of mail: one word that a single sign changes.
    case code
    case date
    /// Amounts and counts.
    case number
    /// The codes that stand inside the texts of a record, such as the numbers of models.
    case sharedCodes
}

/// What must be known to read the values of an attribute.
struct AttributeForm: Sendable {
    var dateOrder: DateOrder?
    var decimalMark: DecimalMark?
    /// Whether the values are numbers of VAT or enterprises.
    var isRegistration = false

    init() {}

    init(of column: RecordColumn) {
        (dateOrder, decimalMark, isRegistration) = (column.dateOrder, column.decimalMark, column.isRegistration)
    }
}

extension AttributeKind {
    /// How the values of a column are best compared, by a sample of them; nil where there are none.
    init?(of column: RecordColumn) {
        var sample = ColumnSample(column)
        guard sample.values > 0 else { return nil }
        sample.share()
        if sample.dates >= 0.8 {
            self = .date
        } else if column.semanticType == .phone || sample.phones >= 0.8 || sample.emails >= 0.8 {
            self = .code
        } else if sample.numbers >= 0.9 {
            // Digits that are always as many, or that begin with a zero, number things; others count them.
            self =
                sample.isFixedWidth || sample.leadingZeros >= 0.05 || (sample.plain >= 0.8 && sample.length >= 7)
                ? .code : .number
        } else if sample.codes >= 0.7 {
            self = .code
        } else {
            self = .text
        }
    }

    /// The kind for two columns that are compared; nil where they can't hold the same.
    static func common(_ left: AttributeKind, _ right: AttributeKind) -> AttributeKind? {
        switch (left, right) {
        case (.text, .text), (.date, .date), (.number, .number), (.code, .code): left
        case (.code, .number), (.number, .code), (.date, .code), (.code, .date), (.date, .number), (.number, .date):
            .code
        case (.text, .code), (.code, .text): .text
        default: nil
        }
    }
}

/// What a sample of a column's values looks like. The counts become shares of the values.
private struct ColumnSample {
    var values = 0.0
    var dates = 0.0, phones = 0.0, emails = 0.0, numbers = 0.0, codes = 0.0, leadingZeros = 0.0
    /// Digits alone.
    var plain = 0.0
    var length = 0.0
    private var lengths: [Int: Int] = [:]

    init(_ column: RecordColumn) {
        let count = column.texts.count
        let step = max(1, count / 4_000)
        var scratch: [UInt8] = []
        for record in stride(from: 0, to: count, by: step) {
            column.texts.withUTF8(of: record) { add($0, column, &scratch) }
        }
    }

    private mutating func add(_ value: UnsafeBufferPointer<UInt8>, _ column: RecordColumn, _ scratch: inout [UInt8]) {
        scratch.removeAll(keepingCapacity: true)
        FoldedValue.appendWords(value, to: &scratch)
        guard !scratch.isEmpty else { return }
        values += 1
        let digits = scratch.count(where: FoldedValue.isDigit)
        let letters = scratch.count - digits - scratch.count { $0 == FoldedValue.space }
        let isOneWord = !scratch.contains(FoldedValue.space)
        let isPlain = value.allSatisfy(FoldedValue.isDigit)
        if isPlain { plain += 1 }
        if value.contains(UInt8(ascii: "@")), !value.contains(FoldedValue.space) { emails += 1 }
        // Long numbers are often written in groups, and with a country before them.
        if digits > 0, isOneWord || digits >= 8 && letters <= 4 { codes += 1 }
        if letters == 0, digits >= 7, digits <= 15, !isPlain, Self.isParted(value) { phones += 1 }
        if isPlain, value.first == 0x30, value.count > 1 { leadingZeros += 1 }
        length += Double(scratch.count)
        lengths[isPlain ? scratch.count : -scratch.count, default: 0] += 1
        scratch.removeAll(keepingCapacity: true)
        if letters <= 3, PlainNumber.append(value, column.decimalMark, to: &scratch) {
            numbers += 1
            scratch.removeAll(keepingCapacity: true)
        }
        if DateDigits.append(value, column.dateOrder, to: &scratch) { dates += 1 }
    }

    /// Whether it is parted as no amount is: with a plus or zero before it, or with strokes or brackets inside.
    private static func isParted(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = value.first(where: { $0 != FoldedValue.space }) else { return false }
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "0") || first == UInt8(ascii: "(") { return true }
        return value.dropFirst().contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") }
    }

    mutating func share() {
        for part in [\Self.dates, \.phones, \.emails, \.numbers, \.codes, \.leadingZeros, \.plain, \.length] {
            self[keyPath: part] /= values
        }
    }

    /// Whether nearly all values are so many digits, at least four.
    var isFixedWidth: Bool {
        guard let usual = lengths.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return false }
        return usual.key >= 4 && Double(usual.value) >= 0.8 * values
    }
}
