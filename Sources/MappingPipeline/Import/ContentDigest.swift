/// A fast digest of bytes, 128 bits wide: it tells whether an export has changed.
///
/// Four lanes of 128 bits take 16 bytes each a step by one multiplication of 64 × 64 to 128 bits, as in wyhash (Wang Yi,
/// github.com/wangyi-fudan/wyhash, public domain). Two different contents have the same digest
/// with a chance of about 1 in 2^64 or less. It detects changes and is no protection against forgery: somebody who
/// wants two files with the same digest can make them.
struct ContentDigest: Hashable {
    var first: UInt64
    var second: UInt64

    private static let seeds: [UInt64] = [
        0xa076_1d64_78bd_642f, 0xe703_7ed1_a0b4_28db, 0x8ebc_6af0_9c88_c6e3, 0x5899_65cc_7537_4cc3,
        0x1d8e_4e27_c47d_124f, 0xeb44_acca_b455_d165, 0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f,
    ]

    init(first: UInt64, second: UInt64) { (self.first, self.second) = (first, second) }

    /// The digest of a run of bytes.
    init(of bytes: UnsafeRawBufferPointer) {
        let seeds = Self.seeds
        var (a, b) = (Lane(seeds[0], seeds[1]), Lane(seeds[2], seeds[3]))
        var (c, d) = (Lane(seeds[4], seeds[5]), Lane(seeds[6], seeds[7]))
        var position = 0
        if let base = bytes.baseAddress {
            while bytes.count - position >= 64 {
                a.take(base + position)
                b.take(base + position + 16)
                c.take(base + position + 32)
                d.take(base + position + 48)
                position += 64
            }
            withUnsafeTemporaryAllocation(byteCount: 64, alignment: 16) { rest in
                rest.initializeMemory(as: UInt8.self, repeating: 0)
                rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position...]))
                guard let base = rest.baseAddress else { return }
                a.take(UnsafeRawPointer(base))
                b.take(UnsafeRawPointer(base + 16))
                c.take(UnsafeRawPointer(base + 32))
                d.take(UnsafeRawPointer(base + 48))
            }
        }
        var all = Lane(UInt64(bytes.count), seeds[1])
        for lane in [a, b, c, d] { all.take(lane.first, lane.second) }
        all.take(seeds[2], seeds[5])
        (first, second) = (all.first, all.second)
    }

    /// The digest of a whole from those of its parts, in order.
    init(of parts: [ContentDigest]) {
        self = parts.flatMap { [$0.first.littleEndian, $0.second.littleEndian] }.withUnsafeBytes { Self(of: $0) }
    }

    /// 32 lower-case digits.
    var hexadecimal: String { Self.digits(first) + Self.digits(second) }

    private static func digits(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

private struct Lane {
    var first: UInt64
    var second: UInt64

    init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }

    @inline(__always)
    mutating func take(_ bytes: UnsafeRawPointer) {
        take(
            UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)),
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }

    @inline(__always)
    mutating func take(_ left: UInt64, _ right: UInt64) {
        let product = (left ^ first).multipliedFullWidth(by: right ^ second)
        // What went in goes on beside the product, as a product with zero would forget everything.
        (first, second) = (product.low ^ right ^ second &* 0x9e37_79b9_7f4a_7c15, product.high ^ left &+ first)
    }
}
