/// Numbers byte strings from 1 in the order in which they first come, each different one once. 0 stands for none.
struct ValueInterner: Sendable {
    private var bytes: [UInt8] = []
    /// Where the bytes of each number begin; of the number after the last, where all end.
    private var starts: [UInt32] = [0, 0]
    /// By number.
    private(set) var hashes: [UInt64] = [0]
    /// The upper half of a hash and the number that has it, in one word, so that most looks reach one place only; 0 is free.
    private var slots = [UInt64](repeating: 0, count: 1 << 10)

    private static let tag: UInt64 = 0xFFFF_FFFF_0000_0000

    /// The greatest number.
    var count: Int { hashes.count - 1 }

    /// The number of a byte string; 0 of an empty one, and of a new one where there is no more room.
    mutating func number(_ value: UnsafeBufferPointer<UInt8>) -> UInt32 {
        value.count > 0 ? number(value, ByteHash.hash(value)) : 0
    }

    /// The numbers of byte strings that lie one after the other, each ending where told.
    ///
    /// They are looked up together, so that the memory of one is fetched while others are looked at.
    mutating func append(
        _ values: UnsafeBufferPointer<UInt8>,
        ends: UnsafeBufferPointer<Int>,
        to numbers: inout [UInt32]
    ) {
        let looks = ends.indices.map { index -> (hash: UInt64, found: UInt64, foundHash: UInt64) in
            let start = index == 0 ? 0 : ends[index - 1]
            guard ends[index] > start else { return (0, 0, 0) }
            let hash = ByteHash.hash(UnsafeBufferPointer(rebasing: values[start..<ends[index]]))
            let found = slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)]
            // Of what is another value for sure the hash is not fetched.
            return (hash, found, found != 0 && (found ^ hash) & Self.tag == 0 ? hashes[Self.number(in: found)] : 0)
        }
        var start = 0
        for (end, look) in zip(ends, looks) {
            let value = UnsafeBufferPointer(rebasing: values[start..<end])
            if value.isEmpty {
                numbers.append(0)
            } else if look.found != 0, look.foundHash == look.hash {
                numbers.append(UInt32(truncatingIfNeeded: look.found))
            } else {
                numbers.append(number(value, look.hash))
            }
            start = end
        }
    }

    @inline(__always)
    private static func number(in slot: UInt64) -> Int { Int(UInt32(truncatingIfNeeded: slot)) }

    @inline(__always)
    private func holds(_ slot: UInt64, _ hash: UInt64) -> Bool {
        (slot ^ hash) & Self.tag == 0 && hashes[Self.number(in: slot)] == hash
    }

    private mutating func number(_ value: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> UInt32 {
        let known = number(ofHash: hash)
        guard known == 0, bytes.count + value.count < Int(UInt32.max) else { return known }
        bytes.append(contentsOf: value)
        starts.append(UInt32(bytes.count))
        hashes.append(hash)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = hash & Self.tag | UInt64(count)
        if count * 2 > slots.count { grow() }
        return UInt32(count)
    }

    /// Gives the byte strings away; no more are numbered afterwards.
    mutating func takeTexts() -> NumberedTexts {
        defer { (bytes, starts) = ([], []) }
        return NumberedTexts(bytes: FixedTable(bytes), starts: FixedTable(starts))
    }

    /// Gives the memory back that finding numbers by their hashes takes; afterwards all are unknown.
    mutating func close() { slots = [0] }

    /// The number of a known byte string by its hash, or 0.
    func number(ofHash hash: UInt64) -> UInt32 {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if holds(slots[slot], hash) { return UInt32(truncatingIfNeeded: slots[slot]) }
            slot = (slot + 1) & mask
        }
        return 0
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * (slots.count < 1 << 16 ? 8 : 4))
        let mask = slots.count - 1
        for number in 1..<hashes.count {
            var slot = Int(truncatingIfNeeded: hashes[number]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = hashes[number] & Self.tag | UInt64(number)
        }
    }
}

/// A fixed hash of bytes, the same in every run; two strings of one hash count as the same.
enum ByteHash {
    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
        var position = 0
        while position + 8 <= bytes.count {
            let word = UnsafeRawPointer(bytes.baseAddress!).loadUnaligned(fromByteOffset: position, as: UInt64.self)
            hash = mixed(hash, UInt64(littleEndian: word))
            position += 8
        }
        var rest: UInt64 = 0
        while position < bytes.count {
            rest = rest << 8 | UInt64(bytes[position])
            position += 1
        }
        return mixed(mixed(hash, rest), 0xD6E8_FEB8_6659_FD93)
    }

    static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word &* 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low ^ word.byteSwapped
    }
}
