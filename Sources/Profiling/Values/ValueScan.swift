/// A value without the spaces around it, and what one pass over its bytes found.
struct ValueScan {
    /// The value without spaces and spreadsheet apostrophe before it and spaces after it.
    var start: UnsafePointer<UInt8>
    var classes: CharacterClasses = []
    // Of 32 bits, so that a scan is passed in registers.
    private var byteCount: UInt32
    private var digitCount: UInt32 = 0
    private var foldedByteCount: UInt32 = 0

    /// Bytes of the value.
    var count: Int { Int(byteCount) }

    /// ASCII digits.
    var digits: Int {
        get { Int(digitCount) }
        set { digitCount = UInt32(truncatingIfNeeded: newValue) }
    }

    /// Bytes in the scan buffer's `folded`.
    var foldedCount: Int {
        get { Int(foldedByteCount) }
        set { foldedByteCount = UInt32(truncatingIfNeeded: newValue) }
    }

    var letters: Int { foldedCount - digits }

    /// Scans a value: finds its classes, and writes its folded letters and digits and its shape to the buffer.
    init(_ bytes: UnsafePointer<UInt8>, _ length: Int, into buffer: inout ScanBuffer) {
        let (start, count) = ValueScan.trimmed(bytes, length)
        if count > 0, count <= ValueScan.textCapacity {
            self.init(text: start, count, buffer)
        } else {
            self.init(long: start, count, &buffer)
        }
    }

    init(start: UnsafePointer<UInt8>, count: Int) {
        self.start = start
        byteCount = UInt32(clamping: count)
    }

    /// The classes of the places of a block that are no letters, digits or spaces; writes their signs to the shape.
    @inline(__always)
    static func classes(
        of places: UInt64,
        at start: UnsafePointer<UInt8>,
        shape: UnsafeMutablePointer<UInt8>,
        _ table: UnsafePointer<UInt64>
    ) -> UInt32 {
        var rest = places
        var flags: UInt64 = 0
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest &- 1
            let byte = start[place]
            let word = table[Int(byte)]
            flags |= word
            if byte &- 0x20 >= 0x5F { shape[place] = UInt8(truncatingIfNeeded: word >> 16) }
        }
        return UInt32(truncatingIfNeeded: flags >> 32)
    }

    /// Whether the value, which is not empty, stands for no value.
    @inline(__always)
    func isNull(_ buffer: borrowing ScanBuffer) -> Bool {
        count < 64 && buffer.nullLengths[Int(start[0])] >> UInt64(truncatingIfNeeded: count) & 1 != 0
            && NullWords.contains(start, count)
    }

    /// The value without white space (also no-break) and a byte order mark around it, and without the apostrophe that
    /// keeps a spreadsheet from reading a number.
    @inline(__always)
    static func trimmed(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> (UnsafePointer<UInt8>, Int) {
        guard length > 0 else { return (bytes, 0) }
        let (first, last) = (bytes[0], bytes[length - 1])
        return first &- 0x21 < 0x5E && last &- 0x21 < 0x5E && first != 0x27
            ? (bytes, length) : ValueScan.trimmedEachSide(bytes, length)
    }

    private static func trimmedEachSide(
        _ bytes: UnsafePointer<UInt8>,
        _ length: Int
    ) -> (UnsafePointer<UInt8>, Int) {
        var first = 0
        var end = length
        while first < end {
            let byte = bytes[first]
            if byte <= 0x20 {
                first += 1
            } else if byte == 0xC2, first + 1 < end, bytes[first + 1] == 0xA0 {
                first += 2
            } else if byte == 0xEF, first + 2 < end, bytes[first + 1] == 0xBB, bytes[first + 2] == 0xBF {
                first += 3
            } else {
                break
            }
        }
        while end > first {
            let byte = bytes[end - 1]
            if byte <= 0x20 {
                end -= 1
            } else if byte == 0xA0, end - 2 >= first, bytes[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        if end - first > 1, bytes[first] == 0x27, bytes[end - 1] != 0x27 { first += 1 }
        return (bytes + first, end - first)
    }
}
