import Dispatch
import Synchronization

/// The results of tasks that several threads do, in the order of their numbers.
func parallelMap<Result: Sendable>(_ count: Int, threads: Int, _ task: @Sendable (Int) -> Result) -> [Result] {
    guard count > 0 else { return [] }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
        while true {
            let number = next.add(1, ordering: .relaxed).oldValue
            guard number < count else { break }
            let result = task(number)
            results.withLock { $0[number] = result }
        }
    }
    return results.withLock { $0.compactMap(\.self) }
}
