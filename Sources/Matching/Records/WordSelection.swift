/// Selects values and words for samples by their letters and digits in any order: the same ones in all columns.
///
/// Whether a value is of the sample is seen from it as it is written, so that only the few which are need be folded.
struct WordSelection: Sendable {
    private let shift: UInt64
    private let signs = Self.signs

    /// - Parameter shift: one of so many is selected, as a power of two.
    init(_ shift: UInt64) { self.shift = shift }

    /// Whether a folded value or word is selected.
    func holds(_ folded: UnsafeBufferPointer<UInt8>) -> Bool {
        var sum: UInt64 = 0
        for byte in folded { sum &+= signs[Int(byte)] }
        return holds(sum)
    }

    /// Whether a value as it is written, or a word of it, may be selected when it is folded.
    func mayHold(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard shift > 0 else { return true }
        var (whole, word, part): (UInt64, UInt64, UInt64) = (0, 0, 0)
        var all: UInt8 = 0
        var isParted = false
        for byte in value {
            all |= byte
            let sign = signs[Int(byte)]
            if sign != 0 {
                part &+= sign
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ",") {
                // It may part words or fall away; of several any may.
                if isParted || holds(part) { return true }
                isParted = part != 0
                word &+= part
                part = 0
            } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: "'") {
                if holds(part) || holds(word &+ part) { return true }
                whole &+= word &+ part
                (word, part, isParted) = (0, 0, false)
            }
        }
        return all >= 0x80 || holds(part) || holds(word &+ part) || holds(whole &+ word &+ part)
    }

    @inline(__always)
    private func holds(_ sum: UInt64) -> Bool {
        shift == 0 || ByteHash.mixed(sum, 0x2545_F491_4F6C_DD1D) >> (64 - shift) == 0
    }

    /// By byte: a number for each letter and digit, the same for the small and the capital letter; 0 for what parts words.
    private static let signs = FixedTable<UInt64>(
        (0...255).map { (byte: UInt8) in
            let folded = FoldedValue.smallSign(of: byte)
            return folded == 0 ? 0 : ByteHash.mixed(UInt64(folded), 0x9E37_79B9_7F4A_7C15) | 1
        }
    )
}
