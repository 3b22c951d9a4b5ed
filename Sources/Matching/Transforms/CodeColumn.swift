import IntegrationModel

/// The different values of a column of codes, with what is looked up in them.
struct CodeColumn {
    let position: ColumnPosition
    /// Records with a value.
    let filled: Int
    /// The hashes of the values, of letters and digits alone.
    let hashes: Set<UInt64>
    /// Those of values of digits, without the zeros before them.
    let numbers: Set<UInt64>
    /// The lengths that most values have, at most ``mostLengths``, ascending.
    let lengths: [Int]
    /// The values as they are written, one after the other, and where each ends.
    private let bytes: [UInt8]
    private let ends: [Int]

    /// More different values are not looked at.
    static let mostValues = 300_000
    static let longest = 40
    private static let mostLengths = 6

    /// - Returns: nil where there are too many values, or they were not read.
    init?(_ position: ColumnPosition, _ texts: TextColumn) {
        guard !texts.isLeftOut else { return nil }
        var hashes: Set<UInt64> = []
        var numbers: Set<UInt64> = []
        var counts = [Int](repeating: 0, count: Self.longest + 1)
        var records = 0
        var found: [UInt8] = []
        var foundEnds: [Int] = []
        for record in 0..<texts.count {
            texts.withUTF8(of: record) { text in
                let folded = Self.folded(text)[...]
                guard !folded.isEmpty, folded.count <= Self.longest else { return }
                records += 1
                guard hashes.insert(folded.codeHash).inserted else { return }
                counts[folded.count] += 1
                if folded.allSatisfy(\.isDigit) { numbers.insert(folded.withoutLeadingZeros.codeHash) }
                found.append(contentsOf: text)
                foundEnds.append(found.count)
            }
            if hashes.count > Self.mostValues { return nil }
        }
        guard !hashes.isEmpty else { return nil }
        let common = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        self.position = position
        lengths = common.prefix(Self.mostLengths).sorted()
        (self.hashes, self.numbers, filled) = (hashes, numbers, records)
        (bytes, ends) = (found, foundEnds)
    }

    var count: Int { ends.count }

    /// A value as it is written.
    subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

    /// Positions of values spread over the column, at most so many.
    func sample(_ most: Int) -> [Int] {
        count <= most ? Array(0..<count) : (0..<most).map { $0 * count / most }
    }

    /// Letters and digits without case; what is beyond ASCII stays as it is.
    static func folded(_ text: some Sequence<UInt8>) -> [UInt8] {
        text.compactMap { byte in
            if byte &- 0x41 < 26 { return byte | 0x20 }
            return byte.isDigit || byte &- 0x61 < 26 || byte >= 0x80 ? byte : nil
        }
    }

    /// Whether the values of a field are codes: short, different, of digits or capitals, and no amounts or dates.
    static func isCode(_ field: Field) -> Bool {
        let profile = field.profile
        guard profile.type == .text || profile.type == .integer, profile.distinct >= 5,
            profile.maxLength <= longest
        else { return false }
        switch profile.semanticType {
        case nil, .vatNumber, .belgianEnterpriseNumber, .gtin, .postcode: break
        default: return false
        }
        if profile.type == .integer { return true }
        guard profile.maxLength >= 3 else { return false }
        let all = profile.patterns.reduce(0) { $0 + $1.count }
        let codes = profile.patterns.reduce(0) { $0 + (isCode($1.pattern) ? $1.count : 0) }
        return all > 0 && codes * 5 >= all * 4
    }

    private static func isCode(_ pattern: String) -> Bool {
        let (digits, small, blanks) = (pattern.contains("9"), pattern.contains("a"), pattern.contains(" "))
        return blanks ? digits && !small : digits || !small
    }
}
