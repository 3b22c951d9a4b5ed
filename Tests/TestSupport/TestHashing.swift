public import IntegrationModel

/// A hash for tests: letters and digits count, their case and what stands between them do not (FNV-1a, 64 bits).
public struct TestHashing: ValueHashing {
    public init() {}

    public func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var isEmpty = true
        for byte in utf8 {
            let isUpper = byte >= 0x41 && byte <= 0x5A
            let lower = isUpper ? byte | 0x20 : byte
            let counts = lower >= 0x80 || (lower >= 0x30 && lower <= 0x39) || (lower >= 0x61 && lower <= 0x7A)
            guard counts else { continue }
            isEmpty = false
            hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3
        }
        return isEmpty ? 0 : max(1, hash)
    }
}
