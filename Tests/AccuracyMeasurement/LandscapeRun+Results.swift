import Synchronization

extension LandscapeRun {
    /// The comparisons that are ready, by place.
    final class Results: Sendable {
        private let ready: Mutex<[Result<LandscapeComparison, any Error>?]>

        init(count: Int) { ready = Mutex(Array(repeating: nil, count: count)) }

        subscript(place: Int) -> Result<LandscapeComparison, any Error>? {
            get { ready.withLock { $0[place] } }
            set { ready.withLock { $0[place] = newValue } }
        }

        func values() throws -> [LandscapeComparison] {
            try ready.withLock { try $0.compactMap { try $0?.get() } }
        }

        /// Hands out places, each once.
        final class Turn: Sendable {
            private let next = Mutex(0)
            private let count: Int

            init(count: Int) { self.count = count }

            func take() -> Int? {
                next.withLock { place in
                    guard place < count else { return nil }
                    defer { place += 1 }
                    return place
                }
            }
        }
    }
}
