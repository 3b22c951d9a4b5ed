import Synchronization

/// Counts the distinct values of lanes and those that any two of them share; exact.
///
/// The keys are spread over buckets by their top bits, and the buckets are worked through in parts that fit in a
/// given memory: lanes are read once more for each part, and between parts those are left out whose pairs all fell
/// short. A value comes by once for all lanes, as in SPIDER (Bauckmann, Leser, Naumann: *Efficiently Computing
/// Inclusion Dependencies for Schema Discovery*, ICDE Workshops 2006), but from buckets without an order, as in BINDER
/// (Papenbrock et al., *Divide & Conquer-based Inclusion Dependency Discovery*, VLDB 2015). Values that the same lanes
/// have are counted together, so a pair costs something for each such set and nothing for each value.
///
/// The result does not depend on the number of threads nor on the memory. Cost: linear in the values, of which a block
/// with a dictionary counts each different one once, times the parts that the memory asks for.
struct SharedValueCount {
    let lanes: [ValueLane]
    /// Bytes that the keys of a part may take.
    let memory: Int
    let threads: Int

    static let defaultMemory = 256 << 20

    init(_ lanes: [ValueLane], memory: Int = defaultMemory, threads: Int = 2) {
        self.lanes = lanes
        self.memory = max(1 << 10, memory)
        self.threads = max(1, threads)
    }

    /// Counts for all lanes, or for the pairs that are alive.
    ///
    /// Lanes without such a pair are left out as soon as that is known; what is counted for them means nothing.
    func counts(of pairs: inout LanePairs?) -> SharedCounts {
        let result = Mutex(SharedCounts(lanes: lanes.count))
        let size = lanes.reduce(0) { $0 + $1.size }
        // Buckets whose table fits in the cache of a core; at least two, so that a shift is never of the whole word.
        var bits = 1
        while bits < 22, size >> bits > 8192 { bits += 1 }
        let shift = UInt64(64 - bits)
        let buckets = 1 << bits
        var first = 0
        while first < buckets {
            let alive = lanes.indices.filter { pairs?.isAlive($0) ?? true }
            guard !alive.isEmpty else { break }
            let part = LanePart(
                alive.map { lanes[$0] },
                range: first..<min(buckets, first + width(of: alive, buckets, isFirst: first == 0 && pairs != nil)),
                shift: shift,
                room: memory / 8,
                threads: threads
            )
            BucketCounting(lanes: alive, shift: shift, threads: threads, mostSets: mostSets).add(part, to: result)
            first = part.buckets.upperBound
            if first < buckets { result.withLock { pairs?.prune(by: $0) } }
        }
        return result.withLock { $0 }
    }

    /// A set takes some 64 bytes, with the way to it; those of all threads may take a quarter of the memory.
    private var mostSets: Int { min(1 << 19, max(1 << 10, memory / 4 / 64 / threads)) }

    /// How many buckets to take at once: as many as memory holds, and the first time a sample by which pairs fall.
    private func width(of alive: [Int], _ buckets: Int, isFirst: Bool) -> Int {
        let size = max(1, alive.reduce(0) { $0 + lanes[$1].size })
        // The positions of the lanes in each bucket take memory as well as the keys.
        let bucketBytes = max(1, size / buckets * 8 + alive.count * 8)
        let most = max(1, memory / bucketBytes)
        return isFirst && buckets > 64 ? min(most, buckets / 64) : min(most, buckets)
    }
}
