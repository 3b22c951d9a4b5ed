import Glibc

/// The order in which columns take a batch: those that took long before come first, so that the last one to end, for
/// which other threads wait, is a short one. What comes of it does not depend on the order.
final class ColumnOrder: @unchecked Sendable {
    // Each column writes its own time only, and nobody reads them meanwhile.
    private var times = GrowableBuffer<Int>()
    private var columns: [Int] = []
    private var batches = 0

    /// Batches after which the order is made anew.
    private static let constancy = 16

    /// Makes the order of so many columns for the next batch.
    func prepare(_ count: Int) {
        defer { batches += 1 }
        guard count != columns.count || batches % Self.constancy == 1 else { return }
        if times.count < count { times.append(repeating: 0, count: count - times.count) }
        let times = times.elements
        columns = (0..<count).sorted { (times[$1], $0) < (times[$0], $1) }
    }

    /// Does the task of the column at a position.
    func time(_ position: Int, _ task: (Int) -> Void) {
        let column = columns[position]
        let start = Self.now
        task(column)
        times.elements[column] = Self.now &- start
    }

    /// In nanoseconds.
    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }
}
