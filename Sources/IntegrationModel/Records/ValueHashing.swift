/// Hashes values as the columns of a workspace do, so that text found elsewhere can be looked up in them.
public protocol ValueHashing: Sendable {
    /// The keyed hash of the normalised value; 0 for a value that means nothing.
    func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> UInt64
}

extension ValueHashing {
    public func hash(_ text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { hash($0) }
    }
}
