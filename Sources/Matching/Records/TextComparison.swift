/// Compares texts by their words and as a whole.
final class TextComparison: Sendable {
    let values: AttributeValues
    let bags: TokenBags
    /// By value: a hash of its digits.
    private let digits: [UInt32]
    /// Words that so many records have may be written short.
    private let frequent: UInt32

    init(_ values: AttributeValues) {
        self.values = values
        bags = TokenBags(values, codesOnly: false)
        digits = (0...values.interner.count).map { value in
            values.withBytes(UInt32(value)) { bytes in
                bytes.reduce(7) { FoldedValue.isDigit($1) ? $0 &* 31 &+ UInt32($1) : $0 }
            }
        }
        frequent = UInt32(max(4, (values.left.count + values.right.count) / 200))
    }

    /// 0 for the same value, 1 for a sign that differs, up to 7 for nothing in common.
    func level(_ left: UInt32, _ right: UInt32, _ scratch: ComparisonScratch) -> UInt8 {
        if left == right { return 0 }
        var alike = wordLikeness(left, right, scratch)
        let (length, width) = (values.interner.length(left), values.interner.length(right))
        let isShort = max(length, width) <= 40 && abs(length - width) <= 6
        if isShort, digits[Int(left)] == digits[Int(right)] {
            let (distance, whole) = values.withBytes(left) { one in
                values.withBytes(right) { other in
                    let distance = scratch.distance(one, other)
                    return (distance, editLikeness(distance, one, other))
                }
            }
            if distance == 1, min(length, width) >= 4 { return 1 }
            if distance == 2, min(length, width) >= 8 { return 2 }
            if max(length, width) <= 24 { alike = max(alike, 2 * whole - 1) }
        }
        return Self.level(of: alike)
    }

    private static func level(of likeness: Float) -> UInt8 {
        if likeness >= 0.92 { return 1 }
        if likeness >= 0.8 { return 2 }
        if likeness >= 0.65 { return 3 }
        if likeness >= 0.5 { return 4 }
        if likeness >= 0.35 { return 5 }
        return likeness >= 0.2 ? 6 : 7
    }

    /// The cosine of the vectors of words, where words that are nearly the same count nearly as much (Cohen, Ravikumar,
    /// Fienberg, *A comparison of string distance metrics for name-matching tasks*, 2003: soft TF-IDF).
    private func wordLikeness(_ left: UInt32, _ right: UInt32, _ scratch: ComparisonScratch) -> Float {
        let (one, other) = (bags.range(left), bags.range(right))
        let norm = bags.norms[Int(left)] * bags.norms[Int(right)]
        guard norm > 0 else { return 0 }
        scratch.leftRest.removeAll(keepingCapacity: true)
        scratch.rightRest.removeAll(keepingCapacity: true)
        var shared: Float = 0
        var (first, second) = (one.lowerBound, other.lowerBound)
        while first < one.upperBound, second < other.upperBound {
            let (word, otherWord) = (bags.words[first], bags.words[second])
            if word == otherWord {
                shared += bags.weights[Int(word)] * bags.weights[Int(word)]
                first += 1
                second += 1
            } else if word < otherWord {
                scratch.leftRest.append(word)
                first += 1
            } else {
                scratch.rightRest.append(otherWord)
                second += 1
            }
        }
        scratch.leftRest += bags.words[first..<one.upperBound]
        scratch.rightRest += bags.words[second..<other.upperBound]
        if scratch.leftRest.count * scratch.rightRest.count <= 100 { shared += nearWords(scratch) }
        return min(1, shared / norm)
    }

    /// What words that are nearly the same add; each is used once, in the order of the left words.
    private func nearWords(_ scratch: ComparisonScratch) -> Float {
        var sum: Float = 0
        for word in scratch.leftRest {
            var best: Float = 0
            var bestAt = -1
            for (position, other) in scratch.rightRest.enumerated() where other != 0 {
                let alike = likeness(of: word, other, scratch)
                guard alike > 0 else { continue }
                let gain = alike * bags.weights[Int(word)] * bags.weights[Int(other)]
                if gain > best { (best, bestAt) = (gain, position) }
            }
            guard bestAt >= 0 else { continue }
            sum += best
            scratch.rightRest[bestAt] = 0
        }
        return sum
    }

    private func likeness(of word: UInt32, _ other: UInt32, _ scratch: ComparisonScratch) -> Float {
        bags.tokens.bytes.withUnsafeBufferPointer { bytes in
            let one = UnsafeBufferPointer(rebasing: bytes[bags.tokens.range(word)])
            let two = UnsafeBufferPointer(rebasing: bytes[bags.tokens.range(other)])
            let (short, long) = one.count <= two.count ? (one, two) : (two, one)
            let isBegin = short[0] == long[0] && zip(short, long).allSatisfy { $0 == $1 }
            if bags.isCode[Int(word)] || bags.isCode[Int(other)] {
                // The numbers of models go on behind the number proper; a sign inside is another model.
                return isBegin && short.count >= 5 ? 0.85 : 0
            }
            if FoldedValue.isDigit(one[0]) || FoldedValue.isDigit(two[0]) { return 0 }
            if isBegin { return short.count >= 3 ? 0.8 : short.count == 1 ? 0.5 : 0.6 }
            let isFrequent = max(bags.records[Int(word)], bags.records[Int(other)]) >= frequent
            if isFrequent, short.count <= 4, short[0] == long[0], isShortened(short, long) { return 0.6 }
            let differing = bags.letters[Int(word)] ^ bags.letters[Int(other)]
            guard short.count >= 3, long.count - short.count <= 3, differing.nonzeroBitCount <= 4 else { return 0 }
            let alike = editLikeness(scratch.distance(one, two), one, two)
            return alike >= 0.78 ? alike : 0
        }
    }

    /// Whether the letters of the short word are all in the long one, in their order: "blvd" and "boulevard".
    private func isShortened(_ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>) -> Bool {
        guard short.count >= 2 else { return false }
        var found = 0
        for byte in long where found < short.count && byte == short[found] { found += 1 }
        return found == short.count
    }
}
