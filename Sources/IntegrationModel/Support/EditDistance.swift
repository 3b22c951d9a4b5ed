/// The least number of characters inserted, dropped, replaced or swapped with their neighbour to make one text the
/// other (Damerau–Levenshtein, optimal string alignment: Boytsov, *Indexing methods for approximate dictionary
/// searching*, 2011, section 2).
public enum EditDistance {
    /// The distance, or nil where it is above `limit`. O(n · limit) in time.
    public static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        if left == right { return 0 }
        guard limit > 0 else { return nil }
        let infinity = limit + 1
        let width = right.count + 1
        var beforeLast = [Int](repeating: infinity, count: width)
        var last = (0..<width).map { min($0, infinity) }
        var current = [Int](repeating: infinity, count: width)
        for row in 1...max(left.count, 1) where row <= left.count {
            let from = max(1, row - limit)
            let to = min(right.count, row + limit)
            for index in current.indices { current[index] = infinity }
            if row <= limit { current[0] = row }
            var best = current[0]
            if from <= to {
                for column in from...to {
                    let same = left[row - 1] == right[column - 1]
                    var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
                    if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                        cost = min(cost, beforeLast[column - 2] + 1)
                    }
                    current[column] = min(cost, infinity)
                    best = min(best, current[column])
                }
            }
            if best > limit { return nil }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }
}
