/// How far the values of two columns are the same, from their sketches.
///
/// Both sketches hold all their column's hashes below the smaller of the two limits: a uniform sample of the values of
/// both columns together. Shares in the sample estimate those of the columns; ``BoundedEstimate`` gives the interval.
public struct ValueOverlap: Sendable, Hashable {
    /// Values in the sample of the left column, of the right one, and of both.
    public let left, right, shared: Int
    /// The chance of a value to be in the sample; 1 where the sketches hold all values of both columns.
    public let sampled: Double
    /// The chance for each interval to hold the true value.
    public let confidence: Double

    /// - Parameter confidence: above 0 and below 1.
    public init(_ left: ValueSketch, _ right: ValueSketch, confidence: Double = 0.99) {
        let (left, right) = (left.shrunk, right.shrunk)
        let ceiling = min(left.ceiling, right.ceiling)
        let (leftHashes, rightHashes) = (left.hashes, right.hashes)
        var (i, j, shared) = (0, 0, 0)
        while i < leftHashes.count, j < rightHashes.count {
            let (a, b) = (leftHashes[i], rightHashes[j])
            if a > ceiling || b > ceiling { break }
            if a == b { shared += 1 }
            if a <= b { i += 1 }
            if b <= a { j += 1 }
        }
        self.left = leftHashes.count { $0 <= ceiling }
        self.right = rightHashes.count { $0 <= ceiling }
        self.shared = shared
        sampled = min(left.keptShare, right.keptShare)
        self.confidence = confidence
    }

    private var isExact: Bool { sampled == 1 }

    /// The share of the left column's distinct values that the right one has too.
    public var containmentOfLeft: BoundedEstimate {
        BoundedEstimate(share: shared, of: left, isExact: isExact, confidence: confidence)
    }

    /// The share of the right column's distinct values that the left one has too.
    public var containmentOfRight: BoundedEstimate {
        BoundedEstimate(share: shared, of: right, isExact: isExact, confidence: confidence)
    }

    /// The values of both columns relative to those of either (Jaccard index).
    public var jaccard: BoundedEstimate {
        BoundedEstimate(share: shared, of: left + right - shared, isExact: isExact, confidence: confidence)
    }

    /// The number of distinct values that both columns have.
    public var sharedValues: BoundedEstimate {
        BoundedEstimate(count: shared, sampled: sampled, confidence: confidence)
    }
}
