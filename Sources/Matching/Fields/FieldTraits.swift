import Glibc
import IntegrationModel

/// What is compared of a field beside its name.
struct FieldTraits {
    /// What values are and what they can be compared with.
    enum Kind {
        case number, moment, flag, text, empty
    }

    let field: Field
    let kind: Kind
    let texts: ValueSample
    /// Of numbers and days; nil for text.
    let numbers: ValueSample?
    /// The shares of the shapes of the values, runs of the same sign written once.
    let shapes: [String: Double]
    /// Where the field stands, 0–1.
    let place: Double
    /// Whether other fields are parts of it, so that it has no values itself.
    let hasParts: Bool

    init(_ field: Field, _ values: ColumnValues?, place: Double, hasParts: Bool) {
        self.field = field
        self.place = place
        self.hasParts = hasParts
        switch field.profile.type {
        case .integer, .decimal: kind = .number
        case .date, .dateTime: kind = .moment
        case .boolean: kind = .flag
        case .text: kind = .text
        case .empty: kind = .empty
        }
        let none = ColumnValues(hashes: MappedArray([UInt64]()))
        texts = ValueSample(values ?? none, asNumbers: nil)
        let hasNumbers = values?.numbers != nil && (kind == .number || kind == .moment)
        numbers = hasNumbers ? ValueSample(values ?? none, asNumbers: field.profile.type) : nil
        shapes = Self.shapes(field.profile.patterns)
    }

    var hasValues: Bool { field.profile.count > field.profile.nulls }

    /// Values that differ, of those that are there, 0–1.
    var variety: Double {
        Double(field.profile.distinct) / Double(max(1, field.profile.count - field.profile.nulls))
    }

    private static func shapes(_ patterns: [PatternCount]) -> [String: Double] {
        let all = patterns.reduce(0) { $0 + $1.count }
        var shares: [String: Double] = [:]
        for pattern in patterns {
            var shape: [UInt8] = []
            for sign in pattern.pattern.utf8 where sign != shape.last { shape.append(sign) }
            shares[String(decoding: shape, as: UTF8.self), default: 0] += Double(pattern.count) / Double(max(1, all))
        }
        return shares
    }
}

extension FieldTraits {
    /// Whether the values of two fields could be the same thing, 0–1: 1 for the same kind.
    func compatibility(_ other: FieldTraits) -> Double {
        if kind == other.kind || kind == .empty || other.kind == .empty { return 1 }
        let kinds = [kind, other.kind]
        // Two words or numbers for yes and no.
        if kinds.contains(.flag) { return max(field.profile.distinct, other.field.profile.distinct) <= 3 ? 0.8 : 0.2 }
        if kinds.contains(.moment) { return kinds.contains(.text) ? 0.3 : 0.1 }
        // Codes and numbers.
        let number = kind == .number ? field : other.field
        return number.profile.type == .integer ? 0.6 : 0.2
    }

    /// How alike the shapes of the values are, 0–1: the cosine of their shares.
    func shapeLikeness(_ other: FieldTraits) -> Double {
        let product = shapes.reduce(0.0) { $0 + $1.value * (other.shapes[$1.key] ?? 0) }
        func size(_ shares: [String: Double]) -> Double { shares.values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        let sizes = size(shapes) * size(other.shapes)
        return sizes > 0 ? min(1, product / sizes) : 0
    }

    /// How alike the shortest and longest values are in length, 0–1.
    func lengthLikeness(_ other: FieldTraits) -> Double {
        func likeness(_ one: Int, _ other: Int) -> Double {
            one == 0 || other == 0 ? 0 : Double(min(one, other)) / Double(max(one, other))
        }
        let (one, two) = (field.profile, other.field.profile)
        return 0.5 * likeness(one.minLength, two.minLength) + 0.5 * likeness(one.maxLength, two.maxLength)
    }

    /// How alike numbers or moments are spread, 0–1: one less the greatest distance between their distributions, as far
    /// as the quantiles tell it; nil where there are none.
    func spreadLikeness(_ other: FieldTraits) -> Double? {
        guard kind == other.kind, let one = field.profile.quantiles?.values,
            let two = other.field.profile.quantiles?.values
        else { return nil }
        var distance = 0.0
        for (index, value) in one.enumerated() {
            distance = max(distance, abs(Quantiles.shares[index] - Self.share(below: value, two)))
        }
        for (index, value) in two.enumerated() {
            distance = max(distance, abs(Quantiles.shares[index] - Self.share(below: value, one)))
        }
        return 1 - min(1, distance)
    }

    /// The share of numbers up to a value, between the quantiles in a straight line.
    private static func share(below value: Double, _ quantiles: [Double]) -> Double {
        let shares = Quantiles.shares
        guard let first = quantiles.first, value >= first else { return 0 }
        for index in 1..<quantiles.count where value <= quantiles[index] {
            let width = quantiles[index] - quantiles[index - 1]
            let part = width > 0 ? (value - quantiles[index - 1]) / width : 1
            return shares[index - 1] + part * (shares[index] - shares[index - 1])
        }
        return 1
    }

    /// The share of the different values of the one with fewer that the other has, and of all that both have; each
    /// drawn towards nothing where there are few.
    func overlap(_ other: FieldTraits) -> (containment: Double, jaccard: Double, share: Double) {
        var counts = texts.overlap(other.texts)
        if let numbers, let others = other.numbers, kind == other.kind {
            let worth = numbers.overlap(others)
            if worth.shared > counts.shared { counts = worth }
        }
        let (fewer, union) = (min(counts.one, counts.other), counts.one + counts.other - counts.shared)
        guard fewer > 0, union > 0 else { return (0, 0, 0) }
        // Two values in common of two are found everywhere; twenty of twenty are not.
        let trust = 1 - exp(-Double(counts.shared) / (kind == .number ? 12 : 4))
        let share = Double(counts.shared) / Double(fewer)
        return (share * trust, Double(counts.shared) / Double(union) * trust, share)
    }
}
