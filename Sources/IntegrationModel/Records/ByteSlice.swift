/// A borrowed run of UTF-8 bytes: the value of one field of one record.
///
/// Valid only during the call that hands it over. Absent (``absent``) is not the same as empty: an absent value was
/// not in the export at all, such as a key that a JSON object does not have.
public struct ByteSlice: @unchecked Sendable {
    public var start: UnsafePointer<UInt8>?
    public var count: Int

    @inlinable
    public init(start: UnsafePointer<UInt8>?, count: Int) {
        self.start = start
        self.count = count
    }

    public static let absent = ByteSlice(start: nil, count: 0)

    @inlinable
    public var isAbsent: Bool { start == nil }

    /// Whether there is nothing to read: absent, or no bytes.
    @inlinable
    public var isEmpty: Bool { count == 0 }

    @inlinable
    public var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// The text; bytes that are not UTF-8 become U+FFFD.
    public var string: String { String(decoding: buffer, as: UTF8.self) }
}
