/// The texts of an attribute and their words as comparisons read them. Whoever compares holds the memory.
struct TextTables: BitwiseCopyable, @unchecked Sendable {
    let bytes: UnsafePointer<UInt8>
    /// By text.
    let traits: UnsafePointer<TextTraits>
    /// Of all texts, ascending in each.
    let words: UnsafePointer<UInt32>
    let wordBytes: UnsafePointer<UInt8>
    /// By word.
    let wordTraits: UnsafePointer<WordTraits>

    /// The level of two texts that differ.
    ///
    /// What can't change the level is not computed: how far texts are apart at least is seen from their letters.
    func level(_ left: UInt32, _ right: UInt32, _ scratch: ComparisonScratch) -> UInt8 {
        let (one, other) = (traits + Int(left), traits + Int(right))
        var alike = wordLikeness(one, other, scratch)
        let (length, width) = (Int(one.pointee.length), Int(other.pointee.length))
        let (longest, apart) = (max(length, width), abs(length &- width))
        guard longest <= 40, apart <= 6, one.pointee.digits == other.pointee.digits else {
            return Self.level(of: alike)
        }
        let least = max(apart, TextTraits.leastDistance(one.pointee.letters, other.pointee.letters))
        let mostAlike = longest <= 24 ? 2 * mostEditLikeness(least, longest) - 1 : 0
        guard least <= 2 || mostAlike >= Self.leastLikeness && mostAlike > alike else { return Self.level(of: alike) }
        let (text, otherText) = (one.pointee.text(in: bytes), other.pointee.text(in: bytes))
        let distance = scratch.distance(text, otherText)
        if distance == 1, min(length, width) >= 4 { return 1 }
        if distance == 2, min(length, width) >= 8 { return 2 }
        if longest <= 24 { alike = max(alike, 2 * editLikeness(distance, text, otherText) - 1) }
        return Self.level(of: alike)
    }

    /// The likeness of level 6.
    private static let leastLikeness: Float = 0.2

    private static func level(of likeness: Float) -> UInt8 {
        if likeness >= 0.92 { return 1 }
        if likeness >= 0.8 { return 2 }
        if likeness >= 0.65 { return 3 }
        if likeness >= 0.5 { return 4 }
        if likeness >= 0.35 { return 5 }
        return likeness >= leastLikeness ? 6 : 7
    }

    /// The cosine of the vectors of words, where words that are nearly the same count nearly as much (Cohen, Ravikumar,
    /// Fienberg, *A comparison of string distance metrics for name-matching tasks*, 2003: soft TF-IDF).
    private func wordLikeness(
        _ one: UnsafePointer<TextTraits>,
        _ other: UnsafePointer<TextTraits>,
        _ scratch: ComparisonScratch
    ) -> Float {
        let norm = one.pointee.norm * other.pointee.norm
        guard norm > 0 else { return 0 }
        let (words, otherWords) = (TextTraits.words(one, words), TextTraits.words(other, words))
        var (first, second) = (0, 0)
        let (firstEnd, secondEnd) = (words.count, otherWords.count)
        let (leftRest, rightRest) = (scratch.leftRest, scratch.rightRest)
        var (leftCount, rightCount) = (0, 0)
        var shared: Float = 0
        func skip(_ word: UInt32, left isLeft: Bool) {
            if isLeft {
                leftRest[leftCount] = word
                leftCount &+= 1
                first &+= 1
            } else {
                rightRest[rightCount] = word
                rightCount &+= 1
                second &+= 1
            }
        }
        while first < firstEnd, second < secondEnd {
            let (word, other) = (words[first], otherWords[second])
            if word == other {
                let weight = wordTraits[Int(word)].weight
                shared += weight * weight
                first &+= 1
                second &+= 1
            } else {
                skip(min(word, other), left: word < other)
            }
        }
        while first < firstEnd { skip(words[first], left: true) }
        while second < secondEnd { skip(otherWords[second], left: false) }
        if leftCount &* rightCount <= 100 {
            shared += nearWords(
                UnsafeBufferPointer(start: leftRest, count: leftCount),
                UnsafeMutableBufferPointer(start: rightRest, count: rightCount),
                scratch
            )
        }
        return min(1, shared / norm)
    }

