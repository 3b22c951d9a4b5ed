/// A transform in words, such as `without the prefix "AW-"` or `characters 1 to 5`.
struct TransformWording {
    let transform: ValueTransform
    let column: CodeColumn

    var text: String {
        var parts: [String] = []
        switch transform.cut {
        case .whole: break
        case .withoutPrefix(let prefix): parts.append("without the prefix \"\(written(prefix, isPrefix: true))\"")
        case .withoutSuffix(let suffix): parts.append("without the suffix \"\(written(suffix, isPrefix: false))\"")
        case .from(let position): parts.append("from \(unit) \(place(position) + 1) on")
        case .first(let length): parts.append("\(unit)s 1 to \(place(length - 1) + 1)")
        case .last(let length): parts.append("the last \(length) letters and digits")
        case .range(let lower, let upper): parts.append("\(unit)s \(place(lower) + 1) to \(place(upper - 1) + 1)")
        }
        if transform.isWithoutZeros { parts.append("without leading zeros") }
        return parts.joined(separator: ", ")
    }

    /// Characters where letters and digits stand at the same places in all values, else letters and digits alone.
    private var unit: String { hasFixedPlaces ? "character" : "letter or digit" }

    private var sample: [Int] { column.sample(50) }

    private var hasFixedPlaces: Bool {
        Set(places.map { $0.prefix(needed) }).count == 1
    }

    /// How many letters and digits the cut looks at.
    private var needed: Int {
        switch transform.cut {
        case .from(let position): position + 1
        case .first(let length): length
        case .range(_, let upper): upper
        default: 0
        }
    }

    /// Where the letters and digits of the values stand.
    private var places: [[Int]] { sample.map { Self.places(column[$0]) } }

    private static func places(_ value: ArraySlice<UInt8>) -> [Int] {
        value.indices.filter { !CodeColumn.folded([value[$0]]).isEmpty }.map { $0 - value.startIndex }
    }

    /// The place in a value of a letter or digit.
    private func place(_ position: Int) -> Int {
        guard hasFixedPlaces, let first = places.first, position < first.count else { return position }
        return first[position]
    }

    /// A prefix or suffix as the values have it, with what stands between it and the rest.
    private func written(_ part: [UInt8], isPrefix: Bool) -> String {
        let value = (0..<column.count).lazy.map { column[$0] }.first { value in
            let folded = CodeColumn.folded(value)
            return folded.count > part.count
                && (isPrefix ? folded.starts(with: part) : folded.suffix(part.count) == part[...])
        }
        guard let value else { return String(decoding: part, as: UTF8.self) }
        let places = Self.places(value)
        let found =
            isPrefix
            ? value.prefix(places[part.count]) : value.suffix(value.count - places[places.count - part.count - 1] - 1)
        return String(decoding: found, as: UTF8.self)
    }
}
