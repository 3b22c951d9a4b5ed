/// The numbers of values of a column that were met before, by how they are written, so that a value that comes back is not
/// folded again. Each has one place at most.
struct KnownValues {
    private var hashes: [UInt64]
    private var numbers: [UInt32]
    private var (asked, known) = (0, 0)
    /// Whether values hardly come back, so that it is no use to look.
    private var isUseless: Bool

    private static let places = 1 << 15
    /// How many values tell whether they come back.
    private static let trial = 1 << 15

    /// - Parameter isUsed: whether anything is to be known.
    init(isUsed: Bool) {
        isUseless = !isUsed
        hashes = isUsed ? [UInt64](repeating: 0, count: Self.places) : []
        numbers = isUsed ? [UInt32](repeating: 0, count: Self.places) : []
    }

    /// A hash of a value as it is written; 0 where nothing is to be known of it.
    @inline(__always)
    func hash(_ value: UnsafeBufferPointer<UInt8>) -> UInt64 { isUseless ? 0 : ByteHash.hash(value) }

    @inline(__always)
    mutating func number(ofHash hash: UInt64) -> UInt32? {
        guard !isUseless, hash != 0 else { return nil }
        asked += 1
        let place = Int(truncatingIfNeeded: hash) & (Self.places - 1)
        guard hashes[place] == hash else { return nil }
        known += 1
        return numbers[place]
    }

    @inline(__always)
    mutating func keep(_ number: UInt32, ofHash hash: UInt64) {
        guard !isUseless, hash != 0 else { return }
        let place = Int(truncatingIfNeeded: hash) & (Self.places - 1)
        (hashes[place], numbers[place]) = (hash, number)
        if asked >= Self.trial { isUseless = known * 8 < asked }
    }
}
