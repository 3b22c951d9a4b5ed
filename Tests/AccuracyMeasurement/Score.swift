/// Things found, against things that are there.
public struct Score: Sendable, Hashable {
    /// How many were found.
    public var found = 0
    /// How many are there.
    public var present = 0
    /// How many of those found are there.
    public var right = 0

    public init(found: Int = 0, present: Int = 0, right: Int = 0) {
        self.found = found
        self.present = present
        self.right = right
    }

    public init<Thing: Hashable>(found: Set<Thing>, present: Set<Thing>) {
        self.init(found: found.count, present: present.count, right: found.intersection(present).count)
    }

    /// The share of those found that are there, 0–1; 1 where nothing was found.
    public var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
    /// The share of those there that were found, 0–1; 1 where nothing is there.
    public var recall: Double { present == 0 ? 1 : Double(right) / Double(present) }
    /// The harmonic mean of both, 0–1; 1 where nothing is there and nothing was found.
    public var f1: Double { found + present == 0 ? 1 : 2 * Double(right) / Double(found + present) }

    public static func + (left: Score, right: Score) -> Score {
        Score(
            found: left.found + right.found,
            present: left.present + right.present,
            right: left.right + right.right
        )
    }

    public static func += (left: inout Score, right: Score) { left = left + right }
}

/// How many of the cases that were looked at are as they should be.
public struct Tally: Sendable, Hashable {
    public var right = 0
    public var all = 0

    public init(right: Int = 0, all: Int = 0) {
        self.right = right
        self.all = all
    }

    public mutating func count(_ isRight: Bool) {
        all += 1
        if isRight { right += 1 }
    }

    /// 0–1; 1 where there was no case.
    public var share: Double { all == 0 ? 1 : Double(right) / Double(all) }

    public static func + (left: Tally, right: Tally) -> Tally {
        Tally(right: left.right + right.right, all: left.all + right.all)
    }

    public static func += (left: inout Tally, right: Tally) { left = left + right }
}
