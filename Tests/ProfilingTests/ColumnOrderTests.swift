import Glibc
import Testing

@testable import Profiling

@Suite struct `Order of columns` {
    @Test func `has those first that took longest before, and each once`() {
        let order = ColumnOrder()
        var rounds: [[Int]] = []
        for _ in 0..<40 {
            order.prepare(3)
            var done: [Int] = []
            for position in 0..<3 {
                order.time(position) { column in
                    done.append(column)
                    usleep(column == 1 ? 3_000 : column == 2 ? 1_000 : 0)
                }
            }
            rounds.append(done)
        }
        #expect(rounds.first == [0, 1, 2])
        #expect(rounds.last?.first == 1)
        #expect(rounds.allSatisfy { $0.sorted() == [0, 1, 2] })
    }

    @Test func `takes columns that come later`() {
        let order = ColumnOrder()
        for count in [1, 3, 3, 7] {
            order.prepare(count)
            var done: [Int] = []
            for position in 0..<count { order.time(position) { done.append($0) } }
            #expect(done.sorted() == Array(0..<count))
        }
    }
}
