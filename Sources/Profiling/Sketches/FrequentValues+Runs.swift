extension FrequentValues {
    /// Adds the hashes of a run of records, 0 for those without a value; about 2 ns each where most occur rarely.
    ///
    /// Hashes are first counted by their leading bits, as in one row of a count-min sketch (Cormode and Muthukrishnan,
    /// "An improved data stream summary", Journal of Algorithms 55, 2005). Values of groups that are small are then
    /// passed over: none of them can occur more often than the largest such group has members, and that is added to
    /// ``error``. It is done only where those passed over are at least ``size`` times as many, so that the bound
    /// `total / size` stays.
    public mutating func insert(contentsOf hashes: UnsafeBufferPointer<UInt64>) {
        let groups = 1 << 12
        guard hashes.count >= 4 * groups else {
            for hash in hashes { insert(hash) }
            return
        }
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: groups) { counts in
            counts.initialize(repeating: 0)
            for hash in hashes { counts[group(hash, of: groups)] &+= hash == 0 ? 0 : 1 }
            let small = UInt32(hashes.count / (4 * size))
            var (passed, largest, others) = (0, 0, 0)
            for count in counts {
                if count <= small {
                    passed += Int(count)
                    largest = max(largest, Int(count))
                } else {
                    others += 1
                }
            }
            let mayPass = passed >= size * largest
            if mayPass { passOver(passed, each: largest) }
            guard !mayPass || others > 0 else { return }
            for hash in hashes where !mayPass || counts[group(hash, of: groups)] > small { insert(hash) }
        }
    }

    @inline(__always)
    private func group(_ hash: UInt64, of groups: Int) -> Int {
        Int(truncatingIfNeeded: hash >> UInt64(64 - groups.trailingZeroBitCount))
    }
}
