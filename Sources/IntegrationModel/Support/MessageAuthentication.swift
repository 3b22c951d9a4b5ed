/// HMAC with SHA-256 (RFC 2104; FIPS 198-1): a digest of bytes that only the holder of a key can make.
public struct MessageAuthentication: Sendable {
    private let inner: SHA256
    private let outer: SHA256

    public init(key: [UInt8]) {
        var block = key
        if block.count > 64 {
            var digest = SHA256()
            digest.update(block)
            block = digest.finalize()
        }
        block += [UInt8](repeating: 0, count: 64 - block.count)
        var (inner, outer) = (SHA256(), SHA256())
        inner.update(block.map { $0 ^ 0x36 })
        outer.update(block.map { $0 ^ 0x5C })
        (self.inner, self.outer) = (inner, outer)
    }

    /// The code of some bytes, 32 bytes. O(length).
    public func code(of bytes: some Collection<UInt8>) -> [UInt8] {
        var (inner, outer) = (inner, outer)
        inner.update(bytes)
        outer.update(inner.finalize())
        return outer.finalize()
    }
}
