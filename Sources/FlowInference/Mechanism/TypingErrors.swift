import IntegrationModel

/// Values of linked records that differ by a slip of the keyboard.
struct TypingErrors {
    /// Pairs with at least one slip, and pairs compared.
    var records: Int { slipped.count }
    /// The positions of pairs with a slip.
    private(set) var slipped: Set<Int> = []
    private(set) var compared = 0
    /// Slips of which one side has the word that is usual, by the side that has not.
    private(set) var onLeft = 0
    private(set) var onRight = 0

    /// Looks at the texts that should be equal on both sides: names, streets, mail addresses, references.
    init(_ link: LinkContext, _ texts: any TextSource) throws {
        let fields = Self.comparable(link)
        var seen = Set<Int>()
        for (leftField, rightField) in fields {
            let left = link.left.columns.columns[leftField].hashes
            let right = link.right.columns.columns[rightField].hashes
            let different = link.links.pairs.indices.filter { index in
                let pair = link.links.pairs[index]
                guard left[pair.left] != 0, right[pair.right] != 0 else { return false }
                seen.insert(index)
                return left[pair.left] != right[pair.right]
            }
            // Where most values differ, the fields are written differently and nobody slipped.
            guard !different.isEmpty, Double(different.count) <= 0.3 * Double(link.links.pairs.count) else { continue }
            let leftTexts = try texts.texts(of: link.left.dataset.id, fields: [leftField])[0]
            let rightTexts = try texts.texts(of: link.right.dataset.id, fields: [rightField])[0]
            let usual = WordCounts(leftTexts, rightTexts)
            for index in different {
                let pair = link.links.pairs[index]
                let (one, other) = (leftTexts[pair.left], rightTexts[pair.right])
                guard Self.isSlip(one, other) else { continue }
                slipped.insert(index)
                switch usual.erring(one, other) {
                case .left: onLeft += 1
                case .right: onRight += 1
                case nil: break
                }
            }
        }
        // Amounts also differ where somebody changed one side later, so they count only beside slips in words, or where
        // the parts no longer add up.
        let amounts = Self.amountSlips(link)
        if !slipped.isEmpty || amounts.inconsistent >= 2 { slipped.formUnion(amounts.slips) }
        compared = max(seen.count, link.links.pairs.count)
    }

    private static func comparable(_ link: LinkContext) -> [(Int, Int)] {
        let meanings: [CanonicalField] = [.name, .partyName, .street, .email, .phone, .vatNumber, .city]
        var fields = meanings.compactMap { meaning -> (Int, Int)? in
            guard let left = link.left.dataset.fieldIndex(meaning), let right = link.right.dataset.fieldIndex(meaning)
            else {
                return nil
            }
            return (left, right)
        }
        if let key = link.links.keys.first(where: { $0.match == .exact && $0.namedBy != nil }),
            let left = key.leftFields.first.flatMap({ link.left.dataset.fieldIndex(path: $0) }),
            let right = key.rightFields.first.flatMap({ link.right.dataset.fieldIndex(path: $0) })
        {
            fields.append((left, right))
        }
        return fields
    }

    static func isSlip(_ one: String, _ other: String) -> Bool {
        let (left, right) = (Array(one.lowercased().utf8), Array(other.lowercased().utf8))
        let length = min(left.count, right.count)
        guard length >= 3 else { return false }
        return EditDistance.between(left, right, limit: length >= 10 ? 2 : 1).map { $0 > 0 } ?? false
    }

    /// Amounts that differ by a swapped, dropped or replaced digit or a shifted decimal mark, where most are equal.
    private static func amountSlips(_ link: LinkContext) -> (slips: Set<Int>, inconsistent: Int) {
        guard let left = link.left.values(.netAmount)?.numbers ?? link.left.values(.grossAmount)?.numbers,
            let right = link.right.values(.netAmount)?.numbers ?? link.right.values(.grossAmount)?.numbers
        else { return ([], 0) }
        let ratios = (Self.ratio(link.left), Self.ratio(link.right))
        var slips = Set<Int>()
        var inconsistent = 0
        var equal = 0
        for (index, pair) in link.links.pairs.enumerated() {
            let (one, other) = (abs(left[pair.left]), abs(right[pair.right]))
            guard one.isFinite, other.isFinite, one < 1e12, other < 1e12 else { continue }
            if abs(one - other) < 0.011 { equal += 1; continue }
            let (digits, otherDigits) = (Self.digits(one), Self.digits(other))
            let shifted = abs(one - other * 10) < 0.02 || abs(one * 10 - other) < 0.02
            guard shifted || EditDistance.between(digits, otherDigits, limit: 1) != nil else { continue }
            if let ratio = ratios.0(pair.left), let other = ratios.1(pair.right) {
                // Who changes an order changes net and gross together; who mistypes one changes that one.
                guard abs(ratio - other) > 0.002 else { continue }
                inconsistent += 1
            }
            slips.insert(index)
        }
        return equal >= 4 * slips.count ? (slips, inconsistent) : ([], 0)
    }

    /// Gross by net of a record, where it has both.
    private static func ratio(_ profile: DatasetProfile) -> (Int) -> Double? {
        guard let net = profile.values(.netAmount)?.numbers, let gross = profile.values(.grossAmount)?.numbers else {
            return { _ in nil }
        }
        return { record in
            let (one, other) = (net[record], gross[record])
            return one.isFinite && other.isFinite && abs(one) > 0.01 ? other / one : nil
        }
    }

    private static func digits(_ amount: Double) -> [UInt8] { Array(String(Int((amount * 100).rounded())).utf8) }
}

/// How often each word occurs on both sides together.
private struct WordCounts {
    private var counts: [Substring: Int] = [:]

    init(_ left: TextColumn, _ right: TextColumn) {
        for column in [left, right] {
            for record in 0..<column.count {
                for word in column[record].split(separator: " ") { counts[word, default: 0] += 1 }
            }
        }
    }

    /// The side with the word that is rare where the other side has a usual one.
    func erring(_ left: String, _ right: String) -> LinkSide? {
        let (one, other) = (left.split(separator: " "), right.split(separator: " "))
        let onlyLeft = one.filter { !other.contains($0) }
        let onlyRight = other.filter { !one.contains($0) }
        let rarestLeft = onlyLeft.compactMap { counts[$0] }.min() ?? Int.max
        let rarestRight = onlyRight.compactMap { counts[$0] }.min() ?? Int.max
        if rarestLeft <= 2 && rarestRight >= 3 * rarestLeft { return rarestRight == Int.max ? nil : .left }
        if rarestRight <= 2 && rarestLeft >= 3 * rarestRight { return rarestLeft == Int.max ? nil : .right }
        return nil
    }
}
