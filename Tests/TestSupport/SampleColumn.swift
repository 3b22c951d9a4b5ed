public import IntegrationModel

/// A column of a table that a test writes down.
public struct SampleColumn: Sendable {
    public var path: String
    public var canonical: CanonicalField?
    public var type: FieldType
    public var semanticType: SemanticType?
    /// The values as an export would write them; "" where there is none.
    public var texts: [String]
    /// The values as numbers, for types that have them.
    public var numbers: [Double]?

    private init(_ path: String, _ canonical: CanonicalField?, _ type: FieldType, _ texts: [String]) {
        self.path = path
        self.canonical = canonical
        self.type = type
        self.texts = texts
    }

    public static func text(
        _ path: String,
        _ canonical: CanonicalField? = nil,
        _ values: [String],
        _ semanticType: SemanticType? = nil
    ) -> SampleColumn {
        var column = SampleColumn(path, canonical, .text, values)
        column.semanticType = semanticType
        return column
    }

    public static func integers(_ path: String, _ canonical: CanonicalField? = nil, _ values: [Int]) -> SampleColumn {
        var column = SampleColumn(path, canonical, .integer, values.map(String.init))
        column.numbers = values.map(Double.init)
        return column
    }

    /// Amounts with two decimals; nil where there is none.
    public static func amounts(_ path: String, _ canonical: CanonicalField?, _ values: [Double?]) -> SampleColumn {
        var column = SampleColumn(path, canonical, .decimal, values.map { $0.map(decimal) ?? "" })
        column.numbers = values.map { $0 ?? .nan }
        return column
    }

    /// Dates, or dates with times where any is not at midnight: seconds since 1970, nil where there is none.
    public static func moments(_ path: String, _ canonical: CanonicalField?, _ values: [Double?]) -> SampleColumn {
        let known = values.compactMap(\.self)
        let timed = known.contains { $0.truncatingRemainder(dividingBy: 86_400) != 0 }
        var column = SampleColumn(path, canonical, timed ? .dateTime : .date, values.map { $0.map(moment) ?? "" })
        column.numbers = values.map { $0 ?? .nan }
        return column
    }

    public subscript(records: [Int]) -> SampleColumn {
        var column = self
        column.texts = records.map { texts[$0] }
        column.numbers = numbers.map { numbers in records.map { numbers[$0] } }
        return column
    }

    private static func decimal(_ value: Double) -> String {
        let cents = Int((abs(value) * 100).rounded())
        let rest = cents % 100
        return "\(value < 0 ? "-" : "")\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func moment(_ seconds: Double) -> String { "@\(Int(seconds))" }
}

extension SampleColumn {
    var values: ColumnValues {
        let hashing = TestHashing()
        return ColumnValues(
            hashes: MappedArray(texts.map { hashing.hash($0) }),
            numbers: numbers.map { MappedArray($0) }
        )
    }

    var field: Field {
        let known = texts.filter { !$0.isEmpty }
        let distinct = Set(values.hashes.filter { $0 != 0 }).count
        let finite = numbers?.filter(\.isFinite) ?? []
        let profile = FieldProfile(
            type: known.isEmpty ? .empty : type,
            typeShare: known.isEmpty ? 0 : 1,
            hasSeconds: type == .dateTime && finite.contains { $0.truncatingRemainder(dividingBy: 60) != 0 },
            semanticType: semanticType,
            semanticShare: semanticType == nil ? 0 : 1,
            count: texts.count,
            nulls: texts.count - known.count,
            distinct: distinct,
            isKey: !texts.isEmpty && known.count == texts.count && distinct == texts.count,
            minLength: known.map(\.utf8.count).min() ?? 0,
            maxLength: known.map(\.utf8.count).max() ?? 0,
            minNumber: finite.min(),
            maxNumber: finite.max(),
            sum: type == .integer || type == .decimal ? finite.reduce(0, +) : nil,
            patterns: patterns(known)
        )
        return Field(
            path: path,
            canonical: canonical,
            meaning: canonical == nil ? .unknown : .inferred,
            profile: profile
        )
    }

    private func patterns(_ known: [String]) -> [PatternCount] {
        var counts: [String: Int] = [:]
        for text in known { counts[shape(text), default: 0] += 1 }
        return counts.map { PatternCount($0.key, $0.value) }
            .sorted { ($1.count, $0.pattern) < ($0.count, $1.pattern) }.prefix(8).map(\.self)
    }

    private func shape(_ text: String) -> String {
        String(
            text.map { character in
                if character.isNumber { return "9" }
                guard character.isLetter else { return character }
                return character.isUppercase ? "A" : "a"
            }
        )
    }
}
