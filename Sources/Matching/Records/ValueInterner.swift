/// Numbers byte strings from 1 in the order in which they first come, each different one once. 0 stands for none.
struct ValueInterner: Sendable {
    private var bytes: [UInt8] = []
    /// Where the bytes of each number begin; of the number after the last, where all end.
    private var starts: [UInt32] = [0, 0]
    /// By number.
    private(set) var hashes: [UInt64] = [0]
    private var slots = [UInt32](repeating: 0, count: 1 << 10)

    /// The greatest number.
    var count: Int { hashes.count - 1 }

    /// The number of a byte string; 0 of an empty one, and of a new one where there is no more room.
    mutating func number(_ value: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard value.count > 0, bytes.count + value.count < Int(UInt32.max) else { return 0 }
        let hash = ByteHash.hash(value)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if hashes[Int(slots[slot])] == hash { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        bytes.append(contentsOf: value)
        starts.append(UInt32(bytes.count))
        hashes.append(hash)
        slots[slot] = UInt32(count)
        if count * 2 > slots.count { grow() }
        return UInt32(count)
    }

    /// Gives the byte strings away; no more are numbered afterwards.
    mutating func takeTexts() -> NumberedTexts {
        defer { (bytes, starts) = ([], []) }
        return NumberedTexts(bytes: FixedTable(bytes), starts: FixedTable(starts))
    }

    /// The number of a known byte string by its hash, or 0.
    func number(ofHash hash: UInt64) -> UInt32 {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if hashes[Int(slots[slot])] == hash { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return 0
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for number in 1..<hashes.count {
            var slot = Int(truncatingIfNeeded: hashes[number]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number)
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
