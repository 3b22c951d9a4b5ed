internal import CTextScanning

/// A value without the spaces around it, and what one pass over its bytes found.
struct ValueScan {
    /// The value without spaces and spreadsheet apostrophe before it and spaces after it.
    var start: UnsafePointer<UInt8>
    var count: Int
    var classes: CharacterClasses = []
    /// ASCII digits.
    var digits = 0
    /// Bytes in the scan buffer's `folded`.
    var foldedCount = 0

    var letters: Int { foldedCount - digits }

    /// Scans a value: finds its classes, and writes its folded letters and digits and its shape to the buffer.
    init(_ bytes: UnsafePointer<UInt8>, _ length: Int, into buffer: inout ScanBuffer) {
        self.init(trimming: bytes, length)
        guard count > 0 else { return }
        if count <= ValueBlock.capacity {
            let block = ValueBlock(start, count, into: &buffer)
            if block.beyondASCII == 0 { scan(block, &buffer) } else { scanLong(&buffer) }
        } else {
            scanLong(&buffer)
        }
    }

    /// The value of some bytes, not yet scanned.
    @inline(__always)
    init(trimming bytes: UnsafePointer<UInt8>, _ length: Int) {
        (start, count) = (bytes, length)
        guard length > 0 else { return }
        let (first, last) = (bytes[0], bytes[length - 1])
        if first &- 0x21 < 0x5E, last &- 0x21 < 0x5E, first != 0x27 { return }
        (start, count) = ValueScan.trimmed(bytes, length)
    }

    /// Scans a value of ASCII characters that fits one block.
    @inline(__always)
    mutating func scan(_ block: ValueBlock, _ buffer: inout ScanBuffer) {
        let kept = block.digits | block.letters
        digits = block.digits.nonzeroBitCount
        foldedCount = kept.nonzeroBitCount
        if kept != block.all { value_scanning_keep(block.start, kept, buffer.folded) }
        if block.digits != 0 { classes.insert(.digit) }
        if block.letters != 0 { classes.insert(.letter) }
        if block.spaces != 0 { classes.insert(.space) }
        addClasses(of: block.all & ~kept & ~block.spaces, at: block.start, shape: buffer.shape, buffer.table)
        if count == Shape.capacity { buffer.shape[Shape.capacity - 1] = Shape.ellipsis }
    }

    /// Adds the classes of the places of a block that are no letters, digits or spaces, and their signs.
    @inline(__always)
    mutating func addClasses(
        of places: UInt32,
        at start: UnsafePointer<UInt8>,
        shape: UnsafeMutablePointer<UInt8>,
        _ table: UnsafePointer<UInt64>
    ) {
        var rest = places
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest &- 1
            let byte = start[place]
            let word = table[Int(byte)]
            classes.rawValue |= UInt32(truncatingIfNeeded: word >> 32)
            if byte &- 0x20 >= 0x5F { shape[place] = UInt8(truncatingIfNeeded: word >> 16) }
        }
    }

    /// Whether the value, which is not empty, stands for no value.
    @inline(__always)
    func isNull(_ buffer: borrowing ScanBuffer) -> Bool {
        buffer.table[Int(start[0])] >> 10 & 1 != 0 && NullWords.contains(start, count)
    }

    /// The value without white space (also no-break) and a byte order mark around it, and without the apostrophe that
    /// keeps a spreadsheet from reading a number.
    private static func trimmed(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> (UnsafePointer<UInt8>, Int) {
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
