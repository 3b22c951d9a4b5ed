internal import CTextScanning

/// The shape of a value: digits as 9, letters as a or A, spaces as a space, other characters as they are; the first 31
/// characters of a longer value and a mark that it goes on.
struct Shape: Hashable, BitwiseCopyable {
    static let capacity = 32
    /// Stands after 31 characters for the rest of a longer value.
    static let ellipsis: UInt8 = 0x1F

    var words: SIMD4<UInt64>

    /// The shape of nothing.
    static let none = Shape(words: SIMD4())

    private init(words: SIMD4<UInt64>) {
        self.words = words
    }

    init(_ bytes: UnsafePointer<UInt8>) {
        words = UnsafeRawPointer(bytes).loadUnaligned(as: SIMD4<UInt64>.self)
    }

    @inline(__always)
    var hash: UInt64 {
        mix(words[0] ^ 0x9e37_79b9_7f4a_7c15, words[1] ^ 0xbf58_476d_1ce4_e5b9)
            ^ mix(words[2] ^ 0x94d0_49bb_1331_11eb, words[3] ^ 0xd6e8_feb8_6659_fd93)
    }

    private var bytes: [UInt8] {
        withUnsafeBytes(of: words) { Array($0.prefix { $0 != 0 }) }
    }

    /// The shape with runs of digits, letters of one case, or spaces written once. What it merges it merges for all
    /// values alike, so coarsening before or after counting gives the same counts.
    var coarse: Shape {
        var result = self
        withUnsafeBytes(of: words) { from in
            withUnsafeMutableBytes(of: &result.words) { to in
                guard let from = from.baseAddress, let to = to.baseAddress else { return }
                value_text_coarsen(
                    from.assumingMemoryBound(to: UInt8.self),
                    to.assumingMemoryBound(to: UInt8.self)
                )
            }
        }
        return result
    }

    var text: String {
        String(decoding: bytes.map { $0 == Self.ellipsis ? 0 : $0 }, as: UTF8.self)
            .split(separator: "\0", omittingEmptySubsequences: false).joined(separator: "…")
    }
}
