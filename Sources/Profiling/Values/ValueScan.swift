/// Memory that the scan of a value writes to, used for one value after the other.
struct ScanBuffer: ~Copyable {
    /// The value's letters and digits, folded.
    private(set) var folded: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    /// The value's shape, 32 bytes.
    let shape: UnsafeMutablePointer<UInt8>
    /// ``ByteTable``, where no lazy initialisation has to be checked for.
    let table: UnsafeMutablePointer<UInt64>

    init() {
        capacity = 256
        folded = .allocate(capacity: capacity)
        shape = .allocate(capacity: Shape.capacity)
        table = .allocate(capacity: 256)
        for byte in 0..<256 { (table + byte).initialize(to: ByteTable.words[byte]) }
    }

    deinit {
        folded.deallocate()
        shape.deallocate()
        table.deallocate()
    }

    /// Makes room for a value of some bytes. Folding never makes a value longer, but for one prefix digit.
    mutating func reserve(_ count: Int) {
        guard count + 16 > capacity else { return }
        folded.deallocate()
        capacity = count * 2 + 16
        folded = .allocate(capacity: capacity)
    }
}

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
        (start, count) = ValueScan.trimmed(bytes, length)
        buffer.reserve(count)
        let folded = buffer.folded
        let shape = buffer.shape
        let table = buffer.table
        UnsafeMutableRawPointer(shape).storeBytes(of: SIMD4<UInt64>(), as: SIMD4<UInt64>.self)
        var flags: UInt64 = 0
        var kept = 0
        var digitCount: UInt64 = 0
        var signs = 0
        var position = 0
        while position < count {
            let byte = start[position]
            let word = table[Int(byte)]
            flags |= word
            if byte < 0x80 {
                folded[kept] = UInt8(truncatingIfNeeded: word)
                kept &+= Int(truncatingIfNeeded: word >> 8 & 1)
                digitCount &+= word >> 9 & 1
                if signs < Shape.capacity {
                    shape[signs] = UInt8(truncatingIfNeeded: word >> 16)
                    signs &+= 1
                }
                position &+= 1
            } else {
                let step = FoldedScalar(start + position, count - position)
                if step.length > 0 { folded[kept] = step.first }
                if step.length > 1 { folded[kept + 1] = step.second }
                if step.length > 2 { folded[kept + 2] = step.third }
                if step.length > 3 { folded[kept + 3] = step.fourth }
                kept &+= step.length
                if signs < Shape.capacity {
                    shape[signs] = step.sign
                    signs &+= 1
                }
                position &+= step.bytes
            }
        }
        if signs == Shape.capacity { shape[Shape.capacity - 1] = Shape.ellipsis }
        classes = CharacterClasses(rawValue: UInt32(truncatingIfNeeded: flags >> 32))
        digits = Int(truncatingIfNeeded: digitCount)
        foldedCount = kept
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
