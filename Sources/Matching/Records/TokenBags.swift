import Glibc

/// The words of each value of an attribute, with a weight by how rare each is.
final class TokenBags: Sendable {
    let tokens: ValueInterner
    /// The bytes of the words.
    let texts: NumberedTexts
    /// Where the words of each value begin; of the value after the last, where all end.
    let starts: FixedTable<UInt32>
    /// The words of the values, ascending and without repeats in each.
    let words: FixedTable<UInt32>
    /// By word: ln of how few values have it.
    let weights: FixedTable<Float>
    /// By word: how many records have it.
    let records: [UInt32]

    /// Words of a value after so many are left out.
    static let mostWords = 96
    private static let leastWeight: Float = 0.1
    /// Values whose words are numbered together.
    private static let batch = 64

    /// - Parameter codesOnly: leave out words that are no codes.
    init(_ values: AttributeValues, codesOnly: Bool) {
        var tokens = ValueInterner()
        var starts: [UInt32] = [0, 0]
        var words: [UInt32] = []
        let count = values.interner.count
        starts.reserveCapacity(count + 2)
        var (bytes, ends, counts): ([UInt8], [Int], [Int]) = ([], [], [])
        var numbers: [UInt32] = []
        for first in stride(from: 1, through: count, by: Self.batch) {
            bytes.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            counts.removeAll(keepingCapacity: true)
            for value in first...min(first + Self.batch - 1, count) {
                let former = ends.count
                values.withBytes(UInt32(value)) { text in
                    Self.split(text) { word in
                        guard ends.count - former < Self.mostWords, !codesOnly || Self.isCode(word) else { return }
                        bytes.append(contentsOf: word)
                        ends.append(bytes.count)
                    }
                }
                counts.append(ends.count - former)
            }
            numbers.removeAll(keepingCapacity: true)
            bytes.withUnsafeBufferPointer { bytes in
                ends.withUnsafeBufferPointer { tokens.append(bytes, ends: $0, to: &numbers) }
            }
            var place = 0
            for own in counts {
                let start = words.count
                words.append(contentsOf: numbers[place..<place + own])
                if own > 1 { Self.sortUnique(&words, from: start) }
                starts.append(UInt32(words.count))
                place += own
            }
        }
        var lefts = [UInt32](repeating: 0, count: tokens.count + 1)
        var rights = lefts
        if count > 0 {
            for value in 1...count {
                for position in Int(starts[value])..<Int(starts[value + 1]) {
                    lefts[Int(words[position])] += values.leftCounts[value]
                    if !values.isWithin { rights[Int(words[position])] += values.rightCounts[value] }
                }
            }
        }
        let records = zip(lefts, rights).map { $0 + $1 }
        let (leftAll, rightAll) = (values.leftFilled, values.isWithin ? 0 : values.rightFilled)
        let all = Float(leftAll + rightAll)
        let weights = records.indices.map { word -> Float in
            guard records[word] > 0 else { return 0 }
            let isStyle =
                !values.isWithin
                && (Self.isStyle(lefts[word], of: leftAll, rights[word], of: rightAll)
                    || Self.isStyle(rights[word], of: rightAll, lefts[word], of: leftAll))
            return isStyle ? Self.leastWeight : max(Self.leastWeight, logf((all + 1) / Float(records[word])))
        }
        texts = tokens.takeTexts()
        tokens.close()
        (self.tokens, self.records) = (tokens, records)
        (self.starts, self.words) = (FixedTable(starts), FixedTable(words))
        self.weights = FixedTable(weights)
    }

    /// Sorts the elements from a position on and keeps each different one once.
    private static func sortUnique(_ words: inout [UInt32], from first: Int) {
        words.withUnsafeMutableBufferPointer { $0[first...].sort() }
        var kept = first + 1
        for position in first + 1..<words.count where words[position] != words[kept - 1] {
            words[kept] = words[position]
            kept += 1
        }
        words.removeLast(words.count - kept)
    }

    /// Whether many records of one side have a word that those of the other never have: it tells how one side writes, such
    /// as a legal form behind each name, and nothing about the records.
    private static func isStyle(_ some: UInt32, of all: Int, _ others: UInt32, of otherAll: Int) -> Bool {
        others == 0 && some >= 5 && Double(some) >= 0.02 * Double(all) && otherAll >= 50
    }

    /// The words of a value, for as long as somebody holds the bags.
    func words(of value: UInt32) -> UnsafeBufferPointer<UInt32> {
        words[Int(starts[Int(value)])..<Int(starts[Int(value) + 1])]
    }

    @inline(__always)
    static func split(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var start = 0
        for position in 0...bytes.count where position == bytes.count || bytes[position] == FoldedValue.space {
            if position > start { body(UnsafeBufferPointer(rebasing: bytes[start..<position])) }
            start = position + 1
        }
    }

    /// Whether a word of a folded text is a code.
    static func holdsCode(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var holds = false
        split(text) { if isCode($0) { holds = true } }
        return holds
    }

    /// Letters with digits, four signs or more, or five digits or more.
    static func isCode(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count >= 4 else { return false }
        let digits = word.count(where: FoldedValue.isDigit)
        return digits == word.count ? digits >= 5 : digits >= 1
    }
}
