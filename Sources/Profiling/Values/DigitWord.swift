/// Digits in one machine word, the first one in the lowest byte.
enum DigitWord {
    /// The number that the first digits of a word are, 0 to 8 of them.
    ///
    /// Daniel Lemire, "Quickly parsing eight digits" (2018): pairs, then fours, then eights by one multiplication each.
    @inline(__always)
    static func number(_ word: UInt64, _ count: Int) -> UInt64 {
        // Swift's shift gives 0 for a shift by 64 bits.
        let digits = word << UInt64(64 - 8 * count) & 0x0F0F_0F0F_0F0F_0F0F
        let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
        let left = (pairs & 0x0000_00FF_0000_00FF) &* (100 + 1_000_000 << 32)
        let right = (pairs >> 16 & 0x0000_00FF_0000_00FF) &* (1 + 10_000 << 32)
        return (left &+ right) >> 32
    }

    /// The number that digits in memory are, 1 to 16 of them; 16 bytes are read.
    @inline(__always)
    static func number(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        if count <= 8 { return number(load(start), count) }
        return number(load(start), 8) &* powersOfTen[count - 8] &+ number(load(start + 8), count - 8)
    }

    /// Whether eight bytes in memory are digits.
    @inline(__always)
    static func holdsDigits(_ start: UnsafePointer<UInt8>) -> Bool {
        let word = load(start)
        // A digit has 3 as its upper half, and has it still when 6 is added.
        return word & (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030
    }

    /// Eight bytes from memory.
    @inline(__always)
    static func load(_ start: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
    }

    @inline(__always)
    static func store(_ word: UInt64, at start: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(start).storeBytes(of: word.littleEndian, as: UInt64.self)
    }

    private static let powersOfTen: InlineArray<9, UInt64> = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
    ]
}
