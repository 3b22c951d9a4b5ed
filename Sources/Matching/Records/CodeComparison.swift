import Glibc

/// Compares codes, dates, numbers and the codes inside texts. Levels are 0 for the same value up to 7 for another one.
enum CodeComparison {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// Values that differ.
    static func codes(_ left: Bytes, _ right: Bytes, _ scratch: ComparisonScratch) -> UInt8 {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        let (begin, end) = (sameAtBegin(short, long), sameAtEnd(short, long))
        // With the code of a country or an area before it, or an extension behind.
        let own = short.count - zerosAtBegin(short)
        if own >= 7, end >= own { return 1 }
        let distance = scratch.distance(left, right)
        if distance == 1, short.count >= 3 { return 1 }
        if distance == 2, short.count >= 6 { return 2 }
        if short.count >= 4, max(begin, end) * 10 >= long.count * 6 { return 3 }
        let alike = 1 - Float(distance) / Float(min(64, long.count))
        return alike >= 0.7 ? 3 : alike >= 0.55 ? 4 : 7
    }

    private static func zerosAtBegin(_ bytes: Bytes) -> Int {
        var zeros = 0
        while zeros < bytes.count, bytes[zeros] == 0x30 { zeros += 1 }
        return zeros
    }

    private static func sameAtBegin(_ short: Bytes, _ long: Bytes) -> Int {
        var same = 0
        while same < short.count, short[same] == long[same] { same += 1 }
        return same
    }

    private static func sameAtEnd(_ short: Bytes, _ long: Bytes) -> Int {
        var same = 0
        while same < short.count, short[short.count - 1 - same] == long[long.count - 1 - same] { same += 1 }
        return same
    }

    /// Dates that differ, as eight digits each where they could be read.
    static func dates(_ left: Bytes, _ right: Bytes, _ scratch: ComparisonScratch) -> UInt8 {
        guard left.count == 8, right.count == 8 else { return codes(left, right, scratch) }
        let isSameYear = left[0..<4].elementsEqual(right[0..<4])
        let isSwapped =
            isSameYear && left[4] == right[6] && left[5] == right[7] && left[6] == right[4] && left[7] == right[5]
        let distance = scratch.distance(left, right)
        if distance == 1 || isSwapped { return 1 }
        let isSameDay = left[4..<8].elementsEqual(right[4..<8])
        let isSameMonth = isSameYear && left[4..<6].elementsEqual(right[4..<6])
        if isSameDay || isSameMonth || distance == 2 { return 2 }
        return isSameYear ? 3 : 7
    }

    /// Numbers that differ.
    static func numbers(_ left: Bytes, _ right: Bytes, _ scratch: ComparisonScratch) -> UInt8 {
        let (one, other) = (PlainNumber.number(left), PlainNumber.number(right))
        guard one.isFinite, other.isFinite else { return codes(left, right, scratch) }
        let larger = max(abs(one), abs(other))
        guard larger > 0 else { return 0 }
        let apart = abs(one - other) / larger
        if apart <= 0.01 { return 1 }
        if left.count >= 5, left.count == right.count, scratch.distance(left, right) == 1 { return 2 }
        return apart <= 0.03 ? 2 : apart <= 0.1 ? 3 : apart <= 0.25 ? 4 : apart <= 0.5 ? 5 : 7
    }

    /// The codes inside two texts; nil where one has none.
    static func sharedCodes(_ bags: TokenBags, _ left: UInt32, _ right: UInt32) -> UInt8? {
        let (one, other) = (bags.words(of: left), bags.words(of: right))
        guard !one.isEmpty, !other.isEmpty else { return nil }
        var best: UInt8 = 7
        for word in one {
            for otherWord in other {
                if word == otherWord {
                    // By how many records have the code; twice is both.
                    let records = bags.records[Int(word)]
                    best = min(best, records <= 2 ? 0 : records <= 5 ? 1 : 3)
                } else if best > 2, begins(bags, word, otherWord) {
                    best = 2
                }
            }
        }
        return best
    }

    private static func begins(_ bags: TokenBags, _ word: UInt32, _ other: UInt32) -> Bool {
        let (one, two) = (bags.texts[word], bags.texts[other])
        let length = min(one.count, two.count)
        return length >= 5 && one.prefix(length).elementsEqual(two.prefix(length))
    }
}
