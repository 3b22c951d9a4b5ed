/// The texts nearest to one that was mistyped.
public enum Suggestion {
    /// At most three candidates, nearest first: those with few letters changed, and those that contain what was typed.
    public static func nearest(to text: String, among candidates: [String]) -> [String] {
        let typed = Array(text.lowercased().utf8.prefix(200))
        guard !typed.isEmpty else { return [] }
        let scored = candidates.compactMap { candidate -> (score: Int, text: String)? in
            let other = Array(candidate.lowercased().utf8.prefix(200))
            let distance = distance(typed, other)
            if distance <= max(2, min(typed.count, other.count) / 3) { return (distance, candidate) }
            return candidate.lowercased().contains(text.lowercased())
                ? (100 + other.count - typed.count, candidate) : nil
        }
        return scored.sorted { ($0.score, $0.text) < ($1.score, $1.text) }.prefix(3).map(\.text)
    }

    /// Edits (insert, delete, replace, swap of neighbours) from one text to the other: optimal string alignment,
    /// O(length × length) time, O(length) memory.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1] + [Int](repeating: 0, count: right.count)
            for column in 0..<right.count {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                current[column + 1] = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    current[column + 1] = min(current[column + 1], before[column - 1] + 1)
                }
            }
            (before, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
