/// Finds the word that was meant.
enum Spelling {
    /// The candidate nearest to a misspelt word, where one is near enough: at most one edit in three letters, and two
    /// where letters are swapped or case differs. The first of equally near ones.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            let distance = Self.distance(wanted, Array(candidate.lowercased().unicodeScalars.prefix(64)))
            if distance <= max(1, min(wanted.count, candidate.count) / 3), distance < best?.distance ?? Int.max {
                best = (candidate, distance)
            }
        }
        return best?.candidate
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other: the restricted
    /// Damerau-Levenshtein distance. Quadratic in the length.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var rows = [Array(0...right.count)]
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let same = left[row] == right[column]
                var cost = min(rows[row][column + 1] + 1, current[column] + 1, rows[row][column] + (same ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, rows[row - 1][column - 1] + 1)
                }
                current.append(cost)
            }
            rows.append(current)
        }
        return rows[left.count][right.count]
    }
}
