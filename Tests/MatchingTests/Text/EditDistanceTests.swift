import IntegrationModel
import TestSupport
import Testing

@Suite("The edit distance")
struct EditDistanceTests {
    @Test(
        "counts characters inserted, dropped, replaced and swapped with their neighbour",
        arguments: [
            ("", "", 0), ("order", "order", 0), ("order", "ordr", 1), ("order", "orrder", 1), ("order", "orber", 1),
            ("order", "oredr", 1), ("", "ab", 2), ("S00012", "S00021", 1), ("S00012", "S01002", 2),
            ("kitten", "sitting", 3), ("Peeters", "Peters", 1),
        ]
    )
    func examples(left: String, right: String, distance: Int) {
        #expect(EditDistance.between(Array(left.utf8), Array(right.utf8), limit: 10) == distance)
        #expect(EditDistance.between(Array(right.utf8), Array(left.utf8), limit: 10) == distance)
    }

    @Test("is nil above the limit")
    func aboveTheLimit() {
        #expect(EditDistance.between(Array("kitten".utf8), Array("sitting".utf8), limit: 2) == nil)
        #expect(EditDistance.between(Array("kitten".utf8), Array("sitting".utf8), limit: 3) == 3)
        #expect(EditDistance.between(Array("a".utf8), Array("b".utf8), limit: 0) == nil)
        #expect(EditDistance.between([], Array("abc".utf8), limit: 2) == nil)
    }

    @Test("is the one of the whole table, whatever the limit", arguments: 1...20)
    func likeTheReference(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        for _ in 0..<50 {
            let left = (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random)
            }
            let right = (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random)
            }
            let distance = Self.reference(left, right)
            for limit in 0...4 {
                #expect(EditDistance.between(left, right, limit: limit) == (distance <= limit ? distance : nil))
            }
        }
    }

    /// Optimal string alignment by its definition, with the whole table.
    private static func reference(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var table = (0...left.count).map { row in (0...right.count).map { max(row, $0) } }
        for row in 0..<left.count {
            for column in 0..<right.count {
                var cost = min(table[row][column + 1], table[row + 1][column]) + 1
                cost = min(cost, table[row][column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, table[row - 1][column - 1] + 1)
                }
                table[row + 1][column + 1] = cost
            }
        }
        return table[left.count][right.count]
    }
}
