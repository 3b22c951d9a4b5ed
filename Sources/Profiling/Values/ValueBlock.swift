internal import CTextScanning

/// At most 32 bytes of a value, and the places of its kinds of bytes in them.
struct ValueBlock {
    static let capacity = 32

    /// The bytes, where 48 can be read: those of the value, or a copy.
    let start: UnsafePointer<UInt8>
    /// One bit for each byte.
    let all: UInt32
    let digits: UInt32
    let letters: UInt32
    let spaces: UInt32
    /// Bytes of characters beyond ASCII.
    let beyondASCII: UInt32

    /// Reads the first bytes of a value, 1 to 32, and writes them to the buffer with letters in lower case, and their
    /// shape, zeros after them.
    @inline(__always)
    init(_ bytes: UnsafePointer<UInt8>, _ count: Int, into buffer: inout ScanBuffer) {
        start = ValueBlock.readable(bytes, count, in: buffer)
        all = UInt32(truncatingIfNeeded: (1 as UInt64) << UInt64(count) &- 1)
        let masks = value_scanning_block(start, UInt32(truncatingIfNeeded: count), buffer.folded, buffer.shape)
        (digits, letters, spaces, beyondASCII) = (masks.digit, masks.letter, masks.space, masks.high)
    }

    /// The place of some bytes of which at most 32 are needed and 48 can be read: the bytes themselves unless the end of
    /// a page comes too early, where memory may end as well.
    @inline(__always)
    static func readable(
        _ bytes: UnsafePointer<UInt8>,
        _ available: Int,
        in buffer: borrowing ScanBuffer
    ) -> UnsafePointer<UInt8> {
        let readable = Int(VALUE_SCANNING_READABLE)
        if available >= readable || UInt(bitPattern: bytes) & 4095 <= 4096 - UInt(readable) { return bytes }
        buffer.block.update(from: bytes, count: min(available, capacity))
        return UnsafePointer(buffer.block)
    }
}
