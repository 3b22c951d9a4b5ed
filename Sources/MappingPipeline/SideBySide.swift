import Dispatch
import Synchronization

/// Does what is to be done for each of two sides, for both at once.
public enum SideBySide {
    /// The results in the order of the values.
    ///
    /// - Parameter threads: with one, one value is dealt with after the other.
    /// - Throws: the error of the first value that has one.
    public static func map<Value: Sendable, Result: Sendable>(
        _ values: [Value],
        threads: Int,
        _ task: @Sendable (Value) throws -> Result
    ) throws -> [Result] {
        guard threads > 1, values.count > 1 else { return try values.map(task) }
        let results = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: values.count))
        DispatchQueue.concurrentPerform(iterations: values.count) { position in
            let result = Swift.Result { try task(values[position]) }
            results.withLock { $0[position] = result }
        }
        return try results.withLock { $0 }.compactMap { try $0?.get() }
    }
}