    /// What words that are nearly the same add; each is used once, in the order of the left words.
    private func nearWords(
        _ left: UnsafeBufferPointer<UInt32>,
        _ right: UnsafeMutableBufferPointer<UInt32>,
        _ scratch: ComparisonScratch
    ) -> Float {
        var sum: Float = 0
        for word in left {
            let traits = wordTraits[Int(word)]
            var best: Float = 0
            var bestAt = -1
            for position in 0..<right.count {
                let other = right[position]
                let otherTraits = wordTraits[Int(other)]
                guard other != 0, mayBeAlike(traits, otherTraits) else { continue }
                let alike = likeness(traits, otherTraits, scratch)
                guard alike > 0 else { continue }
                let gain = alike * traits.weight * otherTraits.weight
                if gain > best { (best, bestAt) = (gain, position) }
            }
            guard bestAt >= 0 else { continue }
            sum += best
            right[bestAt] = 0
        }
        return sum
    }

    /// Whether two words can be alike as far as their traits tell: the one begins with the other or is it written short,
    /// for which all its letters must be there, or they are few changes apart.
    @inline(__always)
    private func mayBeAlike(_ one: WordTraits, _ other: WordTraits) -> Bool {
        let (short, long) = one.length <= other.length ? (one, other) : (other, one)
        let isSameFirst = one.first == other.first
        if isSameFirst, short.letters & ~long.letters == 0 { return true }
        guard !one.isCode, !other.isCode, !FoldedValue.isDigit(one.first), !FoldedValue.isDigit(other.first) else {
            return false
        }
        let (length, apart) = (Int(long.length), Int(long.length &- short.length))
        guard length < 64 else { return true }
        let differing = (one.letters ^ other.letters).nonzeroBitCount
        guard short.length >= 3, apart <= 3, differing <= 4 else { return false }
        // A likeness of 0.78 leaves so many changes: with four letters in common at the beginning, and with none.
        return max(apart, (differing &+ 1) >> 1) &* 100 <= length &* (isSameFirst ? 37 : 23)
    }

    private func likeness(_ traits: WordTraits, _ otherTraits: WordTraits, _ scratch: ComparisonScratch) -> Float {
        let (one, two) = (traits.text(in: wordBytes), otherTraits.text(in: wordBytes))
        let (short, long) = one.count <= two.count ? (one, two) : (two, one)
        let isBegin = Self.begins(long, with: short)
        if traits.isCode || otherTraits.isCode {
            // The numbers of models go on behind the number proper; a sign inside is another model.
            return isBegin && short.count >= 5 ? 0.85 : 0
        }
        if FoldedValue.isDigit(traits.first) || FoldedValue.isDigit(otherTraits.first) { return 0 }
        if isBegin { return short.count >= 3 ? 0.8 : short.count == 1 ? 0.5 : 0.6 }
        let isFrequent = traits.isFrequent || otherTraits.isFrequent
        if isFrequent, short.count <= 4, short[0] == long[0], Self.isShortened(short, long) { return 0.6 }
        let differing = traits.letters ^ otherTraits.letters
        guard short.count >= 3, long.count - short.count <= 3, differing.nonzeroBitCount <= 4 else { return 0 }
        let alike = editLikeness(scratch.distance(one, two), one, two)
        return alike >= 0.78 ? alike : 0
    }

    private static func begins(_ long: UnsafeBufferPointer<UInt8>, with short: UnsafeBufferPointer<UInt8>) -> Bool {
        var same = 0
        while same < short.count, short[same] == long[same] { same += 1 }
        return same == short.count
    }

    /// Whether the letters of the short word are all in the long one, in their order: "blvd" and "boulevard".
    private static func isShortened(_ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>) -> Bool {
        guard short.count >= 2 else { return false }
        var found = 0
        for byte in long where found < short.count && byte == short[found] { found += 1 }
        return found == short.count
    }
}

/// How alike two texts can be that are so many changes apart or more; a little more for what rounding may add.
@inline(__always)
private func mostEditLikeness(_ distance: Int, _ length: Int) -> Float {
    let plain = 1 - Float(distance) / Float(max(1, length))
    return (plain > 0.6 ? plain + 0.4 * (1 - plain) : plain) + 1e-4
}
